/* A slide in two languages. See page_both.h. */
#include "page_both.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "page_body.h"
#include "page_foot.h"
#include "page_head.h"
#include "page_items.h"
#include "page_set.h"
#include "para_bidi.h"

/* A column of half of it holds 25 letters on a line at the normal text size. */
static const double least_width_mm = 340.0;
/* Between the columns, on a panel of 15.6 inch. */
static const double between_mm = 8.4;

/* ---- what there is ---- */

/* The version of SLIDE that is written in deck.languages[LANGUAGE], NULL:
 * none. */
static const struct deck_version *
written(const struct deck *deck, const struct deck_slide *slide, int language)
{
    const char *lang = deck->languages[language];
    const struct deck_version *version = deck_version(deck, slide, lang);
    bool own = version != NULL && deck_same_language(version->lang, lang);
    return own ? version : NULL;
}

bool
page_both_offered(const struct deck *deck, const struct page_screen *screen,
                  int language)
{
    const struct page_metrics m = page_metrics(screen, 0);
    bool room = !m.portrait && m.width >= least_width_mm * m.px_per_mm;
    bool known = language > 0 && (size_t)language < deck->language_count;
    for (size_t i = 0; room && known && i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        for (size_t k = 0; k < topic->slide_count; k++) {
            const struct deck_version *first =
                written(deck, &topic->slides[k], 0);
            const struct deck_version *other =
                written(deck, &topic->slides[k], language);
            if (first != NULL && other != NULL && first != other) {
                return true;
            }
        }
    }
    return false;
}

/* ---- side by side ---- */

/* One of the two columns. */
struct side {
    struct page_build build;
    struct page_frame frame;
    struct page_pieces pieces;
    struct page_set set;
    bool *worded; /* no picture is said in words */
};

struct sides {
    struct side of[2];
    int title_y;
    int top, bottom; /* of the bodies */
};

/* The column of the language at INDEX, of which the first has that where it
 * begins to read. Lines are short, so they stand closer; there is one page, so
 * the foot needs no room for its number. */
static void
side_init(struct side *side, const struct page_build *around,
          const struct page_both *both, int index, int cap_title)
{
    const struct page_metrics *m = &around->m;
    int between = page_sized(m, between_mm);
    int width = (m->column_w - between) / 2;
    bool left = (index == 0) != para_is_rtl(both->langs[0]);
    side->build = *around;
    side->build.version = both->versions[index];
    side->build.code = NULL;
    side->build.m.column_w = width;
    side->build.m.column_x += left ? 0 : width + between;
    side->build.m.cap_title = cap_title;
    side->build.m.close_lines = true;
    build_set_language(&side->build, both->langs[index]);
    page_frame_init(&side->frame, &side->build);
    side->frame.number_w = 1;
    page_foot_plan_source(&side->frame, &side->build);
}

/* Titles of one size, at most CAP: that of the longer one. */
static void
sides_titles(struct sides *sides, const struct page_build *around,
             const struct page_both *both, int cap)
{
    for (int tries = 0; tries < 3; tries++) {
        for (int i = 0; i < 2; i++) {
            side_init(&sides->of[i], around, both, i, cap);
        }
        int a = sides->of[0].frame.title.cap, b = sides->of[1].frame.title.cap;
        cap = a < b ? a : b;
        if (a == b || tries == 2) {
            break;
        }
        for (int i = 0; i < 2; i++) {
            page_frame_release(&sides->of[i].frame);
        }
    }
}

/* How much nearer to the bar the title may be than on other slides: two columns
 * need every line. */
static int
lift_of(const struct side *side)
{
    const struct page_metrics *m = &side->build.m;
    const struct page_title *title = &side->frame.title;
    int ink_y = side->frame.title_y - (title->above - title->cap);
    int most = ink_y - side->frame.bar_h - page_sized(m, 2.0);
    int lift = page_sized(m, 2.0);
    lift = most < lift ? most : lift;
    return lift > 0 ? lift : 0;
}

static void
sides_init(struct sides *sides, const struct page_build *around,
           const struct page_both *both)
{
    sides_titles(sides, around, both, both->cap_title);
    const struct page_frame *a = &sides->of[0].frame, *b = &sides->of[1].frame;
    int lift = lift_of(&sides->of[0]), other = lift_of(&sides->of[1]);
    lift = lift < other ? lift : other;
    sides->title_y = (a->title_y > b->title_y ? a->title_y : b->title_y) - lift;
    sides->top = (a->body_y > b->body_y ? a->body_y : b->body_y) - lift;
    sides->bottom =
        a->body_bottom < b->body_bottom ? a->body_bottom : b->body_bottom;
    for (int i = 0; i < 2; i++) {
        struct side *side = &sides->of[i];
        size_t blocks = side->build.version->block_count + 1;
        side->worded = mem_new(blocks, sizeof(*side->worded));
        page_pieces_init(&side->pieces, &side->build, side->build.m.column_w,
                         sides->bottom - sides->top, &side->frame,
                         side->worded);
        page_set_init(&side->set, &side->build, &side->pieces,
                      side->build.m.column_w, sides->bottom - sides->top);
        side->set.exact = true;
    }
}

static void
sides_release(struct sides *sides)
{
    for (int i = 0; i < 2; i++) {
        struct side *side = &sides->of[i];
        page_set_release(&side->set);
        page_pieces_release(&side->pieces);
        page_frame_release(&side->frame);
        free(side->worded);
    }
}

/* Whether head and foot have room for all that is theirs. */
static bool
is_framed(const struct side *side)
{
    const struct page_frame *frame = &side->frame;
    return !side->build.m.compact && !frame->title_cut && !frame->foot_gone &&
           !frame->title.para->overfull && side->pieces.count > 0;
}

/* The piece behind those that are set in one with piece FIRST. */
static size_t
unit_end(const struct page_pieces *pieces, size_t first)
{
    size_t at = first + 1;
    while (at < pieces->count &&
           pieces->items[at].unit == pieces->items[first].unit) {
        at++;
    }
    return at;
}

static const struct deck_block *
block_at(const struct side *side, size_t piece)
{
    return &side->pieces.blocks[side->pieces.items[piece].first];
}

static bool
are_alike(const struct deck_block *a, const struct deck_block *b)
{
    return a->type == b->type && a->callout == b->callout &&
           a->depth == b->depth && a->ordinal == b->ordinal &&
           (a->line == PAGE_LINE_SOURCE) == (b->line == PAGE_LINE_SOURCE);
}

/* Whether a word of the pieces FIRST to END - 1 is wider than the column. */
static bool
is_broken(const struct side *side, size_t first, size_t end)
{
    struct page_slice slice = page_pieces_slice(&side->pieces, first, end);
    slice.part = slice.parts = 1;
    struct page_rows rows;
    bool broken = !page_blocks_rows(&rows, &side->build, &slice,
                                    side->build.m.column_w, side->set.height);
    for (size_t i = 0; i < rows.count; i++) {
        for (int k = 0; k < rows.items[i].cell_count; k++) {
            broken = broken || rows.items[i].cells[k].para->overfull;
        }
    }
    page_rows_release(&rows);
    return broken;
}

/* Both go on where the lower one ended. */
static void
level(struct page_set_end end_of[2])
{
    int low = end_of[1].y > end_of[0].y || (end_of[1].y == end_of[0].y &&
                                            end_of[1].slack < end_of[0].slack)
                  ? 1
                  : 0;
    end_of[1 - low] = end_of[low];
}

/* Sets block beside block, or if DRAWN draws them. False when they are not
 * alike, or have no room. */
static bool
sides_set(struct sides *sides, bool drawn)
{
    struct page_set_end end_of[2] = {{0}, {0}};
    size_t at[2] = {0, 0}, end[2];
    while (at[0] < sides->of[0].pieces.count &&
           at[1] < sides->of[1].pieces.count) {
        if (!are_alike(block_at(&sides->of[0], at[0]),
                       block_at(&sides->of[1], at[1]))) {
            return false;
        }
        for (int i = 0; i < 2; i++) {
            struct side *side = &sides->of[i];
            const struct page_set_pages pages = {&side->pieces.count, 1};
            int width = side->build.m.column_w;
            end[i] = unit_end(&side->pieces, at[i]);
            if (drawn) {
                page_set_draw(&side->set, at[i], end[i], &pages, 0, width,
                              sides->top, &end_of[i]);
            } else if (is_broken(side, at[i], end[i]) ||
                       !page_set_add(&side->set, at[i], end[i], width,
                                     &end_of[i])) {
                return false;
            }
            at[i] = end[i];
        }
        level(end_of);
    }
    return at[0] == sides->of[0].pieces.count &&
           at[1] == sides->of[1].pieces.count;
}

/* ---- parts ---- */

static size_t
picture_count(const struct deck_version *version)
{
    size_t count = 0;
    for (size_t i = 0; i < version->block_count; i++) {
        count += version->blocks[i].type == DECK_PICTURE ? 1 : 0;
    }
    return count;
}

/* Picture INDEX of VERSION. */
static const struct deck_block *
picture_at(const struct deck_version *version, size_t index)
{
    const struct deck_block *block = version->blocks;
    while (block->type != DECK_PICTURE || index > 0) {
        index -= block->type == DECK_PICTURE ? 1 : 0;
        block++;
    }
    return block;
}

static struct page_both_part *
add_part(struct page_both *both, int index)
{
    struct page_both_part *part = &both->parts[both->part_count++];
    part->version = both->versions[index];
    part->lang = both->langs[index];
    return part;
}

/* Picture AT of the version at INDEX, as a slide of its own. */
static void
add_picture(struct page_both *both, int index, size_t at)
{
    struct page_both_part *part = add_part(both, index);
    const struct deck_block *block = picture_at(part->version, at);
    part->picture = *part->version;
    part->picture.blocks = (struct deck_block *)block;
    part->picture.block_count = 1;
    part->version = &part->picture;
}

/* Where both show the same file, which then has no words, that of the first. */
static void
add_pictures(struct page_both *both)
{
    size_t counts[] = {picture_count(both->versions[0]),
                       picture_count(both->versions[1])};
    for (size_t i = 0; i < counts[0]; i++) {
        const struct deck_picture *a =
            &picture_at(both->versions[0], i)->picture;
        const struct deck_picture *b =
            i < counts[1] ? &picture_at(both->versions[1], i)->picture : NULL;
        add_picture(both, 0, i);
        if (b != NULL &&
            (strcmp(a->file, b->file) != 0 || a->page != b->page)) {
            add_picture(both, 1, i);
        }
    }
    for (size_t i = counts[0]; i < counts[1]; i++) {
        add_picture(both, 1, i);
    }
}

/* Whether the words of both have room side by side, if need be with titles as
 * small as the text. A code would encode the words of one. */
static bool
fit_together(struct page_both *both, const struct page_build *around)
{
    const struct deck_version *const *versions = both->versions;
    bool fit = versions[0]->qr == NULL && versions[1]->qr == NULL;
    const int caps[] = {around->m.cap_title, around->m.cap_body};
    for (size_t i = 0; fit && i < 2; i++) {
        struct sides sides;
        both->cap_title = caps[i];
        sides_init(&sides, around, both);
        bool good = is_framed(&sides.of[0]) && is_framed(&sides.of[1]) &&
                    sides_set(&sides, false);
        sides_release(&sides);
        if (good) {
            return true;
        }
    }
    return false;
}

static void
find_parts(struct page_both *both, const struct page_build *around)
{
    const struct deck_version *other = both->versions[1];
    size_t most = 2 + picture_count(both->versions[0]) +
                  (other != NULL ? picture_count(other) : 0);
    both->parts = mem_new(most, sizeof(*both->parts));
    if (other == NULL || other == both->versions[0]) {
        add_part(both, 0);
    } else if (fit_together(both, around)) {
        add_part(both, 0)->together = true;
        add_pictures(both);
    } else {
        add_part(both, 0);
        add_part(both, 1);
    }
}

void
page_both_init(struct page_both *both, const struct deck *deck,
               const struct deck_slide *slide, int language, bool easy,
               int scale, const struct page_screen *screen,
               const struct measure *measure)
{
    const struct deck_version *first =
        deck_version(deck, slide, deck->languages[0]);
    *both = (struct page_both){
        .versions = {deck_version_for(first, easy),
                     deck_version_for(written(deck, slide, language), easy)},
        .langs = {deck->languages[0], deck->languages[language]}};
    struct page_build around = build_init(screen, measure, scale, PAGE_LIGHT);
    around.deck = deck;
    find_parts(both, &around);
    for (int i = 0; i < both->part_count; i++) {
        struct page_both_part *part = &both->parts[i];
        part->page_count = part->together
                               ? 1
                               : page_count(deck, part->version, part->lang,
                                            scale, screen, measure);
        both->page_count += part->page_count;
    }
}

void
page_both_release(struct page_both *both)
{
    free(both->parts);
    *both = (struct page_both){0};
}

int
page_both_count(const struct deck *deck, const struct deck_slide *slide,
                int language, bool easy, int scale,
                const struct page_screen *screen, const struct measure *measure)
{
    struct page_both both;
    page_both_init(&both, deck, slide, language, easy, scale, screen, measure);
    int count = both.page_count;
    page_both_release(&both);
    return count;
}

/* ---- drawing ---- */

static void
draw_title(const struct side *side, int y)
{
    const struct page_title *title = &side->frame.title;
    build_draw(&side->build, title->para,
               build_x(&side->build, 0, title->width), y, title->cap,
               title->pitch, side->build.c.ink);
}

/* A thin line between the columns. */
static void
draw_divider(const struct page_build *build, const struct sides *sides, int top)
{
    const struct page_metrics *m = &build->m;
    const struct page_rect line = {m->column_x + (m->column_w - m->hair) / 2,
                                   top, m->hair, sides->bottom - top};
    page_add_fill(build->page, line, build->c.rule, 0);
}

int
page_both_draw(const struct page_both *both, const struct page_build *build)
{
    struct page *page = build->page;
    struct sides sides;
    sides_init(&sides, build, both);
    const struct side *of = sides.of;
    const struct page_build *const builds[] = {&of[0].build, &of[1].build};
    page->part = PAGE_HEAD;
    page_head_both(builds);
    draw_title(&of[0], sides.title_y);
    draw_title(&of[1], sides.title_y);
    draw_divider(build, &sides, sides.title_y);
    page->part = PAGE_BODY;
    sides_set(&sides, true);
    page->part = PAGE_FOOT;
    for (int i = 0; i < 2 && !build_has_notice(build); i++) {
        page_foot_draw(&of[i].frame, builds[i], 0, 1);
    }
    int rule_y = of[0].frame.rule_y;
    sides_release(&sides);
    return rule_y;
}
