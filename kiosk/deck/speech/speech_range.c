/* Amounts that belong together: "3-5 days", "2 x 500 mg", "120/80". */
#include "speech_range.h"

#include <string.h>

#include "speech_amount.h"
#include "speech_unit.h"
#include "unicode.h"
#include "utf8.h"

/* A joint of SIGNS between two amounts at AT, with a space on both sides
 * (*SPACED) or on none; its bytes, 0: none. */
static size_t
read_joint(const struct speech_text *text, size_t at, const char *signs,
           bool *spaced)
{
    size_t before = speech_space(text, at), size = 0;
    uint32_t code = utf8_at(text->text, text->len, at + before, &size);
    if (code == 0 || !utf8_in(code, signs)) {
        return 0;
    }
    size_t after = speech_space(text, at + before + size);
    *spaced = before > 0;
    return (before > 0) == (after > 0) ? before + size + after : 0;
}

static bool
begins_number(const struct speech_text *text, size_t at)
{
    uint32_t code = speech_code(text, at);
    return code != 0 && (unicode_digit(code) >= 0 || utf8_in(code, "½¼¾$€£"));
}

/* Whether FIRST and SECOND, SPACED by a dash, are a range: the second is more,
 * and a dash between spaces, which may part thoughts, has a unit behind, and no
 * other before. */
static bool
is_range(const struct speech_amount *first, const struct speech_amount *second,
         bool spaced, bool unit_behind)
{
    if (second->time) {
        return true;
    }
    bool unit = first->unit.len > 0;
    return !first->time && first->value < second->value &&
           (!spaced || unit_behind) &&
           (!spaced || !unit ||
            strcmp(first->unit.text, second->unit.text) == 0);
}

/* Whether something joins AT, the end of a range, to a third number. */
static bool
goes_on(const struct speech_text *text, size_t at)
{
    bool spaced;
    size_t joint = read_joint(text, at, "-–/", &spaced);
    return joint > 0 && begins_number(text, at + joint);
}

/* Says the range of FIRST, at AT, and SECOND, at NEXT. */
static void
say_range(const struct speech_text *text, size_t at, size_t next,
          const struct speech_amount *first, const struct speech_amount *second,
          struct str *said)
{
    const struct speech_tongue *tongue = text->tongue;
    bool both = speech_word_before(text, at, tongue->both_words);
    bool begun = both || speech_word_before(text, at, tongue->no_from);
    bool feminine = strcmp(first->number.text, "1") == 0 &&
                    speech_gender(text, next + second->number_size) == 2;
    bool same = strcmp(first->unit.text, second->unit.text) == 0;
    str_add(said, begun ? "" : tongue->from);
    str_add(said, feminine ? tongue->ones[1] : first->number.text);
    str_add(said, same ? "" : first->unit.text);
    str_add(said, both ? tongue->both : tongue->to);
    str_add(said, second->number.text);
    str_add(said, second->unit.text);
}

static size_t
read_range(const struct speech_text *text, size_t at,
           const struct speech_amount *first, struct str *said)
{
    bool spaced;
    uint32_t before = speech_before(text, at);
    size_t joint = read_joint(text, at + first->size, "-–—‐‑−", &spaced);
    size_t next = at + first->size + joint;
    struct speech_amount second;
    if (joint == 0 || (before != 0 && utf8_in(before, "-–/.,:")) ||
        !begins_number(text, next) ||
        !speech_amount_read(text, next, &second)) {
        return 0;
    }
    size_t size = next + second.size - at;
    bool is = is_range(first, &second, spaced,
                       speech_has_unit(text, next + second.number_size)) &&
              !goes_on(text, at + size);
    if (is) {
        say_range(text, at, next, first, &second, said);
    }
    speech_amount_release(&second);
    return is ? size : 0;
}

/* "1 a 2 semanas" and "1 o 2 semanas": the 1 agrees with the weeks. */
static bool
is_one_of(const struct speech_text *text, size_t at,
          const struct speech_amount *first)
{
    static const char *const joints[] = {" a ", " o "};
    size_t end = at + first->size;
    for (size_t i = 0; i < sizeof(joints) / sizeof(*joints); i++) {
        size_t len = strlen(joints[i]);
        struct speech_amount second;
        if (strcmp(first->number.text, "1") != 0 || text->len - end < len ||
            memcmp(text->text + end, joints[i], len) != 0 ||
            !speech_amount_read(text, end + len, &second)) {
            continue;
        }
        size_t unit = end + len + second.number_size;
        speech_amount_release(&second);
        return speech_gender(text, unit) == 2;
    }
    return false;
}

/* "2 x 500 mg", "2*500 mg"; what is behind the slash of "120/80 mmHg" is read
 * next. */
static size_t
read_pair(const struct speech_text *text, size_t at,
          const struct speech_amount *first, struct str *said)
{
    bool spaced;
    size_t end = at + first->size;
    size_t joint = read_joint(text, end, "xX×*", &spaced);
    if (joint > 0 && begins_number(text, end + joint)) {
        speech_amount_say(text, at, first, said);
        str_add(said,
                first->unit.len > 0 ? text->tongue->per : text->tongue->times);
        return first->size + joint + speech_range(text, end + joint, said);
    }
    struct speech_amount second;
    bool slash = speech_code(text, end) == '/' && first->unit.len == 0 &&
                 begins_number(text, end + 1) &&
                 speech_amount_read(text, end + 1, &second);
    if (!slash) {
        return 0;
    }
    bool pressure = second.unit.len > 0 || first->value > second.value;
    str_add(said, first->number.text);
    str_add(said, pressure ? text->tongue->over : text->tongue->slash);
    speech_amount_release(&second);
    return first->size + 1;
}

size_t
speech_range(const struct speech_text *text, size_t at, struct str *said)
{
    struct speech_amount first;
    if (!speech_amount_read(text, at, &first)) {
        return 0;
    }
    size_t size = read_range(text, at, &first, said);
    size = size > 0 ? size : read_pair(text, at, &first, said);
    if (size == 0) {
        size = first.size;
        if (text->tongue->from[0] != '\0' && is_one_of(text, at, &first)) {
            str_add(said, text->tongue->ones[1]);
        } else {
            speech_amount_say(text, at, &first, said);
        }
    }
    speech_amount_release(&first);
    return size;
}
