/* Navigation through the show by hand. See walk.h. */
#include "walk.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

static size_t
place_of(const struct walk *walk, int slide, int language)
{
    return (size_t)slide * (size_t)walk->language_count + (size_t)language;
}

/* Marks slides FIRST to END, which are one topic, as closed in LANGUAGE if all
 * of them that it has are discreet. */
static void
close_topic(struct walk *walk, int first, int end, int language)
{
    bool closed = true;
    for (int i = first; i < end; i++) {
        closed = closed &&
                 (walk->slides[i].discreet || !walk_has(walk, i, language));
    }
    for (int i = first; i < end; i++) {
        walk->closed[place_of(walk, i, language)] = closed;
    }
}

static void
close_topics(struct walk *walk)
{
    int first = 0;
    for (int i = 1; i <= walk->slide_count; i++) {
        if (i == walk->slide_count ||
            walk->slides[i].topic != walk->slides[first].topic) {
            for (int at = 0; at < walk->language_count; at++) {
                close_topic(walk, first, i, at);
            }
            first = i;
        }
    }
}

static void
ask_languages(struct walk *walk, const struct play_show *show)
{
    for (int i = 0; i < walk->slide_count; i++) {
        for (int at = 0; at < walk->language_count; at++) {
            size_t place = place_of(walk, i, at);
            walk->has[place] = show->has == NULL || show->has(show->ctx, i, at);
            walk->dwell_ms[place] = show->dwell == NULL
                                        ? walk->slides[i].dwell_ms
                                        : show->dwell(show->ctx, i, at);
        }
    }
    for (int at = 1; at < walk->language_count; at++) {
        walk->turns[at] = show->turns != NULL && show->turns(show->ctx, at);
        walk->pairs[at] = show->pairs != NULL && show->pairs(show->ctx, at);
    }
}

static void
count_open(struct walk *walk)
{
    walk->turns[0] = true;
    for (int at = 0; at < walk->language_count; at++) {
        for (int i = 0; i < walk->slide_count; i++) {
            bool open = !walk->slides[i].discreet && walk_has(walk, i, at);
            walk->open_counts[at] += open ? 1 : 0;
        }
    }
}

void
walk_init(struct walk *walk, const struct play_show *show)
{
    *walk = (struct walk){.language_count = 1};
    size_t count = 0;
    if (show != NULL) {
        count = show->slide_count > 0 ? (size_t)show->slide_count : 0;
        walk->language_count =
            show->language_count > 1 ? show->language_count : 1;
        walk->pages = show->pages;
        walk->place = show->place;
        walk->page = show->page;
        walk->easy = show->easy;
        walk->ctx = show->ctx;
    }
    walk->slide_count = (int)count;
    walk->slides = mem_new(count, sizeof(*walk->slides));
    size_t places = count * (size_t)walk->language_count;
    walk->has = mem_new(places, sizeof(*walk->has));
    walk->closed = mem_new(places, sizeof(*walk->closed));
    walk->dwell_ms = mem_new(places, sizeof(*walk->dwell_ms));
    size_t languages = (size_t)walk->language_count;
    walk->turns = mem_new(languages, sizeof(*walk->turns));
    walk->pairs = mem_new(languages, sizeof(*walk->pairs));
    walk->open_counts = mem_new(languages, sizeof(*walk->open_counts));
    if (count > 0) {
        memcpy(walk->slides, show->slides, count * sizeof(*walk->slides));
        ask_languages(walk, show);
    }
    count_open(walk);
    close_topics(walk);
}

void
walk_release(struct walk *walk)
{
    free(walk->slides);
    free(walk->has);
    free(walk->closed);
    free(walk->dwell_ms);
    free(walk->turns);
    free(walk->pairs);
    free(walk->open_counts);
    *walk = (struct walk){0};
}

int
walk_pages(const struct walk *walk, int slide, struct play_look look)
{
    if (walk->pages == NULL) {
        return 1;
    }
    int pages = walk->pages(walk->ctx, slide, look);
    return pages > 1 ? pages : 1;
}

int
walk_place(const struct walk *walk, int slide, struct play_look look, int page)
{
    return walk->place != NULL && look.both == 0
               ? walk->place(walk->ctx, slide, look, page)
               : 0;
}

int
walk_page(const struct walk *walk, int slide, struct play_look look, int place)
{
    return walk->page != NULL && look.both == 0
               ? walk->page(walk->ctx, slide, look, place)
               : 0;
}

bool
walk_has(const struct walk *walk, int slide, int language)
{
    return walk->has[place_of(walk, slide, language)];
}

bool
walk_rotates(const struct walk *walk, int slide, int language)
{
    return !walk->slides[slide].discreet && walk->open_counts[0] > 0 &&
           walk_has(walk, slide, language);
}

int64_t
walk_dwell_ms(const struct walk *walk, int slide, int language)
{
    return walk->dwell_ms[place_of(walk, slide, language)];
}

struct rotation *
walk_rotation(const struct walk *walk, int language)
{
    size_t count = (size_t)walk->slide_count;
    struct play_slide *slides = mem_new(count, sizeof(*slides));
    for (int i = 0; i < walk->slide_count; i++) {
        slides[i] = walk->slides[i];
        slides[i].discreet = !walk_rotates(walk, i, language);
        slides[i].dwell_ms = walk_dwell_ms(walk, i, language);
    }
    struct rotation *rotation = rotation_new(slides, walk->slide_count);
    free(slides);
    return rotation;
}

int
walk_beside(const struct walk *walk, int slide, int direction, int language)
{
    int count = walk->slide_count;
    int at = slide;
    bool own = true; /* not out of its topic yet */
    for (int i = 0; i < count; i++) {
        bool at_end = direction > 0 ? at == count - 1 : at == 0;
        at = (at + direction + count) % count;
        own = own && !at_end &&
              walk->slides[at].topic == walk->slides[slide].topic;
        if (walk_has(walk, at, language) &&
            (own || !walk->closed[place_of(walk, at, language)])) {
            return at;
        }
    }
    return -1;
}

int
walk_topic(const struct walk *walk, int topic, int language)
{
    for (int i = 0; i < walk->slide_count; i++) {
        if (walk->slides[i].topic == topic && walk_has(walk, i, language)) {
            return i;
        }
    }
    return -1;
}

int
walk_treatment(const struct walk *walk, int treatment, int language)
{
    int discreet = -1;
    for (int i = 0; i < walk->slide_count; i++) {
        if (walk->slides[i].treatment != treatment ||
            !walk_has(walk, i, language)) {
            continue;
        }
        if (!walk->slides[i].discreet) {
            return i;
        }
        discreet = discreet < 0 ? i : discreet;
    }
    return discreet;
}

/* The slide nearest to SLIDE that belongs to TOPIC and is shown in LANGUAGE;
 * TOPIC -1: the nearest that may rotate in it. -1 if there is none. */
static int
nearest(const struct walk *walk, int slide, int topic, int language)
{
    for (int off = 0; off < walk->slide_count; off++) {
        int sides[] = {slide + off, slide - off};
        for (int i = 0; i < 2; i++) {
            int at = sides[i];
            if (at >= 0 && at < walk->slide_count &&
                (topic < 0 ? walk_rotates(walk, at, language)
                           : walk->slides[at].topic == topic &&
                                 walk_has(walk, at, language))) {
                return at;
            }
        }
    }
    return -1;
}

int
walk_same(const struct walk *walk, int slide, int language)
{
    int same = nearest(walk, slide, walk->slides[slide].topic, language);
    return same >= 0 ? same : walk_beside(walk, slide, 1, language);
}

int
walk_near(const struct walk *walk, int slide, int language)
{
    int last = walk->slide_count - 1;
    slide = slide > last ? last : slide;
    return nearest(walk, slide < 0 ? 0 : slide, -1, language);
}
