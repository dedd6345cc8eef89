/* Treatment names that are probably the same name in two spellings: their
 * topics are not grouped then. See rules_alike.h. */
#include "rules_alike.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "path_alike.h"
#include "rules_check.h"
#include "str.h"

/* TEXT as path_fold gives it, without its spaces; freed with free(). */
static char *
squeeze(const char *text)
{
    char *fold = path_fold(text);
    size_t kept = 0;
    for (size_t i = 0; fold[i] != '\0'; i++) {
        if (fold[i] != ' ') {
            fold[kept++] = fold[i];
        }
    }
    fold[kept] = '\0';
    return fold;
}

/* Whether A and B differ only in capitals, accents, spaces or punctuation. */
static bool
same_names(const char *a, const char *b)
{
    char *x = squeeze(a), *y = squeeze(b);
    bool alike = *x != '\0' && strcmp(x, y) == 0;
    free(x);
    free(y);
    return alike;
}

static bool
same_digits(const char *a, const char *b)
{
    static const char digits[] = "0123456789";
    while (true) {
        a += strcspn(a, digits);
        b += strcspn(b, digits);
        if (*a != *b) {
            return false;
        }
        if (*a == '\0') {
            return true;
        }
        a++;
        b++;
    }
}

/* Whether A and B differ by one or two letters, in one place, and no more than
 * a quarter of the name. */
static bool
letter_away(const char *a, const char *b)
{
    size_t a_len = strlen(a), b_len = strlen(b), same = 0;
    while (a[same] != '\0' && a[same] == b[same]) {
        same++;
    }
    while (a_len > same && b_len > same && a[a_len - 1] == b[b_len - 1]) {
        a_len--;
        b_len--;
    }
    size_t differ = (a_len > b_len ? a_len : b_len) - same;
    bool ascii = true;
    for (size_t i = same; i < a_len; i++) {
        ascii = ascii && (a[i] & 0x80) == 0;
    }
    return differ <= (ascii ? 2 : 4) && differ * 4 <= strlen(a);
}

/* The words of FOLD that act as numbers: "A" in "Laser A", "II". */
static char *
numbering(const char *fold)
{
    struct str kept = {0};
    str_add(&kept, "");
    while (*(fold += strspn(fold, " ")) != '\0') {
        size_t len = strcspn(fold, " ");
        if (len == 1 || strspn(fold, "ivx") == len) {
            str_add_bytes(&kept, fold, len + 1);
        }
        fold += len;
    }
    return str_take(&kept);
}

static bool
same_numbering(const char *a, const char *b)
{
    char *x = path_fold(a), *y = path_fold(b);
    char *left = numbering(x), *right = numbering(y);
    bool same = strcmp(left, right) == 0;
    free(left);
    free(right);
    free(x);
    free(y);
    return same;
}

/* Whether B was perhaps mistyped for A: alike, or a letter away in words that
 * have the same numbers ("Laser 1" is not "Laser 2"). */
static bool
nearly_same_names(const char *a, const char *b)
{
    if (!same_numbering(a, b)) {
        return same_names(a, b);
    }
    char *x = squeeze(a), *y = squeeze(b);
    bool nearly = *x != '\0' && same_digits(x, y) && letter_away(x, y);
    free(x);
    free(y);
    return nearly;
}

bool
rules_alike_treatments(const struct deck *deck, size_t a, size_t b)
{
    for (size_t i = 0; i < deck->language_count; i++) {
        const char *lang = deck->languages[i];
        const char *one = deck_word(deck, &deck->treatments[a].name, lang);
        const char *other = deck_word(deck, &deck->treatments[b].name, lang);
        if (one != NULL && other != NULL && nearly_same_names(one, other)) {
            return true;
        }
    }
    return false;
}

/* A topic that names its treatment, with the name folded for comparison. */
struct named {
    const struct deck_topic *topic;
    char *key;
};

static int
compare_named(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    return order != 0 ? order : (a->topic > b->topic) - (a->topic < b->topic);
}

static int
line_of(const struct deck_words *words, const char *text)
{
    for (size_t i = 0; i < words->count; i++) {
        if (words->items[i].text == text) {
            return words->items[i].line;
        }
    }
    return 0;
}

/* Reports two topics whose treatments differ only in case and the like. */
static void
check_pair(const struct rules_case *rules, const struct named *first,
           const struct named *second)
{
    const struct deck *deck = rules->deck;
    const char *lang = deck->languages[0];
    const struct deck_topic *topic = second->topic;
    const char *a = deck_word(deck, &first->topic->treatment, lang);
    const char *b = deck_word(deck, &topic->treatment, lang);
    bool said = deck_has_word(deck, &first->topic->treatment) &&
                deck_has_word(deck, &topic->treatment);
    if (said && strcmp(first->key, second->key) == 0 && strcmp(a, b) != 0) {
        report_add(rules->report, topic->file, line_of(&topic->treatment, b),
                   REPORT_WARNING, "treatments-alike",
                   "“%s” and “%s” (in “%s”) are treated as two treatments. "
                   "Did you mean “%s”? Spell it the same way in both.",
                   b, a, first->topic->folder, a);
    }
}

/* Topics of one treatment that name it differently in another language: the
 * screen shows only the first of these names. */
static void
check_translations(const struct rules_case *rules,
                   const struct deck_topic *topic)
{
    const struct deck *deck = rules->deck;
    const struct deck_words *shown =
        &deck->treatments[topic->treatment_index].name;
    for (size_t i = 0; i < topic->treatment.count; i++) {
        const struct deck_word *word = &topic->treatment.items[i];
        const char *first = deck_word(deck, shown, word->lang);
        bool there = false;
        for (size_t j = 0; j < shown->count; j++) {
            there = there || strcmp(shown->items[j].lang, word->lang) == 0;
        }
        if (there && *word->lang && strcmp(first, word->text) != 0) {
            report_add(rules->report, topic->file, word->line, REPORT_WARNING,
                       "treatments-alike",
                       "“treatment.%s: %s” is “%s” in another topic of the "
                       "same treatment, and the latter is shown. Did you mean "
                       "“%s”?",
                       word->lang, word->text, first, first);
        }
    }
}

/* Which sides a treatment has, shown or not. */
struct parts {
    const struct deck_topic *topic; /* its first */
    bool benefit, effect;
};

static struct parts *
list_parts(const struct deck *deck)
{
    struct parts *parts = mem_new(deck->treatment_count, sizeof(*parts));
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        struct parts *part = &parts[topic->treatment_index];
        part->topic = part->topic != NULL ? part->topic : topic;
        for (size_t j = 0; j < topic->slide_count; j++) {
            part->benefit |= topic->slides[j].kind == DECK_BENEFIT;
            part->effect |= topic->slides[j].kind == DECK_SIDE_EFFECT;
        }
    }
    return parts;
}

enum { TREATMENTS_MAX = 200 }; /* compared pairwise */

/* A treatment that lacks benefits or side effects may be a typo of one that has
 * them, or that has the other half. Two complete ones are distinct. */
static void
check_near(const struct rules_case *rules)
{
    const struct deck *deck = rules->deck;
    const char *lang = deck->languages[0];
    size_t count = deck->treatment_count;
    struct parts *parts = list_parts(deck);
    for (size_t i = 0; i < count && count <= TREATMENTS_MAX; i++) {
        const struct deck_words *own = &deck->treatments[i].name;
        const struct deck_topic *topic = parts[i].topic;
        /* A name that is missing in the first language is reported. */
        bool whole =
            (parts[i].benefit && parts[i].effect) || !deck_has_word(deck, own);
        for (size_t j = 0; j < count && !whole && topic->file != NULL; j++) {
            bool other_whole = parts[j].benefit && parts[j].effect;
            const char *a = deck_word(deck, &deck->treatments[j].name, lang);
            const char *b = deck_word(deck, own, lang);
            if (i == j || !parts[j].benefit ||
                (parts[i].benefit && !other_whole) || same_names(a, b) ||
                !rules_alike_treatments(deck, i, j)) {
                continue;
            }
            report_add(
                rules->report, topic->file,
                topic->treatment.count > 0 ? topic->treatment.items[0].line : 0,
                REPORT_WARNING, "treatments-alike",
                "“%s” and “%s” are treated as two treatments. Did you mean "
                "“%s”? Spell it the same way in both.",
                b, a, a);
            break;
        }
    }
    free(parts);
}

void
rules_check_alike(const struct rules_case *rules)
{
    const struct deck *deck = rules->deck;
    struct named *named = mem_new(deck->topic_count, sizeof(*named));
    size_t count = 0;
    for (size_t i = 0; i < deck->topic_count; i++) {
        const struct deck_topic *topic = &deck->topics[i];
        if (topic->treatment.count > 0 && topic->file != NULL) {
            const char *name =
                deck_word(deck, &topic->treatment, deck->languages[0]);
            named[count++] = (struct named){topic, squeeze(name)};
            check_translations(rules, topic);
        }
    }
    qsort(named, count, sizeof(*named), compare_named);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (strcmp(named[i].key, named[first].key) != 0) {
            first = i;
        }
        check_pair(rules, &named[first], &named[i]);
    }
    for (size_t i = 0; i < count; i++) {
        free(named[i].key);
    }
    free(named);
    check_near(rules);
}
