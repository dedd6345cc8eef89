/* The languages in which the screen has some of its words: those that somebody
 * has published. */
#ifndef KIOSK_PAGE_WORDS_SOME_H
#define KIOSK_PAGE_WORDS_SOME_H

#include "page_words_row.h"

extern const struct page_words page_words_some[];
extern const int page_words_some_count;

#endif
