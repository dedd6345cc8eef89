/* One slide on panels from 7 to 32 inches, page by page. */
#ifndef KIOSK_FLOW_RIG_H
#define KIOSK_FLOW_RIG_H

#include "page_rig.h"
#include "str.h"

enum { FLOW_PANELS = 14, FLOW_PAGES_MAX = 120 };
extern const struct rig_screen flow_panels[FLOW_PANELS];

/* A deck of one slide, TEXT, in a topic of KIND, with wide.png, tall.png and
 * small.png; RTL: in Arabic, a word of which stands before each numbered one.
 */
void flow_slide(struct page_rig *rig, const char *text, const char *kind,
                bool rtl);

/* Takes a panel at a text size. */
void flow_panel(struct page_rig *rig, int panel, int scale);

/* All pages of the slide as they are drawn, which are fit to be shown; and the
 * words of their bodies. */
struct flow_pages {
    struct page *items[FLOW_PAGES_MAX];
    struct str bodies[FLOW_PAGES_MAX];
    int count;
};

void flow_pages_init(struct flow_pages *pages, struct page_rig *rig);
void flow_pages_release(struct flow_pages *pages);

/* The first page whose body has WORDS; -1 when none has. */
int flow_page_of(const struct flow_pages *pages, const char *words);

/* How many pages TEXT takes. */
int flow_count(const char *text, const char *kind, bool rtl, int panel,
               int scale);

#endif
