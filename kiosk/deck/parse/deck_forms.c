/* The keys of the deck's files. See deck_forms.h. */
#include "deck_forms.h"

#include <stdlib.h>
#include <string.h>

#include "deck.h"
#include "head_hours.h"
#include "head_line.h"
#include "head_value.h"
#include "lang_name.h"
#include "lang_tag.h"
#include "mem.h"
#include "str.h"
#include "utf8.h"

static const char *const rotations[] = {"all", "first", NULL};

_Static_assert(sizeof(enum deck_kind) == sizeof(int) &&
                   sizeof(enum deck_rotate) == sizeof(int),
               "head_choice writes an int");

static const char *const kinds[] = {"about",     "benefit",      "side-effect",
                                    "aftercare", "when-to-call", NULL};

static bool
has_language(const struct deck *deck, const char *lang)
{
    for (size_t i = 0; i < deck->language_count; i++) {
        if (strcmp(deck->languages[i], lang) == 0) {
            return true;
        }
    }
    return false;
}

static void
add_language(struct deck *deck, const char *text, size_t len,
             const struct head_value *value)
{
    char lang[DECK_LANG_SIZE];
    if (!lang_tag_read(text, len, lang)) {
        struct str near = {0};
        str_add(&near, "");
        if (lang_name_read(text, len, lang)) {
            str_addf(&near, "Did you mean “%s”? ", lang);
        }
        report_add(value->report, value->path, value->line, REPORT_ERROR,
                   "bad-language",
                   "“%.*s” is not a language. %sWrite tags with commas between "
                   "them, such as “en, es, zh-Hant”.",
                   (int)utf8_cut(text, len, 30), text, near.text);
        str_release(&near);
        return;
    }
    if (has_language(deck, lang)) {
        report_add(value->report, value->path, value->line, REPORT_ERROR,
                   "repeated-language",
                   "“%s” is in the list twice. Remove one of them.", lang);
        return;
    }
    if (deck->language_count == DECK_LANGUAGES_MAX) {
        report_add(value->report, value->path, value->line, REPORT_ERROR,
                   "too-many-languages",
                   "There are more than %d languages, so “%s” cannot be "
                   "chosen. Remove some.",
                   DECK_LANGUAGES_MAX, lang);
        return;
    }
    char meant[DECK_LANG_SIZE];
    if (!lang_tag_likely(lang) && lang_name_read(text, len, meant)) {
        report_add(value->report, value->path, value->line, REPORT_WARNING,
                   "bad-language",
                   "“%s” is not a common language tag. If you mean %s, write "
                   "“%s”, here and in the file names.",
                   lang, lang_name_of(meant), meant);
    }
    deck->languages = mem_resize(deck->languages, deck->language_count + 1,
                                 sizeof(*deck->languages));
    memcpy(deck->languages[deck->language_count++], lang, sizeof(lang));
}

/* MEMBER is the whole deck: two of its members change. */
static void
read_languages(const struct head_key *key, const struct head_value *value,
               void *member)
{
    (void)key;
    struct deck *deck = member;
    size_t errors_before = value->report->error_count;
    char *text = head_line_plain(value->text, strlen(value->text));
    deck->languages_line = value->line;
    for (const char *at = text; *at != '\0';) {
        size_t len = strcspn(at, ",; ");
        if (len > 0) {
            add_language(deck, at, len, value);
        }
        at += len;
        at += strspn(at, ",; ");
    }
    free(text);
    if (value->report->error_count > errors_before &&
        deck->doubt.path == NULL) {
        deck->doubt = (struct report_cause){.path = mem_string(value->path),
                                            .line = value->line};
    }
}

/* Someone who waits 24 hours is not in a waiting room; a slide that stays
 * for ten minutes is a poster. */
static const struct head_key deck_keys[] = {
    {.name = "title",
     .read = head_words,
     .offset = offsetof(struct deck, title)},
    {.name = "languages", .read = read_languages},
    {.name = "clinic_phone",
     .read = head_text,
     .offset = offsetof(struct deck, clinic_phone)},
    {.name = "emergency_phone",
     .read = head_text,
     .offset = offsetof(struct deck, emergency_phone)},
    {.name = "ask_line",
     .read = head_words,
     .offset = offsetof(struct deck, ask_line)},
    {.name = "wait_minutes",
     .read = head_int,
     .offset = offsetof(struct deck, wait_minutes),
     .low = 1,
     .high = 24 * 60},
    {.name = "rotate_languages",
     .read = head_choice,
     .offset = offsetof(struct deck, rotate),
     .low = DECK_ROTATE_ALL,
     .choices = rotations},
};

static const struct head_key topic_keys[] = {
    {.name = "title",
     .read = head_words,
     .offset = offsetof(struct deck_topic, title)},
    {.name = "treatment",
     .read = head_words,
     .offset = offsetof(struct deck_topic, treatment)},
    {.name = "kind",
     .read = head_choice,
     .offset = offsetof(struct deck_topic, kind),
     .low = DECK_ABOUT,
     .choices = kinds},
    {.name = "discreet",
     .read = head_bool,
     .offset = offsetof(struct deck_topic, discreet)},
    {.name = "days",
     .read = head_days,
     .offset = offsetof(struct deck_topic, hours)},
    {.name = "hours",
     .read = head_hours,
     .offset = offsetof(struct deck_topic, hours)},
};

static void
read_instead(const struct head_key *key, const struct head_value *value,
             void *member)
{
    struct deck_instead *instead = member;
    head_text(key, value, &instead->text);
    instead->line = value->line;
}

static const struct head_key slide_keys[] = {
    {.name = "kind",
     .read = head_choice,
     .offset = offsetof(struct deck_slide_head, version.kind),
     .low = DECK_ABOUT,
     .choices = kinds},
    {.name = "dwell",
     .read = head_int,
     .offset = offsetof(struct deck_slide_head, version.dwell_s),
     .low = 1,
     .high = 600},
    {.name = "valid-from",
     .read = head_date,
     .offset = offsetof(struct deck_slide_head, version.valid_from)},
    {.name = "valid-until",
     .read = head_date,
     .offset = offsetof(struct deck_slide_head, version.valid_until)},
    {.name = "days",
     .read = head_days,
     .offset = offsetof(struct deck_slide_head, version.hours)},
    {.name = "hours",
     .read = head_hours,
     .offset = offsetof(struct deck_slide_head, version.hours)},
    {.name = "reviewed",
     .read = head_date,
     .offset = offsetof(struct deck_slide_head, version.reviewed)},
    {.name = "reviewer",
     .read = head_text,
     .offset = offsetof(struct deck_slide_head, version.reviewer)},
    {.name = "source",
     .read = head_text,
     .offset = offsetof(struct deck_slide_head, version.source)},
    {.name = "owner",
     .read = head_text,
     .offset = offsetof(struct deck_slide_head, version.owner)},
    {.name = "audio",
     .read = head_text,
     .offset = offsetof(struct deck_slide_head, version.audio)},
    {.name = "qr",
     .read = head_text,
     .offset = offsetof(struct deck_slide_head, version.qr)},
    {.name = "discreet",
     .read = head_bool,
     .offset = offsetof(struct deck_slide_head, version.discreet)},
    {.name = "title",
     .read = read_instead,
     .offset = offsetof(struct deck_slide_head, title),
     .unlisted = true}, /* most files with a mistake here are slides */
    {.name = "alt",
     .read = read_instead,
     .offset = offsetof(struct deck_slide_head, alt),
     .unlisted = true},
};

#define FORM(keys) {(keys), sizeof(keys) / sizeof((keys)[0])}
const struct head_form deck_form = FORM(deck_keys);
const struct head_form topic_form = FORM(topic_keys);
const struct head_form slide_form = FORM(slide_keys);
#undef FORM
