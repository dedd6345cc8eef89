/* The frame around the body of a slide. See page_frame.h. */
#include "page_frame.h"

#include <stdlib.h>
#include <string.h>

#include "deck_shown.h"
#include "page_items.h"

enum { DOTS_MAX = 9 };

void
page_frame_release(struct page_frame *frame)
{
    page_title_release(&frame->title);
    page_title_release(&frame->full);
    free(frame->caption);
    frame->caption = NULL;
}

int
page_frame_first_more(const struct page_frame *frame)
{
    return frame->full_first ? frame->full_more : 0;
}

/* ---- place in the topic ---- */

/* Which of how many in the topic; false when nothing is on. */
static bool
place_in_topic(const struct page_build *build, int *place, int *count)
{
    const struct deck_shown *shown = build_shown(build);
    if (shown == NULL) {
        return false;
    }
    const struct page_scene *scene = build->scene;
    *place = 0;
    *count = 0;
    for (size_t i = 0; i < scene->shown_count; i++) {
        const struct deck_shown *other = &scene->shown[i];
        if (other->topic == shown->topic &&
            deck_shown_in(other, scene->state->language)) {
            *place += other < shown;
            (*count)++;
        }
    }
    return true;
}

/* "Microneedling · 2 of 5"; freed with free(). */
static char *
place_text(const struct page_build *build, const char *treatment, int place,
           int count)
{
    char *numbers = page_words_numbers(build->words->place, place + 1, count);
    char *text = page_words_joined(treatment, numbers, build->rtl);
    free(numbers);
    return text;
}

static const char *
treatment_name(const struct page_build *build)
{
    int topic = build_topic(build);
    const struct deck *deck = build->deck;
    size_t index = (size_t)deck->topics[topic].treatment_index;
    if (index >= deck->treatment_count) {
        return NULL;
    }
    return deck_word(deck, &deck->treatments[index].name, build->lang);
}

/* The place as it fits into ROOM: without the treatment if need be, then in
 * numbers alone. */
static struct para *
place_para(const struct page_build *build, int place, int count, int room,
           bool named)
{
    const char *name = named ? treatment_name(build) : NULL;
    char *text = place_text(build, name, place, count);
    int cap = build->m.cap_print;
    struct para *para = build_para(build, text, build->lang, cap, false, 0);
    free(text);
    if (para->width_px > room) {
        para_free(para);
        text = place_text(build, NULL, place, count);
        para = build_para(build, text, build->lang, cap, false, 0);
        free(text);
    }
    if (para->width_px > room) {
        para_free(para);
        text = page_words_brief(place + 1, count, build->rtl);
        para = build_para(build, text, build->lang, cap, false, 0);
        free(text);
    }
    return para;
}

/* From one dot to the next, and from the words to the first. */
static int
dot_pitch(const struct page_metrics *m)
{
    return page_sized(m, 6.1);
}

static int
dots_width(const struct page_metrics *m, int dots)
{
    return dots > 0 ? (dots - 1) * dot_pitch(m) + page_sized(m, 3.5) +
                          page_sized(m, 4.0)
                    : 0;
}

bool
page_place_init(struct page_place *place, const struct page_build *build,
                int room_px, bool dotted, bool named)
{
    int count = 0;
    memset(place, 0, sizeof(*place));
    if (!place_in_topic(build, &place->index, &count)) {
        return false;
    }
    place->dots = dotted && count <= DOTS_MAX ? count : 0;
    int dots = dots_width(&build->m, place->dots);
    place->words =
        place_para(build, place->index, count, room_px - dots, named);
    place->width_px = place->words->width_px + dots;
    return true;
}

void
page_place_release(struct page_place *place)
{
    para_free(place->words);
    place->words = NULL;
}

void
page_place_draw(const struct page_place *place, const struct page_build *build,
                int start_px, int baseline_px, uint32_t ink, uint32_t ground)
{
    const struct page_metrics *m = &build->m;
    int words = place->words->width_px;
    build_draw(build, place->words, build_x(build, start_px, words),
               baseline_px - m->cap_print, m->cap_print, 0, ink);
    int dot = page_sized(m, 3.5);
    int y = baseline_px - m->cap_print + m->cap_print / 2 - dot / 2;
    int start = start_px + words + page_sized(m, 4.0);
    for (int i = 0; i < place->dots; i++) {
        struct page_rect rect = {build_x(build, start + i * dot_pitch(m), dot),
                                 y, dot, dot};
        page_add_icon(build->page, i == place->index ? ICON_DOT : ICON_DOT_OPEN,
                      rect, ink, ground, false);
    }
}

/* ---- number of the page ---- */

char *
page_number_words(const struct page_build *build, bool brief, int page,
                  int page_count)
{
    return brief ? page_words_brief(page, page_count, build->rtl)
                 : page_words_numbers(build->words->page, page, page_count);
}

int
page_number_width(const struct page_build *build, bool brief, int page_count)
{
    char *text = page_number_words(build, brief, page_count, page_count);
    int width = build_width(build, text, build->lang, build->m.cap_print, true);
    free(text);
    return width;
}

bool
page_number_fits(const struct page_build *build, int page_count, int room,
                 bool *brief)
{
    *brief = page_number_width(build, false, page_count) > room;
    return !*brief || page_number_width(build, true, page_count) <= room;
}

bool
page_number_in_bar(const struct page_frame *frame,
                   const struct page_build *build, int page_count)
{
    bool brief;
    return page_count > 1 && frame->number_w > 0 &&
           page_number_fits(build, page_count, frame->number_w, &brief);
}

int
page_number_draw(const struct page_build *build, int room, int y, int page,
                 int page_count, uint32_t colour)
{
    const struct page_metrics *m = &build->m;
    bool brief;
    (void)page_number_fits(build, page_count, room, &brief);
    char *text = page_number_words(build, brief, page + 1, page_count);
    struct para *para =
        build_para(build, text, build->lang, m->cap_print, true, 0);
    int width = para->width_px;
    build_draw(build, para, build_x(build, m->column_w - width, width), y,
               m->cap_print, 0, colour);
    para_free(para);
    free(text);
    return width;
}
