/* The room and the places of the controls of the band. See page_band_room.h. */
#include "page_band_room.h"

#include "page_control.h"

struct entry *
plan_behind(const struct plan *plan, int at)
{
    return &plan->entries[TOPICS + plan->topic_count + at];
}

static bool
is_step(const struct entry *entry)
{
    return entry->action == PLAY_BACK || entry->action == PLAY_NEXT;
}

/* ---- widths ---- */

struct page_button_style
plan_style(const struct page_metrics *m, int style)
{
    bool tight = style >= TIGHT;
    bool thin = tight && m->compact_panel;
    return (struct page_button_style){.icon = true,
                                      .mixed = style != ONE_LINE,
                                      .thin = thin,
                                      .low_mark = style >= LOW_MARK,
                                      .lines = style == ONE_LINE ? 1 : 2,
                                      .cap = tight ? m->cap_small : m->cap_band,
                                      .pad = page_mm(m, style == ONE_LINE ? 3.0
                                                        : style == SHORT  ? 1.0
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

/* Where words are short even a mark takes too much room from them. */
static int
argument_of(const struct plan *plan, const struct entry *entry)
{
    bool shared = entry == plan_behind(plan, SHARED);
    return shared && plan->style == SHORT ? HELP_UNMARKED : entry->argument;
}

/* What ENTRY needs itself in STYLE. */
static int
measured(const struct plan *plan, struct entry *entry, int style)
{
    const struct page_metrics *m = &plan->build->m;
    bool help = entry->action == PLAY_HELP;
    bool has_brief =
        entry->action != PLAY_TOPIC && entry->action != PLAY_TREATMENTS;
    bool same = style == BRIEF && !has_brief; /* as in two lines */
    int *known = &entry->widths[same ? TWO_LINES : style];
    const struct page_button_style set = plan_style(m, style);
    if (plan->terse && entry->fairness == FAIR_CALL) {
        return page_control_kind_width(plan->build, DECK_WHEN_TO_CALL, &set);
    }
    if (*known == 0 && style == SHORT && !help) { /* the same but for its air */
        int less = 2 * (plan_style(m, TIGHT).pad - set.pad);
        int width = measured(plan, entry, TIGHT) - less;
        *known = width > m->button ? width : m->button;
    } else if (*known == 0) {
        *known = page_control_width(plan->build, entry->action,
                                    argument_of(plan, entry),
                                    style >= (help ? SHORT : BRIEF), &set);
        *known = no_more_than_half(m, *known);
    }
    return *known;
}

static int
own_width(const struct plan *plan, struct entry *entry)
{
    return is_step(entry) ? plan->build->m.left.w
                          : measured(plan, entry, plan->style);
}

/* Its place, where another one may come as well. */
static int
width_of(const struct plan *plan, struct entry *entry)
{
    struct entry *other = entry == plan->yields  ? plan_behind(plan, START_OVER)
                          : entry == plan->joins ? plan_behind(plan, SHARED)
                                                 : NULL;
    int width = own_width(plan, entry);
    int over = other != NULL ? own_width(plan, other) : 0;
    return width > over ? width : over;
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

bool
plan_fits(struct plan *plan)
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

/* ---- places ---- */

/* Whether ENTRY has its width even there. */
static bool
is_kept(const struct entry *entry)
{
    return is_step(entry) || entry->action == PLAY_HELP;
}

/* A panel far too small for what must be there: reading help has its words, and
 * all others get the same width. */
static void
squeeze(const struct plan *plan, int row)
{
    const struct page_metrics *m = &plan->build->m;
    int room = m->width - 2 * m->edge + m->gap;
    int count = 0;
    for (int i = 0; i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        if (entry->in && row_of(plan, entry) == row) {
            room -= m->gap + (is_kept(entry) ? own_width(plan, entry) : 0);
            count += is_kept(entry) ? 0 : 1;
        }
    }
    for (int i = 0; i < plan->count; i++) {
        struct entry *entry = &plan->entries[i];
        if (entry->in && row_of(plan, entry) == row && !is_kept(entry)) {
            entry->widths[plan->style] = room / (count > 0 ? count : 1);
        }
    }
}

/* Where reading help has its shorter words, it has what is left of ROW before
 * others, up to where its longer ones fit. */
static void
lengthen_help(const struct plan *plan, int row)
{
    const struct page_build *build = plan->build;
    const struct page_button_style style = plan_style(&build->m, SHORT);
    int count;
    for (int i = 0; i < plan->count && plan->style == SHORT; i++) {
        struct entry *entry = &plan->entries[i];
        if (entry->in && entry->action == PLAY_HELP &&
            row_of(plan, entry) == row) {
            int spare = spare_in(plan, row, &count);
            int most = width_of(plan, entry) + spare;
            int whole = page_control_width(
                build, PLAY_HELP, argument_of(plan, entry), false, &style);
            entry->widths[SHORT] = whole < most ? whole : most;
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

/* What ENTRY is at RECT. */
static struct page_slot
slot_of(const struct plan *plan, const struct entry *entry,
        struct page_rect rect)
{
    struct page_slot slot = {.action = action_of(plan, entry),
                             .argument = argument_of(plan, entry),
                             .rect = rect};
    if (entry == plan->yields) {
        slot.yields = true;
        slot.then = PLAY_START_OVER;
    } else if (entry == plan->joins) {
        slot.yields = true;
        slot.then = PLAY_HELP;
        slot.then_argument = argument_of(plan, plan_behind(plan, SHARED));
    }
    return slot;
}

/* Adds the places of ROW to the PLACED ones; returns how many there are then.
 * The steps stand at the ends of their row; where they are in the band, and in
 * portrait, the row is filled. Else topics begin at one end and aids end at the
 * other. */
static int
place_row(const struct plan *plan, struct page_slot *slots, int placed, int row)
{
    const struct page_metrics *m = &plan->build->m;
    int count;
    if (spare_in(plan, row, &count) < 0) {
        squeeze(plan, row);
    } else {
        lengthen_help(plan, row);
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
        slots[placed++] = slot_of(plan, entry, rect);
        x += rect.w + m->gap;
    }
    bool aid = false;
    for (int i = 0; i < placed && !m->steps_in_band; i++) {
        enum play_action action = slots[i].action;
        aid = aid || (action != PLAY_TREATMENTS && action != PLAY_TOPIC &&
                      action != PLAY_MORE_TOPICS);
        slots[i].rect.x += aid ? spare : 0;
    }
    return placed;
}

int
plan_place(struct plan *plan, struct page_slot *slots)
{
    int placed = place_row(plan, slots, 0, 0);
    return plan->build->m.portrait ? place_row(plan, slots, placed, 1) : placed;
}
