/* No number is lost, added or changed on its way to the voice: what is read
 * back from random texts is what was written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "speech_say.h"
#include "spoken_numbers.h"
#include "utf8.h"

enum { TEXTS = 6000, ITEMS_MAX = 5 };

static uint32_t seed = 1;

static int
below(int most)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return (int)(seed % (uint32_t)most);
}

/* A text while it grows, and the numbers that a reader should hear. */
struct wanted {
    bool spanish;
    struct str text, numbers;
};

static const char *
any(const char *const *list, int count)
{
    return list[below(count)];
}

#define ANY(...)                                           \
    any((const char *const[]){__VA_ARGS__},                \
        (int)(sizeof((const char *const[]){__VA_ARGS__}) / \
              sizeof(const char *)))

/* A sign of a unit as it may be written; the one that is read back. */
static const char *
add_unit(struct wanted *wanted, const char **canonical)
{
    static const char *const units[][2] = {
        {"mg", "mg"},  {"ml", "ml"},       {"mL", "ml"},
        {"mcg", "µg"}, {"µg", "µg"},       {"°C", "°C"},
        {"%", "%"},    {"mg/kg", "mg/kg"}, {"h", "h"}};
    int i = below((int)(sizeof(units) / sizeof(*units)));
    (void)wanted;
    *canonical = units[i][1];
    return units[i][0];
}

static void
add_amount(struct wanted *wanted)
{
    const char *canonical;
    int whole = below(300), tenth = 1 + below(9);
    const char *unit = add_unit(wanted, &canonical);
    const char *space = ANY("", " ", "\u00a0", "\u202f");
    const char *sign = ANY("", "<", "< ", ">", "≥ ", ">=", "<= ", "± ");
    const char *means = strncmp(sign, "<=", 2) == 0   ? "≤"
                        : strncmp(sign, ">=", 2) == 0 ? "≥"
                        : *sign == '<'                ? "<"
                        : *sign == '>'                ? ">"
                        : strncmp(sign, "≥", 3) == 0  ? "≥"
                        : *sign != '\0'               ? "±"
                                                      : "";
    if (below(2)) {
        str_addf(&wanted->text, "%s%d%s%s", sign, whole, space, unit);
        str_addf(&wanted->numbers, "%s%d %s; ", means, whole, canonical);
    } else {
        const char *mark = wanted->spanish && below(2) ? "," : ".";
        str_addf(&wanted->text, "%s%d%s%d%s%s", sign, whole, mark, tenth, space,
                 unit);
        str_addf(&wanted->numbers, "%s%d.%d %s; ", means, whole, tenth,
                 canonical);
    }
}

static void
add_range(struct wanted *wanted)
{
    const char *canonical;
    int low = 2 + below(40), high = low + 1 + below(40);
    const char *unit = add_unit(wanted, &canonical);
    const char *dash = ANY("-", "–", " - ", " – ", "—");
    bool twice = below(4) == 0;
    str_addf(&wanted->text, "%d%s%s%s%d %s", low, twice ? " " : "",
             twice ? unit : "", dash, high, unit);
    str_addf(&wanted->numbers, "%d; %d %s; ", low, high, canonical);
}

static void
add_thousands(struct wanted *wanted)
{
    int thousand = 1 + below(900), rest = below(1000);
    const char *spanish = ANY(".", ",", "\u00a0");
    const char *english = ANY(",", "\u202f");
    const char *mark = wanted->spanish ? spanish : english;
    str_addf(&wanted->text, "%d%s%03d", thousand, mark, rest);
    str_addf(&wanted->numbers, "%d%03d; ", thousand, rest);
}

static void
add_phone(struct wanted *wanted)
{
    int area = 200 + below(700), office = 200 + below(700), line = below(10000);
    switch (below(5)) {
    case 0:
        str_addf(&wanted->text, "(%d) %d-%04d", area, office, line);
        break;
    case 1:
        str_addf(&wanted->text, "%d-%d-%04d", area, office, line);
        break;
    case 2:
        str_addf(&wanted->text, "%d.%d.%04d", area, office, line);
        break;
    case 3:
        str_addf(&wanted->text, "+1 %d %d %04d", area, office, line);
        str_add(&wanted->numbers, "+1");
        break;
    default:
        str_add(&wanted->text, wanted->spanish ? "llame al 911" : "call 911");
        str_add(&wanted->numbers, "911; ");
        return;
    }
    str_addf(&wanted->numbers, "%d%d%04d; ", area, office, line);
}

static void
add_date(struct wanted *wanted)
{
    static const char *const english[] = {"Jan", "Feb", "Mar", "Apr",
                                          "May", "Jun", "Jul", "Aug",
                                          "Sep", "Oct", "Nov", "Dec"};
    static const char *const spanish[] = {"ene",  "feb", "mar", "abr",
                                          "may",  "jun", "jul", "ago",
                                          "sept", "oct", "nov", "dic"};
    int year = 2000 + below(90), month = 1 + below(12), day = 13 + below(16);
    switch (below(3)) {
    case 0:
        str_addf(&wanted->text, "%d-%02d-%02d", year, month, day);
        break;
    case 1:
        str_addf(&wanted->text, "%d/%d/%d", day, month, year);
        break;
    default:
        str_addf(&wanted->text, "%d %s%s %d", day,
                 wanted->spanish ? spanish[month - 1] : english[month - 1],
                 ANY("", "."), year);
    }
    str_addf(&wanted->numbers, "%d-%d-%d; ", year, month, day);
}

static void
add_time(struct wanted *wanted)
{
    int hour = 1 + below(12), minute = 1 + below(59);
    if (below(3) == 0) {
        str_addf(&wanted->text, "%d:%02d", hour, minute);
        str_addf(&wanted->numbers, "%d:%02d; ", hour, minute);
    } else if (below(2)) {
        str_addf(&wanted->text, "%d:00", 2 + hour);
        str_addf(&wanted->numbers, "%d %s; ", 2 + hour,
                 wanted->spanish ? "h" : ":00");
    } else {
        str_addf(&wanted->text, "%d:%02d %s", hour, minute,
                 ANY("pm", "p.m.", "p. m."));
        str_addf(&wanted->numbers, "%d:%02d pm; ", hour, minute);
    }
}

static void
add_fraction(struct wanted *wanted)
{
    int whole = 1 + below(9);
    const char *half = ANY("½", "1/2"), *quarter = ANY("¼", "1/4");
    switch (below(4)) {
    case 0:
        str_addf(&wanted->text, "%s ml", half);
        str_add(&wanted->numbers, "1/2 ml; ");
        break;
    case 1:
        str_addf(&wanted->text, "%d ½ ml", whole);
        str_addf(&wanted->numbers, "%d&1/2 ml; ", whole);
        break;
    case 2:
        str_addf(&wanted->text, "%s ml", quarter);
        str_add(&wanted->numbers, "1/4 ml; ");
        break;
    default:
        str_addf(&wanted->text, "%d%s %s", whole, ANY("¼", " 1/4"),
                 wanted->spanish ? "pastillas" : "tablets");
        str_addf(&wanted->numbers, "%d&1/4; ", whole);
    }
}

static void
add_other(struct wanted *wanted)
{
    int first = 2 + below(8), second = 10 + below(900);
    switch (below(5)) {
    case 0:
        str_addf(&wanted->text, "%d%s%d mg", first,
                 ANY("*", " x ", "×", " * ", "x"), second);
        str_addf(&wanted->numbers, "%d; %d mg; ", first, second);
        break;
    case 1:
        str_addf(&wanted->text, wanted->spanish ? "%d de cada %d" : "%d in %d",
                 first, second);
        str_addf(&wanted->numbers, "%d; %d; ", first, second);
        break;
    case 2:
        str_addf(&wanted->text, "$%d", second);
        str_addf(&wanted->numbers, "%d $; ", second);
        break;
    case 3:
        str_addf(&wanted->text, "%s%d °C", ANY("-", "−"), first);
        str_addf(&wanted->numbers, "-%d °C; ", first);
        break;
    default:
        str_addf(&wanted->text, "%d+", second);
        str_addf(&wanted->numbers, "%d +; ", second);
    }
}

static void
add_filler(struct wanted *wanted)
{
    const char *spanish = ANY(" piel ", ", luego ", " y crema (roja) ",
                              " durante ", ". Lave con ", "; agua: ");
    const char *english = ANY(" skin ", ", then ", " and cream (red) ", " for ",
                              ". Wash with ", "; water: ");
    str_add(&wanted->text, wanted->spanish ? spanish : english);
}

static void
test_amounts_are_heard_as_written(void **state)
{
    (void)state;
    static void (*const items[])(struct wanted *) = {
        add_amount, add_range, add_thousands, add_phone,
        add_date,   add_time,  add_fraction,  add_other};
    for (int i = 0; i < TEXTS; i++) {
        struct wanted wanted = {.spanish = below(2)};
        struct str said = {0}, heard = {0};
        str_add(&wanted.text, "A ");
        for (int left = 1 + below(ITEMS_MAX); left > 0; left--) {
            items[below((int)(sizeof(items) / sizeof(*items)))](&wanted);
            add_filler(&wanted);
        }
        speech_say(&said, wanted.text.text, wanted.text.len,
                   wanted.spanish ? "es" : "en", NULL);
        spoken_numbers(said.text, wanted.spanish, &heard);
        if (strcmp(heard.text, wanted.numbers.text) != 0) {
            fail_msg("written: %s\nsaid: %s\nheard: %s\nshould be: %s",
                     wanted.text.text, said.text, heard.text,
                     wanted.numbers.text);
        }
        str_release(&wanted.text);
        str_release(&wanted.numbers);
        str_release(&said);
        str_release(&heard);
    }
}

/* TEXT with every OLD replaced by NEW. */
static void
replace(struct str *text, const char *old, const char *new)
{
    struct str out = {0};
    str_add(&out, "");
    for (const char *at = text->text; *at;) {
        size_t len = strlen(old);
        bool is = strncmp(at, old, len) == 0;
        str_add_bytes(&out, is ? new : at, is ? strlen(new) : 1);
        at += is ? len : 1;
    }
    str_release(text);
    *text = out;
}

/* All digits of TEXT in their order; words for parts are their digits, the 0
 * that is only said before ".5" is none, nor are those of "9:00". */
static void
digits_of(struct str *text, struct str *digits)
{
    static const char *const words[][2] = {{"½", " 12 "},
                                           {"¼", " 14 "},
                                           {"one half", " 12 "},
                                           {"one quarter", " 14 "},
                                           {"three quarters", " 34 "},
                                           {"one third", " 13 "},
                                           {"one fifth", " 15 "},
                                           {"un quinto", " 15 "},
                                           {"two thirds", " 23 "},
                                           {"and a half", " 12 "},
                                           {"un cuarto", " 14 "},
                                           {"tres cuartos", " 34 "},
                                           {"un tercio", " 13 "},
                                           {"dos tercios", " 23 "},
                                           {"media", " 12 "},
                                           {"medio", " 12 "},
                                           {":00", ":"},
                                           {"una ", "1 "},
                                           {"un ", "1 "}};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        replace(text, words[i][0], words[i][1]);
    }
    str_add(digits, "");
    for (size_t i = 0; i < text->len; i++) {
        char code = text->text[i];
        bool lone = code == '0' && i + 2 < text->len &&
                    strchr(".,", text->text[i + 1]) != NULL &&
                    strchr("0123456789", text->text[i + 2]) != NULL &&
                    (i == 0 || strchr("0123456789", text->text[i - 1]) == NULL);
        if (code >= '0' && code <= '9' && !lone) {
            str_add_bytes(digits, &code, 1);
        }
    }
}

static void
add_soup(struct str *text)
{
    static const char *const parts[] = {
        " ",   " ",    " ",    ".",   ",",   "-",  "–",      "/", ":",
        "%",   "<",    ">=",   "+",   "(",   ")",  "x",      "*", "½",
        "¼",   "mg",   "ml",   " h",  " °C", "am", "p.m.",   "$", "€",
        "and", " de ", "call", "Dr.", "±",   "'",  "\u00a0", "#"};
    int count = 1 + below(30);
    for (int i = 0; i < count; i++) {
        if (below(2)) {
            str_addf(text, "%d", below(below(3) ? 13 : 1300));
        } else {
            str_add(text, any(parts, (int)(sizeof(parts) / sizeof(*parts))));
        }
    }
}

/* Whatever is written: no digit is lost, added or moved. Dates are said in
 * another order, and tested above. */
static void
test_digits_of_any_text_stay(void **state)
{
    (void)state;
    for (int i = 0; i < TEXTS; i++) {
        bool spanish = below(2);
        struct str text = {0}, said = {0}, before = {0}, after = {0};
        add_soup(&text);
        char *written = strdup(text.text);
        speech_say(&said, text.text, text.len, spanish ? "es" : "en", NULL);
        assert_true(said.len == 0 || utf8_valid(said.text, said.len));
        str_add(&said, "");
        char *spoken = strdup(said.text);
        digits_of(&text, &before);
        digits_of(&said, &after);
        if (strcmp(before.text, after.text) != 0) {
            fail_msg("written: %s\nsaid: %s\n%s\n%s", written, spoken,
                     before.text, after.text);
        }
        free(written);
        free(spoken);
        str_release(&text);
        str_release(&said);
        str_release(&before);
        str_release(&after);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_amounts_are_heard_as_written),
        cmocka_unit_test(test_digits_of_any_text_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
