/* Buttons: filled where you are or for an aid, outlined where you can go, and
 * the other way round while a finger is on them. */
#ifndef KIOSK_PAGE_BUTTON_H
#define KIOSK_PAGE_BUTTON_H

#include "page_build.h"
#include "page_label.h"

/* How the words of a row of buttons are set. */
struct page_button_style {
    bool icon;     /* an icon before the words */
    bool mixed;    /* no, above them or before the first of two lines */
    size_t lines;  /* of words; 0 = an icon alone */
    bool thin;     /* words are not bold: that saves one millimetre in twelve */
    bool low_mark; /* where that needs less room, before the second line */
    int cap;       /* px, as all that follows */
    int pad;       /* at both sides, at least */
    int icon_side; /* of an icon alone */
};

struct page_button {
    struct page_rect rect;
    const char *name, *alias; /* for rehearsals; ALIAS may be NULL */
    const char *label;        /* drawn; NULL = an icon alone */
    const char *lang;         /* of the label */
    const char *second;       /* its second line; NULL = as it falls */
    const char *second_lang;
    bool second_thin;    /* not bold, whatever the first one is */
    bool second_marked;  /* an icon among the words is of that line */
    const char *instead; /* of a label whose first word is too long; or NULL */
    bool never_cut;      /* INSTEAD also where only its last words are */
    enum page_icon icon;
    int pips; /* of three behind the icon, how many are filled; 0 = no pips */
    enum play_action action;
    int argument;
    bool filled;
    uint32_t fill, ink; /* when filled */
};

/* For a button of the screen's own pages: words, with an icon before them where
 * there is room. */
struct page_button_style page_button_worded(const struct page_metrics *m,
                                            bool icon, size_t lines);

/* The width that BUTTON needs in STYLE for its whole label, icon included. */
int page_button_width(const struct page_build *build,
                      const struct page_button *button,
                      const struct page_button_style *style);

/* Whether the label of BUTTON goes into its rectangle, whole. */
bool page_button_fits(const struct page_build *build,
                      const struct page_button *button,
                      const struct page_button_style *style);

/* Draws BUTTON and makes it a control. */
void page_button_draw(const struct page_build *build,
                      const struct page_button *button,
                      const struct page_button_style *style);

/* A filled button for an aid, or an outlined one in high contrast. */
struct page_button page_button_aid(const struct page_build *build,
                                   const char *name, enum page_icon icon,
                                   enum play_action action);

#endif
