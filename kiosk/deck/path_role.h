/* What a file of a slides folder is for, from its path alone. */
#ifndef KIOSK_PATH_ROLE_H
#define KIOSK_PATH_ROLE_H

#include <stdbool.h>
#include <stddef.h>

enum deck_file_role {
    DECK_ROLE_JUNK,    /* made by computers: ignored without a word; so is
                        * DECK_SIGNATURE_FILE */
    DECK_ROLE_DECK,    /* deck.txt at the top */
    DECK_ROLE_TOPIC,   /* topic.txt in a folder */
    DECK_ROLE_SLIDE,   /* .md or .txt */
    DECK_ROLE_PICTURE, /* by its ending: jpg jpeg png gif webp svg heic avif
                        * pdf ...; decoding looks at the content */
    DECK_ROLE_AUDIO,   /* by its ending: wav ogg mp3 flac opus m4a */
    DECK_ROLE_GUIDE,   /* README.md, README.txt: for people, not shown */
    DECK_ROLE_OTHER    /* deck_report_foreign says what it is */
};

/* The signature at the top of a deck, which is not part of it. */
#define DECK_SIGNATURE_FILE "deck.minisig"

/* What a file is for, from its path alone; never reads it. */
enum deck_file_role deck_file_role(const char *path);

/* Whether the file at PATH may have pages, and so words that are worth asking
 * for: a picture whose name ends in .pdf. What it is, its content says. */
bool deck_file_has_pages(const char *path);

/* deck.txt or topic.txt, if the text file at PATH, which lies where one counts,
 * seems to be meant for it: "topics.txt". NULL when not. */
const char *path_meant(const char *path);

/* Whether NAME (LEN bytes, a file or a folder) was made by a computer for
 * itself. */
bool path_is_junk(const char *name, size_t len);

#endif
