/* The findings about a deck, in plain words for staff.
 *
 * One mistake can have many consequences: a bad line in a topic.txt hides all
 * slides of its folder, and with them the benefits of a treatment. Staff should
 * see the mistake first, with the consequences below it. So a finding that
 * results from another is added with report_add_after, which names the file and
 * line of the other:
 *
 *     struct report_cause cause = {.path = version->path};
 *     report_add_after(report, cause, version->path, 0, REPORT_ERROR,
 *                      "withheld", ...);
 *
 * The caller knows that the file is broken, but seldom where: line 0 is the
 * first error of the file. The cause may itself follow from another finding,
 * may be added later, and may be missing: then the finding is independent. The
 * words of a consequence say what happens, not what to do, which the cause
 * says. */
#ifndef KIOSK_REPORT_H
#define KIOSK_REPORT_H

#include <stdbool.h>
#include <stddef.h>

enum report_level { REPORT_WARNING, REPORT_ERROR };

/* Where the finding is that another one follows from. */
struct report_cause {
    const char *path; /* inside the deck; NULL: it follows from none */
    int line;         /* from 1; 0: the first error of the file, or if it has
                       * none the first warning. A file's own consequences are
                       * never the cause of another finding in it. */
    const char *rule; /* if not NULL, only a finding of this rule, a literal */
};

struct finding {
    char *path; /* inside the deck, "" for the deck as a whole */
    int line;   /* from 1; 0 for the file as a whole */
    enum report_level level;
    const char *rule; /* stable id such as "unknown-key", a literal */
    char *words;      /* one sentence: what is wrong and what to do */
    char *cause_path; /* as in report_cause, owned */
    int cause_line;
    const char *cause_rule; /* a literal or NULL */
    int depth; /* set by report_sort: 0 independent; else it follows, in so many
                * steps, from the last independent one above */
};

struct report {
    struct finding *findings;
    size_t count, cap;
    size_t error_count;
};

/* Adds a finding; PATH is copied, RULE must be a literal. Control characters
 * and invalid UTF-8 in the words or the path are made harmless. */
void report_add(struct report *report, const char *path, int line,
                enum report_level level, const char *rule, const char *format,
                ...) __attribute__((format(printf, 6, 7)));

/* The same for one that follows from CAUSE. */
void report_add_after(struct report *report, struct report_cause cause,
                      const char *path, int line, enum report_level level,
                      const char *rule, const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/* Adds all of FROM. */
void report_add_all(struct report *report, const struct report *from);

/* Sorts by path (natural order), line, level, rule, words, and drops
 * duplicates; but causes come first, those in deck.txt before all others, with
 * their consequences directly below, by depth, rule and path. */
void report_sort(struct report *report);

/* How many findings of a sorted report, from AT on, a list needs only to count
 * ("and 5 more for the same reason"), because two above them have the same rule
 * and follow from the same. 0: list this one. */
size_t report_more(const struct report *report, size_t at);

/* The first finding of RULE; NULL when there is none. */
const struct finding *report_find(const struct report *report,
                                  const char *rule);

/* Whether there is one of RULE about the file at PATH. */
bool report_has(const struct report *report, const char *path,
                const char *rule);

/* Of the first COUNT findings, what was said of the file NAME in the folder of
 * PATH: of that file, or of another that should be called so. NULL: nothing. */
const struct finding *report_about(const struct report *report, size_t count,
                                   const char *path, const char *name);

/* Removes the findings about the COUNT PATHS. */
void report_drop(struct report *report, char *const *paths, size_t count);

void report_release(struct report *report);

#endif
