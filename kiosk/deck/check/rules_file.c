/* Rules about one file: required keys, dates, and how much there is to read. */
#include "rules_file.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "deck_date.h"
#include "deck_dwell.h"
#include "rules_check.h"
#include "rules_phone.h"
#include "rules_picture.h"
#include "str.h"
#include "utf8.h"

enum {
    WORDS_GOOD = 40, /* fit one page of a 15.6" screen with a picture */
    WORDS_MAX = 90,
    BULLETS_MAX = 5,
    SOON_DAYS = 30,
    REVIEW_OLD_YEARS = 2,
    REVIEW_STALE_YEARS = 3
};

/* Anything a patient may act on needs a source. */
static bool
is_medical(enum deck_kind kind)
{
    return kind == DECK_BENEFIT || kind == DECK_SIDE_EFFECT ||
           kind == DECK_AFTERCARE || kind == DECK_WHEN_TO_CALL;
}

/* Where a key goes: a picture that is a slide of its own has no head. */
static char *
place_of_keys(const struct rules_case *rules,
              const struct deck_version *version)
{
    struct str place = {0};
    if (rules_picture_alone(version) == NULL) {
        str_add(&place, "between two lines “---” at the top");
        return str_take(&place);
    }
    char *name = rules_picture_keys(rules->deck, version, 0);
    str_addf(&place, "in the text file “%s” beside it", name);
    free(name);
    return str_take(&place);
}

/* Whether a file with mistakes may have KEY after all: a finding mentions it,
 * or lines that were not read. */
static bool
may_be_given(const struct rules_case *rules, const struct deck_version *version,
             const char *key)
{
    static const char *const unread[] = {"unclosed-head", "unopened-head",
                                         "too-many-errors"};
    static const char *const of_keys[] = {"unknown-key",  "no-colon",
                                          "repeated-key", "bad-choice",
                                          "bad-date",     "bad-language"};
    bool given = false;
    struct str quoted = {0};
    str_addf(&quoted, "“%s", key);
    for (size_t i = 0; version->broken && i < rules->report->count; i++) {
        const struct finding *finding = &rules->report->findings[i];
        if (strcmp(finding->path, version->path) != 0) {
            continue;
        }
        for (size_t k = 0; k < sizeof(unread) / sizeof(unread[0]); k++) {
            given = given || strcmp(finding->rule, unread[k]) == 0;
        }
        for (size_t k = 0; k < sizeof(of_keys) / sizeof(of_keys[0]); k++) {
            given = given || (strcmp(finding->rule, of_keys[k]) == 0 &&
                              strstr(finding->words, quoted.text) != NULL);
        }
    }
    str_release(&quoted);
    return given;
}

static void
check_head(const struct rules_case *rules, const struct deck_topic *topic,
           const struct deck_version *version)
{
    /* What looks like a kind is reported at its topic. */
    bool said = topic->kind_unknown || may_be_given(rules, version, "kind");
    if (version->kind_guessed && !*topic->folder && !said) {
        report_add(rules->report, version->path, 0, REPORT_ERROR,
                   "missing-kind",
                   "Nothing says what kind of slide this is. Because of its "
                   "name it is treated as a benefit: add a line “kind: "
                   "benefit”, or “kind: about” if it is not one.");
    } else if (version->kind == DECK_KIND_NONE && !said &&
               topic->looks != DECK_SIDE_EFFECT) {
        bool follows = *topic->folder && topic->file == NULL;
        struct report_cause cause = {.path = follows ? topic->place : NULL,
                                     .rule = "missing-topic"};
        report_add_after(
            rules->report, cause, version->path, 0, REPORT_WARNING,
            "missing-kind", "Nothing says what kind of slide this is.%s",
            follows ? ""
                    : " Add a line “kind: ...” with about, benefit, "
                      "side-effect, aftercare or when-to-call, here or in "
                      "topic.txt.");
    }
    if (!is_medical(version->kind)) {
        return;
    }
    char *place = place_of_keys(rules, version);
    if (version->source == NULL && !may_be_given(rules, version, "source")) {
        report_add(rules->report, version->path, 0, REPORT_ERROR,
                   "missing-source",
                   "This has no source. Add a line such as “source: Clinic "
                   "leaflet” %s.",
                   place);
    }
    if (!deck_date_given(version->reviewed) &&
        !may_be_given(rules, version, "reviewed")) {
        report_add(rules->report, version->path, 0, REPORT_ERROR,
                   "missing-reviewed",
                   "This has no review date. Ask the clinician to read it, "
                   "then add a line such as “reviewed: 2026-11-22” %s.",
                   place);
    }
    free(place);
}

/* Finds PHONE of deck.txt, NULL when it has none, on a when-to-call slide. */
static void
check_number(const struct rules_case *rules, const struct deck_version *version,
             const struct rules_phones *phones, const char *phone,
             const char *whose)
{
    if (phone != NULL && !rules_phones_have(phones, phone)) {
        report_add(rules->report, version->path, 0, REPORT_WARNING,
                   "phone-differs",
                   "The %s number in deck.txt, %s, is not on this slide. "
                   "Correct whichever is wrong.",
                   whose, phone);
    }
}

/* A number from deck.txt is accepted however short it is. */
static bool
has_given(const struct rules_phones *phones, const char *phone)
{
    return phone != NULL && rules_phone_is(phone) &&
           rules_phones_have(phones, phone);
}

static void
report_no_number(const struct rules_case *rules,
                 const struct deck_version *version)
{
    if (rules_picture_alone(version) == NULL) {
        report_add(rules->report, version->path, 0, REPORT_ERROR,
                   "when-to-call-without-number",
                   "This slide says when to call, but has no phone number. "
                   "Write the number on a line of its own, such as "
                   "“**(719) 555-0142**”.");
        return;
    }
    char *name =
        rules_picture_keys(rules->deck, version, rules_picture_page(version));
    report_add(rules->report, version->path, rules_picture_page(version),
               REPORT_ERROR, "when-to-call-without-number",
               "This slide says when to call, but no phone number was found "
               "on it. If there is one, write it, with everything else it "
               "says, on a line “alt: ...” in the file “%s” beside it.",
               name);
    free(name);
}

static void
check_phone(const struct rules_case *rules, const struct deck_version *version)
{
    if (version->kind != DECK_WHEN_TO_CALL) {
        return;
    }
    const struct deck *deck = rules->deck;
    struct rules_phones phones;
    rules_phones_init(&phones, version);
    if (!rules_phones_any(&phones) && !has_given(&phones, deck->clinic_phone) &&
        !has_given(&phones, deck->emergency_phone)) {
        report_no_number(rules, version);
    } else {
        check_number(rules, version, &phones, deck->clinic_phone, "clinic's");
        check_number(rules, version, &phones, deck->emergency_phone,
                     "emergency");
    }
    rules_phones_release(&phones);
}

static void
check_amount(const struct rules_case *rules, const struct deck_version *version)
{
    if (version->words > WORDS_GOOD) {
        bool far = version->words > WORDS_MAX;
        report_add(rules->report, version->path, rules_picture_page(version),
                   far ? REPORT_ERROR : REPORT_WARNING, "too-many-words",
                   "This slide has %d words; %s. Shorten it to %d, or split "
                   "it into two slides.",
                   version->words,
                   far ? "nobody can read that many from a chair"
                       : "few people read more than 40",
                   WORDS_GOOD);
    }
    int bullets = 0;
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        bullets += block->type == DECK_ITEM;
        if (block->type == DECK_ITEM && bullets == BULLETS_MAX + 1) {
            report_add(rules->report, version->path, block->line,
                       REPORT_WARNING, "too-many-bullets",
                       "This slide lists more than %d things. Keep the %d "
                       "that matter most, or split it into two slides.",
                       BULLETS_MAX, BULLETS_MAX);
        }
    }
}

static void
check_dwell(const struct rules_case *rules, const struct deck_version *version)
{
    int64_t needed_ms = deck_reading_ms(version);
    int64_t dwell_ms = deck_dwell_ms(version);
    if (dwell_ms < needed_ms) {
        report_add(rules->report, version->path, 0,
                   2 * dwell_ms < needed_ms ? REPORT_ERROR : REPORT_WARNING,
                   "short-dwell",
                   "“dwell: %d” is too short: slow readers need %lld seconds "
                   "for this slide. Delete the line, or write at least “dwell: "
                   "%lld”.",
                   version->dwell_s, (long long)(needed_ms + 999) / 1000,
                   (long long)(needed_ms + 999) / 1000);
    }
}

static void
check_early(const struct rules_case *rules, const struct deck_version *version)
{
    char day[DECK_DATE_SIZE], span[DECK_DATE_SPAN_SIZE];
    int64_t days =
        deck_date_days(version->valid_from) - deck_date_days(rules->today);
    if (rules->trusted && deck_date_given(version->valid_from) && days > 0) {
        report_add(rules->report, version->path, 0, REPORT_WARNING, "not-yet",
                   "This slide is not shown yet: it starts on %s, %s. Correct "
                   "its “valid-from” if that is wrong.",
                   deck_date_print(version->valid_from, day),
                   deck_date_span(days, span));
    }
}

static void
check_late(const struct rules_case *rules, const struct deck_version *version)
{
    char until[DECK_DATE_SIZE];
    /* Whether benefits can do without it is reported with them. */
    bool risk =
        version->kind == DECK_SIDE_EFFECT || version->kind == DECK_WHEN_TO_CALL;
    int64_t left =
        deck_date_days(version->valid_until) - deck_date_days(rules->today);
    if (!rules->trusted || !deck_date_given(version->valid_until)) {
        return;
    }
    deck_date_print(version->valid_until, until);
    if (left < 0) {
        report_add(rules->report, version->path, 0, REPORT_WARNING, "expired",
                   "This slide is no longer shown: “valid-until” was %s. Give "
                   "it a later date%s.",
                   until, risk ? "" : ", or delete the file");
    } else if (left <= SOON_DAYS) {
        report_add(rules->report, version->path, 0, REPORT_WARNING,
                   "expires-soon",
                   "This slide is shown for the last time on %s "
                   "(“valid-until”). Give it a later date if it is still "
                   "true.",
                   until);
    }
}

static void
check_validity(const struct rules_case *rules,
               const struct deck_version *version)
{
    char until[DECK_DATE_SIZE];
    if (deck_date_given(version->valid_from) &&
        deck_date_given(version->valid_until) &&
        deck_date_days(version->valid_from) >
            deck_date_days(version->valid_until)) {
        report_add(rules->report, version->path, 0, REPORT_ERROR,
                   "dates-swapped",
                   "This slide is never shown: “valid-from” comes after "
                   "“valid-until” (%s). Correct one of the two.",
                   deck_date_print(version->valid_until, until));
    } else {
        check_early(rules, version);
        check_late(rules, version);
    }
}

static bool
is_older_than(const struct rules_case *rules, struct deck_date date, int years)
{
    date.year += years; /* 29 February counts on to 1 March */
    return deck_date_days(date) < deck_date_days(rules->today);
}

static void
check_review(const struct rules_case *rules, const struct deck_version *version)
{
    char day[DECK_DATE_SIZE];
    if (!deck_date_given(version->reviewed) || !rules->trusted) {
        return;
    }
    deck_date_print(version->reviewed, day);
    if (deck_date_days(version->reviewed) > deck_date_days(rules->today)) {
        report_add(rules->report, version->path, 0, REPORT_WARNING,
                   "review-in-future",
                   "“reviewed: %s” is in the future. Write the day on which "
                   "the clinician last read it.",
                   day);
    } else if (is_older_than(rules, version->reviewed, REVIEW_OLD_YEARS)) {
        bool stale =
            is_older_than(rules, version->reviewed, REVIEW_STALE_YEARS);
        report_add(rules->report, version->path, 0,
                   stale ? REPORT_ERROR : REPORT_WARNING, "old-review",
                   "This was last reviewed on %s, more than %d years ago. Ask "
                   "the clinician to read it again, then update “reviewed”.",
                   day, stale ? REVIEW_STALE_YEARS : REVIEW_OLD_YEARS);
    }
}

/* What people write as a web address: no space, no scheme, and letters on both
 * sides of a dot. A phone treats it as text. */
static bool
is_bare_address(const char *text)
{
    if (strncasecmp(text, "www.", 4) == 0) {
        return true;
    }
    size_t host = strcspn(text, "/?#");
    const char *dot = memrchr(text, '.', host);
    if (dot == NULL || dot == text || strpbrk(text, " :@,;") != NULL) {
        return false;
    }
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t ending = (size_t)(text + host - dot) - 1;
    return ending >= 2 && strspn(dot + 1, letters) == ending &&
           strpbrk(text, letters) < dot;
}

static bool
is_address(const char *text)
{
    return strncasecmp(text, "https://", 8) == 0 ||
           strncasecmp(text, "http://", 7) == 0;
}

static void
check_qr(const struct rules_case *rules, const struct deck_version *version)
{
    const char *qr = version->qr;
    if (qr == NULL) {
        return;
    }
    if (is_bare_address(qr)) {
        report_add(rules->report, version->path, 0, REPORT_WARNING,
                   "qr-address",
                   "“qr: %.*s” opens nothing on a phone. Write the whole "
                   "address: “qr: https://%.*s”.",
                   UTF8_START(qr, 80), UTF8_START(qr, 80));
    } else if (is_address(qr) && strchr(qr, ' ') != NULL) {
        report_add(rules->report, version->path, 0, REPORT_WARNING,
                   "qr-address",
                   "“qr: %.*s” has a space in it, so a phone opens the wrong "
                   "address. Copy the address from the browser.",
                   UTF8_START(qr, 80));
    }
}

void
rules_check_file(const struct rules_case *rules, const struct deck_topic *topic,
                 const struct deck_version *version)
{
    check_head(rules, topic, version);
    check_phone(rules, version);
    check_amount(rules, version);
    check_dwell(rules, version);
    check_validity(rules, version);
    check_review(rules, version);
    check_qr(rules, version);
}
