/* What each control of the band and of the pages of large buttons is called,
 * says and shows: in the words of the screen in the reader's language, a
 * language by its name in its own script. */
#ifndef KIOSK_PAGE_CONTROL_H
#define KIOSK_PAGE_CONTROL_H

#include "page_names.h"

/* Arguments that change what a control says, not what it does. */
enum {
    HELP_AND_LANGUAGE = 1, /* PLAY_HELP: the languages are behind it, too; */
    HELP_UNMARKED = 2,     /* the same, in words alone */
    MORE_IS_TOPICS = 1 /* PLAY_MORE_TOPICS: benefits and side effects as well */
};

/* The button of ACTION and ARGUMENT in STATE, in the language of STATE and, if
 * BRIEF, in few words; without a place. While a finger is on it it says what it
 * said when that came down. Valid as long as WORDS and the deck. */
struct page_button page_control_button(const struct page_build *build,
                                       const struct play_state *state,
                                       enum play_action action, int argument,
                                       bool brief,
                                       struct page_control_words *words);

/* The width of that button in STYLE, px, in the language and the state in which
 * it is widest: so that it stays where it is in all of them. */
int page_control_width(const struct page_build *build, enum play_action action,
                       int argument, bool brief,
                       const struct page_button_style *style);

/* The same of the button of a topic that is called as its KIND is. */
int page_control_kind_width(const struct page_build *build, enum deck_kind kind,
                            const struct page_button_style *style);

#endif
