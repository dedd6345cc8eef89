/* Any bytes as deck.txt, topic.txt, head of a slide and kiosk.txt; the first
 * byte says which. */
#include <string.h>

#include "deck.h"
#include "deck_forms.h"
#include "deck_hours.h"
#include "fuzz.h"
#include "head.h"
#include "head_find.h"
#include "mem.h"
#include "settings.h"
#include "str.h"
#include "text_decode.h"

static void
read_settings(const char *bytes, size_t len, struct report *report)
{
    struct settings settings;
    settings_init(&settings);
    settings_read(&settings, "kiosk.txt", bytes, len, report);
    require(settings.rotate % 90 == 0 && settings.rotate < 360);
    require(settings.ask_seconds >= 20 && settings.scale >= 1);
    require(memchr(settings.theme, '\0', sizeof(settings.theme)) != NULL);
}

/* Spans are in order and apart, none is longer than a day; what is printed is
 * read again as the same. */
static void
require_hours(const struct deck_hours *hours)
{
    struct str printed = {0}, again = {0};
    deck_hours_print(hours, &printed);
    require(hours->days <= 0x7F && hours->span_count <= DECK_SPANS_MAX);
    for (int i = 0; i < hours->span_count; i++) {
        const struct deck_hours_span *span = &hours->spans[i];
        require(span->from >= (i > 0 ? hours->spans[i - 1].until : 0));
        require(span->until > span->from && span->from < DECK_DAY_MINUTES &&
                span->until < span->from + DECK_DAY_MINUTES);
    }
    if (hours->span_count > 0) {
        struct report report = {0};
        struct deck_topic topic = {0};
        const char *digit = strpbrk(printed.text, "0123456789");
        str_addf(&again, "hours: %s", digit);
        head_read(again.text, again.len, 1, &topic_form, "f", &topic, &report);
        require(topic.hours.span_count == hours->span_count &&
                memcmp(topic.hours.spans, hours->spans, sizeof(hours->spans)) ==
                    0);
        report_release(&report);
    }
    str_release(&printed);
    str_release(&again);
}

static void
read_slide(const struct str *text, struct report *report)
{
    struct deck_slide_head head = {0};
    struct head_place place =
        head_find(text->text, text->len, &slide_form, true, "f", report);
    require(place.body <= text->len && place.head_len <= place.body);
    require(!place.broken || report->error_count > 0);
    head_read(place.head, place.head_len, place.line, &slide_form, "f", &head,
              report);
    require(head.version.dwell_s >= 0 && head.version.dwell_s <= 600);
    require(head.version.reviewed.month <= 12 &&
            head.version.reviewed.day <= 31);
    require_hours(&head.version.hours);
    free(head.title.text);
    free(head.alt.text);
    deck_version_release(&head.version);
}

static void
read_text(uint8_t which, const struct str *text, struct report *report)
{
    if (which % 3 == 0) {
        read_slide(text, report);
    } else if (which % 3 == 1) {
        struct deck_topic topic = {0};
        head_read(text->text, text->len, 1, &topic_form, "f", &topic, report);
        require_hours(&topic.hours);
        deck_topic_release(&topic);
    } else {
        struct deck *deck = mem_new(1, sizeof(*deck));
        head_read(text->text, text->len, 1, &deck_form, "f", deck, report);
        deck_free(deck);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (len == 0) {
        return 0;
    }
    struct str text = {0};
    const struct text_way way = {.lang = "", .instead = ""};
    struct report report = {0};
    const char *rest = (const char *)bytes + 1;
    if (bytes[0] % 4 == 3) {
        read_settings(rest, len - 1, &report);
    } else {
        text_decode(rest, len - 1, "f", &way, &text, &report);
        if (text.len > 0) {
            read_text(bytes[0] % 4, &text, &report);
        }
    }
    report_sort(&report);
    str_release(&text);
    report_release(&report);
    return 0;
}
