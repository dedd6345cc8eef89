/* Whether readers can read a text. See deck_readable.h. */
#include "deck_readable.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lang_script.h"
#include "lang_tag.h"
#include "path_name.h"
#include "path_role.h"
#include "unicode.h"
#include "utf8.h"

/* The first language in deck.txt, before it is decoded: any encoding that
 * extends ASCII. */
static void
first_language(const struct deck_file *file, char lang[DECK_LANG_SIZE])
{
    static const char key[] = "languages:";
    size_t key_len = sizeof(key) - 1;
    for (size_t at = 0; at + key_len <= file->len; at++) {
        const char *line = file->bytes + at;
        bool begins = at == 0 || line[-1] == '\n' || line[-1] == '\r';
        if (!begins || strncasecmp(line, key, key_len) != 0) {
            continue;
        }
        size_t from = at + key_len;
        while (from < file->len && file->bytes[from] == ' ') {
            from++;
        }
        size_t to = from;
        while (to < file->len && strchr(", \r\n", file->bytes[to]) == NULL) {
            to++;
        }
        if (to - from >= DECK_LANG_SIZE ||
            !lang_tag_read(file->bytes + from, to - from, lang)) {
            lang[0] = '\0';
        }
        return;
    }
}

static const char *
default_language(const struct deck_reading *reading)
{
    return reading->language_count > 0 ? reading->languages[0] : "";
}

void
deck_readable_language(const struct deck_reading *reading,
                       const struct deck_file *file, char lang[DECK_LANG_SIZE])
{
    enum deck_file_role role = deck_file_role(file->path);
    struct path_name name = path_name_of(file->path);
    snprintf(lang, DECK_LANG_SIZE, "%s", default_language(reading));
    if (role == DECK_ROLE_DECK) {
        first_language(file, lang);
    } else if (role == DECK_ROLE_SLIDE) {
        char own[DECK_LANG_SIZE];
        size_t len = path_language(name.base, name.stem_len, reading->languages,
                                   reading->language_count, own);
        if (len < name.stem_len) {
            memcpy(lang, own, DECK_LANG_SIZE);
        }
    }
}

void
deck_readable_instead(const struct deck_reading *reading,
                      const struct deck_file *file, const char *lang,
                      struct str *words)
{
    const char *first = default_language(reading);
    bool slide = deck_file_role(file->path) == DECK_ROLE_SLIDE;
    if (!slide) {
        str_add(words, file->has_good
                           ? "Until then it is as it was before."
                           : "Until then its unreadable lines are not used.");
    } else if (file->has_good) {
        str_add(words, "Until then its last good version is shown.");
    } else if (*first != '\0' && strcmp(lang, first) != 0) {
        str_addf(words,
                 "Until then people who choose “%s” see the slide in “%s”, if "
                 "that can be shown.",
                 lang, first);
    } else {
        str_add(words, "Until then it is not shown.");
    }
}

/* ---- fonts ---- */

/* How much of a text the fonts can draw. */
struct drawn {
    const struct deck_reading *reading;
    const char *lang;
    int letters, missing; /* of LETTERS, including digits */
    uint32_t letter;      /* the first one missing; 0: none */
    uint32_t amount;      /* the first missing digit or sign; 0: none */
    int amount_line;
};

/* No part of an amount may ever be missing. */
static bool
is_amount(uint32_t code)
{
    return unicode_digit(code) >= 0 || code == 0xB1 || code == 0xD7 ||
           code == 0xF7 || code == 0x2030 || (code >= 0x2200 && code <= 0x22FF);
}

static void
draw(struct drawn *drawn, const char *text, size_t len, int line)
{
    const struct deck_host *host = &drawn->reading->host;
    for (size_t at = 0; host->draws != NULL && at < len;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        bool letter = unicode_is_alnum(code), amount = is_amount(code);
        drawn->letters += letter;
        if (code < 0x80 || (!letter && !amount) ||
            host->draws(host->ctx, code, drawn->lang)) {
            continue;
        }
        drawn->missing += letter;
        drawn->letter = drawn->letter == 0 && letter ? code : drawn->letter;
        if (amount && drawn->amount == 0) {
            drawn->amount = code;
            drawn->amount_line = line;
        }
    }
}

static void
draw_blocks(struct drawn *drawn, const struct deck_version *version)
{
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        int cells = block->table.rows * block->table.columns;
        for (int cell = 0; cell < cells; cell++) {
            const struct deck_text *text = &block->table.cells[cell];
            draw(drawn, text->text, text->len, block->line);
        }
        if (block->text.text != NULL) {
            draw(drawn, block->text.text, block->text.len, block->line);
        }
        if (block->picture.alt != NULL) {
            const char *alt = block->picture.alt;
            draw(drawn, alt, strlen(alt), block->line);
        }
    }
}

/* When a quarter of a title or a tenth of the text is missing, nobody can guess
 * it. Single letters, of a name perhaps, are left to page_check. */
enum { TITLE_SHARE = 4, TEXT_SHARE = 10 };

static bool
too_many(const struct drawn *drawn, int share)
{
    return drawn->missing > 0 && drawn->missing * share >= drawn->letters;
}

static const char *
script_words(const struct drawn *drawn, char bytes[UTF8_MAX + 1])
{
    const char *name = lang_script_name(drawn->letter);
    memset(bytes, 0, UTF8_MAX + 1);
    (void)utf8_encode(drawn->letter, bytes);
    return name != NULL ? name : "such";
}

static void
check_fonts(const struct deck_reading *reading,
            const struct deck_version *version, const char *instead,
            struct report *report)
{
    char bytes[UTF8_MAX + 1] = {0};
    struct drawn drawn = {.reading = reading, .lang = version->lang};
    draw(&drawn, version->title.text, version->title.len, version->title_line);
    bool unread = too_many(&drawn, TITLE_SHARE);
    draw_blocks(&drawn, version);
    if (unread || too_many(&drawn, TEXT_SHARE)) {
        const char *script = script_words(&drawn, bytes);
        report_add(report, version->path, version->title_line, REPORT_ERROR,
                   "no-font",
                   "This screen has no font for %s letters (“%s”), which the "
                   "text in “%s” uses. Have a technician add one, or save the "
                   "slide as a picture or PDF. %s",
                   script, bytes, version->lang, instead);
    } else if (drawn.amount != 0) {
        (void)utf8_encode(drawn.amount, bytes);
        report_add(report, version->path, drawn.amount_line, REPORT_ERROR,
                   "no-font",
                   "This screen has no font for “%s” (U+%04X), which is part "
                   "of a number. Write it another way. %s",
                   bytes, (unsigned)drawn.amount, instead);
    }
}

void
deck_readable_version(const struct deck_reading *reading,
                      const struct deck_version *version, const char *instead,
                      struct report *report)
{
    const char *found, *expected;
    if (lang_script_wrong(version, &found, &expected)) {
        report_add(report, version->path, version->title_line, REPORT_ERROR,
                   "wrong-script",
                   "This is for people who read “%s”, but is written in %s "
                   "letters, not in %s. Put in the translation, or correct "
                   "the language %s. %s",
                   version->lang, found, expected,
                   strcmp(version->lang, default_language(reading)) == 0
                       ? "in the file's name or in deck.txt"
                       : "in the file's name",
                   instead);
    } else {
        check_fonts(reading, version, instead, report);
    }
}

bool
deck_readable_words(const struct deck_reading *reading,
                    struct deck_words *words, const char *key, const char *path,
                    struct report *report)
{
    const char *first = default_language(reading);
    size_t kept = 0;
    bool lost_default = false;
    for (size_t i = 0; i < words->count; i++) {
        struct deck_word *word = &words->items[i];
        const char *lang = *word->lang != '\0' ? word->lang : first;
        struct drawn drawn = {.reading = reading, .lang = lang};
        draw(&drawn, word->text, strlen(word->text), word->line);
        bool unread = drawn.amount != 0 || too_many(&drawn, TITLE_SHARE);
        if (unread) {
            char bytes[UTF8_MAX + 1];
            const char *script = script_words(&drawn, bytes);
            report_add(report, path, word->line, REPORT_ERROR, "no-font",
                       "This screen has no font for %s letters (“%s”), so "
                       "this “%s” is not used. Have a technician add one, or "
                       "delete the line.",
                       script, bytes, key);
        }
        if (unread || strstr(word->text, "\xEF\xBF\xBD") != NULL) {
            lost_default = lost_default || strcmp(lang, first) == 0;
            free(word->text);
        } else {
            words->items[kept++] = *word;
        }
    }
    words->count = kept;
    return lost_default;
}
