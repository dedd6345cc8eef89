/* What stands around the body of a slide: where it all goes, and what a head
 * and a caption are made of: the kind by shape, word and colour, the title at
 * room size, and the place in the topic by words and dots. */
#ifndef KIOSK_PAGE_FRAME_H
#define KIOSK_PAGE_FRAME_H

#include "page_build.h"

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
    int rule_y; /* top of the foot */
    struct para *title;
    int title_start, title_y, title_w, title_cap, title_pitch;
    bool title_cut;    /* it ends in "…" */
    struct para *full; /* all of one that is cut, for the first page of words;
                        * NULL: too much for one */
    int full_w, full_more; /* it pushes the body down by this */
    bool title_in_body;    /* neither: it is the first block of the body */
    bool first;            /* this is that page; said by the body */
    bool kind_in_bar;      /* else its word is in the foot, */
    bool number_in_bar;    /* and this too, from ten pages on always */
};

void page_frame_release(struct page_frame *frame);

/* The title is cut on the first page too. */
void page_frame_no_full(struct page_frame *frame);

/* The title in a box WIDTH_PX wide at room size, smaller only to save a line,
 * never smaller than the body. Freed with para_free(). */
struct para *page_title(const struct page_build *build, int *cap_px,
                        int *pitch_px, int *width_px);

/* The title on one line of WIDTH_PX, as large as goes there but no larger than
 * cap_title, nor smaller than the body; NULL when it needs more. */
struct para *page_title_line(const struct page_build *build, int width_px,
                             int *cap_px);

/* As much of the title as goes on one line of WIDTH_PX as large as the body,
 * cut at a word. */
struct para *page_title_cut(const struct page_build *build, int width_px);

/* The title at CAP_PX in the column, its lines of one length: *WIDTH_PX is the
 * box that it is set in. Freed with para_free(). */
struct para *page_title_at(const struct page_build *build, int cap_px,
                           int *width_px);

/* Whether "Page 1 of 2" stands in the bar. */
bool page_number_in_bar(const struct page_frame *frame, int page_count);

/* How wide the kind is, icon and word. */
int page_kind_width(const struct page_build *build);

/* Draws it with the top of its icon at TOP_PX, at the start edge. */
void page_kind_draw(const struct page_build *build, int top_px);

/* The baseline of the word beside an icon at TOP_PX. */
int page_kind_baseline(const struct page_metrics *m, int top_px);

/* "Microneedling · 2 of 5" and its dots. */
struct page_place {
    struct para *words;
    int index, dots; /* DOTS 0: none */
    int width_px;    /* of both */
};

/* The place as it goes into ROOM_PX, DOTTED with its dots; NAMED with the name
 * of the treatment if there is room for it. False when nothing is on. */
bool page_place_init(struct page_place *place, const struct page_build *build,
                     int room_px, bool dotted, bool named);
void page_place_release(struct page_place *place);

/* START_PX from the start edge, its capitals on BASELINE_PX, on paper; or in
 * INK on GROUND. */
void page_place_draw(const struct page_place *place,
                     const struct page_build *build, int start_px,
                     int baseline_px);
void page_place_draw_on(const struct page_place *place,
                        const struct page_build *build, int start_px,
                        int baseline_px, uint32_t ink, uint32_t ground);

/* "Page 1 of 2" where its row ends, its capitals' top at Y_PX. Returns how wide
 * it is. */
int page_number_draw(const struct page_build *build, int y_px, int page,
                     int page_count, uint32_t colour);

#endif
