/* From what is written to what is said. See speech_say.h. */
#include "speech_say.h"

#include <string.h>

#include "speech_date.h"
#include "speech_link.h"
#include "speech_phone.h"
#include "speech_range.h"
#include "speech_short.h"
#include "speech_tongue.h"
#include "unicode.h"
#include "utf8.h"

static void
part_words(struct str *said)
{
    if (said->len > 0 && said->text[said->len - 1] != ' ') {
        str_add(said, " ");
    }
}

/* Whether a number, or what stands before one, follows at AT. */
static bool
number_follows(const struct speech_text *text, size_t at)
{
    uint32_t code = speech_code(text, at), next = 0;
    if (code == '.' || code == ',') {
        next = speech_code(text, at + 1);
    }
    return unicode_digit(code) >= 0 || unicode_digit(next) >= 0 ||
           (code != 0 && utf8_in(code, "½¼¾⅓⅔$€£"));
}

/* A sign of comparison before a number: "<", ">=", "±". */
static size_t
read_comparison(const struct speech_text *text, size_t at, struct str *said)
{
    const struct speech_tongue *tongue = text->tongue;
    const struct {
        const char *sign, *word;
    } signs[] = {{"<=", tongue->at_most},   {">=", tongue->at_least},
                 {"=<", tongue->at_most},   {"≤", tongue->at_most},
                 {"≥", tongue->at_least},   {"⩽", tongue->at_most},
                 {"⩾", tongue->at_least},   {"<", tongue->less},
                 {">", tongue->more},       {"＜", tongue->less},
                 {"＞", tongue->more},      {"+/-", tongue->plus_minus},
                 {"±", tongue->plus_minus}, {"≈", tongue->about},
                 {"~", tongue->about},      {"=", tongue->equals},
                 {"#", tongue->number}};
    uint32_t before = speech_before(text, at);
    if (before != 0 && utf8_in(before, "-=<>")) {
        return 0;
    }
    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
        size_t len = strlen(signs[i].sign);
        if (text->len - at < len ||
            memcmp(text->text + at, signs[i].sign, len) != 0) {
            continue;
        }
        size_t space = speech_space(text, at + len);
        bool minus = speech_code(text, at + len + space) == '-';
        if (number_follows(text, at + len + space + minus)) {
            part_words(said);
            str_add(said, signs[i].word);
            return len + space;
        }
    }
    return 0;
}

/* A sign right before a number, and none within a word or a range. */
static size_t
read_minus(const struct speech_text *text, size_t at, struct str *said)
{
    size_t size = 0;
    uint32_t code = utf8_at(text->text, text->len, at, &size);
    uint32_t before = speech_before(text, at);
    bool free = before == 0 || utf8_in(before, " \n\u00a0([<>=≤≥±~≈");
    bool minus = code != 0 && utf8_in(code, "-−–");
    if (!free || (!minus && code != '+') || !number_follows(text, at + size)) {
        return 0;
    }
    str_add(said, minus ? text->tongue->minus : text->tongue->plus);
    return size;
}

/* Arrows, "&", and a slash between words. */
static size_t
read_sign(const struct speech_text *text, size_t at, struct str *said)
{
    static const char *const arrows[] = {"->", "=>", "→", "⇒", "➔", "➜"};
    static const char *const pairs[] = {"and/or", "y/o"};
    for (size_t i = 0; i < sizeof(arrows) / sizeof(*arrows); i++) {
        size_t len = strlen(arrows[i]);
        if (text->len - at >= len &&
            memcmp(text->text + at, arrows[i], len) == 0) {
            said->len -= said->len > 0 && said->text[said->len - 1] == ' ';
            str_add(said, ", ");
            return len + speech_space(text, at + len);
        }
    }
    uint32_t code = speech_code(text, at);
    if (code == '&') {
        part_words(said);
        str_addf(said, "%s ", text->tongue->and);
        return 1 + speech_space(text, at + 1);
    }
    uint32_t before = speech_before(text, at);
    if (code == '/' && unicode_is_letter(before) &&
        !speech_ends(text, at + 1)) {
        bool pair = false;
        for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
            size_t ahead = strcspn(pairs[i], "/");
            size_t len = strlen(pairs[i]);
            pair =
                pair || (at >= ahead && text->len - at + ahead >= len &&
                         memcmp(text->text + at - ahead, pairs[i], len) == 0);
        }
        str_add(said, pair ? " " : ", ");
        return 1;
    }
    return 0;
}

/* What is said as it is written: a word to its end, or one sign. */
static size_t
copy(const struct speech_text *text, size_t at, struct str *said)
{
    size_t end = at, size = 0;
    do {
        (void)utf8_at(text->text, text->len, end, &size);
        end += size;
    } while (!speech_ends(text, at) && !speech_ends(text, end));
    if (text->text[at] == '\n') {
        str_add(said, " ");
    } else {
        str_add_bytes(said, text->text + at, end - at);
    }
    return end - at;
}

/* What begins at AT, by the first reader that knows it. */
static size_t
read_next(const struct speech_text *text, size_t at, struct str *said)
{
    static size_t (*const words[])(const struct speech_text *, size_t,
                                   struct str *) = {
        speech_link, speech_date, speech_phone, speech_short, speech_range};
    static size_t (*const signs[])(const struct speech_text *, size_t,
                                   struct str *) = {read_comparison, read_minus,
                                                    read_sign};
    uint32_t before = speech_before(text, at);
    bool begins = !unicode_is_letter(before) && !unicode_is_number(before);
    size_t size = 0;
    struct str word = {0};
    for (size_t i = 0;
         begins && size == 0 && i < sizeof(words) / sizeof(*words); i++) {
        size = words[i](text, at, &word);
    }
    if (word.len > 0) {
        /* "0.€11" must not become 0.11 */
        bool moved = unicode_digit((unsigned char)word.text[0]) >= 0 &&
                     unicode_digit((unsigned char)text->text[at]) < 0;
        if (moved) {
            part_words(said);
        }
        str_add_bytes(said, word.text, word.len);
    }
    str_release(&word);
    for (size_t i = 0; size == 0 && i < sizeof(signs) / sizeof(*signs); i++) {
        size = signs[i](text, at, said);
    }
    return size > 0 ? size : copy(text, at, said);
}

void
speech_say(struct str *said, const char *text, size_t len, const char *lang,
           const struct deck *deck)
{
    struct speech_text own = {.text = text,
                              .len = len,
                              .tongue = speech_tongue_find(lang),
                              .deck = deck};
    for (size_t i = 0; i < len;) {
        if (own.tongue != NULL) {
            i += read_next(&own, i, said);
        } else {
            str_add_bytes(said, text[i] == '\n' ? " " : &text[i], 1);
            i++;
        }
    }
}
