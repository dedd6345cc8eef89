/* Rules about duplicate titles: two slides called "Redness", or two buttons
 * with one name, look like a mistake, and usually are one. */
#include "rules_same.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "path_alike.h"
#include "path_name.h"
#include "rules_check.h"
#include "rules_picture.h"

/* A title, and what bears it. */
struct bearer {
    const char *title, *lang, *path;
    int group; /* topics: of which treatment */
};

struct bearers {
    struct bearer *items;
    size_t count, cap;
};

static void
add(struct bearers *bearers, struct bearer bearer)
{
    if (bearer.title == NULL || bearer.title[0] == '\0') {
        return;
    }
    bearers->items = mem_grow(bearers->items, bearers->count, &bearers->cap,
                              sizeof(*bearers->items));
    bearers->items[bearers->count++] = bearer;
}

static int
compare_titles(const struct bearer *a, const struct bearer *b)
{
    int order = a->group - b->group;
    order = order != 0 ? order : strcmp(a->lang, b->lang);
    return order != 0 ? order : path_compare_alike(a->title, b->title);
}

static int
compare(const void *left, const void *right)
{
    const struct bearer *a = left, *b = right;
    int order = compare_titles(a, b);
    return order != 0 ? order : strcmp(a->path, b->path);
}

static void
sort(struct bearers *bearers)
{
    if (bearers->count > 0) {
        qsort(bearers->items, bearers->count, sizeof(*bearers->items), compare);
    }
}

/* Whether PATH was called a copy already. */
static bool
is_told(const struct report *report, const char *path)
{
    for (size_t i = 0; i < report->count; i++) {
        if (strcmp(report->findings[i].rule, "copy") == 0 &&
            strcmp(report->findings[i].path, path) == 0) {
            return true;
        }
    }
    return false;
}

/* Pages of one PDF share their title on purpose. */
static void
check_slides(const struct rules_case *rules, const struct deck_topic *topic)
{
    struct bearers bearers = {0};
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        for (size_t j = 0; j < slide->version_count; j++) {
            const struct deck_version *version = &slide->versions[j];
            if (!version->broken && rules_picture_page(version) == 0) {
                add(&bearers, (struct bearer){version->title.text,
                                              version->lang, version->path, 0});
            }
        }
    }
    sort(&bearers);
    for (size_t i = 1, first = 0; i < bearers.count; i++) {
        const struct bearer *a = &bearers.items[first], *b = &bearers.items[i];
        if (compare_titles(a, b) != 0) {
            first = i;
        } else if (!is_told(rules->report, b->path) &&
                   !is_told(rules->report, a->path)) {
            report_add(rules->report, b->path, 0, REPORT_WARNING, "same-title",
                       "“%s” has the same title, “%s”, and both are shown. If "
                       "one is a copy, delete it; otherwise give it another "
                       "title.",
                       path_name_of(a->path).base, b->title);
        }
    }
    free(bearers.items);
}

static void
check_buttons(const struct rules_case *rules)
{
    const struct deck *deck = rules->deck;
    struct bearers bearers = {0};
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        for (size_t lang = 0; lang < deck->language_count; lang++) {
            const char *tag = deck->languages[lang];
            add(&bearers,
                (struct bearer){deck_word(deck, &topic->title, tag), tag,
                                topic->folder, topic->treatment_index});
        }
    }
    sort(&bearers);
    for (size_t i = 1; i < bearers.count; i++) {
        const struct bearer *a = &bearers.items[i - 1], *b = &bearers.items[i];
        if (compare_titles(a, b) == 0 && !is_told(rules->report, b->path) &&
            !is_told(rules->report, a->path)) {
            report_add(rules->report, b->path, 0, REPORT_WARNING, "same-title",
                       "Its button has the same name, “%s”, as the button of "
                       "“%s”. Change the “title: ” in one topic.txt, or put "
                       "all these slides into one folder.",
                       b->title, a->path);
        }
    }
    free(bearers.items);
}

void
rules_check_same(const struct rules_case *rules)
{
    check_buttons(rules);
    for (size_t i = 0; i < rules->deck->topic_count; i++) {
        check_slides(rules, &rules->deck->topics[i]);
    }
}
