/* Words for how often ("rare") against the numbers beside them. */
#ifndef KIOSK_RULES_BAND_H
#define KIOSK_RULES_BAND_H

#include "rules_lexicon.h"
#include "rules_sentence.h"
#include "str.h"

/* Overwrites words in PLAIN, a sentence, that look like frequency words but
 * mean something else: "most common", "common cold", "algo raro", "wash
 * often". */
void rules_band_blank(char *plain, const struct rules_lexicon *lexicon);

/* The band word of SENTENCE that its numbers ("1 in 5", "20 %") contradict,
 * with the first of these as written appended to NUMBER. NULL when one fits,
 * when there is no number, or not exactly one band word. */
const struct rules_band *rules_band_wrong(const struct rules_sentence *sentence,
                                          const struct rules_lexicon *lexicon,
                                          struct str *number);

#endif
