/* What a voice says, held against goldens that a person can read: each line of
 * phrases.LANG, and each slide of a folder, with the bytes that a sentence has
 * on the page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "deck_folder.h"
#include "golden.h"
#include "speech.h"
#include "speech_say.h"

#define GOLDENS KIOSK_SOURCE_DIR "/tests/golden/speech"

static void
check_phrases(const char *lang)
{
    struct str path = {0}, expect = {0}, bytes = {0}, actual = {0};
    struct deck deck = {.clinic_phone = "(719) 555-0142",
                        .emergency_phone = "911"};
    str_addf(&path, "%s/phrases.%s", GOLDENS, lang);
    str_addf(&expect, "%s.expect", path.text);
    assert_true(deck_folder_file(path.text, &bytes));
    for (const char *line = bytes.text; *line;) {
        size_t len = strcspn(line, "\n");
        str_addf(&actual, "%.*s\n    ", (int)len, line);
        speech_say(&actual, line, len, lang, &deck);
        str_add(&actual, "\n");
        line += len + (line[len] == '\n');
    }
    golden_text(expect.text, actual.text);
    str_release(&path);
    str_release(&expect);
    str_release(&bytes);
    str_release(&actual);
}

static void
test_phrases(void **state)
{
    (void)state;
    check_phrases("en");
    check_phrases("es");
}

/* The bytes on the slide that SENTENCE reads. */
static void
dump_place(const struct deck_version *version,
           const struct speech_sentence *sentence, struct str *out)
{
    size_t at = sentence->block;
    const char *text =
        sentence->part == SPEECH_TITLE     ? version->title.text
        : sentence->part == SPEECH_BLOCK   ? version->blocks[at].text.text
        : sentence->part == SPEECH_PICTURE ? version->blocks[at].picture.alt
                                           : NULL;
    static const char *const parts[] = {"kind", "title", "block", "row",
                                        "picture"};
    str_addf(out, "%s", parts[sentence->part]);
    if (sentence->part >= SPEECH_BLOCK) {
        str_addf(out, " %zu", sentence->block);
    }
    if (sentence->part == SPEECH_ROW) {
        str_addf(out, "/%d", sentence->row);
    }
    if (text != NULL && sentence->end > sentence->start) {
        str_addf(out, " [%.*s]", (int)(sentence->end - sentence->start),
                 text + sentence->start);
    }
    str_addf(out, "\n    %s\n", sentence->said);
}

static void
dump_version(const struct deck *deck, const struct deck_version *version,
             struct str *out)
{
    bool spanish = strcmp(version->lang, "es") == 0;
    struct speech_names names = {
        .kind = deck_kind_name(version->kind),
        .leads = {[DECK_CALLOUT_TIP] = spanish ? "Consejo:" : "Tip:",
                  [DECK_CALLOUT_WARNING] =
                      spanish ? "Importante:" : "Important:"}};
    struct speech speech;
    speech_init(&speech, deck, version, &names);
    str_addf(out, "== %s\n", version->path);
    for (size_t i = 0; i < speech.count; i++) {
        dump_place(version, &speech.items[i], out);
    }
    speech_release(&speech);
}

static void
check_deck(const char *folder, const char *expect)
{
    struct str actual = {0};
    struct report report = {0};
    struct deck *deck = deck_folder_read(folder, &report);
    for (size_t i = 0; i < deck->topic_count; i++) {
        for (size_t j = 0; j < deck->topics[i].slide_count; j++) {
            const struct deck_slide *slide = &deck->topics[i].slides[j];
            for (size_t k = 0; k < slide->version_count; k++) {
                dump_version(deck, &slide->versions[k], &actual);
            }
        }
    }
    golden_text(expect, actual.text);
    deck_free(deck);
    report_release(&report);
    str_release(&actual);
}

static void
test_slides(void **state)
{
    (void)state;
    check_deck(GOLDENS "/slides", GOLDENS "/slides.expect");
    check_deck(KIOSK_SOURCE_DIR "/slides", GOLDENS "/shipped.expect");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases),
        cmocka_unit_test(test_slides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
