/* Reads one file of the deck. See deck_source.h. */
#include "deck_source.h"

#include <stdlib.h>
#include <string.h>

#include "deck.h"
#include "deck_forms.h"
#include "deck_readable.h"
#include "head.h"
#include "head_find.h"
#include "markdown.h"
#include "mem.h"
#include "path_alike.h"
#include "path_name.h"
#include "str.h"
#include "text_clean.h"
#include "text_decode.h"
#include "utf8.h"

/* Takes title and alt text for a picture from the head of SOURCE. */
static void
take_picture_keys(struct deck_source *source, struct deck_slide_head *head)
{
    source->alt = head->alt.text;
    if (head->title.text != NULL) {
        source->version->title = deck_text_plain(head->title.text);
        free(head->title.text);
    }
}

/* Reports them in the head of a slide, where the body gives both. */
static void
refuse_picture_keys(const struct deck_source *source,
                    struct deck_slide_head *head, struct report *report)
{
    if (head->title.text != NULL) {
        report_add(report, source->path, head->title.line, REPORT_ERROR,
                   "unknown-key",
                   "A slide's title goes below its head. Write “# %.*s” "
                   "there, and remove this line.",
                   UTF8_START(head->title.text, 80));
    }
    if (head->alt.text != NULL) {
        report_add(report, source->path, head->alt.line, REPORT_ERROR,
                   "unknown-key",
                   "What a picture shows goes where the picture is: "
                   "![words](file). Move these words there, and remove this "
                   "line.");
    }
    free(head->title.text);
    free(head->alt.text);
}

/* Reads a slide file. A .txt file with nothing but keys may belong to a
 * picture; that is only known once all files are read. */
static void
read_slide(struct deck_source *source, const struct str *text,
           struct report *report)
{
    size_t errors_before = report->error_count;
    bool is_txt = path_ends_with(source->path, strlen(source->path), ".txt");
    struct head_place place = head_find(text->text, text->len, &slide_form,
                                        is_txt, source->path, report);
    struct deck_slide_head head = {0};
    head_read(place.head, place.head_len, place.line, &slide_form, source->path,
              &head, report);
    source->keys_only =
        is_txt && place.body > 0 &&
        text_blank(text->text + place.body, text->len - place.body);
    source->version = mem_new(1, sizeof(*source->version));
    *source->version = head.version;
    source->version->path = mem_string(source->path);
    if (source->keys_only) {
        take_picture_keys(source, &head);
    } else {
        struct report ignored = {0};
        int line = 1;
        for (size_t i = 0; i < place.body; i++) {
            line += text->text[i] == '\n';
        }
        refuse_picture_keys(source, &head, report);
        markdown_read(text->text + place.body, text->len - place.body, line,
                      source->path, source->version,
                      place.guessed ? &ignored : report);
        report_release(&ignored);
        source->version->unread = place.guessed;
    }
    source->version->broken = report->error_count > errors_before;
}

/* The line of the error about the kind, from finding FIRST on, else of the
 * first error. */
static int
line_of_kind(const struct report *report, size_t first)
{
    int line = 0;
    for (size_t i = first; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->level == REPORT_ERROR &&
            (line == 0 || strstr(finding->words, "“kind") != NULL)) {
            line = finding->line;
        }
    }
    return line;
}

/* Replaces each run of white space by one plain space: no-break spaces look the
 * same, and treatments are told apart by name. */
static void
plain_spaces(char *text)
{
    size_t kept = 0;
    for (size_t at = 0, white; text[at] != '\0'; at += white > 0 ? white : 1) {
        white = text_white(text + at, strlen(text + at));
        if (white == 0) {
            text[kept++] = text[at];
        } else if (kept > 0 && text[kept - 1] != ' ') {
            text[kept++] = ' ';
        }
    }
    text[kept] = '\0';
}

/* Half a topic.txt, LOST, may contain half words, and what it lacks may have
 * been a risk. */
static void
read_topic(struct deck_source *source, const struct deck_reading *reading,
           const struct str *text, bool lost, struct report *report)
{
    struct deck_topic *topic = mem_new(1, sizeof(*topic));
    struct report ignored = {0};
    bool good = head_read(text->text, text->len, 1, &topic_form, source->path,
                          topic, lost ? &ignored : report);
    report_release(&ignored);
    deck_readable_words(reading, &topic->title, "title", source->path, report);
    bool nameless = deck_readable_words(reading, &topic->treatment, "treatment",
                                        source->path, report);
    for (size_t i = 0; i < topic->treatment.count; i++) {
        plain_spaces(topic->treatment.items[i].text);
    }
    if (lost || nameless) {
        topic->kind = DECK_KIND_NONE;
    }
    topic->file = mem_string(source->path);
    topic->kind_unknown =
        lost || nameless || (!good && topic->kind == DECK_KIND_NONE);
    source->topic = topic;
}

static void
read_deck(struct deck_source *source, const struct deck_reading *reading,
          const struct str *text, bool lost, struct report *report)
{
    struct deck *deck = mem_new(1, sizeof(*deck));
    struct report ignored = {0};
    head_read(text->text, text->len, 1, &deck_form, source->path, deck,
              lost ? &ignored : report);
    report_release(&ignored);
    struct deck_reading own = {.host = reading->host,
                               .languages = deck->languages,
                               .language_count = deck->language_count};
    deck_readable_words(&own, &deck->title, "title", source->path, report);
    deck_readable_words(&own, &deck->ask_line, "ask_line", source->path,
                        report);
    source->deck = deck;
}

/* Keeps the place of an unreadable slide, for another version of it. */
static void
make_unread(struct deck_source *source, bool keys_only)
{
    source->version = mem_new(1, sizeof(*source->version));
    source->version->path = mem_string(source->path);
    source->version->title = deck_text_plain("");
    source->version->broken = true;
    source->version->unread = true;
    source->keys_only = keys_only;
}

/* An empty or unreadable file may have held anything: a risk, or the kind of
 * its topic. */
static void
make_unknown(struct deck_source *source)
{
    if (source->role == DECK_ROLE_TOPIC) {
        source->topic = mem_new(1, sizeof(*source->topic));
        source->topic->file = mem_string(source->path);
        source->topic->kind_unknown = true;
    } else {
        make_unread(source, false);
    }
}

/* Reads the bytes of a text file; false if it is an empty deck.txt. */
static bool
read_text(struct deck_source *source, const struct deck_reading *reading,
          const struct deck_file *file, struct report *report)
{
    struct str text = {0}, instead = {0};
    char lang[DECK_LANG_SIZE];
    size_t findings_before = report->count;
    deck_readable_language(reading, file, lang);
    deck_readable_instead(reading, file, lang, &instead);
    struct text_way way = {lang, reading->host.convert, instead.text};
    enum text_state state =
        text_decode(file->bytes, file->len, file->path, &way, &text, report);
    size_t errors_before = report->error_count;
    bool lost = state == TEXT_LOST;
    bool blank = state == TEXT_GOOD &&
                 (text.len == 0 || text_blank(text.text, text.len));
    if (blank && source->role != DECK_ROLE_DECK) {
        report_add(report, source->path, 0, REPORT_WARNING, "empty-file",
                   "This file is empty and is not shown. Save it again, or "
                   "delete it.");
        make_unknown(source);
    } else if (!blank && source->role == DECK_ROLE_TOPIC) {
        read_topic(source, reading, &text, lost, report);
        source->topic->mistake_line = line_of_kind(report, findings_before);
    } else if (!blank && source->role == DECK_ROLE_DECK) {
        read_deck(source, reading, &text, lost, report);
    } else if (!blank && state != TEXT_GOOD) {
        make_unread(source,
                    path_ends_with(source->path, strlen(source->path), ".txt"));
    } else if (!blank) {
        read_slide(source, &text, report);
        struct deck_version *version = source->version;
        memcpy(version->lang, lang, DECK_LANG_SIZE);
        deck_readable_version(reading, version, instead.text, report);
        version->broken = report->error_count > errors_before;
    }
    str_release(&text);
    str_release(&instead);
    return !blank || source->role != DECK_ROLE_DECK;
}

bool
deck_source_read(struct deck_source *source, const struct deck_reading *reading,
                 const struct deck_file *file, struct report *report)
{
    enum deck_file_role role = deck_file_role(file->path);
    bool is_text = role == DECK_ROLE_SLIDE || role == DECK_ROLE_TOPIC ||
                   role == DECK_ROLE_DECK;
    bool lost = is_text ? role == DECK_ROLE_DECK && file->bytes == NULL
                        : role != DECK_ROLE_PICTURE && file->size_bytes == 0;
    if (role == DECK_ROLE_JUNK || role == DECK_ROLE_GUIDE || lost) {
        return false;
    }
    *source = (struct deck_source){.path = mem_string(file->path),
                                   .role = role,
                                   .size_bytes = file->size_bytes,
                                   .modified_ns = file->modified_ns};
    if (is_text && file->bytes == NULL) {
        make_unknown(source);
    } else if (is_text && !read_text(source, reading, file, report)) {
        free(source->path);
        return false;
    } else if (!is_text && file->bytes != NULL &&
               deck_file_has_pages(file->path) &&
               deck_pages_read(&source->pages, file->bytes, file->len) > 0) {
        report_add(report, file->path, 0, REPORT_WARNING, "too-many-pages",
                   "It has more than %d pages; only the first %d are shown. "
                   "Split it into several files.",
                   DECK_PAGES_MAX, DECK_PAGES_MAX);
    }
    return true;
}

void
deck_source_release(struct deck_source *source)
{
    if (source->version != NULL) {
        deck_version_release(source->version);
    }
    if (source->topic != NULL) {
        deck_topic_release(source->topic);
    }
    free(source->version);
    deck_pages_release(&source->pages);
    free(source->topic);
    free(source->path);
    free(source->alt);
    free(source->better);
    deck_free(source->deck);
    *source = (struct deck_source){0};
}

/* Keeps the files of a folder together. */
static int
compare_folders(const void *left, const void *right)
{
    const char *a = ((const struct deck_source *)left)->path;
    const char *b = ((const struct deck_source *)right)->path;
    size_t a_len = path_folder_length(a), b_len = path_folder_length(b);
    if (a_len == b_len && memcmp(a, b, a_len) == 0) {
        return deck_order(a + a_len, b + b_len);
    }
    char *a_folder = mem_copy(a, a_len), *b_folder = mem_copy(b, b_len);
    int order = deck_order(a_folder, b_folder);
    free(a_folder);
    free(b_folder);
    return order;
}

static int
compare_names(const void *left, const void *right)
{
    const char *a = (*(struct deck_source *const *)left)->path;
    const char *b = (*(struct deck_source *const *)right)->path;
    int order = path_compare_alike(a, b);
    return order != 0 ? order : strcmp(a, b);
}

void
deck_sources_sort(struct deck_sources *sources)
{
    if (sources->count > 0) { /* else ITEMS is NULL */
        qsort(sources->items, sources->count, sizeof(*sources->items),
              compare_folders);
    }
    sources->by_name = mem_new(sources->count, sizeof(*sources->by_name));
    for (size_t i = 0; i < sources->count; i++) {
        sources->by_name[i] = &sources->items[i];
    }
    qsort(sources->by_name, sources->count, sizeof(*sources->by_name),
          compare_names);
}

size_t
deck_sources_in_folder(const struct deck_sources *sources, size_t first)
{
    size_t at = first + 1;
    while (at < sources->count && path_same_folder(sources->items[first].path,
                                                   sources->items[at].path)) {
        at++;
    }
    return at - first;
}

void
deck_sources_release(struct deck_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++) {
        deck_source_release(&sources->items[i]);
    }
    free(sources->items);
    free(sources->by_name);
    *sources = (struct deck_sources){0};
}
