/* What stands around the body of a slide: where it all goes, and what a head
 * and a caption are made of: the kind by shape, word and colour, the title at
 * room size, and the place in the topic by words and dots. */
#ifndef KIOSK_PAGE_FRAME_H
#define KIOSK_PAGE_FRAME_H

#include "page_build.h"

/* Below the descenders of a title. Larger text has more. */
#define TITLE_AIR_MM 6.8

/* What stands around the body of a page. */
enum page_form {
    FORM_TITLE,  /* kind, title, place above it */
    FORM_BARE,   /* kind and place: the title was on a page before */
    FORM_CAPTION /* nothing above; kind, title, place, number below it */
};

/* Where the body goes, and how the title is set. */
struct page_frame {
    enum page_form form;      /* of the page that is drawn; said by the body */
    bool title_in_body;       /* the title is a block of it; said by the body */
    enum page_code_fate code; /* said by the body */
    int body_y, body_bottom;
    int tight_y; /* where a body that begins with a picture may */
    int foot_y;  /* where the body may end if "Still reading?" may cover it */
    int rule_y;
    int note_y, note_h; /* "not in your language"; 0 high: it is */
    int caption_bottom; /* where a caption ends: it has the number in it */
    struct para *title; /* NULL: the title runs as first block of the body */
    int title_y, title_w, title_cap, title_pitch;
    int place_y; /* portrait: the line of the place; else with the kind */
    int bare_y, bare_place_y; /* the body and the place on a bare page */
    size_t foot_lines;        /* of the source line */
    bool stacked;             /* source above the ask line */
    int number_y;             /* "Page 1 of 2", capitals' top */
    bool number_in_head;      /* it stands beside the kind */
};

void page_frame_release(struct page_frame *frame);

/* The title in a box WIDTH_PX wide at room size, smaller only to save a line,
 * never smaller than the body. Freed with para_free(). */
struct para *page_title(const struct page_build *build, int *cap_px,
                        int *pitch_px, int *width_px);

/* The title at CAP_PX in the column, its lines of one length: *WIDTH_PX is the
 * box that it is set in. Freed with para_free(). */
struct para *page_title_at(const struct page_build *build, int cap_px,
                           int *width_px);

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

/* START_PX from the start edge, its capitals on BASELINE_PX. */
void page_place_draw(const struct page_place *place,
                     const struct page_build *build, int start_px,
                     int baseline_px);

/* "Page 1 of 2" where its row ends, its capitals' top at Y_PX. Returns how wide
 * it is. */
int page_number_draw(const struct page_build *build, int y_px, int page,
                     int page_count);

#endif
