/* Slides and topics of one deck in the next. See playlist_place.h. */
#include "playlist_place.h"

#include <string.h>

/* ---- topics ---- */

static int
topic_of_id(const struct deck *deck, const char *id)
{
    for (size_t i = 0; deck != NULL && i < deck->topic_count; i++) {
        if (strcmp(deck->topics[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* Its title in the default language, which it always has. */
static const char *
title_of(const struct deck *deck, const struct deck_topic *topic)
{
    return deck_word(deck, &topic->title, deck->languages[0]);
}

static bool
same_title(const struct playlist *next, const struct deck_topic *a,
           const struct playlist *old, const struct deck_topic *b)
{
    return strcmp(title_of(next->read.deck, a), title_of(old->read.deck, b)) ==
           0;
}

int
playlist_place_topic(const struct playlist *next, const struct playlist *old,
                     int topic)
{
    const struct deck *deck = next->read.deck;
    const struct deck_topic *from = &old->read.deck->topics[topic];
    int found = topic_of_id(deck, from->id);
    for (size_t i = 0; found < 0 && deck != NULL && i < deck->topic_count;
         i++) {
        const struct deck_topic *to = &deck->topics[i];
        if (topic_of_id(old->read.deck, to->id) < 0 && to->kind == from->kind &&
            same_title(next, to, old, from)) {
            found = (int)i;
        }
    }
    return found;
}

/* ---- slides ---- */

static int
find(const struct playlist *show, const char *topic, const char *slide)
{
    for (int i = 0; i < (int)show->shown_count; i++) {
        if (strcmp(playlist_slide_of(show, i)->id, slide) == 0 &&
            strcmp(playlist_topic_of(show, i)->id, topic) == 0) {
            return i;
        }
    }
    return -1;
}

/* Pictures count by their bytes and page: a folder is part of their names. */
static bool
same_block(const struct deck_block *a, const struct deck_block *b)
{
    if (a->type != b->type) {
        return false;
    }
    switch (a->type) {
    case DECK_PICTURE:
        return a->picture.size_bytes == b->picture.size_bytes &&
               a->picture.page == b->picture.page;
    case DECK_TABLE:
        return a->table.rows == b->table.rows &&
               a->table.columns == b->table.columns;
    default:
        return strcmp(a->text.text, b->text.text) == 0;
    }
}

static bool
same_body(const struct deck_version *a, const struct deck_version *b)
{
    if (a->block_count == 0 || a->block_count != b->block_count ||
        a->words != b->words) {
        return false;
    }
    for (size_t i = 0; i < a->block_count; i++) {
        if (!same_block(&a->blocks[i], &b->blocks[i])) {
            return false;
        }
    }
    return true;
}

static const struct deck_version *
version_of(const struct playlist *show, int at)
{
    const struct deck *deck = show->read.deck;
    return deck_version(deck, playlist_slide_of(show, at), deck->languages[0]);
}

/* How sure it is that slide I of NEXT is slide AT of OLD; 0: it is not. One
 * that OLD has, too, is only if it says the very same. */
static int
likeness(const struct playlist *next, int i, const struct playlist *old, int at)
{
    const struct deck_topic *to = playlist_topic_of(next, i);
    const struct deck_slide *slide = playlist_slide_of(next, i);
    const struct deck_slide *was = playlist_slide_of(old, at);
    const struct deck_version *a = version_of(next, i);
    const struct deck_version *b = version_of(old, at);
    bool topic = same_title(next, to, old, playlist_topic_of(old, at));
    bool name = strcmp(slide->id, was->id) == 0;
    bool title = strcmp(a->title.text, b->title.text) == 0;
    bool body = same_body(a, b);
    bool is_new = find(old, to->id, slide->id) < 0;
    bool is_it =
        is_new ? title || (topic && (name || body)) : title && topic && body;
    return is_it && slide->kind == was->kind ? 1 + 4 * body + 2 * topic + name
                                             : 0;
}

int
playlist_place_slide(const struct playlist *next, const struct playlist *old,
                     int at)
{
    int best = 0;
    if (at < 0 || at >= (int)old->shown_count) {
        return -1;
    }
    int found = find(next, playlist_topic_of(old, at)->id,
                     playlist_slide_of(old, at)->id);
    if (found >= 0) {
        return found;
    }
    for (int i = 0; i < (int)next->shown_count; i++) {
        int like = likeness(next, i, old, at);
        if (like > best) {
            best = like;
            found = i;
        }
    }
    return found;
}
