/* The words of a control, on one line or on two, with its mark in front of one
 * of them: a break falls between words only, where the label is narrowest. */
#ifndef KIOSK_PAGE_LABEL_H
#define KIOSK_PAGE_LABEL_H

#include "page_build.h"

/* How a label is set; px. */
struct page_label_form {
    int cap;
    bool thin;        /* not bold */
    bool second_thin; /* the second of two texts is not */
    size_t lines;     /* 1 or 2 */
    int mark; /* side of a mark: above the words or before the first line; 0
               * none */
    bool low_mark;      /* where that needs more room, before the second one */
    bool second_marked; /* of two texts the second one has it */
    int tail; /* what follows it: then the words have a line of their own */
};

struct page_label {
    struct para *lines[2]; /* from the top; NULL: no words there */
    size_t line_count;     /* that are used, by words or by the mark */
    int mark_line;         /* -1 none */
    int width_px;          /* of the widest line */
    int pitch_px;          /* from line to line */
    int least_px;          /* the same where ink just does not meet */
    int above_px;          /* the ink above the capitals of the first line */
    int below_px;          /* and below the last baseline */
    bool whole;            /* no word is left out */
};

/* The width of TEXT in LANG where it is narrowest. */
int page_label_width(const struct page_build *build,
                     const struct page_label_form *form, const char *text,
                     const char *lang);

/* TEXT in ROOM px: on one line, below the mark, if that has room, else where it
 * is narrowest. Words at its end that find no room become "…"; not even the
 * first one: then no words at all. */
void page_label_init(struct page_label *label, const struct page_build *build,
                     const struct page_label_form *form, const char *text,
                     const char *lang, int room);

/* A line for each of two texts. */
void page_label_pair(struct page_label *label, const struct page_build *build,
                     const struct page_label_form *form,
                     const char *const texts[2], const char *const langs[2]);

void page_label_release(struct page_label *label);

/* Between a mark and the word behind it. */
int page_label_gap(const struct page_label_form *form);

#endif
