/* Words that only a voice says, of what eyes see: what a control is, and its
 * state. */
#ifndef KIOSK_PAGE_WORDS_SPOKEN_H
#define KIOSK_PAGE_WORDS_SPOKEN_H

struct page_words_spoken {
    const char *lang; /* BCP 47 */
    const char *button, *selected, *on, *off;
    const char *next_page, *previous_page;
};

/* The words of LANG or of its family; each that it lacks in OTHER, and if that
 * lacks it, too, in English: page_words_in says why. */
struct page_words_spoken page_words_spoken_in(const char *lang,
                                              const char *other);

#endif
