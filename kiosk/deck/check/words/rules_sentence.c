/* Cuts a slide into sentences. */
#include "rules_sentence.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "deck_dwell.h"
#include "mem.h"
#include "rules_number.h"
#include "sentence.h"
#include "str.h"
#include "unicode.h"
#include "utf8.h"

static void
add_plain(struct str *plain, uint32_t code)
{
    bool apostrophe = code == '\'' || code == 0x2019;
    if (apostrophe || unicode_is_alnum(code)) {
        str_add_code(plain, apostrophe ? '\'' : unicode_lower(code));
    } else if (plain->text[plain->len - 1] != ' ') {
        str_add(plain, " ");
    }
}

char *
rules_plain(const char *text, size_t len)
{
    struct str plain = {0};
    str_add(&plain, " ");
    for (size_t i = 0; i < len;) {
        size_t size = rules_number_at(text, len, i, &plain);
        if (size == 0) {
            uint32_t code;
            size = utf8_decode(text + i, len - i, &code);
            add_plain(&plain, code);
        }
        i += size;
    }
    add_plain(&plain, ' ');
    return str_take(&plain);
}

static void
add_sentence(struct rules_sentences *sentences, const char *text, size_t len,
             struct rules_sentence like)
{
    while (len > 0 && strchr(" \n", *text)) {
        text++;
        len--;
    }
    like.words = deck_count_words(text, len, "");
    if (like.words == 0) {
        return;
    }
    sentences->items = mem_grow(sentences->items, sentences->count,
                                &sentences->cap, sizeof(*sentences->items));
    like.text = mem_copy(text, len);
    like.plain = rules_plain(text, len);
    sentences->items[sentences->count++] = like;
}

static void
split(struct rules_sentences *sentences, const char *text, size_t len,
      struct rules_sentence like)
{
    size_t start = 0;
    while (start < len) {
        size_t end = sentence_end(text, len, start);
        add_sentence(sentences, text + start, end - start, like);
        start = end;
    }
}

static void
add_rows(struct rules_sentences *sentences, const struct deck_block *block)
{
    const struct deck_table *table = &block->table;
    struct str row = {0};
    for (int i = 0; i < table->rows; i++) {
        for (int j = 0; j < table->columns; j++) {
            const struct deck_text *cell =
                &table->cells[i * table->columns + j];
            str_add_bytes(&row, cell->text, cell->len);
            str_add(&row, " ");
        }
        if (row.len > 0) {
            add_sentence(sentences, row.text, row.len - 1,
                         (struct rules_sentence){.place = RULES_ROW,
                                                 .line = block->line});
        }
        str_clear(&row);
    }
    str_release(&row);
}

void
rules_sentences_init(struct rules_sentences *sentences,
                     const struct deck_version *version)
{
    *sentences = (struct rules_sentences){0};
    split(sentences, version->title.text, version->title.len,
          (struct rules_sentence){.place = RULES_TITLE,
                                  .line = version->title_line});
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        if (block->type == DECK_TABLE) {
            add_rows(sentences, block);
        } else if (block->type != DECK_PICTURE) {
            split(sentences, block->text.text, block->text.len,
                  (struct rules_sentence){.place = RULES_BODY,
                                          .line = block->line});
        }
    }
}

void
rules_sentences_release(struct rules_sentences *sentences)
{
    for (size_t i = 0; i < sentences->count; i++) {
        free(sentences->items[i].text);
        free(sentences->items[i].plain);
    }
    free(sentences->items);
    *sentences = (struct rules_sentences){0};
}

const char *
rules_excerpt(const char *text, char *out, size_t size)
{
    static const char more[] = "…";
    size_t len = strlen(text);
    if (len < size) {
        memcpy(out, text, len + 1);
        return out;
    }
    size_t cut = utf8_cut(text, len, size - sizeof(more));
    const char *space = memrchr(text, ' ', cut);
    cut = space != NULL && space > text ? (size_t)(space - text) : cut;
    memcpy(out, text, cut);
    memcpy(out + cut, more, sizeof(more));
    return out;
}

char *
rules_phrase_find(char *plain, char *at, const char *phrase, size_t len)
{
    size_t left = strlen(at);
    for (; (at = memmem(at, left, phrase, len)) != NULL; at++) {
        if (at > plain && at[-1] == ' ' && at[len] == ' ') {
            return at - 1;
        }
        left = strlen(at) - 1;
    }
    return NULL;
}

const char *
rules_phrase_next(const char *phrase, size_t *len)
{
    phrase += *len + (phrase[*len] == '|');
    *len = strcspn(phrase, "|");
    return *phrase != '\0' ? phrase : NULL;
}

const char *
rules_phrase_any(char *plain, const char *list, size_t *len)
{
    *len = 0;
    while ((list = rules_phrase_next(list, len)) != NULL &&
           rules_phrase_find(plain, plain, list, *len) == NULL) {
    }
    return list;
}

void
rules_phrase_blank(char *plain, const char *list)
{
    size_t len;
    for (const char *phrase;
         (phrase = rules_phrase_any(plain, list, &len)) != NULL;) {
        memset(rules_phrase_find(plain, plain, phrase, len) + 1, '-', len);
    }
}

bool
rules_phrase_is(const char *plain, size_t len, const char *list)
{
    size_t size = 0;
    while ((list = rules_phrase_next(list, &size)) != NULL) {
        if (size == len && memcmp(plain, list, len) == 0) {
            return true;
        }
    }
    return false;
}

bool
rules_phrase_negated(const char *plain, const char *at, const char *negations)
{
    for (int back = 0; back < 2 && at > plain; back++) {
        const char *end = at;
        do {
            at--;
        } while (at > plain && *at != ' ');
        if (rules_phrase_is(at + 1, (size_t)(end - at) - 1, negations)) {
            return true;
        }
    }
    return false;
}
