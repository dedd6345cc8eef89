/* All the numbers of a slide, and how those of two languages differ. See
 * rules_number.h. */
#include "rules_number.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules_letter.h"
#include "rules_phone.h"
#include "utf8.h"

enum {
    HOUR_MINUTES = 60,
    HALF_DAY = 12 * HOUR_MINUTES,
    DAY = 2 * HALF_DAY,
    LONG_DIGITS = 6, /* as many as a short phone number */
    LOOSE_MAX = 64   /* numbers that are compared each with each */
};

/* The value of the one or two digits at TEXT, -1 when there are others;
 * their bytes in *SIZE. */
static int
read_two_digits(const char *text, size_t len, size_t *size)
{
    int value = 0, count = 0;
    *size = 0;
    while (*size < len) {
        uint32_t code;
        size_t step = utf8_decode(text + *size, len - *size, &code);
        int digit = rules_letter_digit(code);
        if (digit < 0) {
            break;
        }
        if (++count > 2) {
            return -1;
        }
        value = 10 * value + digit;
        *size += step;
    }
    return count > 0 ? value : -1;
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
    bool ends = at == len || !rules_letter_is((unsigned char)text[at]);
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

/* Digits that stand together and are no number with thousands. */
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
read_any(const char *text, size_t len, struct rules_number *number)
{
    struct str value = {0};
    number->minute = -1;
    size_t size = read_time(text, len, number);
    if (size > 0) {
        str_addf(&value, "%d:%02d", number->minute / HOUR_MINUTES,
                 number->minute % HOUR_MINUTES);
    } else {
        size = read_long(text, len, &value);
    }
    if (size == 0) {
        size = rules_number_read(text, len, &value);
    }
    number->value = str_take(&value);
    return size;
}

static void
collect(struct rules_numbers *numbers, const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        struct rules_number number = {.order = numbers->count};
        size_t size = read_any(text + i, len - i, &number);
        if (size > 0) {
            number.written = mem_copy(text + i, size);
            numbers->items = mem_grow(numbers->items, numbers->count,
                                      &numbers->cap, sizeof *numbers->items);
            numbers->items[numbers->count++] = number;
            i += size;
        } else {
            uint32_t code;
            free(number.value);
            i += utf8_decode(text + i, len - i, &code);
        }
    }
}

static int
compare_items(const void *a, const void *b)
{
    const struct rules_number *left = a, *right = b;
    int order = strcmp(left->value, right->value);
    return order ? order
                 : (left->order > right->order) - (left->order < right->order);
}

void
rules_numbers_init(struct rules_numbers *numbers,
                   const struct deck_version *version)
{
    *numbers = (struct rules_numbers){0};
    collect(numbers, version->title.text, version->title.len);
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        int cells = block->table.rows * block->table.columns;
        for (int j = 0; block->type == DECK_TABLE && j < cells; j++) {
            collect(numbers, block->table.cells[j].text,
                    block->table.cells[j].len);
        }
        if (block->type == DECK_PICTURE) {
            collect(numbers, block->picture.alt, strlen(block->picture.alt));
        } else if (block->type != DECK_TABLE) {
            collect(numbers, block->text.text, block->text.len);
        }
    }
    if (numbers->count > 1) {
        qsort(numbers->items, numbers->count, sizeof *numbers->items,
              compare_items);
    }
}

void
rules_numbers_release(struct rules_numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++) {
        free(numbers->items[i].value);
        free(numbers->items[i].written);
    }
    free(numbers->items);
    *numbers = (struct rules_numbers){0};
}

/* The numbers of one side that the other does not have. */
struct loose {
    const struct rules_number **items;
    size_t count;
};

static void
part(const struct rules_numbers *a, const struct rules_numbers *b,
     struct loose *only_a, struct loose *only_b)
{
    size_t i = 0, j = 0;
    while (i < a->count || j < b->count) {
        int order = i == a->count ? 1
                    : j == b->count
                        ? -1
                        : strcmp(a->items[i].value, b->items[j].value);
        if (order < 0) {
            only_a->items[only_a->count++] = &a->items[i];
        } else if (order > 0) {
            only_b->items[only_b->count++] = &b->items[j];
        }
        i += order <= 0;
        j += order >= 0;
    }
}

/* A time, or a number that may be the hour of one ("9 in the evening"). */
static bool
same_time(const struct rules_number *a, const struct rules_number *b)
{
    if (a->minute < 0 && b->minute < 0) {
        return false;
    }
    size_t size;
    int hour =
        read_two_digits(a->minute < 0 ? a->value : b->value,
                        strlen(a->minute < 0 ? a->value : b->value), &size);
    int left = a->minute < 0 ? hour * HOUR_MINUTES : a->minute;
    int right = b->minute < 0 ? hour * HOUR_MINUTES : b->minute;
    bool loose = a->minute < 0 || b->minute < 0 || a->half || b->half;
    return left >= 0 && right >= 0 &&
           (loose ? left % HALF_DAY == right % HALF_DAY
                  : left % DAY == right % DAY);
}

static void
drop(struct loose *loose, size_t index)
{
    loose->count--;
    memmove(&loose->items[index], &loose->items[index + 1],
            (loose->count - index) * sizeof(const struct rules_number *));
}

static void
drop_same_times(struct loose *a, struct loose *b)
{
    if (a->count > LOOSE_MAX || b->count > LOOSE_MAX) {
        return;
    }
    for (size_t i = 0; i < a->count;) {
        size_t j = 0;
        while (j < b->count && !same_time(a->items[i], b->items[j])) {
            j++;
        }
        if (j < b->count) {
            drop(a, i);
            drop(b, j);
        } else {
            i++;
        }
    }
}

static int
compare_order(const void *a, const void *b)
{
    const struct rules_number *left = *(const struct rules_number *const *)a;
    const struct rules_number *right = *(const struct rules_number *const *)b;
    return (left->order > right->order) - (left->order < right->order);
}

/* All digits of LOOSE as they stand in the slide. */
static char *
joined(const struct loose *loose)
{
    struct str digits = {0};
    for (size_t i = 0; i < loose->count; i++) {
        str_add(&digits, loose->items[i]->value);
    }
    return str_take(&digits);
}

/* The same long row of digits, spaced in another way: a phone number. */
static bool
same_digits(const struct loose *a, const struct loose *b)
{
    char *left = joined(a), *right = joined(b);
    bool same = strlen(left) >= LONG_DIGITS && strcmp(left, right) == 0;
    free(left);
    free(right);
    return same;
}

static void
sort_loose(struct loose *loose)
{
    if (loose->count > 1) {
        qsort(loose->items, loose->count, sizeof(const struct rules_number *),
              compare_order);
    }
}

void
rules_numbers_compare(const struct rules_numbers *a,
                      const struct rules_numbers *b, const char **only_a,
                      const char **only_b)
{
    struct loose left = {
        .items = mem_new(a->count, sizeof(const struct rules_number *))};
    struct loose right = {
        .items = mem_new(b->count, sizeof(const struct rules_number *))};
    part(a, b, &left, &right);
    drop_same_times(&left, &right);
    sort_loose(&left);
    sort_loose(&right);
    bool same = same_digits(&left, &right);
    *only_a = !same && left.count > 0 ? left.items[0]->written : NULL;
    *only_b = !same && right.count > 0 ? right.items[0]->written : NULL;
    free(left.items);
    free(right.items);
}
