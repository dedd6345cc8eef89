/* Days of the calendar for the rules: order, distance, and trust in today. */
#include "deck_date.h"

#include <stdio.h>

enum { LAST_BELIEVABLE_YEAR = 2100 };

bool
deck_date_given(struct deck_date date)
{
    return date.year != 0;
}

/* Years begin in March here, so that the leap day is the last of its year:
 * days before a month are then one linear formula. */
int64_t
deck_date_days(struct deck_date date)
{
    int64_t year = date.month > 2 ? date.year : (int64_t)date.year - 1;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t month = (date.month + 9) % 12;
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

const char *
deck_date_span(int64_t days, char span[DECK_DATE_SPAN_SIZE])
{
    if (days <= 1) {
        snprintf(span, DECK_DATE_SPAN_SIZE, "tomorrow");
    } else if (days < 60) {
        snprintf(span, DECK_DATE_SPAN_SIZE, "in %d days", (int)days);
    } else if (days < 730) {
        snprintf(span, DECK_DATE_SPAN_SIZE, "in %d months",
                 (int)((days + 15) * 12 / 365));
    } else {
        snprintf(span, DECK_DATE_SPAN_SIZE, "in %lld years",
                 (long long)((days * 4 + 730) / 1461));
    }
    return span;
}

const char *
deck_date_print(struct deck_date date, char text[DECK_DATE_SIZE])
{
    snprintf(text, DECK_DATE_SIZE, "%04d-%02d-%02d", date.year, date.month,
             date.day);
    return text;
}

static void
count_reviews(const struct deck_topic *topic, int64_t today,
              struct rules_reviews *reviews)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        for (size_t j = 0; j < slide->version_count; j++) {
            struct deck_date reviewed = slide->versions[j].reviewed;
            if (deck_date_given(reviewed)) {
                reviews->all++;
                reviews->future += deck_date_days(reviewed) > today;
            }
        }
    }
}

struct rules_reviews
deck_date_reviews(const struct deck *deck, struct deck_date today)
{
    struct rules_reviews reviews = {0};
    int64_t days = deck_date_days(today);
    for (size_t i = 0; i < deck->topic_count; i++) {
        count_reviews(&deck->topics[i], days, &reviews);
    }
    return reviews;
}

bool
deck_date_trusted(const struct deck *deck, struct deck_date today)
{
    if (!deck_date_given(today) || today.year > LAST_BELIEVABLE_YEAR) {
        return false;
    }
    struct rules_reviews reviews = deck_date_reviews(deck, today);
    return reviews.future == 0 || 2 * reviews.future < reviews.all;
}
