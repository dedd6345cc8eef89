/* A deck from texts, a screen, a fake measure and a state: what a page needs,
 * for tests of the layout. */
#ifndef KIOSK_PAGE_RIG_H
#define KIOSK_PAGE_RIG_H

#include "deck.h"
#include "deck_check.h"
#include "deck_reader.h"
#include "deck_shown.h"
#include "page.h"
#include "str.h"

/* A file of the deck: path and text. */
struct rig_file {
    const char *path, *text;
};

struct page_rig {
    struct deck *deck;
    struct deck_shown *shown;
    size_t shown_count;
    struct page_screen screen;
    struct measure measure;
    struct play_state state;
    struct page_scene scene;
};

/* Every character is half an em wide, capitals are 0.7 em high; pictures
 * named "wide" (1200x800), "tall" (600x900), "small" (60x40) or after their
 * size ("1600x900.png") are there and ready, others are not; those that are
 * pages of a document have ink everywhere; no face has a character from U+1F000
 * on. */
extern const struct measure rig_measure;

/* Reads FILES, up to one without a path. Fails the test on an error in them.
 */
void rig_init(struct page_rig *rig, const struct rig_file *files);
/* A deck of COUNT topics, each with one slide, EACH of them a treatment. */
void rig_of_topics(struct page_rig *rig, int count, int each);
void rig_release(struct page_rig *rig);

/* A screen of WIDTH x HEIGHT px whose longer side is LONGER_MM. */
void rig_screen(struct page_rig *rig, int width, int height, double longer_mm);

/* The page of the state as it is set; freed with page_free(). */
struct page *rig_page(struct page_rig *rig);

/* The screens that people have, and their names. */
struct rig_screen {
    const char *name;
    int width, height;
    double longer_mm;
};
extern const struct rig_screen rig_screens[];
extern const int rig_screen_count;

/* Takes the screen at INDEX of rig_screens, and returns it. */
const struct rig_screen *rig_screen_at(struct page_rig *rig, int index);

/* The first control called NAME; NULL when there is none. */
const struct page_control *rig_control(const struct page *page,
                                       const char *name);

/* Adds the words of PAGE's body to BODY: one that goes on in the next line is
 * whole. */
void rig_body(const struct page *page, struct str *body);

/* Whether some text on PAGE contains WORDS. */
bool rig_says(const struct page *page, const char *words);

/* The first text that contains WORDS; fails the test when there is none. */
const struct page_item *rig_text_of(const struct page *page, const char *words);

/* A deck of three topics in English, Spanish and Arabic. */
extern const struct rig_file rig_deck[];

/* Fails the test unless PAGE is fit to be shown: controls 20 mm and 3 mm
 * apart, texts inside their areas and clear of each other and of pictures,
 * pictures whole, sharp and clear of controls, codes that a phone can read. */
void rig_check_page(const struct page_rig *rig, const struct page *page);
/* Of that, whether its controls are, with what stands on them. */
void rig_check_controls(const struct page_rig *rig, const struct page *page);

#endif
