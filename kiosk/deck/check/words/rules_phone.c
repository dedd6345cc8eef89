/* Phone numbers in a text. See rules_phone.h. */
#include "rules_phone.h"

#include <stdint.h>
#include <string.h>

#include "deck.h"
#include "rules_number.h"
#include "unicode.h"
#include "utf8.h"

enum { GROUPS_MAX = 8, JOINT_MAX = 3, SHORT_MIN = 3, DIGITS_MIN = 6 };

/* Between groups: spaces, brackets, hyphens, a point without a space. */
static bool
is_joint(uint32_t code)
{
    return code == ' ' || code == '-' || code == '.' || code == '(' ||
           code == ')' || code == 0x00A0 || code == 0x2010 || code == 0x2011 ||
           code == 0x202F || code == 0x2009;
}

/* Bytes between two groups at TEXT; 0 when no digit follows soon. */
static size_t
read_joint(const char *text, size_t len)
{
    size_t at = 0;
    uint32_t last = 0;
    for (int i = 0; at < len; i++) {
        uint32_t code;
        size_t size = utf8_decode(text + at, len - at, &code);
        if (unicode_digit(code) >= 0) {
            return at;
        }
        if (i == JOINT_MAX || last == '.' || !is_joint(code)) {
            break;
        }
        last = code;
        at += size;
    }
    return 0;
}

struct rules_run
rules_phone_run(const char *text, size_t len, const char *separator,
                struct str *digits)
{
    struct rules_run run = {0};
    size_t at = 0, count;
    while (at < len && at < 2 && (text[at] == '+' || text[at] == '(')) {
        at++;
    }
    for (;;) {
        size_t size = rules_number_digits(text + at, len - at, digits, &count);
        if (size == 0) {
            break;
        }
        run.single = run.single || (run.groups > 0 && count == 1);
        run.groups++;
        run.digits += count;
        at += size;
        run.size = at;
        size_t joint = read_joint(text + at, len - at);
        if (joint == 0 || run.groups == GROUPS_MAX) {
            break;
        }
        str_add(digits, separator);
        at += joint;
    }
    return run;
}

/* The bytes of a number at TEXT that only looks like a run of short numbers,
 * such as "10,000" and "10 000"; else 0. */
static size_t
thousands(const char *text, size_t len, struct rules_run run)
{
    struct str number = {0};
    size_t size = rules_number_read(text, len, &number);
    str_release(&number);
    bool longer = size > run.size;
    bool same = size == run.size && run.groups > 1 && run.digits < DIGITS_MIN;
    return longer || same ? size : 0;
}

static void
add_runs(struct rules_phones *phones, const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        struct str groups = {0};
        struct rules_run run = rules_phone_run(text + i, len - i, " ", &groups);
        size_t skipped = thousands(text + i, len - i, run);
        uint32_t code;
        if (skipped > 0) {
            i += skipped;
        } else if (run.size > 0) {
            str_addf(&phones->groups, "%s ", groups.text);
            rules_phone_run(text + i, len - i, "", &phones->wholes);
            str_add(&phones->wholes, " ");
            i += run.size;
        } else {
            i += utf8_decode(text + i, len - i, &code);
        }
        str_release(&groups);
    }
}

void
rules_phones_init(struct rules_phones *phones,
                  const struct deck_version *version)
{
    *phones = (struct rules_phones){0};
    str_add(&phones->groups, " ");
    str_add(&phones->wholes, " ");
    add_runs(phones, version->title.text, version->title.len);
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        int cells = block->table.rows * block->table.columns;
        for (int j = 0; block->type == DECK_TABLE && j < cells; j++) {
            add_runs(phones, block->table.cells[j].text,
                     block->table.cells[j].len);
        }
        if (block->type == DECK_PARAGRAPH || block->type == DECK_ITEM) {
            add_runs(phones, block->text.text, block->text.len);
        }
    }
    /* The words of a picture slide are the words on the picture. */
    const struct deck_picture *picture = rules_picture_alone(version);
    if (picture != NULL) {
        add_runs(phones, picture->alt, strlen(picture->alt));
    }
}

void
rules_phones_release(struct rules_phones *phones)
{
    str_release(&phones->groups);
    str_release(&phones->wholes);
}

/* NUMBER as a word of its own. */
static bool
has_word(const struct rules_phones *phones, const char *number)
{
    struct str word = {0};
    str_addf(&word, " %s ", number);
    bool found = strstr(phones->groups.text, word.text) != NULL ||
                 strstr(phones->wholes.text, word.text) != NULL;
    str_release(&word);
    return found;
}

/* All digits of PHONE, however they are set. */
static void
add_digits(struct str *digits, const char *phone)
{
    str_add(digits, "");
    for (size_t i = 0, len = strlen(phone); i < len;) {
        size_t count;
        size_t size = rules_number_digits(phone + i, len - i, digits, &count);
        uint32_t code;
        i += size > 0 ? size : utf8_decode(phone + i, len - i, &code);
    }
}

bool
rules_phone_is(const char *phone)
{
    struct str digits = {0};
    add_digits(&digits, phone);
    bool is = digits.len >= SHORT_MIN;
    str_release(&digits);
    return is;
}

bool
rules_phones_have(const struct rules_phones *phones, const char *phone)
{
    struct str digits = {0};
    add_digits(&digits, phone);
    bool found = digits.len == 0 || has_word(phones, digits.text) ||
                 (digits.len >= DIGITS_MIN &&
                  strstr(phones->wholes.text, digits.text) != NULL);
    str_release(&digits);
    return found;
}

bool
rules_phones_any(const struct rules_phones *phones)
{
    static const char *const emergency[] = {
        "000", "061", "102", "103",  "104", "108", "110", "111", "112",
        "113", "114", "115", "117",  "118", "119", "120", "122", "123",
        "131", "133", "144", "155",  "158", "190", "191", "192", "193",
        "194", "195", "197", "198",  "199", "811", "911", "988", "995",
        "997", "998", "999", "1122", "1669"};
    for (const char *run = phones->wholes.text; *run;) {
        size_t len = strcspn(run, " ");
        if (len >= DIGITS_MIN) {
            return true;
        }
        run += len + (run[len] == ' ');
    }
    for (size_t i = 0; i < sizeof(emergency) / sizeof(*emergency); i++) {
        if (has_word(phones, emergency[i])) {
            return true;
        }
    }
    return false;
}
