/* What is wrong with a deck, in plain words for staff: a list of findings.
 *
 * One mistake breaks much: a bad line in a topic.txt hides all slides of its
 * folder, and with them the benefits of a treatment. Staff should read of the
 * mistake first and find the rest below it. So a finding that another one
 * leads to is added with report_add_after, which names the file and the line
 * of the other:
 *
 *     struct report_cause cause = {.path = version->path};
 *     report_add_after(report, cause, version->path, 0, REPORT_ERROR,
 *                      "withheld", ...);
 *
 * Whoever adds it knows that the file is broken, but seldom where: line 0 is
 * the first error of the file. The cause may follow from another finding in
 * turn, may be added later, and may be missing: then the finding stands by
 * itself. The words of what follows tell what happens, not what to do: that
 * is said by the cause. */
#ifndef KIOSK_REPORT_H
#define KIOSK_REPORT_H

#include <stdbool.h>
#include <stddef.h>

enum report_level { REPORT_WARNING, REPORT_ERROR };

/* Where the finding is that another one follows from. */
struct report_cause {
    const char *path; /* inside the deck; NULL: it follows from none */
    int line;         /* from 1; 0: the first error of the file, or if it has
                       * none the first warning. A file's own consequences
                       * are no cause of another finding in it. */
    const char *rule; /* only one of this rule, a literal, if there is one;
                       * NULL: any */
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
    int depth; /* since report_sort: 0 it stands by itself; else it follows,
                * in so many steps, from the last one above that does not */
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

/* The same of one that follows from CAUSE. */
void report_add_after(struct report *report, struct report_cause cause,
                      const char *path, int line, enum report_level level,
                      const char *rule, const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/* Adds all of FROM. */
void report_add_all(struct report *report, const struct report *from);

/* Orders by path (natural order), line, level, rule, words, and drops doubles;
 * but what others follow from comes first, deck.txt before all, and they come
 * directly below it: by depth, rule and path. */
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

/* Takes out the findings on the COUNT PATHS. */
void report_drop(struct report *report, char *const *paths, size_t count);

void report_release(struct report *report);

#endif
