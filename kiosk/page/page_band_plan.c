/* Which controls have a place in the band. See page_band_plan.h. */
#include "page_band_plan.h"

#include <limits.h>
#include <stdlib.h>

#include "mem.h"
#include "page_band_room.h"
#include "page_control.h"

enum {
    ANY = INT_MAX,
    ONE_LINE_CAPS = 85 /* heights of capitals: a narrower band is not tried */
};

/* Which aids have a place: all; reading help for most of them, with the text
 * size and the language, with the language, with the language on one button,
 * alone. */
enum aids { ALL_AIDS, SCALE_AND_HELP, HELP_ALONE, HELP_SHARED, HELP_FOR_ALL };

/* Where Start over comes when it is needed: in a place of its own, or in that
 * of About or another topic that need not be fair, of the languages, which then
 * join reading help on its button, of the other topics, the treatments; or it
 * is in reading help. For what must be fair would be hidden from who reads, and
 * a screen starts over by itself in the end. */
enum over {
    OVER_ALONE,
    OVER_ABOUT,
    OVER_LANGUAGE,
    OVER_MORE,
    OVER_TREATMENTS,
    OVER_HELP
};

/* Which topics have one: all; as many as fit, About as well, and More; those
 * that must be fair and More; those alone, the rest is in reading help; when to
 * call alone, all of them behind Topics; Topics alone. */
enum topics { ALL_TOPICS, MOST, FAIR_AND_MORE, FAIR_ALONE, CALL, NO_TOPIC };

/* ---- the entries ---- */

static void
add_topics(struct plan *plan, const struct page_choices *topics)
{
    const struct deck *deck = plan->build->deck;
    int about = -1;
    for (int i = 0; i < topics->count; i++) {
        struct entry *entry = &plan->entries[TOPICS + i];
        int topic = topics->items[i];
        bool is_about = page_topic_kind(&deck->topics[topic]) == DECK_ABOUT;
        *entry = (struct entry){.action = PLAY_TOPIC,
                                .argument = topic,
                                .fairness =
                                    page_topic_fairness(&deck->topics[topic])};
        if (entry->fairness == FAIR_OTHER) {
            bool first = is_about && about < 0;
            about = first ? i : about;
            entry->rank = first ? 0 : 1 + i;
            plan->other_count++;
        }
    }
}

static void
plan_init(struct plan *plan, const struct page_build *build)
{
    static const struct {
        enum play_action action;
        int argument;
    } rest[BEHIND] = {[MORE] = {PLAY_MORE_TOPICS, 0},
                      [START_OVER] = {PLAY_START_OVER, 0},
                      [PAUSE] = {PLAY_PAUSE, 0},
                      [SCALE] = {PLAY_SCALE, 0},
                      [THEME] = {PLAY_THEME, 0},
                      [EASY] = {PLAY_EASY, 0},
                      [LOWER] = {PLAY_LOWER, 0},
                      [HELP] = {PLAY_HELP, 0},
                      [SHARED] = {PLAY_HELP, HELP_AND_LANGUAGE},
                      [LANGUAGE] = {PLAY_LANGUAGE, 0},
                      [RIGHT] = {PLAY_NEXT, 0}};
    struct page_choices topics, treatments;
    page_topics(build, &topics);
    page_treatments(build, &treatments, true);
    *plan = (struct plan){.build = build,
                          .topic_count = topics.count,
                          .count = TOPICS + topics.count + BEHIND,
                          .many_treatments = treatments.count > 1};
    plan->entries = mem_new((size_t)plan->count, sizeof(*plan->entries));
    plan->entries[LEFT].action = PLAY_BACK;
    plan->entries[TREATMENTS].action = PLAY_TREATMENTS;
    plan->entries[BOTH_SIDES].action = PLAY_MORE_TOPICS;
    plan->entries[BOTH_SIDES].argument = MORE_IS_TOPICS;
    add_topics(plan, &topics);
    for (int i = 0; i < BEHIND; i++) {
        plan_behind(plan, i)->action = rest[i].action;
        plan_behind(plan, i)->argument = rest[i].argument;
    }
    page_choices_release(&topics);
    page_choices_release(&treatments);
}

/* ---- who is in ---- */

static void
choose_aids(const struct plan *plan, enum aids aids)
{
    bool languages = plan->build->deck->language_count > 1;
    bool shared = aids == HELP_SHARED && languages;
    plan_behind(plan, PAUSE)->in = aids == ALL_AIDS;
    plan_behind(plan, SCALE)->in = aids <= SCALE_AND_HELP;
    plan_behind(plan, THEME)->in = aids == ALL_AIDS;
    plan_behind(plan, EASY)->in =
        aids == ALL_AIDS && deck_has_easy(plan->build->deck);
    plan_behind(plan, LOWER)->in =
        aids == ALL_AIDS && plan->build->screen->lowers;
    plan_behind(plan, HELP)->in = aids != ALL_AIDS && !shared;
    plan_behind(plan, SHARED)->in = shared;
    plan_behind(plan, LANGUAGE)->in = languages && aids < HELP_SHARED;
}

/* Adds topics that need not be fair, by rank, as long as all fits. */
static void
add_while_fits(struct plan *plan)
{
    for (;;) {
        struct entry *next = NULL;
        for (int i = 0; i < plan->topic_count; i++) {
            struct entry *entry = &plan->entries[TOPICS + i];
            if (!entry->in && entry->fairness == FAIR_OTHER &&
                (next == NULL || entry->rank < next->rank)) {
                next = entry;
            }
        }
        if (next == NULL) {
            return;
        }
        next->in = true;
        if (!plan_fits(plan)) {
            next->in = false;
            plan_fits(plan);
            return;
        }
    }
}

static void
choose_topics(struct plan *plan, enum topics topics)
{
    for (int i = 0; i < plan->topic_count; i++) {
        struct entry *entry = &plan->entries[TOPICS + i];
        bool other = entry->fairness == FAIR_OTHER;
        bool call = entry->fairness == FAIR_CALL;
        entry->in = topics == ALL_TOPICS ||
                    (topics == MOST && (!other || entry->rank == 0)) ||
                    (topics < CALL && !other) || (topics == CALL && call);
    }
    plan_behind(plan, MORE)->in = topics == MOST || topics == FAIR_AND_MORE;
    plan->entries[BOTH_SIDES].in = topics == CALL || topics == NO_TOPIC;
}

/* Who would make room for Start over in this way; NULL: nobody. */
static struct entry *
who_yields(const struct plan *plan, enum over over)
{
    struct entry *of[OVER_HELP + 1] = {
        [OVER_LANGUAGE] = plan_behind(plan, LANGUAGE),
        [OVER_MORE] = plan_behind(plan, MORE),
        [OVER_TREATMENTS] = &plan->entries[TREATMENTS],
    };
    for (int i = 0; i < plan->topic_count; i++) {
        struct entry *entry = &plan->entries[TOPICS + i];
        bool other = entry->in && entry->fairness == FAIR_OTHER;
        struct entry *about = of[OVER_ABOUT];
        of[OVER_ABOUT] = other && (about == NULL || entry->rank < about->rank)
                             ? entry
                             : about;
    }
    return of[over] != NULL && of[over]->in ? of[over] : NULL;
}

/* Whether the band has room for all that is in and for Start over, which comes
 * as OVER says, in one of the styles from FIRST to LAST. */
static bool
fits_so(struct plan *plan, enum over over, int first, int last)
{
    plan_behind(plan, START_OVER)->in = over == OVER_ALONE;
    plan->yields = who_yields(plan, over);
    plan->joins = over == OVER_LANGUAGE ? plan_behind(plan, HELP) : NULL;
    bool needs = over != OVER_ALONE && over != OVER_HELP;
    if (needs && plan->yields == NULL) {
        return false;
    }
    for (plan->style = first; plan->style <= last; plan->style++) {
        if (plan_fits(plan)) {
            return true;
        }
    }
    return false;
}

/* The same in any way, words as large as others of the panel before a place of
 * its own. The text size beside reading help costs neither. */
static bool
fits_with_start_over(struct plan *plan, int first, enum aids aids)
{
    int last = aids <= SCALE_AND_HELP ? OVER_ALONE : OVER_TREATMENTS;
    for (int small = 0; small < (aids == SCALE_AND_HELP ? 1 : 2); small++) {
        for (int over = OVER_ALONE; over <= last; over++) {
            if (fits_so(plan, (enum over)over, small ? TIGHT : first,
                        small ? SHORT : LOW_MARK)) {
                return true;
            }
        }
    }
    return last > OVER_ALONE && fits_so(plan, OVER_HELP, first, SHORT);
}

/* Whether the band has room for this. */
static bool
try_out(struct plan *plan, enum aids aids, enum topics topics, bool treatments)
{
    bool steps = plan->build->m.steps_in_band;
    plan->entries[LEFT].in = plan_behind(plan, RIGHT)->in = steps;
    plan->entries[TREATMENTS].in = treatments && plan->many_treatments;
    choose_aids(plan, aids);
    choose_topics(plan, topics);
    bool all = aids == ALL_AIDS && topics == ALL_TOPICS;
    const struct page_metrics *m = &plan->build->m;
    bool wide = m->width > ONE_LINE_CAPS * m->cap_band;
    int first = all && wide ? ONE_LINE : TWO_LINES;
    bool found = fits_with_start_over(plan, first, aids);
    if (found && topics == MOST) {
        add_while_fits(plan);
    }
    return found;
}

/* What goes first, if not all has room: words of the aids, those of the text
 * size last, the place of Start over, topics that need not be fair but About,
 * About, the language, the buttons of benefits and side effects, the title of
 * when to call, and at the very last its button. */
static void
choose(struct plan *plan)
{
    static const struct {
        enum aids aids;
        enum topics topics;
        int least_others, most_others; /* how many topics need not be fair */
    } ways[] = {
        {ALL_AIDS, ALL_TOPICS, 0, ANY},
        {ALL_AIDS, MOST, 2, ANY},
        {SCALE_AND_HELP, ALL_TOPICS, 0, ANY},
        {SCALE_AND_HELP, MOST, 2, ANY},
        {HELP_ALONE, ALL_TOPICS, 0, ANY},
        {HELP_ALONE, MOST, 2, ANY},
        {HELP_ALONE, FAIR_ALONE, 1, 1},
        {HELP_SHARED, FAIR_ALONE, 0, 1},
        {HELP_ALONE, FAIR_AND_MORE, 2, ANY},
        {HELP_SHARED, FAIR_AND_MORE, 2, ANY},
        {HELP_ALONE, FAIR_ALONE, 2, ANY},
        {HELP_SHARED, FAIR_ALONE, 2, ANY},
        {HELP_ALONE, CALL, 0, ANY},
        {HELP_SHARED, CALL, 0, ANY},
    };
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        if (plan->other_count >= ways[i].least_others &&
            plan->other_count <= ways[i].most_others &&
            try_out(plan, ways[i].aids, ways[i].topics, true)) {
            return;
        }
    }
    for (int i = 0; i < 2; i++) {
        plan->terse = i > 0;
        if (try_out(plan, HELP_ALONE, CALL, false) ||
            try_out(plan, HELP_SHARED, CALL, false) ||
            try_out(plan, HELP_FOR_ALL, CALL, false)) {
            return;
        }
    }
    if (!try_out(plan, HELP_FOR_ALL, NO_TOPIC, false)) {
        plan->style = SHORT;
    }
}

static bool
is_always(const struct plan *plan, const struct entry *entry)
{
    return entry->in && entry != plan->yields;
}

void
page_band_plan(struct page_band *band, const struct page_build *build)
{
    struct plan plan;
    plan_init(&plan, build);
    choose(&plan);
    *band = (struct page_band){
        .slots = mem_new((size_t)plan.count, sizeof(*band->slots)),
        .style = plan_style(&build->m, plan.style),
        .brief = plan.style >= BRIEF,
        .has_more = is_always(&plan, plan_behind(&plan, MORE)) ||
                    is_always(&plan, &plan.entries[BOTH_SIDES]),
        .has_help = !plan_behind(&plan, PAUSE)->in,
        .lacks_start_over =
            !plan_behind(&plan, START_OVER)->in && plan.yields == NULL,
        .lacks_language = build->deck->language_count > 1 &&
                          !is_always(&plan, plan_behind(&plan, LANGUAGE)),
        .lacks_treatments = plan.many_treatments &&
                            !is_always(&plan, &plan.entries[TREATMENTS])};
    band->count = plan_place(&plan, band->slots);
    free(plan.entries);
}

void
page_band_release(struct page_band *band)
{
    free(band->slots);
    *band = (struct page_band){0};
}

bool
page_band_has(const struct page_band *band, enum play_action action,
              int argument)
{
    bool has = false;
    for (int i = 0; i < band->count; i++) {
        const struct page_slot *slot = &band->slots[i];
        has = has || (slot->action == action && slot->argument == argument &&
                      !slot->yields);
    }
    return has;
}
