/* Buttons: filled where you are or for an aid, outlined where you can go. */
#ifndef KIOSK_PAGE_BUTTON_H
#define KIOSK_PAGE_BUTTON_H

#include "page_build.h"

/* How the words of a row of buttons are set. */
struct page_button_style {
    bool icon;    /* an icon before the words */
    bool above;   /* no, above them */
    size_t lines; /* of words; 0 = an icon alone */
    int cap;
    int pad;       /* at both sides */
    int icon_side; /* of an icon alone */
};

struct page_button {
    struct page_rect rect;
    const char *name, *alias; /* for rehearsals; ALIAS may be NULL */
    const char *label;        /* drawn; NULL = an icon alone */
    const char *lang;         /* of the label */
    enum page_icon icon;
    enum play_action action;
    int argument;
    bool filled;
    uint32_t fill, ink; /* when filled */
    int lift;           /* the face stands this much above the middle */
};

/* For a button of the screen's own pages: words, with an icon before them where
 * there is room. */
struct page_button_style page_button_worded(const struct page_metrics *m,
                                            bool icon, size_t lines);

/* The width that LABEL in LANG needs in STYLE, the icon included. */
int page_button_width(const struct page_build *build,
                      const struct page_button_style *style, const char *label,
                      const char *lang);

/* The same in two steps, the first of which takes time: the width of the words
 * of LABEL in the lines of STYLE, then that of the button around WORDS px. */
int page_button_words(const struct page_build *build,
                      const struct page_button_style *style, const char *label,
                      const char *lang);
int page_button_around(const struct page_build *build,
                       const struct page_button_style *style, int words);

/* Draws BUTTON and makes it a control. */
void page_button_draw(const struct page_build *build,
                      const struct page_button *button,
                      const struct page_button_style *style);

/* A filled button for an aid, or an outlined one in high contrast. */
struct page_button page_button_aid(const struct page_build *build,
                                   const char *name, enum page_icon icon,
                                   enum play_action action);

#endif
