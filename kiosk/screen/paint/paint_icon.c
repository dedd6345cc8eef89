/* The built-in icons: outlines on a grid of 1000 x 1000, in the manner of SVG
 * path data, filled or drawn with a round pen. */
#include "paint_icon.h"

enum { GRID = 1000 };

/* What the numbers of an outline begin with; coordinates are never below 0.
 * MOVE x y, LINE x y, CURVE x1 y1 x2 y2 x y (cubic Bézier), CLOSE, DISC cx cy
 * r, RECT x y w h radius. */
enum { MOVE = -1, LINE = -2, CURVE = -3, CLOSE = -4, DISC = -5, RECT = -6 };
enum { END = -7 };

struct icon_part {
    const short *outline;
    short pen;  /* width of the pen on the outline; 0 = none */
    bool fill;  /* the inside too */
    bool inner; /* in the inner colour: cut out of what is below */
    bool snap;  /* straight edges on whole px, so that they are sharp */
};

enum { PARTS_MAX = 5 };

static const short disc[] = {DISC, 500, 500, 465, END};
static const short ring[] = {DISC, 500, 500, 420, END};
static const short tick[] = {MOVE, 288,  518, LINE, 440,
                             668,  LINE, 716, 366,  END};
static const short info_stem[] = {MOVE, 500, 468, LINE, 500, 706, END};
static const short info_dot[] = {DISC, 500, 288, 66, END};
static const short triangle[] = {MOVE, 500, 125, LINE,  928, 868,
                                 LINE, 72,  868, CLOSE, END};
static const short mark[] = {MOVE, 455, 370,  LINE, 545, 370,   LINE,
                             522,  600, LINE, 478,  600, CLOSE, END};
static const short mark_dot[] = {DISC, 500, 734, 58, END};
static const short open_triangle[] = {MOVE, 500, 140, LINE,  915, 860,
                                      LINE, 85,  860, CLOSE, END};
static const short open_mark[] = {MOVE, 500, 400, LINE, 500, 585, END};
static const short open_mark_dot[] = {DISC, 500, 722, 54, END};
static const short drop[] = {
    MOVE, 500, 75,    CURVE, 560, 160, 835,   440, 835, 620,   CURVE,
    835,  805, 685,   940,   500, 940, CURVE, 315, 940, 165,   805,
    165,  620, CURVE, 165,   440, 440, 160,   500, 75,  CLOSE, END};
static const short plus[] = {MOVE, 500, 460,  LINE, 500, 780, MOVE,
                             340,  620, LINE, 660,  620, END};
static const short square[] = {RECT, 40, 40, 920, 920, 210, END};
static const short handset[] = {
    MOVE, 258,  270,  CURVE, 258,  525,  475, 742,   730,   742, LINE, 742,
    612,  LINE, 606,  566,   LINE, 540,  632, CURVE, 462,   588, 412,  538,
    368,  460,  LINE, 434,   394,  LINE, 388, 258,   CLOSE, END};
static const short back[] = {MOVE, 645,  165, LINE, 315,
                             500,  LINE, 645, 835,  END};
static const short next[] = {MOVE, 355,  165, LINE, 685,
                             500,  LINE, 355, 835,  END};
static const short bars[] = {RECT, 230, 170, 190, 660, 40, RECT,
                             580,  170, 190, 660, 40,  END};
static const short play[] = {MOVE, 285, 165, LINE,  835, 500,
                             LINE, 285, 835, CLOSE, END};
static const short letters[] = {
    MOVE, 5,    800,  LINE, 128,  432,  LINE, 212,  432,   LINE,  335,   800,
    LINE, 253,  800,  LINE, 170,  552,  LINE, 87,   800,   CLOSE, MOVE,  87,
    640,  LINE, 253,  640,  LINE, 253,  706,  LINE, 87,    706,   CLOSE, MOVE,
    365,  800,  LINE, 606,  120,  LINE, 758,  120,  LINE,  1000,  800,   LINE,
    858,  800,  LINE, 682,  306,  LINE, 507,  800,  CLOSE, MOVE,  507,   540,
    LINE, 858,  540,  LINE, 858,  654,  LINE, 507,  654,   CLOSE, END};
static const short half[] = {MOVE, 500, 80,  CURVE, 732, 80,  920,
                             268,  920, 500, CURVE, 920, 732, 732,
                             920,  500, 920, CLOSE, END};
static const short meridian[] = {
    MOVE, 500, 80,    CURVE, 605, 80,  690,   268, 690, 500,   CURVE,
    690,  732, 605,   920,   500, 920, CURVE, 395, 920, 310,   732,
    310,  500, CURVE, 310,   268, 395, 80,    500, 80,  CLOSE, END};
static const short parallels[] = {MOVE, 104, 360,  LINE, 896, 360, MOVE,
                                  104,  640, LINE, 896,  640, END};
static const short dots[] = {DISC, 165,  500, 100, DISC, 500, 500,
                             100,  DISC, 835, 500, 100,  END};
static const short cross[] = {MOVE, 215, 215,  LINE, 785, 785, MOVE,
                              785,  215, LINE, 215,  785, END};
static const short tiles[] = {RECT, 90,  90,  370,  370, 80,  RECT, 540, 90,
                              370,  370, 80,  RECT, 90,  540, 370,  370, 80,
                              RECT, 540, 540, 370,  370, 80,  END};
static const short picture_frame[] = {RECT, 75, 145, 850, 710, 90, END};
static const short sun[] = {DISC, 320, 375, 78, END};
static const short hills[] = {MOVE, 190,  740,  LINE, 385,   555,  LINE,
                              480,  645,  LINE, 640,  455,   LINE, 810,
                              655,  LINE, 810,  740,  CLOSE, END};
static const short bulb[] = {
    MOVE, 390, 690,   CURVE, 390, 590, 245,   545, 245, 355,   CURVE,
    245,  214, 359,   100,   500, 100, CURVE, 641, 100, 755,   214,
    755,  355, CURVE, 755,   545, 610, 590,   610, 690, CLOSE, END};
static const short bulb_foot[] = {MOVE, 425, 800,  LINE, 575, 800, MOVE,
                                  460,  910, LINE, 540,  910, END};
static const short quotes[] = {
    DISC, 255, 640,   165,  MOVE, 90,    640,   CURVE, 90,  400,   200,
    235,  400, 175,   LINE, 430,  260,   CURVE, 300,   310, 245,   390,
    235,  490, CLOSE, DISC, 695,  640,   165,   MOVE,  530, 640,   CURVE,
    530,  400, 640,   235,  840,  175,   LINE,  870,   260, CURVE, 740,
    310,  685, 390,   675,  490,  CLOSE, END};
static const short bell[] = {MOVE, 110, 700, CURVE, 110, 475, 280,
                             330,  500, 330, CURVE, 720, 330, 890,
                             475,  890, 700, CLOSE, END};
static const short bell_stem[] = {MOVE, 500, 210, LINE, 500, 380, END};
static const short bell_knob[] = {MOVE, 420, 190, LINE, 580, 190, END};
static const short bell_foot[] = {RECT, 60, 770, 880, 110, 55, END};
static const short list_dots[] = {DISC, 150,  220, 95,  DISC, 150, 500,
                                  95,   DISC, 150, 780, 95,   END};
static const short list_rows[] = {RECT, 350, 160, 600, 120, 60,   RECT,
                                  350,  440, 600, 120, 60,  RECT, 350,
                                  720,  600, 120, 60,  END};
static const short lenses[] = {DISC, 268, 565, 190, DISC, 732, 565, 190, END};
static const short temples[] = {MOVE, 440,  500,  CURVE, 470, 450,  530,  450,
                                560,  500,  MOVE, 105,   470, LINE, 55,   300,
                                LINE, 130,  255,  MOVE,  895, 470,  LINE, 945,
                                300,  LINE, 870,  255,   END};
static const short turn[] = {MOVE,  207,   362,   CURVE, 296, 220, 474, 162,
                             629,   225,   CURVE, 784,   288, 872, 453, 837,
                             617,   CURVE, 803,   780,   655, 896, 488, 890,
                             CURVE, 321,   884,   182,   759, 158, 593, END};
static const short turn_head[] = {MOVE, 180,  110, LINE, 180,
                                  385,  LINE, 455, 385,  END};

static const short arrow_down[] = {MOVE, 500,  110, LINE, 500,  640, MOVE, 250,
                                   420,  LINE, 500, 670,  LINE, 750, 420,  END};
static const short floor_line[] = {MOVE, 150, 880, LINE, 850, 880, END};
static const short arrow_up[] = {MOVE, 500,  890, LINE, 500,  360, MOVE, 250,
                                 580,  LINE, 500, 330,  LINE, 750, 580,  END};
static const short top_line[] = {MOVE, 150, 120, LINE, 850, 120, END};

/* The kinds of a slide are solid shapes with a sign cut out of them; the icons
 * of call-outs are drawn in outline, so the two are not confused. */
static const struct icon_part icons[][PARTS_MAX] = {
    [ICON_ABOUT] = {{.outline = disc, .fill = true},
                    {.outline = info_stem, .pen = 118, .inner = true},
                    {.outline = info_dot, .fill = true, .inner = true}},
    [ICON_BENEFIT] = {{.outline = disc, .fill = true},
                      {.outline = tick, .pen = 112, .inner = true}},
    [ICON_SIDE_EFFECT] =
        {{.outline = triangle, .fill = true, .pen = 84},
         {.outline = mark, .fill = true, .pen = 32, .inner = true},
         {.outline = mark_dot, .fill = true, .inner = true}},
    [ICON_AFTERCARE] = {{.outline = drop, .fill = true, .pen = 40},
                        {.outline = plus, .pen = 104, .inner = true}},
    [ICON_WHEN_TO_CALL] =
        {{.outline = square, .fill = true},
         {.outline = handset, .fill = true, .pen = 56, .inner = true}},
    [ICON_BACK] = {{.outline = back, .pen = 128}},
    [ICON_NEXT] = {{.outline = next, .pen = 128}},
    [ICON_PAUSE] = {{.outline = bars, .fill = true, .snap = true}},
    [ICON_PLAY] = {{.outline = play, .fill = true, .pen = 90}},
    [ICON_TEXT_SIZE] = {{.outline = letters, .fill = true}},
    [ICON_CONTRAST] = {{.outline = ring, .pen = 92},
                       {.outline = half, .fill = true}},
    [ICON_LANGUAGE] = {{.outline = ring, .pen = 76},
                       {.outline = meridian, .pen = 68},
                       {.outline = parallels, .pen = 68}},
    [ICON_MORE] = {{.outline = dots, .fill = true}},
    [ICON_CLOSE] = {{.outline = cross, .pen = 128}},
    [ICON_TREATMENTS] = {{.outline = tiles, .fill = true, .snap = true}},
    [ICON_DOT] = {{.outline = disc, .fill = true}},
    [ICON_DOT_OPEN] = {{.outline = ring, .pen = 96}},
    [ICON_PICTURE] = {{.outline = picture_frame, .pen = 72},
                      {.outline = sun, .fill = true},
                      {.outline = hills, .fill = true, .pen = 40}},
    [ICON_WARNING] = {{.outline = open_triangle, .pen = 92},
                      {.outline = open_mark, .pen = 92},
                      {.outline = open_mark_dot, .fill = true}},
    [ICON_NOTE] = {{.outline = ring, .pen = 88},
                   {.outline = info_stem, .pen = 100},
                   {.outline = info_dot, .fill = true}},
    [ICON_TIP] = {{.outline = bulb, .pen = 82},
                  {.outline = bulb_foot, .pen = 82}},
    [ICON_QUOTE] = {{.outline = quotes, .fill = true}},
    [ICON_DESK_BELL] = {{.outline = bell, .fill = true, .pen = 40},
                        {.outline = bell_stem, .pen = 100},
                        {.outline = bell_knob, .pen = 120},
                        {.outline = bell_foot, .fill = true, .snap = true}},
    [ICON_TOPICS] = {{.outline = list_dots, .fill = true},
                     {.outline = list_rows, .fill = true, .snap = true}},
    [ICON_READING_HELP] = {{.outline = lenses, .pen = 92},
                           {.outline = temples, .pen = 92}},
    [ICON_START_OVER] = {{.outline = turn, .pen = 112},
                         {.outline = turn_head, .pen = 112}},
    [ICON_LOWER] = {{.outline = arrow_down, .pen = 120},
                    {.outline = floor_line, .pen = 120}},
    [ICON_HIGHER] = {{.outline = arrow_up, .pen = 120},
                     {.outline = top_line, .pen = 120}},
};

/* The position of the grid on the frame, in units of shapes. */
struct grid {
    int x, y, side;
    bool mirrored, snap;
};

static int
scaled(const struct grid *grid, int units)
{
    return (int)((int64_t)units * grid->side / GRID);
}

static struct shape_point
grid_point(const struct grid *grid, int x, int y)
{
    int across = scaled(grid, x);
    struct shape_point p = {grid->x +
                                (grid->mirrored ? grid->side - across : across),
                            grid->y + scaled(grid, y)};
    if (grid->snap) {
        p.x = (p.x + SHAPE_ONE / 2) / SHAPE_ONE * SHAPE_ONE;
        p.y = (p.y + SHAPE_ONE / 2) / SHAPE_ONE * SHAPE_ONE;
    }
    return p;
}

static void
add_rect(struct shape *shape, const struct grid *grid, int x, int y, int w,
         int h, int radius)
{
    struct shape_point a = grid_point(grid, x, y);
    struct shape_point b = grid_point(grid, x + w, y + h);
    shape_round_rect(shape, a.x, a.y, b.x - a.x, b.y - a.y,
                     scaled(grid, radius));
}

/* Whether the contours are closed: those of one outline are alike. */
static bool
add_outline(struct shape *shape, const struct grid *grid, const short *at)
{
    bool closed = false;
    shape_clear(shape);
    for (; *at != END; at++) {
        switch (*at) {
        case MOVE:
            shape_move(shape, grid_point(grid, at[1], at[2]));
            at += 2;
            break;
        case LINE:
            shape_line(shape, grid_point(grid, at[1], at[2]));
            at += 2;
            break;
        case CURVE:
            shape_curve(shape, grid_point(grid, at[1], at[2]),
                        grid_point(grid, at[3], at[4]),
                        grid_point(grid, at[5], at[6]));
            at += 6;
            break;
        case DISC:
            add_rect(shape, grid, at[1] - at[3], at[2] - at[3], 2 * at[3],
                     2 * at[3], at[3]);
            closed = true;
            at += 3;
            break;
        case RECT:
            add_rect(shape, grid, at[1], at[2], at[3], at[4], at[5]);
            closed = true;
            at += 5;
            break;
        default: /* CLOSE */
            closed = true;
        }
    }
    return closed;
}

void
paint_icon(const struct page_item *item, struct shape *shape,
           struct frame *frame)
{
    const struct page_rect *rect = &item->rect;
    int side = rect->w < rect->h ? rect->w : rect->h;
    struct grid grid = {rect->x * SHAPE_ONE + (rect->w - side) * SHAPE_ONE / 2,
                        rect->y * SHAPE_ONE + (rect->h - side) * SHAPE_ONE / 2,
                        side * SHAPE_ONE, item->mirrored, false};
    const struct icon_part *part = icons[item->icon];
    for (int i = 0; side > 0 && i < PARTS_MAX && part[i].outline != NULL; i++) {
        uint32_t colour = part[i].inner ? item->inner : item->colour;
        int pen = scaled(&grid, part[i].pen);
        grid.snap = part[i].snap;
        bool closed = add_outline(shape, &grid, part[i].outline);
        /* One after the other: the pen's way may run in opposite turns, and
         * as one area with the inside would cancel. */
        if (part[i].fill) {
            shape_fill(shape, frame, colour);
        }
        if (pen > 0) {
            shape_stroke(shape, pen, closed, frame, colour);
        }
    }
}
