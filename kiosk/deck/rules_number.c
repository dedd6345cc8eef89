/* The numbers in a text, read the same in every script and language. */
#include "rules_number.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules_letter.h"
#include "utf8.h"

enum { GROUP_DIGITS = 3 };

/* Appends the digits at TEXT; returns their bytes, their count in *COUNT. */
static size_t
read_digits(const char *text, size_t len, struct str *digits, int *count)
{
    size_t at = 0;
    *count = 0;
    while (at < len) {
        uint32_t code;
        size_t size = utf8_decode(text + at, len - at, &code);
        int digit = rules_letter_digit(code);
        if (digit < 0) {
            break;
        }
        str_add_code(digits, (uint32_t)('0' + digit));
        at += size;
        ++*count;
    }
    return at;
}

static bool
is_decimal_mark(uint32_t code)
{
    return code == '.' || code == ',' || code == 0x066B;
}

/* Comma, point, apostrophes, Arabic mark, no-break and thin spaces. */
static bool
is_group_mark(uint32_t code)
{
    return code == '.' || code == ',' || code == '\'' || code == 0x2019 ||
           code == 0x066C || code == 0x00A0 || code == 0x202F || code == 0x2009;
}

/* The part behind a mark at TEXT: a group of thousands or the decimals. */
static size_t
read_part(const char *text, size_t len, bool may_group, struct str *number,
          bool *decimal)
{
    uint32_t mark;
    size_t at = utf8_decode(text, len, &mark);
    struct str digits = {0};
    int count;
    size_t size = read_digits(text + at, len - at, &digits, &count);
    bool group = may_group && count == GROUP_DIGITS && is_group_mark(mark);
    *decimal = !group && count > 0 && is_decimal_mark(mark);
    if (*decimal) {
        str_add(number, ".");
    }
    if (group || *decimal) {
        str_add_bytes(number, digits.text, digits.len);
    }
    str_release(&digits);
    return group || *decimal ? at + size : 0;
}

size_t
rules_number_read(const char *text, size_t len, struct str *number)
{
    size_t start = number->len;
    int count;
    size_t at = read_digits(text, len, number, &count);
    if (at == 0) {
        return 0;
    }
    bool may_group = count <= GROUP_DIGITS && number->text[start] != '0';
    for (bool decimal = false; at < len && !decimal;) {
        size_t part =
            read_part(text + at, len - at, may_group, number, &decimal);
        if (part == 0) {
            break;
        }
        at += part;
    }
    return at;
}

static void
collect(struct rules_numbers *numbers, const char *text, size_t len)
{
    struct str number = {0};
    for (size_t i = 0; i < len;) {
        size_t size = rules_number_read(text + i, len - i, &number);
        if (size > 0) {
            numbers->items = mem_grow(numbers->items, numbers->count,
                                      &numbers->cap, sizeof *numbers->items);
            numbers->items[numbers->count++] = str_take(&number);
            i += size;
        } else {
            uint32_t code;
            i += utf8_decode(text + i, len - i, &code);
        }
    }
    str_release(&number);
}

static int
compare_items(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
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
        free(numbers->items[i]);
    }
    free(numbers->items);
    *numbers = (struct rules_numbers){0};
}

void
rules_numbers_compare(const struct rules_numbers *a,
                      const struct rules_numbers *b, const char **only_a,
                      const char **only_b)
{
    size_t i = 0, j = 0;
    *only_a = *only_b = NULL;
    while (i < a->count || j < b->count) {
        int order = i == a->count   ? 1
                    : j == b->count ? -1
                                    : strcmp(a->items[i], b->items[j]);
        if (order < 0 && !*only_a) {
            *only_a = a->items[i];
        } else if (order > 0 && !*only_b) {
            *only_b = b->items[j];
        }
        i += order <= 0;
        j += order >= 0;
    }
}
