/* What stands around the body of a slide: where it all goes, and what a head
 * and a caption are made of: the kind by shape, word and colour, the title at
 * room size, and the place in the topic by words and dots. */
#ifndef KIOSK_PAGE_FRAME_H
#define KIOSK_PAGE_FRAME_H

#include "page_build.h"
#include "page_title.h"

struct page_caption;

/* What stands around the body of a page. */
enum page_form {
    FORM_TITLE,   /* kind, place and title above it */
    FORM_NO_FOOT, /* the same, without the foot */
    FORM_CAPTION  /* one picture, with all words around it */
};

/* Where the body goes, and how head and foot are set: the same on every page
 * of the slide. */
struct page_frame {
    enum page_form form; /* of the page that is drawn; said by the body */
    struct page_caption *caption; /* of CAPTION; said by the body */
    enum page_code_fate code;     /* said by the body */
    int body_y, body_bottom;
    int rule_y;         /* top of the foot */
    int note_y, note_h; /* "not in your language"; 0 high: it is */
    int bar_h;          /* of the bar, as high as its words are */
    struct page_title title;
    int title_start, title_y;
    bool title_cut;         /* it ends in "…" */
    struct page_title full; /* all of one that is cut, for pages with room; no
                             * lines: no page has that */
    int full_y, full_more;  /* it pushes the body down by this */
    bool full_first;        /* the first page of words has it in any case */
    bool titled;            /* this page has it; said by the body */
    bool kind_in_bar;       /* else its word is in the foot */
    int number_w;           /* room for the number of the page in the bar; 0: it
                             * is in the foot */
    bool foot_gone;         /* some pages have no foot */
    bool crowded;           /* the foot has no room for ask line and source: */
    bool source_in_body;    /* it is the last block of the body, */
    bool source_last;       /* or in the foot of the last page alone, where it
                             * takes the place of that line; said by the body */
};

void page_frame_release(struct page_frame *frame);

/* How far all of the title pushes the body of the first page down in any
 * case. */
int page_frame_first_more(const struct page_frame *frame);

/* "Microneedling · 2 of 5" and its dots. */
struct page_place {
    struct para *words;
    int index, dots; /* DOTS 0: none */
    int width_px;    /* of both */
};

/* The place as it goes into ROOM_PX, DOTTED with its dots; NAMED with the name
 * of the treatment if there is room for it; "2/5" if need be. False when
 * nothing is on. */
bool page_place_init(struct page_place *place, const struct page_build *build,
                     int room_px, bool dotted, bool named);
void page_place_release(struct page_place *place);

/* START_PX from the start edge, its capitals on BASELINE_PX, in INK on
 * GROUND. */
void page_place_draw(const struct page_place *place,
                     const struct page_build *build, int start_px,
                     int baseline_px, uint32_t ink, uint32_t ground);

/* "Page 1 of 2", or if BRIEF "1/2"; freed with free(). And how wide the longest
 * of PAGE_COUNT is. */
char *page_number_words(const struct page_build *build, bool brief, int page,
                        int page_count);
int page_number_width(const struct page_build *build, bool brief,
                      int page_count);

/* Whether the numbers of all pages go into ROOM_PX, BRIEF if need be: they are
 * never cut. */
bool page_number_fits(const struct page_build *build, int page_count,
                      int room_px, bool *brief);

/* Whether they stand in the bar; draws one there, at the end, in ROOM_PX, its
 * capitals' top at Y_PX. Returns how wide it is. */
bool page_number_in_bar(const struct page_frame *frame,
                        const struct page_build *build, int page_count);
int page_number_draw(const struct page_build *build, int room_px, int y_px,
                     int page, int page_count, uint32_t colour);

#endif
