/* How large the words around a picture are, and what stands before them. All
 * px. */
#ifndef KIOSK_PAGE_CAPTION_WORDS_H
#define KIOSK_PAGE_CAPTION_WORDS_H

#include "page_build.h"

/* Between things on one line, and between lines. */
int page_caption_gap(const struct page_metrics *m);
int page_caption_air(const struct page_metrics *m);

/* From one line of small print to the next, and how high LINES of them are. */
int page_caption_pitch(const struct page_build *build);
int page_caption_height(const struct page_build *build, int lines);

/* The side of the bell before small print, and where that begins. */
int page_caption_bell(const struct page_metrics *m);
int page_caption_bell_width(const struct page_metrics *m);

/* Where the word of the kind begins, from the start of its icon. */
int page_caption_word_start(const struct page_metrics *m);

/* The side of the icon of a kind in a margin. */
int page_caption_tab_icon(const struct page_metrics *m);

/* What PAGE_CAPTION_BROKEN stands for: more lines than any place has. */
enum { PAGE_CAPTION_BROKEN = 99 };

/* How many lines TEXT takes in WIDTH_PX of small print; PAGE_CAPTION_BROKEN
 * when a word is too wide for that. */
int page_caption_lines(const struct page_build *build, const char *text,
                       const char *lang, int width_px);

/* The title at CAP_PX in WIDTH_PX, 0 for one line; and in BOX, its capitals as
 * large as goes from MOST_PX down to LEAST_PX, as it falls if none goes. Freed
 * with para_free(). */
struct para *page_caption_title_at(const struct page_build *build, int cap_px,
                                   int width_px);
struct para *page_caption_title(const struct page_build *build,
                                struct page_rect box, int most_px, int least_px,
                                int *cap_px);
int page_caption_title_height(const struct page_build *build,
                              const struct para *para, int cap_px);

/* What the words need, at the normal text size but for the small print. */
struct page_caption_sizes {
    struct page_build build;
    bool document;        /* a page of one: it has a title of its own */
    int kind, place, ask; /* widths; ASK of the longest of all languages, with
                           * its bell */
    const char *ask_lang; /* which that is */
    char *source;         /* "" for none */
    int source_w;         /* at the normal text size: larger if that goes; */
    int date_w;           /* of the day of the review alone, 0 none */
};

void page_caption_sizes_init(struct page_caption_sizes *sizes,
                             const struct page_build *build, bool document);
void page_caption_sizes_release(struct page_caption_sizes *sizes);

#endif
