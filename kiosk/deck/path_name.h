/* What the name of a file or folder says: order, id, language. Pure. */
#ifndef KIOSK_PATH_NAME_H
#define KIOSK_PATH_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"

/* "1-benefits/1-collagen.es.md" in its parts; they point into the path. */
struct path_name {
    const char *folder; /* "1-benefits", not NUL-terminated */
    size_t folder_len;  /* 0 for files at the top */
    const char *base;   /* "1-collagen.es.md" */
    size_t stem_len;    /* of BASE without its ending: "1-collagen.es". Also
                         * without a second one: Windows hides the ending and
                         * makes "1-collagen.md.txt" */
};
struct path_name path_name_of(const char *path);

/* The bytes of the folder in PATH; 0 for files at the top. */
size_t path_folder_length(const char *path);

/* Whether two files lie in the same folder. */
bool path_same_folder(const char *a, const char *b);

/* If the LEN bytes of STEM end in a language ("1-collagen.es"), writes it to
 * LANG and returns the length without it, else LEN. The ending counts when it
 * is one of COUNT languages of the deck, or likely one. */
size_t path_language(const char *stem, size_t len,
                     char (*languages)[DECK_LANG_SIZE], size_t count,
                     char lang[DECK_LANG_SIZE]);

/* The id in a name of LEN bytes: without leading digits and the one separator
 * (- _ . or space) behind them, unless they are an amount ("3.5 mg", "2-3
 * tablets", "10 mg") or a date; valid UTF-8 without control characters. A name
 * that is nothing else stays as it is; one of control characters is "_". A
 * colon becomes '-': ids are parts of file names, on any computer. Freed with
 * free(). */
char *path_id(const char *name, size_t len);

/* "side-effects" as a title: "Side effects"; ranges keep their hyphen, what
 * would be nothing to see stays as it is. Freed with free(). */
char *path_title(const char *id);

/* Whether NAME (LEN bytes, a file or a folder) was made by a computer for
 * itself. path_junk.c */
bool path_is_junk(const char *name, size_t len);

/* deck.txt or topic.txt, if the text file at PATH, which lies where one counts,
 * seems to be meant for it: "topics.txt". NULL when not.
 * path_role.c */
const char *path_meant(const char *path);

/* Whether TITLE, made of a name, says nothing to people: a camera, a scanner or
 * a program has made it ("IMG 2041", "Screenshot 2026 11 29"). path_camera.c */
bool path_is_camera(const char *title);

/* Whether FILE, as written in a slide, is an address of the network, or a path
 * that holds on one computer only ("C:\...", "/home/..."). */
bool path_is_remote(const char *file);

/* Order of names that puts those together that look alike, and gives 0 for
 * them: ASCII without case, and letters with accents in either form, NFC or
 * NFD, for Latin scripts, Japanese and Korean. path_alike.c */
int path_compare_alike(const char *a, const char *b);

/* TEXT as it is compared with words that people may write in other ways: small
 * letters, without accents, one space for all that is no letter or digit, and
 * one at both ends. Freed with free(). path_alike.c */
char *path_fold(const char *text);

/* ASCII without case: like strcmp, and the end of a string. */
int path_compare_caseless(const char *a, const char *b);
bool path_ends_with(const char *name, size_t len, const char *ending);

#endif
