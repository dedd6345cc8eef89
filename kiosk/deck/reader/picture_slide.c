/* Pictures that are slides. See picture_slide.h. */
#include "picture_slide.h"

#include <stdlib.h>

#include "deck.h"
#include "deck_dwell.h"
#include "mem.h"
#include "path_name.h"

static void
take_text(char **to, const char *from)
{
    if (*to == NULL && from != NULL) {
        *to = mem_string(from);
    }
}

static void
take_date(struct deck_date *to, struct deck_date from)
{
    *to = to->year == 0 ? from : *to;
}

/* Gives VERSION what KEYS says and VERSION does not have yet. */
static void
take_keys(struct deck_version *version, const struct deck_source *keys)
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
    take_date(&version->valid_from, from->valid_from);
    take_date(&version->valid_until, from->valid_until);
    take_date(&version->reviewed, from->reviewed);
    take_text(&version->reviewer, from->reviewer);
    take_text(&version->source, from->source);
    take_text(&version->owner, from->owner);
    take_text(&version->audio, from->audio);
    take_text(&version->qr, from->qr);
    version->discreet = version->discreet || from->discreet;
    version->broken = version->broken || from->broken;
}

static const struct deck_page *
page_of(const struct picture_slide *lone)
{
    return lone->page > 0 ? &lone->picture->pages.items[lone->page - 1] : NULL;
}

/* What is said of this page alone goes before the words on it, and those
 * before what is said of all pages. */
static const char *
alt_of(const struct deck_version *version, const struct picture_slide *lone)
{
    const struct deck_page *page = page_of(lone);
    if (lone->own_keys != NULL && lone->own_keys->alt != NULL) {
        return lone->own_keys->alt;
    }
    if (page != NULL && page->alt[0] != '\0') {
        return page->alt;
    }
    bool common = lone->common_keys != NULL && lone->common_keys->alt != NULL;
    return common ? lone->common_keys->alt : version->title.text;
}

static int
words_of(const struct picture_slide *lone)
{
    const struct deck_page *page = page_of(lone);
    if (page == NULL) {
        return 0;
    }
    return rules_count_spaced(lone->lang) ? page->words_spaced : page->words;
}

void
picture_slide_make(struct deck_version *version,
                   const struct picture_slide *lone)
{
    const struct deck_source *picture = lone->picture;
    take_keys(version, lone->own_keys);
    take_keys(version, lone->common_keys);
    if (version->title.len == 0) {
        char *title = path_title(lone->name);
        deck_text_release(&version->title);
        version->title = deck_text_plain(title);
        free(title);
    }
    version->path = mem_string(picture->path);
    version->unread = picture->size_bytes == 0;
    version->broken = version->broken || version->unread;
    version->title_line = lone->page;
    version->words = words_of(lone);
    version->pictures = 1;
    version->blocks = mem_new(1, sizeof(*version->blocks));
    version->block_count = 1;
    version->blocks[0] = (struct deck_block){
        .type = DECK_PICTURE,
        .line = lone->page > 0 ? lone->page : 1,
        .text = deck_text_plain(""),
        .picture = {.file = mem_string(picture->path),
                    .alt = mem_string(alt_of(version, lone)),
                    .place = DECK_ALONE,
                    .page = lone->page,
                    .found = picture->size_bytes > 0,
                    .size_bytes = picture->size_bytes,
                    .modified_ns = picture->modified_ns},
    };
}
