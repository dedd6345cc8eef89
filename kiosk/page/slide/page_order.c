/* The order in which a slide is read. See page_order.h. */
#include "page_order.h"

#include <string.h>

#include "unicode.h"
#include "utf8.h"

enum rank { RANK_NUMBER, RANK_EMERGENCY, RANK_WORDS, RANK_PICTURE, RANKS };

enum { PHONE_DIGITS_MIN = 3, DIGITS_MAX = 15 }; /* of ITU-T E.164 */

/* The digits of LEN bytes at TEXT as '0' to '9'; false when something stands
 * there that no phone number has. */
static bool
read_phone(const char *text, size_t len, char *digits, size_t most)
{
    size_t count = 0;
    bool phone = true;
    for (size_t i = 0; i < len;) {
        uint32_t code = 0;
        i += utf8_decode(text + i, len - i, &code);
        int digit = unicode_digit(code);
        if (digit >= 0 && count + 1 < most) {
            digits[count++] = (char)('0' + digit);
        }
        phone = phone && (digit >= 0 || unicode_is_space(code) ||
                          unicode_is_bidi_control(code) ||
                          utf8_in(code, "()+-./#*\u2010\u2011\u2012\u2013"));
    }
    digits[count] = '\0';
    return phone && count >= PHONE_DIGITS_MIN;
}

/* Whether the phone number NUMBER stands in TEXT, however it is spaced, as a
 * number of its own. */
static bool
has_number(const struct deck_text *text, const char *number)
{
    size_t len = strlen(number);
    size_t met = 0;      /* digits of NUMBER met so far */
    bool inside = false; /* a longer number */
    bool has = false;
    for (size_t i = 0; i < text->len && !has;) {
        uint32_t code = 0;
        i += utf8_decode(text->text + i, text->len - i, &code);
        int digit = unicode_digit(code);
        if (digit >= 0) {
            bool next = !inside && met < len && number[met] == '0' + digit;
            met = next ? met + 1 : 0;
            inside = !next;
        } else if (met == len || !utf8_in(code, " ()-.")) {
            has = met == len;
            met = 0;
            inside = false;
        }
    }
    return has || (!inside && met == len);
}

/* Whether TEXT has the emergency number of DECK, or where that names none one
 * that most people know. */
static bool
has_emergency(const struct deck *deck, const struct deck_text *text)
{
    static const char *const known[] = {"911", "112", "999", "000"};
    char number[DIGITS_MAX + 1];
    if (deck != NULL && deck->emergency_phone != NULL) {
        (void)read_phone(deck->emergency_phone, strlen(deck->emergency_phone),
                         number, sizeof(number));
        return *number && has_number(text, number);
    }
    bool has = false;
    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
        has = has || has_number(text, known[i]);
    }
    return has;
}

/* Of a unit that may come first: a paragraph by itself, or a call-out that is
 * one paragraph. */
static enum rank
rank_of(const struct deck *deck, const struct deck_version *version,
        size_t first, size_t end)
{
    const struct deck_block *block = &version->blocks[first];
    char digits[DIGITS_MAX + 1];
    if (block->type == DECK_PICTURE) {
        return RANK_PICTURE;
    }
    if (block->type != DECK_PARAGRAPH || block->depth > 0 || end != first + 1) {
        return RANK_WORDS;
    }
    bool phone =
        read_phone(block->text.text, block->text.len, digits, sizeof(digits));
    if (has_emergency(deck, &block->text)) {
        return RANK_EMERGENCY;
    }
    return phone && block->callout == DECK_CALLOUT_NONE ? RANK_NUMBER
                                                        : RANK_WORDS;
}

size_t
page_unit_end(const struct deck_version *version, size_t first)
{
    int id = version->blocks[first].callout_id;
    size_t end = first + 1;
    while (id != 0 && version->blocks[first].type != DECK_PICTURE &&
           end < version->block_count &&
           version->blocks[end].callout_id == id &&
           version->blocks[end].type != DECK_PICTURE) {
        end++;
    }
    return end;
}

size_t
page_order_acts(const struct deck *deck, const struct deck_version *version,
                enum deck_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; kind == DECK_WHEN_TO_CALL && i < version->block_count;) {
        size_t end = page_unit_end(version, i);
        count += rank_of(deck, version, i, end) <= RANK_EMERGENCY ? end - i : 0;
        i = end;
    }
    return count;
}

void
page_order(const struct deck *deck, const struct deck_version *version,
           enum deck_kind kind, size_t *order)
{
    size_t count = 0;
    int ranks = kind == DECK_WHEN_TO_CALL ? RANKS : 1;
    for (int rank = 0; rank < ranks; rank++) {
        for (size_t i = 0; i < version->block_count;) {
            size_t end = page_unit_end(version, i);
            bool here =
                ranks == 1 || rank_of(deck, version, i, end) == (enum rank)rank;
            while (here && i < end) {
                order[count++] = i++;
            }
            i = end;
        }
    }
}
