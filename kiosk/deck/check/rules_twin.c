/* Two files of one slide, one of which was renamed. See rules_twin.h. */
#include "rules_twin.h"

#include <stdlib.h>
#include <string.h>

#include "nearest.h"
#include "path_name.h"
#include "str.h"

char *
rules_twin_name(const struct deck *deck, const struct deck_version *version,
                size_t lang)
{
    struct path_name name = path_name_of(version->path);
    char own[DECK_LANG_SIZE];
    size_t stem = path_language(name.base, name.stem_len, deck->languages,
                                deck->language_count, own);
    bool marked = lang > 0 || deck->default_moved;
    struct str result = {0};
    str_add_bytes(&result, name.base, stem);
    str_addf(&result, "%s%s%s", marked ? "." : "",
             marked ? deck->languages[lang] : "", name.base + name.stem_len);
    return str_take(&result);
}

bool
rules_twin_has(const struct deck_slide *slide, const char *lang)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        if (deck_same_language(slide->versions[i].lang, lang)) {
            return true;
        }
    }
    return false;
}

/* The number of leading digits of a name, without leading zeros; *DIGITS points
 * to them. */
static size_t
number_of(const char *name, const char **digits)
{
    name += strspn(name, "0");
    *digits = name;
    return strspn(name, "0123456789");
}

static bool
same_number(const char *a, const char *b)
{
    const char *x, *y;
    size_t len = number_of(a, &x);
    return len > 0 && number_of(b, &y) == len && memcmp(x, y, len) == 0;
}

/* Whether OTHER has the version that SLIDE lacks, and lacks the one that SLIDE
 * has. */
static bool
is_other_half(const struct deck *deck, const struct deck_slide *slide,
              const struct deck_slide *other)
{
    if (!rules_twin_has(other, deck->languages[0])) {
        return false;
    }
    for (size_t i = 0; i < slide->version_count; i++) {
        if (rules_twin_has(other, slide->versions[i].lang)) {
            return false;
        }
    }
    return true;
}

/* Whether one name was derived from the other. Short ones are similar by
 * chance. */
static bool
alike(const char *a, const char *b)
{
    enum { SHORT = 4 };
    return strlen(a) >= SHORT && strlen(b) >= SHORT &&
           (nearest_word(a, &b, 1, sizeof(char *)) == 0 ||
            strstr(a, b) != NULL || strstr(b, a) != NULL);
}

enum { LOOK_AROUND = 30 }; /* slides before and after, in a huge topic */

/* The slide of TOPIC that may be the default version of slide INDEX under
 * another name, because somebody renamed one of two files; slide_count when
 * there is none. */
static size_t
find_twin(const struct deck *deck, const struct deck_topic *topic, size_t index)
{
    const struct deck_slide *slide = &topic->slides[index];
    size_t found = topic->slide_count;
    size_t from = index > LOOK_AROUND ? index - LOOK_AROUND : 0;
    for (size_t i = from; i < topic->slide_count && i <= index + LOOK_AROUND;
         i++) {
        const struct deck_slide *other = &topic->slides[i];
        if (!is_other_half(deck, slide, other)) {
            continue;
        }
        if (alike(slide->id, other->id)) {
            return i;
        }
        if (same_number(slide->order, other->order)) {
            found = i;
        }
    }
    return found;
}

bool
rules_twin_lost(const struct deck *deck, const struct deck_topic *topic,
                size_t index)
{
    size_t from = index > LOOK_AROUND ? index - LOOK_AROUND : 0;
    for (size_t i = from; i < topic->slide_count && i <= index + LOOK_AROUND;
         i++) {
        if (!rules_twin_has(&topic->slides[i], deck->languages[0]) &&
            find_twin(deck, topic, i) == index) {
            return true;
        }
    }
    return false;
}

char *
rules_twin_cure(const struct deck *deck, const struct deck_topic *topic,
                size_t index)
{
    const struct deck_slide *slide = &topic->slides[index];
    const struct deck_version *version = &slide->versions[0];
    const char *own = path_name_of(version->path).base;
    char *lost = rules_twin_name(deck, version, 0);
    size_t twin = find_twin(deck, topic, index);
    bool page =
        index > 0 && strcmp(topic->slides[index - 1].order, slide->order) == 0;
    struct str words = {0};
    if (twin < topic->slide_count) {
        const char *path = topic->slides[twin].versions[0].path;
        str_addf(&words,
                 "“%s” no longer has its “%s”. Was it renamed to “%s”? Give "
                 "both the same name.",
                 own, lost, path_name_of(path).base);
    } else if (page) {
        str_addf(&words,
                 "“%s” has fewer pages than “%s”: check that nothing is "
                 "missing.",
                 lost, own);
    } else {
        str_addf(&words,
                 "Have it translated, and save it as “%s” in the same folder; "
                 "or, if the slide is no longer wanted, delete “%s” as well.",
                 lost, own);
    }
    free(lost);
    return str_take(&words);
}
