/* Which language a text seems to be in, by its small words. Pure. */
#ifndef KIOSK_LANG_WORDS_H
#define KIOSK_LANG_WORDS_H

/* How many words of FOLDED (path_fold) are small words of the language with
 * TAG: articles, pronouns and the like. 0 for languages that are not known. */
int lang_words_count(const char *folded, const char *tag);

#endif
