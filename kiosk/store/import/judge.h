/* Every check of a deck: its content, its pages on a screen, and its pictures,
 * which are decoded. */
#ifndef KIOSK_JUDGE_H
#define KIOSK_JUDGE_H

#include "deck_pictures.h"
#include "library.h"
#include "options.h"
#include "setup.h"

/* Adds the findings to the report of READ, sorted. PICTURES is wired into the
 * fonts of SETUP. */
void judge_deck(struct library_deck *read, const struct setup *setup,
                const struct page_screen *screen,
                struct deck_pictures *pictures);

/* Reads and checks the deck in FOLDER for the screens of OPTIONS, decoding
 * pictures as the show will on the first of them. False when it cannot be
 * opened; *WHY is then a sentence (freed with free()). */
bool judge_folder(const char *folder, struct setup *setup,
                  const struct options *options, struct library_deck *read,
                  char **why);

#endif
