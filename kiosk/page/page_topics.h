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

/* The topics on show of the treatment on screen. */
void page_topics(const struct page_build *build, struct page_choices *topics);

/* The treatments that have a slide on show. */
void page_treatments(const struct page_build *build,
                     struct page_choices *treatments);

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
