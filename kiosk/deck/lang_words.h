/* Guesses the language of a text from its function words. Pure. */
#ifndef KIOSK_LANG_WORDS_H
#define KIOSK_LANG_WORDS_H

/* How many words of FOLDED (path_fold) are function words (articles, pronouns
 * and the like) of the language with TAG. 0 for unknown languages. */
int lang_words_count(const char *folded, const char *tag);

#endif
