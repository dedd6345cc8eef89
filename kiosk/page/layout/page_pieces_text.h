/* Where a text may be cut into pieces. */
#ifndef KIOSK_PAGE_PIECES_TEXT_H
#define KIOSK_PAGE_PIECES_TEXT_H

#include "deck.h"
#include "para.h"

/* The byte of TEXT, from FROM on, at which code point CODES begins. */
size_t page_text_at(const struct deck_text *text, size_t from, size_t codes);

/* The bytes FROM to TO - 1 of TEXT; its spans are freed with free(), its words
 * are those of TEXT. */
struct deck_text page_text_between(const struct deck_text *text, size_t from,
                                   size_t to);

/* The code point at which LINE begins. */
size_t page_line_start(const struct para_line *line);

/* Where the sentence of TEXT that begins at FROM ends, with the spaces behind
 * it and as many more sentences as make LEAST bytes. *SENTENCES: how many. */
size_t page_sentences_end(const struct deck_text *text, size_t from,
                          size_t least, size_t *sentences);

/* Whether the LEN bytes of TEXT begin with a number, or one in brackets. */
bool page_text_begins_number(const char *text, size_t len);

/* What is all bold and has that many digits is a phone number. */
enum { PAGE_NUMBER_DIGITS = 3 };

/* Whether all of TEXT is bold. *DIGITS: how many it has. */
bool page_text_is_bold(const struct deck_text *text, int *digits);

/* Whether BLOCK leads to what is below it: "It should go in:", a heading that
 * is all bold. */
bool page_leads_on(const struct deck_block *block);

#endif
