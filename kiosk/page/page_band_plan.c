/* Which controls have a place in the band. See page_band_plan.h. */
#include "page_band_plan.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "page_control.h"
#include "page_topics.h"

/* How words are set, the roomiest first: at last as small as on 15.6 inch, and
 * on small panels not bold. */
enum { ONE_LINE, TWO_LINES, BRIEF, TIGHT, STYLES };

/* What may have a place. */
struct entry {
    enum play_action action;
    int argument;
    enum page_fairness fairness; /* of a topic */
    int widths[STYLES];          /* 0 = not measured yet */
    int rank; /* of topics of no side: the lower, the longer they stay */
    bool in;
};

/* In the order of the band: the step to the left, what leads to other topics,
 * the topics, what follows, the step to the right. */
enum {
    LEFT,
    TREATMENTS,
    BOTH_SIDES, /* the button that benefits and side effects are behind */
    TOPICS,     /* the first of them; these count from behind the last: */
    MORE = 0,
    START_OVER,
    PAUSE,
    SCALE,
    THEME,
    HELP,
    SHARED, /* by reading help and the language */
    LANGUAGE,
    RIGHT,
    BEHIND
};

enum {
    ANY = INT_MAX,
    ONE_LINE_CAPS = 85 /* heights of capitals: a narrower band is not tried */
};

/* Which aids have a place: all; reading help for most of them, with Start over
 * and the language, with the language, with the language on one button, alone.
 */
enum aids { ALL_AIDS, HELP_AND_OVER, HELP_ALONE, HELP_SHARED, HELP_FOR_ALL };

/* Which topics have one: all; as many as fit, About as well, and More; those
 * that must be fair and More; those alone, the rest is in reading help; when to
 * call alone, all of them behind Topics; Topics alone. */
enum topics { ALL_TOPICS, MOST, FAIR_AND_MORE, FAIR_ALONE, CALL, NO_TOPIC };

/* Where the steps and what leads to other topics stand in two rows. */
struct rows {
    bool steps_below, more_below;
};

struct plan {
    const struct page_build *build;
    struct entry *entries;
    int count, topic_count;
    int other_count; /* topics that need not be fair */
    bool many_treatments;
    bool terse; /* when to call is called so, whatever its title says */
    int style;
    struct rows rows;
};

/* The entry that comes AT places behind the topics. */
static struct entry *
behind(const struct plan *plan, int at)
{
    return &plan->entries[TOPICS + plan->topic_count + at];
}

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
        behind(plan, i)->action = rest[i].action;
        behind(plan, i)->argument = rest[i].argument;
    }
    page_choices_release(&topics);
    page_choices_release(&treatments);
}

static bool
is_step(const struct entry *entry)
{
    return entry->action == PLAY_BACK || entry->action == PLAY_NEXT;
}

/* ---- widths ---- */

static struct page_button_style
style_of(const struct page_metrics *m, int style)
{
    bool thin = style == TIGHT && m->compact_panel;
    return (struct page_button_style){.icon = true,
                                      .mixed = style != ONE_LINE,
                                      .thin = thin,
                                      .lines = style == ONE_LINE ? 1 : 2,
                                      .cap = style == TIGHT ? m->cap_small
                                                            : m->cap_band,
                                      .pad = page_mm(m, style == ONE_LINE ? 3.0
                                                        : thin            ? 1.2
                                                               : 1.5)};
}

/* One endless title must not leave the others without a button: in a wide band
 * none takes more than half of it. */
static int
no_more_than_half(const struct page_metrics *m, int width)
{
    int half = m->width / 2 - m->edge;
    return half > page_mm(m, 70.0) && width > half ? half : width;
}

static int
width_of(const struct plan *plan, struct entry *entry)
{
    const struct page_metrics *m = &plan->build->m;
    if (is_step(entry)) {
        return m->left.w;
    }
    bool has_brief =
        entry->action != PLAY_TOPIC && entry->action != PLAY_TREATMENTS;
    bool same = plan->style == BRIEF && !has_brief; /* as in two lines */
    int *known = &entry->widths[same ? TWO_LINES : plan->style];
    const struct page_button_style style = style_of(m, plan->style);
    if (plan->terse && entry->fairness == FAIR_CALL) {
        return page_control_kind_width(plan->build, DECK_WHEN_TO_CALL, &style);
    }
    if (*known == 0) {
        *known = page_control_width(plan->build, entry->action, entry->argument,
                                    plan->style >= BRIEF, &style);
        *known = no_more_than_half(m, *known);
    }
    return *known;
}

/* ---- rows ---- */

static int
row_of(const struct plan *plan, const struct entry *entry)
{
    if (!plan->build->m.portrait) {
        return 0;
    }
    switch (entry->action) {
    case PLAY_BACK:
    case PLAY_NEXT:
        return plan->rows.steps_below ? 1 : 0;
    case PLAY_TREATMENTS:
    case PLAY_MORE_TOPICS:
        return plan->rows.more_below ? 1 : 0;
    default:
        return entry->action == PLAY_TOPIC ? 0 : 1;
    }
}

/* What is left of ROW when all that is in has its width; *COUNT becomes how
 * many of them may have more. Stops measuring when the room is gone. */
static int
spare_in(const struct plan *plan, int row, int *count)
{
    const struct page_metrics *m = &plan->build->m;
    int spare = m->width - 2 * m->edge + m->gap;
    *count = 0;
    for (int i = 0; i < plan->count && spare >= 0; i++) {
        struct entry *entry = &plan->entries[i];
        if (entry->in && row_of(plan, entry) == row) {
            spare -= width_of(plan, entry) + m->gap;
            *count += is_step(entry) ? 0 : 1;
        }
    }
    return spare;
}

/* Whether all that is in has room; sets the rows to those where it has. */
static bool
fits(struct plan *plan)
{
    static const struct rows ways[] = {
        {false, false}, {false, true}, {true, false}, {true, true}};
    int count;
    size_t most = plan->build->m.portrait ? sizeof(ways) / sizeof(*ways) : 1;
    for (size_t i = 0; i < most; i++) {
        plan->rows = ways[i];
        if (spare_in(plan, 0, &count) >= 0 && spare_in(plan, 1, &count) >= 0) {
            return true;
        }
    }
    return false;
}

/* ---- who is in ---- */

static void
choose_aids(const struct plan *plan, enum aids aids)
{
    bool languages = plan->build->deck->language_count > 1;
    bool shared = aids == HELP_SHARED && languages;
    behind(plan, START_OVER)->in = aids == ALL_AIDS || aids == HELP_AND_OVER;
    behind(plan, PAUSE)->in = aids == ALL_AIDS;
    behind(plan, SCALE)->in = aids == ALL_AIDS;
    behind(plan, THEME)->in = aids == ALL_AIDS;
    behind(plan, HELP)->in = aids != ALL_AIDS && !shared;
    behind(plan, SHARED)->in = shared;
    behind(plan, LANGUAGE)->in = languages && aids < HELP_SHARED;
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
        if (!fits(plan)) {
            next->in = false;
            fits(plan);
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
    behind(plan, MORE)->in = topics == MOST || topics == FAIR_AND_MORE;
    struct entry *shared = behind(plan, SHARED);
    bool more = topics == FAIR_ALONE && plan->other_count > 1;
    shared->argument = more ? HELP_AND_MORE : HELP_AND_LANGUAGE;
    memset(shared->widths, 0, sizeof(shared->widths)); /* it says other words */
    plan->entries[BOTH_SIDES].in = topics == CALL || topics == NO_TOPIC;
}

/* Whether the band has room for this. */
static bool
try_out(struct plan *plan, enum aids aids, enum topics topics, bool treatments)
{
    bool steps = plan->build->m.steps_in_band;
    plan->entries[LEFT].in = behind(plan, RIGHT)->in = steps;
    plan->entries[TREATMENTS].in = treatments && plan->many_treatments;
    choose_aids(plan, aids);
    choose_topics(plan, topics);
    bool all = aids == ALL_AIDS && topics == ALL_TOPICS;
    const struct page_metrics *m = &plan->build->m;
    bool wide = m->width > ONE_LINE_CAPS * m->cap_band;
    for (plan->style = all && wide ? ONE_LINE : TWO_LINES; plan->style < STYLES;
         plan->style++) {
        if (fits(plan)) {
            if (topics == MOST) {
                add_while_fits(plan);
            }
            return true;
        }
    }
    return false;
}

/* What goes first, if not all has room: words of the aids, topics that need not
 * be fair but About, Start over, About, the language, the buttons of benefits
 * and side effects, the title of when to call, and at the very last its
 * button. */
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
        {HELP_AND_OVER, ALL_TOPICS, 0, ANY},
        {HELP_AND_OVER, MOST, 2, ANY},
        {HELP_ALONE, ALL_TOPICS, 0, ANY},
        {HELP_ALONE, MOST, 2, ANY},
        {HELP_AND_OVER, FAIR_ALONE, 1, 1},
        {HELP_ALONE, FAIR_ALONE, 1, 1},
        {HELP_SHARED, FAIR_ALONE, 0, 1},
        {HELP_AND_OVER, FAIR_AND_MORE, 2, ANY},
        {HELP_ALONE, FAIR_AND_MORE, 2, ANY},
        {HELP_SHARED, FAIR_AND_MORE, 2, ANY},
        {HELP_SHARED, FAIR_ALONE, 2, ANY},
        {HELP_AND_OVER, CALL, 0, ANY},
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
    try_out(plan, HELP_FOR_ALL, NO_TOPIC, false);
    plan->style = TIGHT;
}

/* ---- places ---- */

/* A panel far too small for what must be there: all get the same width. */
static void
squeeze(const struct plan *plan, int row)
{
    const struct page_metrics *m = &plan->build->m;
    int room = m->width - 2 * m->edge + m->gap;
    int count = 0;
    for (int i = 0; i < plan->count; i++) {
        const struct entry *entry = &plan->entries[i];
        if (entry->in && row_of(plan, entry) == row) {
            room -= m->gap + (is_step(entry) ? m->left.w : 0);
            count += is_step(entry) ? 0 : 1;
        }
    }
    for (int i = 0; i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        if (entry->in && row_of(plan, entry) == row) {
            entry->widths[plan->style] = room / (count > 0 ? count : 1);
        }
    }
}

/* Right-to-left readers go on to the left. */
static enum play_action
action_of(const struct plan *plan, const struct entry *entry)
{
    enum play_action other = entry->action == PLAY_BACK ? PLAY_NEXT : PLAY_BACK;
    return plan->build->ui_rtl && is_step(entry) ? other : entry->action;
}

/* The steps stand at the ends of their row; where they are in the band, and in
 * portrait, the row is filled. Else topics begin at one end and aids end at the
 * other. */
static void
place_row(const struct plan *plan, struct page_band *band, int row)
{
    const struct page_metrics *m = &plan->build->m;
    int count;
    if (spare_in(plan, row, &count) < 0) {
        squeeze(plan, row);
    }
    int spare = spare_in(plan, row, &count);
    int x = m->edge;
    int y = m->band_y + m->band_pad + row * (m->button + m->gap);
    for (int i = 0; i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        if (!entry->in || row_of(plan, entry) != row) {
            continue;
        }
        int width = width_of(plan, entry);
        int most = m->steps_in_band ? spare : width / 3 + page_mm(m, 6.0);
        int more = is_step(entry) ? 0 : spare / count;
        more = more < most ? more : most;
        count -= is_step(entry) ? 0 : 1;
        spare -= more;
        struct page_rect rect = {x, y, width + more, m->button};
        band->slots[band->count++] =
            (struct page_slot){action_of(plan, entry), entry->argument, rect};
        x += rect.w + m->gap;
    }
    bool aid = false;
    for (int i = 0; i < band->count && !m->steps_in_band; i++) {
        enum play_action action = band->slots[i].action;
        aid = aid || (action != PLAY_TREATMENTS && action != PLAY_TOPIC &&
                      action != PLAY_MORE_TOPICS);
        band->slots[i].rect.x += aid ? spare : 0;
    }
}

void
page_band_plan(struct page_band *band, const struct page_build *build)
{
    struct plan plan;
    plan_init(&plan, build);
    choose(&plan);
    *band = (struct page_band){
        .slots = mem_new((size_t)plan.count, sizeof(*band->slots)),
        .style = style_of(&build->m, plan.style),
        .brief = plan.style >= BRIEF,
        .has_more = behind(&plan, MORE)->in || plan.entries[BOTH_SIDES].in,
        .has_help = !behind(&plan, PAUSE)->in,
        .lacks_start_over = !behind(&plan, START_OVER)->in,
        .lacks_language =
            build->deck->language_count > 1 && !behind(&plan, LANGUAGE)->in,
        .lacks_treatments =
            plan.many_treatments && !plan.entries[TREATMENTS].in};
    place_row(&plan, band, 0);
    if (build->m.portrait) {
        place_row(&plan, band, 1);
    }
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
        has = has || (band->slots[i].action == action &&
                      band->slots[i].argument == argument);
    }
    return has;
}
