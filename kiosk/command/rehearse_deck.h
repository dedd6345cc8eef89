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
    pid_t keeper;       /* the process that removes it when this one ends in any
                         * way */
    int errors_fd;      /* the original standard error; the keeper filters
                         * ours */
};

/* AUTHOR may be missing. False and a sentence in *WHY (freed with free()) if it
 * cannot be copied; must be closed in either case. */
bool rehearse_deck_open(struct rehearse_deck *deck, const char *author,
                        bool changes, char **why);
void rehearse_deck_close(struct rehearse_deck *deck);

/* Whether PATH is the author's deck, or inside it. */
bool rehearse_deck_has(const char *author, const char *path);

/* PATH with the author's deck replaced by the copy. Freed with free(); NULL for
 * NULL. */
char *rehearse_deck_path(const struct rehearse_deck *deck, const char *path);

/* PATH inside the deck, unless it already names the deck. NULL if it would lead
 * outside: a rehearsal changes nothing else. */
char *rehearse_deck_inside(const struct rehearse_deck *deck, const char *path);

#endif
