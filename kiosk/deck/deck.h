/* The deck: everything the show knows about a slides folder, read once and
 * never changed afterwards. Plain data, owned by struct deck and freed by
 * deck_free. Texts are valid UTF-8 in Unicode NFC where the source was, without
 * control characters. */
#ifndef KIOSK_DECK_H
#define KIOSK_DECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang_tag.h"
#include "report.h"

/* Limits, so that no input can exhaust the machine; `check` reports what was
 * cut. */
#define DECK_FILE_BYTES_MAX (64 * 1024)
#define DECK_BLOCK_CHARS_MAX 4000
#define DECK_SLIDES_MAX 10000
#define DECK_PAGES_MAX 200 /* of a PDF */
#define DECK_LANGUAGES_MAX 64

enum deck_kind {
    DECK_KIND_NONE, /* not given; shown as DECK_ABOUT */
    DECK_ABOUT,
    DECK_BENEFIT,
    DECK_SIDE_EFFECT,
    DECK_AFTERCARE,
    DECK_WHEN_TO_CALL
};

/* A day of the calendar; year 0 = not given. */
struct deck_date {
    int year, month, day;
};

/* When in a week something is shown; what is not given limits nothing. Of a
 * version as it is used: what it does not say itself is filled in. */
enum { DECK_SPANS_MAX = 8 };
struct deck_hours {
    unsigned days;  /* bit 0 is Monday; 0 not given */
    int span_count; /* 0 not given */
    struct deck_hours_span {
        int16_t from, until; /* minutes since the day began; UNTIL is excluded,
                              * and after FROM by at most a day: over midnight,
                              * it is over 1440 */
    } spans[DECK_SPANS_MAX];
};

/* A value in several languages (`title`, `title.es`). LANG "" is the value
 * given without a language: it belongs to the default language. */
struct deck_words {
    struct deck_word {
        char lang[DECK_LANG_SIZE];
        char *text;
        int line;
    } *items;
    size_t count;
};

enum { DECK_BOLD = 1, DECK_ITALIC = 2 }; /* bits of deck_span.style */

/* Text of one paragraph, item, title or cell: UTF-8 with '\n' only for a hard
 * break, and spans that cover it in order without gaps. */
struct deck_text {
    char *text; /* never NULL */
    size_t len; /* bytes */
    struct deck_span {
        size_t end; /* byte offset where the span ends */
        unsigned style;
    } *spans;
    size_t span_count;
};

enum deck_block_type {
    DECK_PARAGRAPH,
    DECK_ITEM, /* of a list: a paragraph with a marker */
    DECK_TABLE,
    DECK_PICTURE
};

enum deck_callout {
    DECK_CALLOUT_NONE,
    DECK_CALLOUT_QUOTE, /* a block quote without a [!MARK] */
    DECK_CALLOUT_NOTE,
    DECK_CALLOUT_TIP,
    DECK_CALLOUT_WARNING
};

enum deck_place {
    DECK_PLACE_AUTO,
    DECK_LEFT,
    DECK_RIGHT,
    DECK_FULL, /* as large as the slide, cut to fill it */
    DECK_ALONE /* the picture is the slide: as large as the slide, uncut */
};

struct deck_table {
    int rows, columns; /* <= 6 rows (the head row is row 0), <= 3 columns */
    struct deck_text *cells; /* rows * columns, row by row */
};

struct deck_picture {
    char *file; /* path inside the deck, "1-benefits/glow.jpg"; as written if
                 * there is no such file */
    char *alt;  /* plain text; for a page of a PDF its words, perhaps cut */
    enum deck_place place;
    int middle_x, middle_y; /* DECK_FULL: the point that stays in the middle, in
                             * % from the left and from the top; 50 usually */
    int page;               /* of a PDF, from 1; 0: the file is one picture */
    bool found;             /* FILE names a file that is there */
    uint64_t size_bytes;    /* of the file; 0 unknown */
    int64_t modified_ns;    /* of the file; 0 unknown: a replaced picture
                             * changes the page's hash */
};

/* Blocks are a flat list in reading order; pages break between them. */
struct deck_block {
    enum deck_block_type type;
    int depth;   /* of lists: 0 outside, 1 or 2 inside */
    int ordinal; /* DECK_ITEM: the number to draw, 0 for a bullet */
    bool tight;  /* DECK_ITEM: no blank line before it in its list */
    enum deck_callout callout;
    int callout_id;              /* blocks of one call-out share it; 0 = none */
    int line;                    /* in the file, from 1 */
    struct deck_text text;       /* DECK_PARAGRAPH, DECK_ITEM */
    struct deck_table table;     /* DECK_TABLE */
    struct deck_picture picture; /* DECK_PICTURE */
};

/* A slide in one language: one file. */
struct deck_version {
    char lang[DECK_LANG_SIZE];
    char *path; /* inside the deck */
    struct deck_text title;
    int title_line;
    struct deck_block *blocks;
    size_t block_count;
    enum deck_kind kind; /* of the file, else of the topic */
    bool kind_guessed;   /* neither has one, but the name of the topic suggests
                          * one */
    int dwell_s;         /* as written; 0 = from the words */
    struct deck_date valid_from, valid_until, reviewed;
    struct deck_hours hours;
    char *reviewer, *source, *owner, *audio, *qr; /* NULL when absent */
    bool discreet;
    bool broken; /* it has errors: not shown */
    bool unread; /* broken, with unknown text: ignored by rules */
    int words;   /* in title, text, tables, on a page of a PDF
                  * (deck_count_words) */
    int pictures;
    struct deck_version *easy; /* the same in easy words, owned; NULL: none.
                                * Its kind and dates are those of this one */
};

/* A slide: the same content in one or more languages. */
struct deck_slide {
    char *id;                      /* unique in its topic */
    char *order;                   /* sorts it: its file name without language
                                    * and ending; pages of a PDF share it */
    struct deck_version *versions; /* the default language first if there */
    size_t version_count;
    enum deck_kind kind; /* of the first version */
    bool discreet;       /* in any language, or its topic is */
};

struct deck_topic {
    char *id;     /* unique in the deck */
    char *folder; /* "1-benefits"; "" for slides beside deck.txt */
    struct deck_words title;
    struct deck_words treatment;
    int treatment_index;  /* into deck.treatments */
    enum deck_kind kind;  /* for its slides, DECK_KIND_NONE when not said */
    char *file;           /* its topic.txt; NULL when there is none */
    char *place;          /* FILE, or the path that it would have */
    bool kind_unknown;    /* not said by a topic.txt that has mistakes */
    int mistake_line;     /* of FILE, that the kind is unknown for */
    enum deck_kind looks; /* the kind that its name or title suggests. Without a
                           * given kind only DECK_BENEFIT applies: a missing
                           * kind neither bypasses the rules for benefits nor
                           * passes as a risk */
    bool discreet;
    struct deck_hours hours; /* of its slides that say none */
    struct deck_slide *slides;
    size_t slide_count;
};

/* Topics with the same `treatment` (in the default language) belong together.
 * Topics without one belong to a treatment named like the deck. */
struct deck_treatment {
    struct deck_words name;
};

/* In which languages the show rotates: in all by turns, or in the first. */
enum deck_rotate { DECK_ROTATE_ALL, DECK_ROTATE_FIRST };

struct deck {
    struct deck_words title;
    char (*languages)[DECK_LANG_SIZE]; /* at least one, at most
                                        * DECK_LANGUAGES_MAX; [0] is the
                                        * default: the first of deck.txt that a
                                        * slide is in */
    size_t language_count;
    bool default_moved; /* no slide is in the first language of deck.txt */
    int languages_line; /* of deck.txt; 0 not given */
    struct report_cause doubt; /* the mistake that makes the languages unknown,
                                * its path owned; NULL none */
    char *clinic_phone, *emergency_phone; /* NULL when absent */
    struct deck_words ask_line;
    int wait_minutes; /* 0 when absent */
    enum deck_rotate rotate;
    struct deck_topic *topics;
    size_t topic_count;
    struct deck_treatment *treatments;
    size_t treatment_count;
    size_t slide_count;    /* over all topics */
    char **shown_pictures; /* paths of the picture files that slides show, or
                            * slides of an earlier deck showed; for the next
                            * reader (deck_reader_shown_before) */
    size_t shown_picture_count;
};

void deck_free(struct deck *deck);

/* The value for LANG, else for the default language of DECK, else the first
 * one; NULL if there is none at all. Valid as long as the deck. */
const char *deck_word(const struct deck *deck, const struct deck_words *words,
                      const char *lang);

/* Whether WORDS has a value for the default language of DECK. */
bool deck_has_word(const struct deck *deck, const struct deck_words *words);

/* Whether A and B are the same language to readers, whatever the region: "es"
 * and "es-MX", "zh-TW" and "zh-Hant", but not "zh-TW" and "zh". */
bool deck_same_language(const char *a, const char *b);

/* The version of SLIDE for readers of LANG: in LANG, else in the same language
 * of another region, else likewise for the default language; broken ones are
 * skipped. NULL if there is none: nobody is shown a third language. */
const struct deck_version *deck_version(const struct deck *deck,
                                        const struct deck_slide *slide,
                                        const char *lang);

/* VERSION, or if EASY, and it has them and they are not broken, its easy words.
 * VERSION may be NULL. */
const struct deck_version *deck_version_for(const struct deck_version *version,
                                            bool easy);

/* Whether a version of a slide that is not broken has easy words. */
bool deck_has_easy(const struct deck *deck);

/* "benefit", "side-effect", ...: the word used in slide files; "" for none. */
const char *deck_kind_name(enum deck_kind kind);

/* The picture that is all of VERSION; NULL for any other slide. */
const struct deck_picture *
rules_picture_alone(const struct deck_version *version);

/* TEXT without bold or italic. */
struct deck_text deck_text_plain(const char *text);

/* A copy. */
struct deck_text deck_text_copy(const struct deck_text *text);

void deck_words_release(struct deck_words *words);
void deck_text_release(struct deck_text *text);
void deck_block_release(struct deck_block *block);
void deck_version_release(struct deck_version *version);
void deck_slide_release(struct deck_slide *slide);
void deck_topic_release(struct deck_topic *topic);

#endif
