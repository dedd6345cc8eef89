/* Phrases in plain words. See rules_phrase.h. */
#include "rules_phrase.h"

#include <stddef.h>
#include <string.h>

char *
rules_phrase_find(char *plain, char *at, const char *phrase)
{
    size_t len = strlen(phrase);
    for (; (at = strstr(at, phrase)); at++) {
        if (at > plain && at[-1] == ' ' && at[len] == ' ') {
            return at - 1;
        }
    }
    return NULL;
}

const char *
rules_phrase_any(char *plain, const char *const *list)
{
    for (; *list; list++) {
        if (rules_phrase_find(plain, plain, *list)) {
            return *list;
        }
    }
    return NULL;
}

void
rules_phrase_blank(char *plain, const char *const *list)
{
    for (; *list; list++) {
        for (char *at; (at = rules_phrase_find(plain, plain, *list));) {
            memset(at + 1, '-', strlen(*list));
        }
    }
}

bool
rules_phrase_negated(const char *plain, const char *at,
                     const char *const *negations)
{
    for (int back = 0; back < 2 && at > plain; back++) {
        const char *end = at;
        do {
            at--;
        } while (at > plain && *at != ' ');
        size_t len = (size_t)(end - at) - 1;
        for (const char *const *word = negations; *word; word++) {
            if (strlen(*word) == len && memcmp(at + 1, *word, len) == 0) {
                return true;
            }
        }
    }
    return false;
}

bool
rules_phrase_begins(const char *plain, const char *const *list)
{
    size_t len = strcspn(plain + 1, " ");
    for (; *list; list++) {
        if (strlen(*list) == len && memcmp(plain + 1, *list, len) == 0) {
            return true;
        }
    }
    return false;
}
