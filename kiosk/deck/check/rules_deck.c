/* Rules about deck.txt itself: numbers to call, and the line that offers paper
 * or a talk. */
#include "rules_deck.h"

#include <string.h>

#include "rules_check.h"
#include "rules_count.h"
#include "rules_phone.h"
#include "unicode.h"
#include "utf8.h"

enum { ASK_LETTERS_MAX = 60 };

static void
check_phone(const struct rules_case *rules, const char *key, const char *phone)
{
    if (phone && !rules_phone_is(phone)) {
        report_add(rules->report, "deck.txt", 0, REPORT_ERROR, "bad-phone",
                   "“%s: %s” is no number that can be dialled. Write the "
                   "whole number, such as “%s: %s”, or delete the line.",
                   key, phone, key,
                   strcmp(key, "emergency_phone") == 0 ? "911"
                                                       : "(719) 555-0142");
    }
}

/* How wide TEXT is, in letters: Chinese and its like are two wide, marks on
 * other letters take no room. */
static int
letters_wide(const char *text)
{
    int wide = 0;
    for (size_t i = 0, len = strlen(text); i < len;) {
        uint32_t code;
        i += utf8_decode(text + i, len - i, &code);
        bool full = code >= 0x3000 && unicode_is_unspaced(code);
        wide += full ? 2 : code < 0x0300 || unicode_is_alnum(code);
    }
    return wide;
}

static void
check_ask_line(const struct rules_case *rules, const struct deck_word *word)
{
    const char *point = *word->lang ? "." : "";
    if (!deck_has_letter(word->text)) {
        report_add(rules->report, "deck.txt", word->line, REPORT_ERROR,
                   "ask-line",
                   "“ask_line%s%s” says nothing, so our own line is shown. "
                   "Write where people can ask, or delete this line.",
                   point, word->lang);
    } else if (letters_wide(word->text) > ASK_LETTERS_MAX) {
        report_add(
            rules->report, "deck.txt", word->line, REPORT_WARNING, "ask-line",
            "“ask_line%s%s” has %d letters, which may not fit the foot "
            "of the screen. Shorten it to %d.",
            point, word->lang, letters_wide(word->text), ASK_LETTERS_MAX);
    }
}

void
rules_check_deck(const struct rules_case *rules)
{
    const struct deck *deck = rules->deck;
    check_phone(rules, "clinic_phone", deck->clinic_phone);
    check_phone(rules, "emergency_phone", deck->emergency_phone);
    for (size_t i = 0; i < deck->ask_line.count; i++) {
        check_ask_line(rules, &deck->ask_line.items[i]);
    }
}
