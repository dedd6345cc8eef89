/* Makes slides of pictures. See picture_slide.h. */
#include "picture_slide.h"

#include <stdlib.h>

#include "deck.h"
#include "deck_dwell.h"
#include "deck_hours.h"
#include "mem.h"
#include "path_name.h"

static void
copy_text(char **to, const char *from)
{
    if (*to == NULL && from != NULL) {
        *to = mem_string(from);
    }
}

/* Copies from KEYS what VERSION does not have yet. */
static void
copy_keys(struct deck_version *version, const struct deck_source *keys)
{
    if (keys == NULL || keys->version == NULL) {
        return;
    }
    const struct deck_version *from = keys->version;
    if (version->title.len == 0 && from->title.len > 0) {
        deck_text_release(&version->title);
        version->title = deck_text_copy(&from->title);
    }
    version->kind =
        version->kind == DECK_KIND_NONE ? from->kind : version->kind;
    version->dwell_s = version->dwell_s == 0 ? from->dwell_s : version->dwell_s;
    version->valid_from =
        version->valid_from.year == 0 ? from->valid_from : version->valid_from;
    version->valid_until = version->valid_until.year == 0
                               ? from->valid_until
                               : version->valid_until;
    deck_hours_fill(&version->hours, &from->hours);
    version->reviewed =
        version->reviewed.year == 0 ? from->reviewed : version->reviewed;
    copy_text(&version->reviewer, from->reviewer);
    copy_text(&version->source, from->source);
    copy_text(&version->owner, from->owner);
    copy_text(&version->audio, from->audio);
    copy_text(&version->qr, from->qr);
    version->discreet = version->discreet || from->discreet;
    version->broken = version->broken || from->broken;
}

static const struct deck_page *
page_of(const struct candidate *candidate)
{
    const struct deck_pages *pages = &candidate->source->pages;
    return candidate->page > 0 ? &pages->items[candidate->page - 1] : NULL;
}

/* Alt text for this page comes first, then the words on it, then alt text for
 * all pages. */
static const char *
alt_of(const struct deck_version *version, const struct candidate *candidate)
{
    const struct deck_source *own = candidate->own_keys;
    const struct deck_source *common = candidate->common_keys;
    const struct deck_page *page = page_of(candidate);
    return own != NULL && own->alt != NULL         ? own->alt
           : page != NULL && page->alt[0] != '\0'  ? page->alt
           : common != NULL && common->alt != NULL ? common->alt
                                                   : version->title.text;
}

void
picture_slide_make(struct deck_version *version,
                   const struct candidate *candidate)
{
    const struct deck_source *picture = candidate->source;
    const struct deck_page *page = page_of(candidate);
    copy_keys(version, candidate->own_keys);
    copy_keys(version, candidate->common_keys);
    if (version->title.len == 0) {
        char *name = mem_copy(candidate->id, candidate->name_len);
        char *title = path_title(name);
        deck_text_release(&version->title);
        version->title = deck_text_plain(title);
        free(title);
        free(name);
    }
    version->path = mem_string(picture->path);
    version->unread = picture->size_bytes == 0;
    version->broken = version->broken || version->unread;
    version->title_line = candidate->page;
    version->words = page == NULL                          ? 0
                     : rules_count_spaced(candidate->lang) ? page->words_spaced
                                                           : page->words;
    version->pictures = 1;
    version->blocks = mem_new(1, sizeof(*version->blocks));
    version->block_count = 1;
    version->blocks[0] = (struct deck_block){
        .type = DECK_PICTURE,
        .line = candidate->page > 0 ? candidate->page : 1,
        .text = deck_text_plain(""),
        .picture = {.file = mem_string(picture->path),
                    .alt = mem_string(alt_of(version, candidate)),
                    .place = DECK_ALONE,
                    .middle_x = 50,
                    .middle_y = 50,
                    .page = candidate->page,
                    .found = picture->size_bytes > 0,
                    .size_bytes = picture->size_bytes,
                    .modified_ns = picture->modified_ns},
    };
}
