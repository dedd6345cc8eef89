/* The upper part of a slide above its body (kind, title, place in the topic)
 * and the line below it (source, review, "Ask at the desk"). */
#ifndef KIOSK_PAGE_HEAD_H
#define KIOSK_PAGE_HEAD_H

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

/* The title in a box WIDTH_PX wide at room size, smaller only to save a line,
 * never smaller than the body. Freed with para_free(). */
struct para *page_title(const struct page_build *build, int *cap_px,
                        int *pitch_px, int *width_px);

/* The title at CAP_PX in the column, its lines of one length: *WIDTH_PX is the
 * box that it is set in. Freed with para_free(). */
struct para *page_title_at(const struct page_build *build, int cap_px,
                           int *width_px);

/* Does not depend on which page of the slide, nor on the person's language:
 * the count of pages must not either. */
void page_frame_init(struct page_frame *frame, const struct page_build *build);
void page_frame_release(struct page_frame *frame);

/* Draws all but the body. */
void page_frame_draw(const struct page_frame *frame,
                     const struct page_build *build, int page, int page_count);

/* Where the body may begin below such a title: the same in every language. */
int page_head_plain_end(const struct page_build *build);

/* A title of the screen's own in the place of a slide's, on one line, and at
 * the end of that line ASIDE (may be NULL). */
void page_head_plain(const struct page_build *build, const char *title,
                     const char *aside);

#endif
