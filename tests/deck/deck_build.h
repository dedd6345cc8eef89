/* Builds small decks by hand, for tests of what needs no files. */
#ifndef KIOSK_DECK_BUILD_H
#define KIOSK_DECK_BUILD_H

#include "deck.h"
#include "deck_hours.h"
#include "report.h"

/* An empty deck in English and Spanish. Ended by deck_free. */
struct deck *build_deck(void);

/* Adds a slide without text to the topic "TREATMENT/KIND" (made if it is not
 * the last one), with one English version at PATH. What this and the next two
 * return is valid until the next of them is called. */
struct deck_version *build_slide(struct deck *deck, const char *treatment,
                                 enum deck_kind kind, const char *path);

/* Adds a version in LANG to the slide added last. */
struct deck_version *build_version(struct deck *deck, const char *lang,
                                   const char *path);

/* Gives VERSION a title and a body of BODY's lines: "- " begins an item, "|"
 * a row of a table of one row, "!" the alt text of a picture. Counts words. */
void build_text(struct deck_version *version, const char *title,
                const char *body);

extern const struct deck_date build_today;

/* A deck that nothing is wrong with on build_today: benefit, side effect and
 * when to call of "Peeling", topics in this order, each in both languages. */
enum { BENEFIT, SIDE_EFFECT, CALL };
enum { ENGLISH, SPANISH };
struct deck *build_good_deck(void);

/* A benefit, two side effects and a when to call of one treatment, a topic for
 * each kind: about, good, red, sore, call, care. */
struct deck *build_four_slides(void);

/* The paths of what is shown at MOMENT as "a b c", valid until the next call.
 */
const char *build_shown_at(const struct deck *deck, struct deck_moment moment);

/* Writes the treatment of each topic into it, as a topic.txt would: before, its
 * when-to-call slides are for all treatments. */
void build_name_treatments(struct deck *deck);

/* The version of slide SLIDE in topic TOPIC. */
struct deck_version *build_at(struct deck *deck, int topic, int slide,
                              int version);

/* Checks DECK on build_today or DAY, expects exactly one finding (WORDS are
 * part of its sentence) or none, and ends DECK. */
void build_expect(struct deck *deck, const char *rule, enum report_level level,
                  const char *path, const char *words);
void build_expect_on(struct deck_date day, struct deck *deck, const char *rule,
                     enum report_level level, const char *path,
                     const char *words);
void build_expect_nothing(struct deck *deck);

#endif
