/* The languages in which the screen has all its words. */
#ifndef KIOSK_PAGE_WORDS_WHOLE_H
#define KIOSK_PAGE_WORDS_WHOLE_H

#include "page_words_row.h"

extern const struct page_words page_words_whole[]; /* the first is English */
extern const int page_words_whole_count;

#endif
