/* What the name of a file or folder says: place in the order, id, language.
 * Pure. */
#ifndef KIOSK_PATH_NAME_H
#define KIOSK_PATH_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "lang_tag.h"

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

/* Whether two files are in the same folder. */
bool path_same_folder(const char *a, const char *b);

/* If the LEN bytes of STEM end in a language ("1-collagen.es"), writes it to
 * LANG and returns the length without it, else LEN. The ending counts when it
 * is one of COUNT languages of the deck, or likely one. */
size_t path_language(const char *stem, size_t len,
                     char (*languages)[DECK_LANG_SIZE], size_t count,
                     char lang[DECK_LANG_SIZE]);

/* The length of STEM (LEN bytes, without its language) without the ending
 * ".easy" that easy words of a slide have; else LEN. */
size_t path_easy(const char *stem, size_t len);

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

/* Whether FILE, as written in a slide, is an address of the network, or a path
 * that holds on one computer only ("C:\...", "/home/..."). */
bool path_is_remote(const char *file);

/* ASCII without case: like strcmp, and the end of a string. */
int path_compare_caseless(const char *a, const char *b);
/* And whether LEN bytes of NAME are a word of LIST, which "|" parts. */
bool path_is_one_of(const char *name, size_t len, const char *list);
bool path_ends_with(const char *name, size_t len, const char *ending);

/* Total natural order of paths: digits by value, case-insensitive ASCII, then
 * bytes ("2-a" before "10-a"). Same sign convention as strcmp. */
int deck_order(const char *a, const char *b);

#endif
