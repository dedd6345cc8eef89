/* What all parts of the layout share while a page is built. */
#ifndef KIOSK_PAGE_BUILD_H
#define KIOSK_PAGE_BUILD_H

#include "deck_shown.h"
#include "page.h"
#include "page_code.h"
#include "page_metrics.h"
#include "page_theme.h"
#include "page_words.h"
#include "para.h"

struct page_build {
    struct page *page;              /* NULL: nothing is kept, only counted */
    const struct page_scene *scene; /* NULL while counting */
    const struct deck *deck;        /* may be NULL */
    const struct deck_version *version; /* may be NULL */
    const struct page_code *code;       /* of the version; NULL without one */
    const struct page_screen *screen;
    const struct measure *measure;
    struct page_metrics m;
    struct page_colours c;
    int theme, scale;
    /* of the slide: words, direction */
    const char *lang;
    const struct page_words *words; /* in WORDS_OF[0] */
    bool rtl;
    /* of the person: buttons, the strip, the ask line */
    const char *ui_lang;
    const struct page_words *ui; /* in WORDS_OF[1] */
    bool ui_rtl;
    struct page_words words_of[2];
    enum deck_kind kind;
};

/* For a page of SCREEN at SCALE (an index into page_scales) and THEME, with
 * nothing on it yet. */
struct page_build build_init(const struct page_screen *screen,
                             const struct measure *measure, int scale,
                             int theme);

/* Sets the person's language, and words, directions and colours from it and
 * from the version. A copy of BUILD uses the words of BUILD. */
void build_set_language(struct page_build *build, const char *ui_lang);

/* The words of LANG, what it lacks in the first language of the deck. */
struct page_words build_words(const struct page_build *build, const char *lang);

/* The name of LANG as readers of it know it; where no face draws that, in
 * English: its slides may be pictures. */
const char *build_language_name(const struct page_build *build,
                                const char *lang);

/* A paragraph of plain words. WIDTH_PX <= 0 never breaks. */
struct para *build_para(const struct page_build *build, const char *text,
                        const char *lang, int cap_px, bool bold, int width_px);

/* The same in at most LINES lines: what does not fit ends in "…". */
struct para *build_para_within(const struct page_build *build, const char *text,
                               const char *lang, int cap_px, bool bold,
                               int width_px, size_t lines);

/* PARA, which is TEXT in *WIDTH_PX, set again in the narrowest column that
 * needs no more lines: two lines are best of one length. *WIDTH_PX becomes
 * that. */
struct para *build_narrowest(const struct page_build *build, struct para *para,
                             const struct deck_text *text, const char *lang,
                             int cap_px, bool bold, int *width_px);

/* Plain words in at most LINES lines of one length: *WIDTH_PX becomes the least
 * that needs no more lines than it did. */
struct para *build_para_even(const struct page_build *build, const char *text,
                             const char *lang, int cap_px, int *width_px,
                             size_t lines);

/* Width of TEXT on one line. */
int build_width(const struct page_build *build, const char *text,
                const char *lang, int cap_px, bool bold);

/* Draws all lines of PARA, the first with its capitals' top at Y_PX. */
void build_draw(const struct page_build *build, const struct para *para,
                int x_px, int y_px, int cap_px, int pitch_px, uint32_t colour);

/* The tinted box of a call-out. */
void build_draw_box(const struct page_build *build, struct page_rect box,
                    const struct page_box_colours *colours);

/* The x of something W_PX wide that begins FROM_START_PX from the start edge of
 * the column: the left one, or the right one in a right-to-left slide. */
int build_x(const struct page_build *build, int from_start_px, int w_px);

/* The slide on screen, NULL when there is none. */
const struct deck_shown *build_shown(const struct page_build *build);

/* The topic on screen, -1 when none. */
int build_topic(const struct page_build *build);

/* Whether there is something for staff to read. */
bool build_has_notice(const struct page_build *build);

/* From line to line of a title, closer than text: 1.2 em. */
int page_title_pitch(const struct page_build *build, int cap_px);

#endif
