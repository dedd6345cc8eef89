/* Where a slide or topic is in the next deck. See playlist_place.h. */
#include "playlist_place.h"

#include <string.h>

static const struct deck_version *
default_version(const struct playlist *list, int slide)
{
    const struct deck *deck = list->read.deck;
    return deck_version(deck, playlist_slide_of(list, slide),
                        deck->languages[0]);
}

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

/* By the titles in the default language, which they always have. */
static bool
same_title(const struct playlist *next, const struct deck_topic *a,
           const struct playlist *old, const struct deck_topic *b)
{
    const struct deck *to = next->read.deck, *from = old->read.deck;
    return strcmp(deck_word(to, &a->title, to->languages[0]),
                  deck_word(from, &b->title, from->languages[0])) == 0;
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

static int
find(const struct playlist *list, const char *topic, const char *slide)
{
    for (int i = 0; i < (int)list->shown_count; i++) {
        if (strcmp(playlist_slide_of(list, i)->id, slide) == 0 &&
            strcmp(playlist_topic_of(list, i)->id, topic) == 0) {
            return i;
        }
    }
    return -1;
}

/* Pictures are compared by bytes and page, since their names contain the
 * folder. */
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

/* How certain it is that slide I of NEXT is slide AT of OLD; 0: it is not. One
 * that OLD also has must have exactly the same content. */
static int
likeness(const struct playlist *next, int i, const struct playlist *old, int at)
{
    const struct deck_topic *to = playlist_topic_of(next, i);
    const struct deck_slide *slide = playlist_slide_of(next, i);
    const struct deck_slide *was = playlist_slide_of(old, at);
    const struct deck_version *a = default_version(next, i);
    const struct deck_version *b = default_version(old, at);
    bool topic = same_title(next, to, old, playlist_topic_of(old, at));
    bool name = strcmp(slide->id, was->id) == 0;
    bool both = a != NULL && b != NULL; /* in the default language */
    bool title = both && strcmp(a->title.text, b->title.text) == 0;
    bool body = both && same_body(a, b);
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
