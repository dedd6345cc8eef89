/* The sentences of a slide for a voice. See speech.h. */
#include "speech.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "sentence.h"
#include "speech_say.h"
#include "speech_tongue.h"
#include "unicode.h"
#include "utf8.h"

/* A slide while its sentences are collected. */
struct reading {
    struct speech *speech;
    const struct deck *deck;
    const char *lang;
    const struct speech_tongue *tongue; /* NULL: read as it is written */
};

/* A full stop makes the voice fall, where the writer needed none. */
static void
end_sentence(const struct reading *reading, struct str *said)
{
    static const char ends[] = ".!?:;,…";
    while (said->len > 0 && said->text[said->len - 1] == ' ') {
        said->text[--said->len] = '\0';
    }
    uint32_t last = said->len > 0 ? utf8_before(said->text, said->len) : 0;
    if (reading->tongue != NULL && last != 0 && !utf8_in(last, ends)) {
        str_add(said, ".");
    }
}

static bool
has_words(const struct str *said)
{
    for (size_t i = 0; i < said->len;) {
        uint32_t code;
        i += utf8_decode(said->text + i, said->len - i, &code);
        if (unicode_is_letter(code) || unicode_is_number(code)) {
            return true;
        }
    }
    return false;
}

/* Adds what SAID has, at the place of LIKE; SAID is empty after. */
static void
add(const struct reading *reading, struct str *said,
    struct speech_sentence like)
{
    struct speech *speech = reading->speech;
    if (has_words(said)) {
        end_sentence(reading, said);
        like.said = str_take(said);
        speech->items = mem_grow(speech->items, speech->count, &speech->cap,
                                 sizeof(*speech->items));
        speech->items[speech->count++] = like;
    }
    str_release(said);
}

/* Adds the sentences of TEXT, which LIKE says the place of; PREFIX is said
 * before the first. */
static void
add_text(const struct reading *reading, const char *prefix, const char *text,
         size_t len, struct speech_sentence like)
{
    size_t start = 0;
    while (start < len) {
        size_t end = sentence_end(text, len, start);
        size_t last = end;
        while (start < end && strchr(" \n", text[start]) != NULL) {
            start++;
        }
        while (last > start && strchr(" \n", text[last - 1]) != NULL) {
            last--;
        }
        struct str said = {0};
        if (last > start) {
            str_add(&said, prefix);
            speech_say(&said, text + start, last - start, reading->lang,
                       reading->deck);
            prefix = "";
        }
        like.start = start;
        like.end = last;
        add(reading, &said, like);
        start = end;
    }
}

/* "Effect: redness, how long: a few hours". */
static void
add_row(const struct reading *reading, const struct deck_table *table, int row,
        size_t block)
{
    struct str said = {0};
    for (int i = 0; i < table->columns; i++) {
        const struct deck_text *head = &table->cells[i];
        const struct deck_text *cell = &table->cells[row * table->columns + i];
        if (cell->len == 0) {
            continue;
        }
        str_add(&said, said.len == 0                                    ? ""
                       : strchr(".!?", said.text[said.len - 1]) != NULL ? " "
                                                                        : ", ");
        if (row > 0 && head->len > 0) {
            const char *colon =
                reading->tongue != NULL ? reading->tongue->rows : ": ";
            speech_say(&said, head->text, head->len, reading->lang,
                       reading->deck);
            str_add(&said, colon);
        }
        speech_say(&said, cell->text, cell->len, reading->lang, reading->deck);
    }
    add(reading, &said,
        (struct speech_sentence){
            .part = SPEECH_ROW, .block = block, .row = row});
}

/* The head alone is read only where nothing is below it. */
static void
add_table(const struct reading *reading, const struct deck_table *table,
          size_t block)
{
    for (int i = table->rows > 1; i < table->rows; i++) {
        add_row(reading, table, i, block);
    }
}

static void
add_block(const struct reading *reading, const struct deck_block *block,
          size_t index, const char *lead)
{
    struct speech_sentence like = {.part = SPEECH_BLOCK, .block = index};
    struct str prefix = {0};
    str_add(&prefix, "");
    if (lead != NULL) {
        str_addf(&prefix, "%s ", lead);
    }
    if (block->type == DECK_PICTURE) {
        const char *picture =
            reading->tongue != NULL ? reading->tongue->picture : "";
        like.part = SPEECH_PICTURE;
        str_add(&prefix, picture);
        add_text(reading, prefix.text, block->picture.alt,
                 strlen(block->picture.alt), like);
    } else if (block->type == DECK_TABLE) {
        struct str said = {0};
        str_add(&said, lead != NULL ? lead : "");
        add(reading, &said, like);
        add_table(reading, &block->table, index);
    } else {
        if (block->ordinal > 0) {
            str_addf(&prefix, "%d: ", block->ordinal);
        }
        add_text(reading, prefix.text, block->text.text, block->text.len, like);
    }
    str_release(&prefix);
}

void
speech_init(struct speech *speech, const struct deck *deck,
            const struct deck_version *version,
            const struct speech_names *names)
{
    *speech = (struct speech){0};
    struct reading reading = {.speech = speech,
                              .deck = deck,
                              .lang = version->lang,
                              .tongue = speech_tongue_find(version->lang)};
    struct str kind = {0};
    str_add(&kind, names->kind != NULL ? names->kind : "");
    add(&reading, &kind, (struct speech_sentence){.part = SPEECH_KIND});
    add_text(&reading, "", version->title.text, version->title.len,
             (struct speech_sentence){.part = SPEECH_TITLE});
    int callout = 0;
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        bool begins = block->callout_id != 0 && block->callout_id != callout;
        add_block(&reading, block, i,
                  begins ? names->leads[block->callout] : NULL);
        callout = block->callout_id;
    }
}

void
speech_release(struct speech *speech)
{
    for (size_t i = 0; i < speech->count; i++) {
        free(speech->items[i].said);
    }
    free(speech->items);
    *speech = (struct speech){0};
}
