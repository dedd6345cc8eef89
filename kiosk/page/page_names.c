/* Which languages the button for them names. See page_names.h. */
#include "page_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang_script.h"
#include "page_words.h"
#include "utf8.h"

/* The script that the name of LANGUAGE is written in, NULL for none that is
 * known. */
static const char *
script_of(const struct page_build *build, int language)
{
    const char *lang = build->deck->languages[language];
    uint32_t letter = lang_script_letter(lang);
    if (letter == 0) {
        const char *name = build_language_name(build, lang);
        utf8_decode(name, strlen(name), &letter);
    }
    return lang_script_name(letter);
}

/* Whether the readers of LANGUAGE find their script in OTHER. */
static bool
is_like(const struct page_build *build, int language, int other)
{
    const char *a = script_of(build, language), *b = script_of(build, other);
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

int
page_names_order(const struct page_build *build, int language, int *order,
                 int most)
{
    int count = (int)build->deck->language_count;
    int found = 0;
    for (int pass = 0; pass < 2; pass++) {
        int news = found;
        for (int step = 1; step < count && found < most; step++) {
            int other = (language + step) % count;
            bool is_new = !is_like(build, other, language);
            bool said = false;
            for (int i = 0; i < found; i++) {
                is_new = is_new && !is_like(build, other, order[i]);
                said = said || (i < news && order[i] == other);
            }
            if (pass == 0 ? is_new : !said) {
                order[found++] = other;
            }
        }
    }
    return found;
}

void
page_names(struct page_button *button, const struct page_build *build,
           int language)
{
    int order[2];
    int count = page_names_order(build, language, order, 2);
    if (count > 0) {
        button->lang = build->deck->languages[order[0]];
        button->label = build_language_name(build, button->lang);
    }
    if (count > 1) {
        button->second_lang = build->deck->languages[order[1]];
        button->second = build_language_name(build, button->second_lang);
    }
}

/* Writes *WORDS, which are of *LANG, and the name of OTHER behind them to KEPT;
 * false when one line cannot have both in shapes that their readers know. */
static bool
join(const struct page_build *build, const char **words, const char **lang,
     const char *other, struct page_control_words *kept)
{
    if (lang_script_wide(*lang) && lang_script_wide(other)) {
        return false;
    }
    char *both = page_words_joined(*words, build_language_name(build, other),
                                   build->ui_rtl);
    snprintf(kept->bytes, sizeof(kept->bytes), "%s", both);
    bool whole = strlen(both) < sizeof(kept->bytes);
    free(both);
    *words = kept->bytes;
    *lang = lang_script_wide(other) ? other : *lang;
    return whole;
}

void
page_names_third(struct page_button *button, const struct page_build *build,
                 int language, const struct page_button_style *style,
                 struct page_control_words *kept)
{
    int order[3];
    int count = page_names_order(build, language, order, 3);
    /* where the second line says something else the first one has two names */
    bool two = button->action == PLAY_LANGUAGE;
    int next = two ? 2 : 1;
    if (button->second == NULL || count <= next) {
        return;
    }
    const char *other = build->deck->languages[order[next]];
    for (int line = two ? 1 : 0; line >= 0; line--) {
        struct page_button more = *button;
        bool joined =
            line > 0 ? join(build, &more.second, &more.second_lang, other, kept)
                     : join(build, &more.label, &more.lang, other, kept);
        if (joined && page_button_fits(build, &more, style)) {
            *button = more;
            return;
        }
    }
}
