/* Word boundaries in Thai, which is written without spaces between words; by
 * libthai. Pure. */
#ifndef KIOSK_THAI_WORDS_H
#define KIOSK_THAI_WORDS_H

#include <stddef.h>
#include <stdint.h>

/* Sets MARKS[i] to MARK where a word ends after the Thai letter CODES[i] and
 * another Thai word follows; leaves all other marks. */
void thai_mark_words(const uint32_t *codes, size_t count, unsigned char *marks,
                     unsigned char mark);

#endif
