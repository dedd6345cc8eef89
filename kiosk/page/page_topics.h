/* Which topics, treatments and languages people can choose from. */
#ifndef KIOSK_PAGE_TOPICS_H
#define KIOSK_PAGE_TOPICS_H

#include "page_build.h"

/* Indexes into the deck, in its order. */
struct page_choices {
    int *items;
    int count;
};
void page_choices_release(struct page_choices *choices);

/* The topics of the treatment on screen that are on show, in whatever
 * language; behind them, if none of them says when to call, those that say it
 * for all treatments. */
void page_topics(const struct page_build *build, struct page_choices *topics);

/* Whether TOPIC is shown to who reads the language that is chosen. */
bool page_topic_is_shown(const struct page_build *build, int topic);

/* The treatments that have a slide on show in that language, or in ANY. */
void page_treatments(const struct page_build *build,
                     struct page_choices *treatments, bool any);

/* What is fair to a topic: benefits and side effects have a button each, or
 * both are behind one; when to call always has its own. */
enum page_fairness { FAIR_OTHER, FAIR_BALANCED, FAIR_CALL };
enum page_fairness page_topic_fairness(const struct deck_topic *topic);

/* The treatment on screen, 0 when none. */
int page_treatment(const struct page_build *build);

/* The kind of TOPIC as a whole. */
enum deck_kind page_topic_kind(const struct deck_topic *topic);

/* The title of TOPIC in LANG, its id when it has none. */
const char *page_topic_title(const struct deck *deck, int topic,
                             const char *lang);

/* The name of TREATMENT in LANG. */
const char *page_treatment_name(const struct deck *deck, int treatment,
                                const char *lang);

#endif
