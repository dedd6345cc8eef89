/* What a voice says for a slide: its sentences in reading order, each with the
 * place it has on the slide, so that the page can mark it. Pure. */
#ifndef KIOSK_SPEECH_H
#define KIOSK_SPEECH_H

#include <stddef.h>

#include "deck.h"

enum speech_part {
    SPEECH_KIND, /* "Side effect": from speech_names, not marked */
    SPEECH_TITLE,
    SPEECH_BLOCK,  /* START and END are bytes of the block's text */
    SPEECH_ROW,    /* of a table, with the names of its columns */
    SPEECH_PICTURE /* START and END are bytes of the alt text */
};

struct speech_sentence {
    char *said; /* for the voice; UTF-8, without line breaks, never empty */
    enum speech_part part;
    size_t block;      /* index into the blocks of the version; 0 for a title */
    int row;           /* SPEECH_ROW: of the table, 0 is its head; else 0 */
    size_t start, end; /* bytes of the text that is read; 0, 0 for a row */
};

struct speech {
    struct speech_sentence *items;
    size_t count, cap;
};

/* The words that a slide is read with but does not have itself, in its
 * language; NULL: not said. */
struct speech_names {
    const char *kind;
    const char *leads[DECK_CALLOUT_WARNING + 1]; /* "Important:" */
};

/* The sentences of VERSION, a slide of DECK. */
void speech_init(struct speech *speech, const struct deck *deck,
                 const struct deck_version *version,
                 const struct speech_names *names);
void speech_release(struct speech *speech);

#endif
