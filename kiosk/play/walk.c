/* The show as a hand walks through it. See walk.h. */
#include "walk.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Marks slides FIRST to END, one topic, as closed if all are discreet. */
static void
close_topic(struct walk *walk, int first, int end)
{
    bool closed = true;
    for (int i = first; i < end; i++) {
        closed = closed && walk->slides[i].discreet;
    }
    for (int i = first; i < end; i++) {
        walk->closed[i] = closed;
    }
}

static void
close_topics(struct walk *walk)
{
    int first = 0;
    for (int i = 1; i <= walk->slide_count; i++) {
        if (i == walk->slide_count ||
            walk->slides[i].topic != walk->slides[first].topic) {
            close_topic(walk, first, i);
            first = i;
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
        walk->ctx = show->ctx;
    }
    walk->slide_count = (int)count;
    walk->slides = mem_new(count, sizeof(*walk->slides));
    walk->closed = mem_new(count, sizeof(*walk->closed));
    if (count > 0) {
        memcpy(walk->slides, show->slides, count * sizeof(*walk->slides));
    }
    for (size_t i = 0; i < count; i++) {
        walk->open_count += walk->slides[i].discreet ? 0 : 1;
    }
    close_topics(walk);
}

void
walk_release(struct walk *walk)
{
    free(walk->slides);
    free(walk->closed);
    *walk = (struct walk){0};
}

int
walk_pages(const struct walk *walk, int slide, int language, int scale)
{
    if (walk->pages == NULL) {
        return 1;
    }
    int pages = walk->pages(walk->ctx, slide, language, scale);
    return pages > 1 ? pages : 1;
}

int
walk_beside(const struct walk *walk, int slide, int direction)
{
    int count = walk->slide_count;
    int at = slide;
    for (int i = 0; i < count; i++) {
        bool at_end = direction > 0 ? at == count - 1 : at == 0;
        int from = at;
        at = (at + direction + count) % count;
        bool own =
            !at_end && walk->slides[at].topic == walk->slides[from].topic;
        if (!walk->closed[at] || (own && i == 0)) {
            return at;
        }
    }
    return -1;
}

int
walk_topic(const struct walk *walk, int topic)
{
    for (int i = 0; i < walk->slide_count; i++) {
        if (walk->slides[i].topic == topic) {
            return i;
        }
    }
    return -1;
}

int
walk_treatment(const struct walk *walk, int treatment)
{
    int discreet = -1;
    for (int i = 0; i < walk->slide_count; i++) {
        if (walk->slides[i].treatment != treatment) {
            continue;
        }
        if (!walk->slides[i].discreet) {
            return i;
        }
        discreet = discreet < 0 ? i : discreet;
    }
    return discreet;
}

int
walk_near(const struct walk *walk, int slide)
{
    int count = walk->slide_count;
    slide = slide >= count ? count - 1 : slide;
    slide = slide < 0 ? 0 : slide;
    for (int off = 0; off < count; off++) {
        int sides[] = {slide + off, slide - off};
        for (int i = 0; i < 2; i++) {
            if (sides[i] >= 0 && sides[i] < count &&
                !walk->slides[sides[i]].discreet) {
                return sides[i];
            }
        }
    }
    return -1;
}
