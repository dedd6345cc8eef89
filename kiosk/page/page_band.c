/* The lowest band. The width of each button is that of its longest name in
 * any language of the deck, so that it stays where it is in all of them. */
#include "page_band.h"

#include <stdlib.h>

#include "mem.h"
#include "page_button.h"
#include "page_items.h"
#include "page_topics.h"

/* A button of the topics' side before it has a place. */
struct entry {
    enum play_action action;
    int topic; /* PLAY_TOPIC: the topic */
    enum page_icon icon;
    int words[2]; /* their widths on one line, on up to two; 0 = unknown */
    int width;
};

struct entries {
    struct entry *all; /* More, Treatments, then each topic */
    struct entry *items;
    int count;
    struct page_button_style style;
};

static const char *
entry_label(const struct page_build *build, const struct entry *entry,
            const char *lang)
{
    switch (entry->action) {
    case PLAY_TREATMENTS:
        return build_words(build, lang).treatments;
    case PLAY_MORE_TOPICS:
        return build_words(build, lang).more;
    default:
        return page_topic_title(build->deck, entry->topic, lang);
    }
}

/* The widest that the words of ENTRY are in any language; measured once. */
static int
words_width(const struct page_build *build, struct entry *entry,
            const struct page_button_style *style)
{
    int *known = &entry->words[style->lines > 1];
    if (*known == 0 && style->lines > 0) {
        int widest = 1;
        for (size_t i = 0; i < build->deck->language_count; i++) {
            const char *lang = build->deck->languages[i];
            const char *label = entry_label(build, entry, lang);
            int width = page_button_words(build, style, label, lang);
            widest = width > widest ? width : widest;
        }
        *known = widest;
    }
    return *known;
}

/* Sets the width of ENTRY. In a wide band no name takes more than half of it:
 * one endless title must not hide all the others. */
static struct entry
sized(const struct page_build *build, struct entry *entry,
      const struct page_button_style *style, int room)
{
    int words = words_width(build, entry, style);
    int half = room / 2;
    bool wide = half > page_mm(&build->m, 70.0);
    entry->width = page_button_around(build, style, words);
    entry->width = wide && entry->width > half ? half : entry->width;
    return *entry;
}

/* All that could have a button, unmeasured. */
static void
entries_init(struct entries *entries, const struct page_build *build,
             const struct page_choices *topics)
{
    size_t most = (size_t)topics->count + 2;
    *entries = (struct entries){.all = mem_new(most, sizeof(struct entry)),
                                .items = mem_new(most, sizeof(struct entry))};
    entries->all[0] =
        (struct entry){.action = PLAY_MORE_TOPICS, .icon = ICON_MORE};
    entries->all[1] =
        (struct entry){.action = PLAY_TREATMENTS, .icon = ICON_TREATMENTS};
    for (int i = 0; i < topics->count; i++) {
        int topic = topics->items[i];
        enum deck_kind kind = page_topic_kind(&build->deck->topics[topic]);
        entries->all[2 + i] = (struct entry){
            .action = PLAY_TOPIC, .topic = topic, .icon = page_kind_icon(kind)};
    }
}

/* Adds as many topics as fit into ROOM in the style of ENTRIES, and "More"
 * when some do not. Returns how many topics got a button; stops measuring when
 * the room is gone. */
static int
fill_entries(struct entries *entries, const struct page_build *build,
             const struct page_choices *topics, bool treatments, int room)
{
    const struct page_metrics *m = &build->m;
    const struct page_button_style *style = &entries->style;
    const struct entry more = sized(build, &entries->all[0], style, room);
    entries->count = 0;
    int used = 0;
    if (treatments) {
        struct entry entry = sized(build, &entries->all[1], style, room);
        used += entry.width + m->gap;
        entries->items[entries->count++] = entry;
    }
    int with_more = entries->count; /* that leave room for "More" */
    for (int i = 0; i < topics->count; i++) {
        struct entry entry = sized(build, &entries->all[2 + i], style, room);
        if (used + entry.width > room) {
            entries->count = with_more;
            entries->items[entries->count++] = more;
            return with_more - (treatments ? 1 : 0);
        }
        used += entry.width + m->gap;
        entries->items[entries->count++] = entry;
        if (used + more.width <= room) {
            with_more = entries->count;
        }
    }
    return topics->count;
}

/* The style that shows most topics, the roomier of two alike. Names are of one
 * size in all of them; icons stand alone only where not one name fits. */
static void
choose_entries(struct entries *entries, const struct page_build *build,
               const struct page_choices *topics, bool treatments, int room)
{
    const struct page_metrics *m = &build->m;
    int cap = m->cap_small;
    const struct page_button_style styles[] = {
        {true, false, 1, cap, page_mm(m, 6.5), 0},
        {true, false, 1, cap, page_mm(m, 4.6), 0},
        {true, true, 1, cap, page_mm(m, 3.4), 0},
        {true, false, 2, cap, page_mm(m, 3.4), 0},
        {true, false, 2, cap, page_mm(m, 2.4), 0},
        {true, true, 2, cap, page_mm(m, 2.0), 0},
        {true, false, 0, cap, 0, page_mm(m, 11.0)},
    };
    int alone = (int)(sizeof(styles) / sizeof(*styles)) - 1;
    int best = alone;
    int most = 0;
    for (int i = 0; i < alone && most < topics->count; i++) {
        entries->style = styles[i];
        int shown = fill_entries(entries, build, topics, treatments, room);
        best = shown > most ? i : best;
        most = shown > most ? shown : most;
    }
    entries->style = styles[best];
    fill_entries(entries, build, topics, treatments, room);
}

/* Whether ENTRY is where people are. */
static bool
is_here(const struct page_build *build, const struct entries *entries,
        const struct entry *entry)
{
    enum play_view view = build->scene->state->view;
    int topic = build_topic(build);
    if (entry->action == PLAY_TREATMENTS) {
        return view == PLAY_VIEW_TREATMENTS;
    }
    if (entry->action == PLAY_TOPIC) {
        return view == PLAY_VIEW_SLIDE && entry->topic == topic;
    }
    if (view != PLAY_VIEW_SLIDE) {
        return view == PLAY_VIEW_TOPICS;
    }
    for (int i = 0; i < entries->count; i++) {
        if (entries->items[i].action == PLAY_TOPIC &&
            entries->items[i].topic == topic) {
            return false;
        }
    }
    return true;
}

static const char *
entry_name(const struct page_build *build, const struct entry *entry)
{
    switch (entry->action) {
    case PLAY_TREATMENTS:
        return "Treatments";
    case PLAY_MORE_TOPICS:
        return "More";
    default:
        return page_topic_title(build->deck, entry->topic, build->ui_lang);
    }
}

static void
draw_entry(const struct page_build *build, const struct entries *entries,
           int index, struct page_rect rect)
{
    const struct entry *entry = &entries->items[index];
    enum deck_kind kind = build->kind;
    if (entry->action == PLAY_TOPIC) {
        kind = page_topic_kind(&build->deck->topics[entry->topic]);
    }
    const char *label = entry_label(build, entry, build->ui_lang);
    const char *name = entry_name(build, entry);
    struct page_button button = {
        .rect = rect,
        .name = name,
        .alias = entry->action == PLAY_TOPIC ? NULL : label,
        .label = entries->style.lines > 0 ? label : NULL,
        .lang = build->ui_lang,
        .icon = entry->icon,
        .action = entry->action,
        .argument = entry->action == PLAY_TOPIC ? entry->topic : 0,
        .filled = is_here(build, entries, entry),
        .fill = page_kind_colour(build->theme, kind),
        .ink = build->c.kind_ink};
    page_button_draw(build, &button, &entries->style);
}

/* Draws the topics from X on in the row at Y. In portrait they fill ROOM. */
static void
draw_topics(const struct page_build *build, int x, int y, int room)
{
    const struct page_metrics *m = &build->m;
    struct page_choices topics;
    struct page_choices treatments;
    page_topics(build, &topics);
    page_treatments(build, &treatments);
    struct entries entries;
    entries_init(&entries, build, &topics);
    choose_entries(&entries, build, &topics, treatments.count > 1, room);
    int used = (entries.count - 1) * m->gap;
    for (int i = 0; i < entries.count; i++) {
        used += entries.items[i].width;
    }
    int most = m->portrait ? room : page_mm(m, 12.0);
    int spare = used < room ? room - used : 0;
    for (int i = 0; i < entries.count; i++) {
        int more = spare / (entries.count - i);
        more = more < most ? more : most;
        spare -= more;
        struct page_rect rect = {x, y, entries.items[i].width + more,
                                 m->button};
        draw_entry(build, &entries, i, rect);
        x += rect.w + m->gap;
    }
    free(entries.all);
    free(entries.items);
    page_choices_release(&topics);
    page_choices_release(&treatments);
}

/* Which of the text sizes is on, as pips under the letters. */
static void
draw_pips(const struct page_build *build, struct page_rect rect, uint32_t ink,
          uint32_t ground)
{
    int side = page_mm(&build->m, 2.0);
    int pitch = page_mm(&build->m, 3.4);
    int x = rect.x + (rect.w - 2 * pitch - side) / 2;
    int y = rect.y + rect.h - page_mm(&build->m, 2.4) - side;
    for (int i = 0; i < 3; i++) {
        struct page_rect pip = {x + i * pitch, y, side, side};
        page_add_icon(build->page, i <= build->scale ? ICON_DOT : ICON_DOT_OPEN,
                      pip, ink, ground, false);
    }
}

/* What an aid's icon stands in: the button, or its part above the pips. */
static void
draw_aid(const struct page_build *build, struct page_button *button,
         struct page_rect rect)
{
    const struct page_button_style style = {
        true, false, 0, build->m.cap_label, 0, page_mm(&build->m, 11.5)};
    button->rect = rect;
    button->lift = button->action == PLAY_SCALE ? page_mm(&build->m, 1.6) : 0;
    page_button_draw(build, button, &style);
    if (button->action == PLAY_SCALE) {
        uint32_t ink = button->filled ? button->ink : build->c.control;
        uint32_t ground =
            button->filled ? button->fill : build->c.control_paper;
        draw_pips(build, rect, ink, ground);
    }
}

/* The words on the language button while LANGUAGE is on: of two the other one;
 * two names of many would look like all of them. Sets *LANG to their own. */
static const char *
language_label(const struct page_build *build, size_t language,
               const char **lang)
{
    const struct deck *deck = build->deck;
    bool two = deck->language_count == 2;
    *lang = deck->languages[two ? 1 - language : language];
    return two ? build_language_name(build, *lang)
               : build_words(build, *lang).language;
}

static struct page_button_style
language_style(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    bool two = build->deck->language_count == 2;
    return (struct page_button_style){
        !two, !two, 1, m->cap_small, page_mm(m, two ? 3.6 : 2.4), 0};
}

/* Wide enough for its words in every language; 0 when there is only one. */
static int
language_width(const struct page_build *build)
{
    const struct deck *deck = build->deck;
    if (deck->language_count < 2) {
        return 0;
    }
    struct page_button_style style = language_style(build);
    int widest = build->m.button;
    for (size_t i = 0; i < deck->language_count; i++) {
        const char *lang = NULL;
        const char *label = language_label(build, i, &lang);
        int width = page_button_width(build, &style, label, lang);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void
draw_language(const struct page_build *build, struct page_rect rect)
{
    const struct page_button_style style = language_style(build);
    int language = build->scene->state->language;
    bool known =
        language >= 0 && (size_t)language < build->deck->language_count;
    struct page_button button =
        page_button_aid(build, "Language", ICON_LANGUAGE, PLAY_LANGUAGE);
    button.rect = rect;
    button.label =
        language_label(build, known ? (size_t)language : 0, &button.lang);
    button.alias = button.label;
    page_button_draw(build, &button, &style);
}

/* Draws the aids from X on, SQUARE px wide each, the last one LANGUAGE px. */
static void
draw_aids(const struct page_build *build, int x, int y, int square,
          int language)
{
    const struct page_metrics *m = &build->m;
    const struct play_state *state = build->scene->state;
    struct page_button aids[] = {
        page_button_aid(build, state->stopped ? "Play" : "Pause",
                        state->stopped ? ICON_PLAY : ICON_PAUSE, PLAY_PAUSE),
        page_button_aid(build, "Text size", ICON_TEXT_SIZE, PLAY_SCALE),
        page_button_aid(build, "Contrast", ICON_CONTRAST, PLAY_THEME),
    };
    aids[0].alias = state->stopped ? "Pause" : NULL;
    aids[2].filled = aids[2].filled || build->theme == PAGE_HIGH_CONTRAST;
    for (size_t i = 0; i < sizeof(aids) / sizeof(*aids); i++) {
        draw_aid(build, &aids[i], (struct page_rect){x, y, square, m->button});
        x += square + m->gap;
    }
    if (language > 0) {
        draw_language(build, (struct page_rect){x, y, language, m->button});
    }
}

static void
draw_landscape(const struct page_build *build, int y)
{
    const struct page_metrics *m = &build->m;
    int language = language_width(build);
    int aids = 3 * m->button + 2 * m->gap + (language ? m->gap + language : 0);
    int x = m->width - m->edge - aids;
    draw_topics(build, m->edge, y, x - 2 * m->gap - m->edge);
    draw_aids(build, x, y, m->button, language);
}

/* Two rows that fill the width. */
static void
draw_portrait(const struct page_build *build, int y)
{
    const struct page_metrics *m = &build->m;
    int room = m->width - 2 * m->edge;
    draw_topics(build, m->edge, y, room);
    int language = language_width(build);
    int count = language ? 4 : 3;
    int square = (room - (count - 1) * m->gap) / count;
    if (language > square) {
        square = (room - language - 3 * m->gap) / 3;
    }
    if (language) {
        language = room - 3 * (square + m->gap);
    }
    y = m->height - m->band_pad - m->button;
    draw_aids(build, m->edge, y, square, language);
}

void
page_band_draw(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    struct page_rect band = {0, m->band_y, m->width, m->band_h};
    page_add_fill(build->page, band, build->c.band, 0);
    band.h = m->hair;
    page_add_fill(build->page, band, build->c.rule, 0);
    int y = m->band_y + m->band_pad;
    if (m->portrait) {
        draw_portrait(build, y);
    } else {
        draw_landscape(build, y);
    }
}

static void
draw_step(const struct page_build *build, struct page_rect rect, bool next)
{
    const struct page_button_style style = {
        true, false, 0, build->m.cap_label, 0, page_mm(&build->m, 14.0)};
    bool left = rect.x == build->m.left.x;
    struct page_button button = {.rect = rect,
                                 .name = next ? "Next" : "Back",
                                 .icon = left ? ICON_BACK : ICON_NEXT,
                                 .action = next ? PLAY_NEXT : PLAY_BACK};
    page_button_draw(build, &button, &style);
}

void
page_steps_draw(const struct page_build *build)
{
    draw_step(build, build->m.left, build->ui_rtl);
    draw_step(build, build->m.right, !build->ui_rtl);
}
