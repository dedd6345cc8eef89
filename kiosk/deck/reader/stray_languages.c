/* Finds translations with the language in the wrong place or form. See
 * stray_languages.h. */
#include "stray_languages.h"

#include <stdlib.h>
#include <string.h>

#include "stray_names.h"
#include "lang_name.h"
#include "lang_tag.h"
#include "lang_words.h"
#include "path_alike.h"
#include "path_copy.h"
#include "path_name.h"
#include "str.h"

/* A language in the wrong place. */
struct mark {
    struct path_part word, rest;
    struct path_part front; /* the number before WORD, with its separator; empty
                             * if WORD follows REST */
    bool behind;
    char sign; /* the character between WORD and REST */
};

static bool
is_sign(char c)
{
    return c != '\0' && strchr(". _-([,+~@", c) != NULL;
}

/* Whether only a language can stand there: no other word follows such a
 * sign. */
static bool
is_plain(const struct mark *mark)
{
    return mark->behind && strchr(" -_", mark->sign) == NULL;
}

static size_t
trim_signs(const char *text, size_t len)
{
    while (len > 0 && is_sign(text[len - 1])) {
        len--;
    }
    return len;
}

/* Replaces TAG by the matching language of the deck; false if there is none. */
static bool
take_listed(const struct deck *deck, char tag[DECK_LANG_SIZE])
{
    size_t len = strlen(tag);
    for (size_t i = 0; i < deck->language_count; i++) {
        const char *own = deck->languages[i];
        bool bare = strcspn(own, "-") == len && memcmp(own, tag, len) == 0;
        if (bare || deck_same_language(own, tag)) {
            memcpy(tag, deck->languages[i], DECK_LANG_SIZE);
            return true;
        }
    }
    return false;
}

enum mark_kind {
    MARK_NONE,
    MARK_GUESS, /* counts only beside the file that it translates */
    MARK_CODE,  /* "es", "sp" */
    MARK_NAME   /* "spanish" */
};

/* Reads the tag of the language that MARK names, as the deck has it; "" if it
 * looks like a language that is not known. Codes may be words ("no", "it") and
 * names kinds of massage: what the deck does not list is accepted only where
 * nothing but a language is possible. */
static enum mark_kind
read_mark(const struct deck *deck, const struct mark *mark,
          char tag[DECK_LANG_SIZE])
{
    const struct path_part *word = &mark->word;
    char named[DECK_LANG_SIZE], joined[] = "xx-XX";
    bool plain = is_plain(mark);
    bool is_tag = lang_tag_read(word->text, word->len, tag);
    if (is_tag && take_listed(deck, tag)) {
        return MARK_CODE;
    }
    if (is_tag && lang_tag_likely(tag)) {
        return plain ? MARK_CODE : MARK_NONE;
    }
    if (lang_name_read(word->text, word->len, named)) {
        enum mark_kind kind = word->len > 3 ? MARK_NAME : MARK_CODE;
        memcpy(tag, named, sizeof(named));
        return take_listed(deck, tag) || plain ? kind : MARK_NONE;
    }
    if (word->len == 4 && (plain || mark->sign == '_')) { /* "ESMX" */
        memcpy(joined, word->text, 2);
        memcpy(joined + 3, word->text + 2, 2);
        return lang_tag_read(joined, 5, tag) && take_listed(deck, tag)
                   ? MARK_GUESS
                   : MARK_NONE;
    }
    bool guess =
        is_tag && mark->sign == '.' && mark->behind && strcspn(tag, "-") == 2;
    tag[0] = '\0';
    return guess ? MARK_GUESS : MARK_NONE;
}

/* Marks SOURCE as a translation into LANG, "" if not known, by MARK. THERE: the
 * name that it should have is taken. */
static void
mark_translation(struct deck_source *source, const struct mark *mark,
                 const char *lang, bool is_default, bool there)
{
    bool known = lang[0] != '\0';
    const char *tag = is_default ? "" : known ? lang : "es";
    struct path_name name = path_name_of(source->path);
    struct str better = {0};
    str_add_bytes(&better, mark->front.text, mark->front.len);
    str_add_bytes(&better, mark->rest.text, mark->rest.len);
    str_addf(&better, "%s%s%s", *tag != '\0' ? "." : "", tag,
             name.base + name.stem_len);
    free(source->better);
    source->better = str_take(&better);
    source->stray = STRAY_LANGUAGE;
    source->beside = there && known;
    source->lang_name = known ? lang_name_of(lang) : "";
}

/* Whether a file is called like SOURCE but with another language of the deck
 * than LANG: "1-x-en" beside "1-x-es". */
static bool
has_pair(const struct stray_names *names, const struct deck_source *source,
         const struct mark *mark, const char *lang)
{
    const struct deck *deck = names->deck;
    bool found = false;
    for (size_t i = 0; !found && i < deck->language_count; i++) {
        struct str name = {0};
        char inner[DECK_LANG_SIZE];
        if (mark->behind) {
            str_addf(&name, "%.*s%c%s", (int)mark->rest.len, mark->rest.text,
                     mark->sign, deck->languages[i]);
        } else {
            str_addf(&name, "%s%c%.*s", deck->languages[i], mark->sign,
                     (int)mark->rest.len, mark->rest.text);
        }
        char *id = stray_name_read(deck, name.text, name.len, inner);
        found = strcmp(deck->languages[i], lang) != 0 &&
                stray_names_find(names, id, NULL, source) != NULL;
        free(id);
        str_release(&name);
    }
    return found;
}

/* ---- if the file that it translates is missing ---- */

static void
add_words(struct str *all, const char *text)
{
    str_addf(all, "%s ", text != NULL ? text : "");
}

/* Counts the small words of SOURCE that are of LANG and of the first
 * language. */
static void
count_words(const struct deck_source *source, const struct deck *deck,
            const char *lang, int *in_lang, int *in_first)
{
    struct str all = {0};
    const struct deck_version *version = source->version;
    add_words(&all, version != NULL ? version->title.text : NULL);
    for (size_t i = 0; version != NULL && i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        int cells = block->table.rows * block->table.columns;
        for (int cell = 0; cell < cells; cell++) {
            add_words(&all, block->table.cells[cell].text);
        }
        add_words(&all, block->text.text);
    }
    for (size_t i = 0; i < source->pages.count; i++) {
        add_words(&all, source->pages.items[i].alt);
    }
    char *folded = path_fold(all.text);
    *in_lang = lang_words_count(folded, lang);
    *in_first = lang_words_count(folded, deck->languages[0]);
    free(folded);
    str_release(&all);
}

/* Whether another translation in the folder is marked with MARK. */
static bool
is_usual(const struct stray_names *names, const struct deck_source *source,
         const struct mark *mark)
{
    const char *word = mark->word.text - mark->behind; /* with its sign */
    size_t len = mark->word.len + 1;
    bool found = false;
    for (size_t i = 0; !found && i < names->count; i++) {
        const struct deck_source *other = names->items[i].source;
        struct path_name name = path_name_of(other->path);
        size_t at = mark->behind ? name.stem_len - len : 0;
        found = other != source && other->stray == STRAY_LANGUAGE &&
                name.stem_len > len && memcmp(name.base + at, word, len) == 0;
    }
    return found;
}

/* Whether MARK of KIND alone shows that SOURCE is in LANG. "2-was-ist-es",
 * "1-nail-polish" and "2-we-speak-spanish" are not marked: there the words of
 * the file decide. */
static bool
is_sure(const struct stray_names *names, const struct deck_source *source,
        const struct mark *mark, enum mark_kind kind, const char *lang)
{
    enum { FIRST_WORDS = 2 };
    char listed[DECK_LANG_SIZE];
    int in_lang, in_first;
    memcpy(listed, lang, sizeof(listed));
    if (kind == MARK_GUESS) {
        return false;
    }
    if (is_plain(mark)) {
        return kind == MARK_NAME || take_listed(names->deck, listed);
    }
    const struct path_part *rest = &mark->rest;
    size_t digits = strspn(rest->text, "0123456789");
    bool spaced = memchr(rest->text, ' ', rest->len) != NULL ||
                  memchr(rest->text + digits + 1, '_',
                         rest->len - digits - (digits < rest->len)) != NULL;
    bool lone = mark->behind ? mark->sign == '_' && !spaced : digits > 0;
    if (lone || is_usual(names, source, mark)) {
        return true;
    }
    count_words(source, names->deck, lang, &in_lang, &in_first);
    if (mark->behind && kind == MARK_NAME) {
        return in_first < FIRST_WORDS || in_first <= 2 * in_lang;
    }
    return in_lang > 2 * in_first;
}

/* ---- in any case ---- */

/* Marks SOURCE as a translation if MARK makes it one of another file, or, with
 * ALONE, of a file that is missing. */
static bool
match_mark(const struct stray_names *names, struct deck_source *source,
           const struct mark *mark, bool alone)
{
    char lang[DECK_LANG_SIZE], inner[DECK_LANG_SIZE];
    enum mark_kind kind = MARK_NONE;
    size_t digits = strspn(mark->rest.text, "0123456789");
    if (mark->rest.len > digits && mark->word.len > 0) {
        kind = read_mark(names->deck, mark, lang);
    }
    if (kind == MARK_NONE) {
        return false;
    }
    char *id =
        stray_name_read(names->deck, mark->rest.text, mark->rest.len, inner);
    bool is_default = strcmp(lang, names->deck->languages[0]) == 0;
    bool beside = stray_names_find(names, id, NULL, source) != NULL;
    bool there =
        stray_names_find(names, id, is_default ? "" : lang, source) != NULL;
    free(id);
    bool is_mark =
        alone ? !is_default && is_sure(names, source, mark, kind, lang)
              : beside ||
                    (kind != MARK_GUESS && has_pair(names, source, mark, lang));
    if (is_mark) {
        mark_translation(source, mark, lang, is_default, there);
        source->left_out = beside || !is_default;
    }
    return is_mark;
}

/* Tries the longest word first: "tieng-viet" before "viet". */
static bool
find_behind(const struct stray_names *names, struct deck_source *source,
            struct path_part stem, bool alone)
{
    char last = stem.len > 0 ? stem.text[stem.len - 1] : '\0';
    bool brackets = last == ')' || last == ']';
    size_t end = stem.len - brackets;
    for (size_t at = end > 40 ? end - 40 : 1; at < end; at++) {
        char sign = stem.text[at];
        struct mark mark = {.word = {stem.text + at + 1, end - at - 1},
                            .rest = {stem.text, trim_signs(stem.text, at)},
                            .behind = true,
                            .sign = sign};
        if (is_sign(sign) && brackets == (sign == '(' || sign == '[') &&
            match_mark(names, source, &mark, alone)) {
            return true;
        }
    }
    return false;
}

static bool
find_before(const struct stray_names *names, struct deck_source *source,
            struct path_part stem, bool alone)
{
    size_t digits = strspn(stem.text, "0123456789");
    size_t start = digits > 0 && digits < stem.len && is_sign(stem.text[digits])
                       ? digits + 1
                       : 0;
    for (size_t at = start + 1; at < stem.len && at < 40; at++) {
        char sign = stem.text[at];
        struct mark mark = {.front = {stem.text, start},
                            .word = {stem.text + start, at - start},
                            .rest = {stem.text + at + 1, stem.len - at - 1},
                            .sign = sign};
        if (is_sign(sign) && sign != '(' &&
            match_mark(names, source, &mark, alone)) {
            return true;
        }
    }
    return false;
}

/* "1-x.es - Copy" and "1-x.es ": marks SOURCE as a translation if STEM is a
 * good name with a language. */
static bool
match_copy(const struct stray_names *names, struct deck_source *source,
           struct path_part stem)
{
    char lang[DECK_LANG_SIZE];
    const struct deck *deck = names->deck;
    struct mark mark = {
        .rest = {stem.text, path_language(stem.text, stem.len, deck->languages,
                                          deck->language_count, lang)}};
    if (mark.rest.len == stem.len || strcmp(lang, deck->languages[0]) == 0) {
        return false;
    }
    char *id = path_id(mark.rest.text, mark.rest.len);
    mark_translation(source, &mark, lang, false,
                     stray_names_find(names, id, lang, source) != NULL);
    source->left_out = true;
    free(id);
    return true;
}

static void
check_language(const struct stray_names *names, struct deck_source *source,
               bool alone)
{
    struct path_name name = path_name_of(source->path);
    const struct deck *deck = names->deck;
    struct path_part stem = {name.base, name.stem_len}, rest = stem;
    char lang[DECK_LANG_SIZE];
    if (source->used ||
        (source->stray != STRAY_NONE && source->stray != STRAY_COPY) ||
        path_language(name.base, name.stem_len, deck->languages,
                      deck->language_count, lang) < name.stem_len) {
        return;
    }
    do {
        stem = rest;
        stem.len = trim_signs(stem.text, stem.len);
        stem = stray_name_bare(stem);
    } while (path_copy_take(&rest) == PATH_COPY);
    if (stem.len == name.stem_len || !match_copy(names, source, stem)) {
        (void)(find_behind(names, source, stem, alone) ||
               find_before(names, source, stem, alone));
    }
}

void
stray_languages_find(const struct stray_names *names)
{
    /* Beside the files that they translate; without them; and again, by the
     * marks that were found without them. */
    for (int pass = 0; pass < 3; pass++) {
        for (size_t i = 0; i < names->count; i++) {
            check_language(names, names->items[i].source, pass > 0);
        }
    }
}
