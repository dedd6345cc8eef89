/* A place is a part of a slide, whatever size and language: what is read later
 * has a greater one. It counts blocks in the order in which they are read, the
 * title first, then sentences or rows, then shares of these; behind all is the
 * code of the slide. Pure. */
#ifndef KIOSK_PAGE_PLACE_H
#define KIOSK_PAGE_PLACE_H

#include <limits.h>
#include <stddef.h>

enum { PLACE_SHARES = 1 << 11, PLACE_END = INT_MAX };

/* Part PART of the block that is read at INDEX, from 1; 0 is the title. */
int page_place_of(size_t index, size_t part);

/* Byte AT of the sentence from byte FROM to TO - 1 in the block at PLACE, where
 * SENTENCES are before it. */
int page_place_in(int place, size_t sentences, size_t at, size_t from,
                  size_t to);

#endif
