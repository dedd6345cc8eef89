/* Abbreviations: "Dr.", "p. ej.", "approx.". */
#include "speech_short.h"

#include <string.h>

#include "unicode.h"
#include "utf8.h"

/* "12 Main St. Call us." and "at St. Mary's": a street behind its name, a saint
 * before one. */
static size_t
read_saint(const struct speech_text *text, size_t at, struct str *said)
{
    static const char saint[] = "St.";
    size_t size = sizeof(saint) - 1;
    if (text->tongue->of[0] != '\0' || text->len - at < size ||
        memcmp(text->text + at, saint, size) != 0) {
        return 0;
    }
    size_t word = at > 0 ? at - 1 : 0;
    while (word > 0 && text->text[word - 1] != ' ') {
        word--;
    }
    bool street = at > 0 && text->text[word] >= 'A' && text->text[word] <= 'Z';
    str_add(said, street ? "Street" : "Saint");
    return street && at + size == text->len ? size - 1 : size;
}

/* Whether TEXT has WORD at AT; its first letter may be a capital one. */
static bool
has_word(const struct speech_text *text, size_t at, const char *word)
{
    size_t len = strlen(word);
    if (text->len - at < len) {
        return false;
    }
    const char *here = text->text + at;
    bool first =
        *here == *word || (*here | 0x20) == *word || *here == (*word | 0x20);
    return first && memcmp(here + 1, word + 1, len - 1) == 0;
}

/* Whether the full stop of an abbreviation, which ends at AT, also ends the
 * sentence. */
static bool
ends_sentence(const struct speech_text *text, size_t at)
{
    size_t next = at;
    while (next < text->len && strchr(" \"')", text->text[next]) != NULL) {
        next++;
    }
    return next == text->len;
}

size_t
speech_short(const struct speech_text *text, size_t at, struct str *said)
{
    size_t saint = read_saint(text, at, said);
    if (saint > 0) {
        return saint;
    }
    for (const struct speech_short *each = text->tongue->shorts;
         each->written != NULL; each++) {
        if (!has_word(text, at, each->written)) {
            continue;
        }
        size_t end = at + strlen(each->written);
        bool stop = speech_code(text, end) == '.';
        bool whole = stop || (each->plain && speech_ends(text, end));
        size_t next = end + stop;
        next += speech_space(text, next);
        bool number = unicode_digit(speech_code(text, next)) >= 0;
        if (whole && (number || !each->number)) {
            str_add(said, each->said);
            return end - at + (stop && !ends_sentence(text, end + 1));
        }
    }
    return 0;
}
