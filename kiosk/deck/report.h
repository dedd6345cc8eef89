/* What is wrong with a deck, in plain words for staff: a list of findings. */
#ifndef KIOSK_REPORT_H
#define KIOSK_REPORT_H

#include <stddef.h>

enum report_level { REPORT_WARNING, REPORT_ERROR };

struct finding {
    char *path; /* inside the deck, "" for the deck as a whole */
    int line;   /* from 1; 0 for the file as a whole */
    enum report_level level;
    const char *rule; /* stable id such as "unknown-key", a literal */
    char *words;      /* one sentence: what is wrong and what to do */
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

/* Orders by path (natural order), line, level, rule, words; drops doubles. */
void report_sort(struct report *report);

void report_release(struct report *report);

#endif
