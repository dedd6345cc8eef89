/* The languages of the deck on this screen. See page_languages.h. */
#include "page_languages.h"

#include <stdlib.h>
#include <string.h>

#include "lang_name.h"
#include "page_words.h"
#include "str.h"

/* "Khmer (“km”)"; freed with free(). */
static char *
described(const char *lang)
{
    const char *name = lang_name_of(lang);
    name = name != NULL ? name : page_language_name(lang);
    struct str text = {0};
    if (strcmp(name, lang) != 0) {
        str_addf(&text, "%s (“%s”)", name, lang);
    } else {
        str_addf(&text, "“%s”", lang);
    }
    return str_take(&text);
}

void
page_languages_check(const struct deck *deck, struct report *report)
{
    bool easy = deck_has_easy(deck);
    for (size_t i = 0; i < deck->language_count; i++) {
        char *lacking = page_words_lacking(deck->languages[i], easy);
        if (lacking == NULL) {
            continue;
        }
        char *name = described(deck->languages[i]);
        char *other = page_words_lacking(deck->languages[0], easy);
        char *instead = described(other == NULL ? deck->languages[0] : "en");
        report_add(report, "deck.txt", deck->languages_line, REPORT_WARNING,
                   "words-missing",
                   "Some words of the buttons and strips are not known in %s, "
                   "so the screen says them in %s: %s. Ask a reader of that "
                   "language whether this will do.",
                   name, instead, lacking);
        free(instead);
        free(other);
        free(name);
        free(lacking);
    }
}
