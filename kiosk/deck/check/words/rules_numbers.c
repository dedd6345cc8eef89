/* All the numbers of a slide. See rules_numbers.h. */
#include "rules_numbers.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules_differ.h"
#include "rules_number.h"
#include "rules_phone.h"
#include "unicode.h"
#include "utf8.h"

/* The value of the one or two digits at TEXT, -1 when there are others;
 * their bytes in *SIZE. */
static int
read_two_digits(const char *text, size_t len, size_t *size)
{
    struct str digits = {0};
    size_t count;
    *size = rules_number_digits(text, len, &digits, &count);
    int value = count == 1 || count == 2 ? atoi(digits.text) : -1;
    str_release(&digits);
    return value;
}

/* "pm", "p.m.", "P. M." at TEXT, perhaps behind a space: its bytes; the first
 * letter as a small one in *HALF. */
static size_t
read_half(const char *text, size_t len, char *half)
{
    size_t at = 0;
    char letters[2];
    for (int i = 0; i < 2; i++) {
        while (at < len && (text[at] == ' ' || (i == 1 && text[at] == '.') ||
                            (unsigned char)text[at] == 0xC2 ||
                            (unsigned char)text[at] == 0xA0)) {
            at++;
        }
        if (at >= len) {
            return 0;
        }
        letters[i] = (char)(text[at++] | 0x20);
    }
    bool ends = at == len || !unicode_is_alnum((unsigned char)text[at]);
    if ((letters[0] != 'a' && letters[0] != 'p') || letters[1] != 'm' ||
        !ends) {
        return 0;
    }
    *half = letters[0];
    return at + (at < len && text[at] == '.');
}

/* A time at TEXT: "9 pm", "9:30", "21:00"; its bytes, 0 when it is none. */
static size_t
read_time(const char *text, size_t len, struct rules_number *number)
{
    size_t at, size;
    int hour = read_two_digits(text, len, &at), minute = -1;
    if (hour < 0 || hour > 24 || at == 0) {
        return 0;
    }
    if (at < len && text[at] == ':') {
        minute = read_two_digits(text + at + 1, len - at - 1, &size);
        if (minute < 0 || minute >= HOUR_MINUTES) {
            return 0;
        }
        at += 1 + size;
    }
    char half = ' ';
    size = read_half(text + at, len - at, &half);
    if (minute < 0 && size == 0) {
        return 0;
    }
    if (size > 0) {
        hour = hour % 12 + (half == 'p' ? 12 : 0);
    }
    number->minute = hour * HOUR_MINUTES + (minute > 0 ? minute : 0);
    number->half = size == 0 && hour <= 12;
    return at + size;
}

/* Adjacent digits that are not a number with thousands. */
static size_t
read_long(const char *text, size_t len, struct str *value)
{
    struct str digits = {0}, plain = {0};
    struct rules_run run = rules_phone_run(text, len, "", &digits);
    size_t size = rules_number_read(text, len, &plain);
    bool is = run.groups > 1 && run.digits >= LONG_DIGITS && !run.single &&
              run.size > size;
    if (is) {
        str_add_bytes(value, digits.text, digits.len);
    }
    str_release(&digits);
    str_release(&plain);
    return is ? run.size : 0;
}

static size_t
read_any(const char *text, size_t len, size_t at, struct rules_number *number)
{
    struct str value = {0};
    number->minute = -1;
    size_t size = read_time(text + at, len - at, number);
    if (size > 0) {
        str_addf(&value, "%d:%02d", number->minute / HOUR_MINUTES,
                 number->minute % HOUR_MINUTES);
    } else {
        size = read_long(text + at, len - at, &value);
    }
    if (size == 0) {
        size = rules_number_at(text, len, at, &value);
    }
    number->value = str_take(&value);
    return size;
}

/* Where the sign before the number at AT begins, AT if there is none; *SIGN is
 * '-' or '+'. A hyphen in a range or a word is not a sign: a sign follows white
 * space or a bracket, or begins the text, and only there may a space follow
 * it. */
static size_t
sign_before(const char *text, size_t at, size_t after, char *sign)
{
    static const char *const signs[] = {"-", "+", "\u2212", "\u2013"};
    bool spaced = at > after && text[at - 1] == ' ';
    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
        size_t len = strlen(signs[i]), end = at - (spaced ? 1 : 0);
        size_t start = end - len;
        if (end < after + len || memcmp(text + start, signs[i], len) != 0) {
            continue;
        }
        bool begins = start == 0 || text[start - 1] == '\n';
        bool free = start > 0 && strchr(" ([<>=", text[start - 1]) != NULL &&
                    (start > after + 1 || after == 0);
        if (begins || (free && !spaced)) {
            *sign = i == 1 ? '+' : '-';
            return start;
        }
    }
    return at;
}

/* Where the comparison before AT begins, AT if there is none; "<=" is U+2264,
 * an arrow is not a comparison. */
static size_t
comparison_before(const char *text, size_t at, size_t after, uint32_t *what)
{
    static const struct {
        const char *sign;
        uint32_t means;
    } signs[] = {{"<=", 0x2264},     {">=", 0x2265},     {"\u2264", 0x2264},
                 {"\u2265", 0x2265}, {"\u2A7D", 0x2264}, {"\u2A7E", 0x2265},
                 {"<", '<'},         {">", '>'},         {"\uFF1C", '<'},
                 {"\uFF1E", '>'}};
    size_t end = at;
    while (end > after && text[end - 1] == ' ') {
        end--;
    }
    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
        size_t len = strlen(signs[i].sign);
        if (end < after + len ||
            memcmp(text + end - len, signs[i].sign, len) != 0) {
            continue;
        }
        bool arrow =
            end - len > after && strchr("-=<>", text[end - len - 1]) != NULL;
        *what = arrow ? 0 : signs[i].means;
        return arrow ? at : end - len;
    }
    return at;
}

/* The number at AT of TEXT; its bytes, 0 when there is none. The number before
 * ended at AFTER. */
static size_t
read_whole(const char *text, size_t len, size_t at, size_t after,
           struct rules_number *number)
{
    size_t size = read_any(text, len, at, number);
    if (size == 0) {
        free(number->value);
        return 0;
    }
    char sign = ' ';
    size_t unit = 0, start = sign_before(text, at, after, &sign);
    number->written = mem_copy(text + start, at + size - start);
    if (sign == '-') {
        struct str value = {0};
        str_addf(&value, "-%s", number->value);
        free(number->value);
        number->value = str_take(&value);
    }
    if (number->minute < 0) {
        number->unit =
            rules_unit_read(text + at + size, len - at - size, &unit);
    }
    start = comparison_before(text, start, after, &number->comparison);
    number->whole = mem_copy(text + start, at + size + unit - start);
    return size + unit;
}

static void
add_number(struct rules_numbers *numbers, const struct rules_number *number)
{
    numbers->items = mem_grow(numbers->items, numbers->count, &numbers->cap,
                              sizeof(*numbers->items));
    numbers->items[numbers->count++] = *number;
}

/* Gives NUMBER, which ended at AFTER, the UNIT of the second of its range,
 * which ends at END. */
static void
take_unit(struct rules_number *number, const struct rules_unit *unit,
          const char *text, size_t after, size_t end)
{
    if (number->unit == NULL && number->minute < 0) {
        size_t start = after - strlen(number->whole);
        number->unit = unit;
        free(number->whole);
        number->whole = mem_copy(text + start, end - start);
    }
}

static void
collect(struct rules_numbers *numbers, const char *text, size_t len)
{
    size_t after = 0, first = numbers->count;
    for (size_t i = 0; i < len;) {
        struct rules_number number = {.order = numbers->count};
        size_t size = read_whole(text, len, i, after, &number);
        if (size == 0) {
            uint32_t code;
            i += utf8_decode(text + i, len - i, &code);
            continue;
        }
        bool joined = numbers->count > first && number.unit != NULL &&
                      rules_unit_joins(text + after, i - after);
        add_number(numbers, &number);
        if (joined) {
            take_unit(&numbers->items[number.order - 1], number.unit, text,
                      after, i + size);
        }
        i += size;
        after = i;
    }
}

/* The next item of the list that BLOCKS[AT] is in; NULL: the last. */
static const struct deck_block *
next_item(const struct deck_version *version, size_t at)
{
    const struct deck_block *own = &version->blocks[at];
    const struct deck_block *end = version->blocks + version->block_count;
    for (const struct deck_block *block = own + 1; block < end; block++) {
        if (block->depth < own->depth || block->callout_id != own->callout_id) {
            return NULL;
        }
        if (block->depth == own->depth && block->type == DECK_ITEM) {
            return block;
        }
    }
    return NULL;
}

/* The number of the item AT. Lists that count from 1 number steps; others may
 * be dates, and are compared with the text of another language. STEP is the
 * last step at each depth. */
static void
collect_ordinal(struct rules_numbers *numbers,
                const struct deck_version *version, size_t at, int step[3])
{
    const struct deck_block *block = &version->blocks[at];
    int *last = &step[block->depth > 2 ? 2 : block->depth];
    int ordinal = block->ordinal;
    const struct deck_block *next =
        ordinal == 1 ? next_item(version, at) : NULL;
    bool is_step = ordinal == 1 ? next != NULL && next->ordinal == 2
                                : *last > 0 && ordinal == *last + 1;
    *last = is_step ? ordinal : 0;
    if (ordinal == 0) {
        return;
    }
    struct str value = {0}, written = {0};
    str_addf(&value, is_step ? "#%d" : "%d", ordinal);
    str_addf(&written, "%d.", ordinal);
    add_number(numbers, &(struct rules_number){
                            .value = str_take(&value),
                            .whole = mem_copy(written.text, written.len),
                            .written = written.text,
                            .order = numbers->count,
                            .minute = -1,
                            .step = is_step});
}

static int
compare_items(const void *a, const void *b)
{
    const struct rules_number *left = a, *right = b;
    int order = rules_number_order(left, right);
    return order ? order
                 : (left->order > right->order) - (left->order < right->order);
}

void
rules_numbers_init(struct rules_numbers *numbers,
                   const struct deck_version *version)
{
    int step[3] = {0};
    *numbers = (struct rules_numbers){0};
    collect(numbers, version->title.text, version->title.len);
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        int cells = block->table.rows * block->table.columns;
        for (int j = 0; block->type == DECK_TABLE && j < cells; j++) {
            collect(numbers, block->table.cells[j].text,
                    block->table.cells[j].len);
        }
        if (block->type == DECK_ITEM) {
            collect_ordinal(numbers, version, i, step);
        }
        if (block->type == DECK_PICTURE) {
            collect(numbers, block->picture.alt, strlen(block->picture.alt));
        } else if (block->type != DECK_TABLE) {
            collect(numbers, block->text.text, block->text.len);
        }
    }
    if (numbers->count > 1) {
        qsort(numbers->items, numbers->count, sizeof(*numbers->items),
              compare_items);
    }
}

void
rules_numbers_release(struct rules_numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++) {
        free(numbers->items[i].value);
        free(numbers->items[i].written);
        free(numbers->items[i].whole);
    }
    free(numbers->items);
    *numbers = (struct rules_numbers){0};
}
