/* The deck (or store) of a rehearsal. If the script changes it, the show gets a
 * copy, so that the author's files are never touched; messages name the
 * author's folder, not the copy. */
#ifndef KIOSK_REHEARSE_DECK_H
#define KIOSK_REHEARSE_DECK_H

#include <stdbool.h>
#include <sys/types.h>

struct rehearse_deck {
    const char *author; /* as it was named; not owned */
    char *folder;       /* what the show has */
    char *temporary;    /* the copy is in there; NULL: there is none */
    pid_t keeper;       /* removes it when this process ends, however it does */
    int errors_fd;      /* standard error, which the keeper has meanwhile */
};

/* AUTHOR may be missing. False and a sentence in *WHY (freed with free()) when
 * it cannot be copied; it is to be closed in any case. */
bool rehearse_deck_open(struct rehearse_deck *deck, const char *author,
                        bool changes, char **why);
void rehearse_deck_close(struct rehearse_deck *deck);

/* Whether PATH names the author's deck, or what is in it. */
bool rehearse_deck_has(const char *author, const char *path);

/* PATH as the show has it: what is in the author's deck is in the copy. Freed
 * with free(); NULL for NULL. */
char *rehearse_deck_path(const struct rehearse_deck *deck, const char *path);

/* Where PATH is inside the deck, unless it names the deck already. NULL when it
 * would lead out of it: a rehearsal changes nothing else. */
char *rehearse_deck_inside(const struct rehearse_deck *deck, const char *path);

#endif
