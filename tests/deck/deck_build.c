/* Builds small decks by hand. */
#include "deck_build.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_check.h"
#include "deck_dwell.h"
#include "deck_shown.h"
#include "mem.h"
#include "str.h"

const struct deck_date build_today = {2026, 11, 22};

static void
add_word(struct deck_words *words, const char *text)
{
    words->items =
        mem_resize(words->items, words->count + 1, sizeof(*words->items));
    words->items[words->count++] =
        (struct deck_word){.text = mem_string(text), .line = 1};
}

struct deck *
build_deck(void)
{
    struct deck *deck = mem_new(1, sizeof(*deck));
    deck->languages = mem_new(2, sizeof(*deck->languages));
    deck->language_count = 2;
    strcpy(deck->languages[0], "en");
    strcpy(deck->languages[1], "es");
    return deck;
}

static int
treatment_index(struct deck *deck, const char *name)
{
    for (size_t i = 0; i < deck->treatment_count; i++) {
        if (strcmp(deck->treatments[i].name.items[0].text, name) == 0) {
            return (int)i;
        }
    }
    deck->treatments = mem_resize(deck->treatments, deck->treatment_count + 1,
                                  sizeof(*deck->treatments));
    deck->treatments[deck->treatment_count] = (struct deck_treatment){0};
    add_word(&deck->treatments[deck->treatment_count].name, name);
    return (int)deck->treatment_count++;
}

static struct deck_topic *
topic_for(struct deck *deck, const char *treatment, enum deck_kind kind)
{
    int index = treatment_index(deck, treatment);
    if (deck->topic_count > 0) {
        struct deck_topic *last = &deck->topics[deck->topic_count - 1];
        if (last->treatment_index == index && last->kind == kind) {
            return last;
        }
    }
    deck->topics =
        mem_resize(deck->topics, deck->topic_count + 1, sizeof(*deck->topics));
    struct deck_topic *topic = &deck->topics[deck->topic_count++];
    *topic = (struct deck_topic){.treatment_index = index, .kind = kind};
    topic->id = mem_string(deck_kind_name(kind));
    topic->folder = mem_string(deck_kind_name(kind));
    struct str place = {0};
    str_addf(&place, "%s/topic.txt", topic->folder);
    topic->place = str_take(&place);
    return topic;
}

static struct deck_slide *
last_slide(struct deck *deck)
{
    struct deck_topic *topic = &deck->topics[deck->topic_count - 1];
    return &topic->slides[topic->slide_count - 1];
}

struct deck_version *
build_version(struct deck *deck, const char *lang, const char *path)
{
    struct deck_slide *slide = last_slide(deck);
    slide->versions = mem_resize(slide->versions, slide->version_count + 1,
                                 sizeof(*slide->versions));
    struct deck_version *version = &slide->versions[slide->version_count++];
    *version = (struct deck_version){.kind = slide->kind,
                                     .path = mem_string(path),
                                     .title.text = mem_string("")};
    snprintf(version->lang, sizeof(version->lang), "%s", lang);
    return version;
}

struct deck_version *
build_slide(struct deck *deck, const char *treatment, enum deck_kind kind,
            const char *path)
{
    struct deck_topic *topic = topic_for(deck, treatment, kind);
    topic->slides = mem_resize(topic->slides, topic->slide_count + 1,
                               sizeof(*topic->slides));
    topic->slides[topic->slide_count++] = (struct deck_slide){
        .id = mem_string(path), .order = mem_string(path), .kind = kind};
    deck->slide_count++;
    return build_version(deck, "en", path);
}

static struct deck_text
plain_text(const char *text, size_t len)
{
    struct deck_text result = {.text = mem_copy(text, len), .len = len};
    result.spans = mem_new(1, sizeof(*result.spans));
    result.spans[0].end = len;
    result.span_count = 1;
    return result;
}

static void
read_row(struct deck_table *table, const char *line, size_t len)
{
    table->rows = 1;
    while (len > 0) {
        size_t cell = 1;
        while (cell < len && line[cell] != '|') {
            cell++;
        }
        table->cells = mem_resize(table->cells, (size_t)table->columns + 1,
                                  sizeof(*table->cells));
        table->cells[table->columns++] = plain_text(line + 1, cell - 1);
        line += cell;
        len -= cell;
    }
}

static struct deck_block
read_block(const char *line, size_t len, int number)
{
    struct deck_block block = {.type = DECK_PARAGRAPH, .line = number};
    if (*line == '|') {
        block.type = DECK_TABLE;
        read_row(&block.table, line, len);
    } else if (*line == '!') {
        block.type = DECK_PICTURE;
        block.picture.file = mem_string("x.png");
        block.picture.alt = mem_copy(line + 1, len - 1);
    } else if (*line == '-') {
        block.type = DECK_ITEM;
        block.text = plain_text(line + 2, len - 2);
    } else {
        block.text = plain_text(line, len);
    }
    return block;
}

void
build_text(struct deck_version *version, const char *title, const char *body)
{
    free(version->title.text);
    free(version->title.spans);
    version->title = plain_text(title, strlen(title));
    version->title_line = 1;
    version->words = deck_count_words(title, strlen(title), version->lang) +
                     deck_count_words(body, strlen(body), version->lang);
    for (int line = 3; *body; line++) {
        size_t len = strcspn(body, "\n");
        version->blocks = mem_resize(version->blocks, version->block_count + 1,
                                     sizeof(*version->blocks));
        version->blocks[version->block_count++] = read_block(body, len, line);
        body += len + (body[len] == '\n');
    }
}

static void
add_good(struct deck *deck, enum deck_kind kind, const char *name,
         const char *english, const char *spanish)
{
    char path[64];
    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof(path), "%s%s.md", name, i ? ".es" : "");
        struct deck_version *version =
            i ? build_version(deck, "es", path)
              : build_slide(deck, "Peeling", kind, path);
        build_text(version, i ? "Hola" : "Hello", i ? spanish : english);
        version->source = mem_string("Leaflet");
        version->reviewed = build_today;
    }
}

struct deck *
build_good_deck(void)
{
    struct deck *deck = build_deck();
    add_good(deck, DECK_BENEFIT, "good", "Your skin is smooth.",
             "Su piel es lisa.");
    add_good(deck, DECK_SIDE_EFFECT, "bad", "It is red for 2 days.",
             "Se pone roja por 2 días.");
    add_good(deck, DECK_WHEN_TO_CALL, "call", "Call 911.", "Llame al 911.");
    return deck;
}

void
build_name_treatments(struct deck *deck)
{
    for (size_t i = 0; i < deck->topic_count; i++) {
        struct deck_topic *topic = &deck->topics[i];
        const struct deck_words *name =
            &deck->treatments[topic->treatment_index].name;
        if (topic->treatment.count == 0) {
            add_word(&topic->treatment, name->items[0].text);
        }
    }
}

struct deck_version *
build_at(struct deck *deck, int topic, int slide, int version)
{
    return &deck->topics[topic].slides[slide].versions[version];
}

void
build_expect_on(struct deck_date day, struct deck *deck, const char *rule,
                enum report_level level, const char *path, const char *words)
{
    struct report report = {0};
    deck_check(deck, deck_moment_any(day), &report);
    for (size_t i = 0; i < report.count; i++) {
        if (strcmp(report.findings[i].rule, rule) != 0) {
            print_error("%s: %s\n", report.findings[i].rule,
                        report.findings[i].words);
        }
    }
    assert_int_equal(report.count, 1);
    assert_string_equal(report.findings[0].rule, rule);
    assert_int_equal(report.findings[0].level, level);
    assert_string_equal(report.findings[0].path, path);
    assert_non_null(strstr(report.findings[0].words, words));
    report_release(&report);
    deck_free(deck);
}

void
build_expect(struct deck *deck, const char *rule, enum report_level level,
             const char *path, const char *words)
{
    build_expect_on(build_today, deck, rule, level, path, words);
}

void
build_expect_nothing(struct deck *deck)
{
    struct report report = {0};
    deck_check(deck, deck_moment_any(build_today), &report);
    assert_int_equal(report.count, 0);
    report_release(&report);
    deck_free(deck);
}

struct deck *
build_four_slides(void)
{
    struct deck *deck = build_deck();
    build_slide(deck, "A", DECK_ABOUT, "about");
    build_slide(deck, "A", DECK_BENEFIT, "good");
    build_slide(deck, "A", DECK_SIDE_EFFECT, "red");
    build_slide(deck, "A", DECK_SIDE_EFFECT, "sore");
    build_slide(deck, "A", DECK_WHEN_TO_CALL, "call");
    build_slide(deck, "A", DECK_AFTERCARE, "care");
    return deck;
}

const char *
build_shown_at(const struct deck *deck, struct deck_moment moment)
{
    static char line[256];
    struct deck_shown *shown;
    size_t count = deck_shown(deck, moment, &shown);
    line[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        const struct deck_slide *slide =
            &deck->topics[shown[i].topic].slides[shown[i].slide];
        size_t len = strlen(line);
        snprintf(line + len, sizeof(line) - len, "%s%s", i ? " " : "",
                 slide->versions[0].path);
    }
    free(shown);
    return line;
}
