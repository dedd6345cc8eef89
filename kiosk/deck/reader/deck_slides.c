/* Makes slides of the files of a folder. See deck_slides.h. */
#include "deck_slides.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck.h"
#include "deck_candidate.h"
#include "deck_date.h"
#include "deck_dwell.h"
#include "deck_hours.h"
#include "picture_slide.h"
#include "deck_source.h"
#include "mem.h"
#include "path_name.h"
#include "str.h"

static size_t
pages_of(const struct candidate *candidate)
{
    bool shown = !candidate->dropped && candidate->role_rank == RANK_PICTURE;
    return shown ? candidate->source->pages.count : 0;
}

/* Adds PAGE of CANDIDATE, one of SEVERAL. A file without pages joins the
 * first. */
static void
add_page(struct candidates *pages, const struct candidate *candidate, int page,
         bool several)
{
    struct candidate added = *candidate;
    struct str id = {0};
    str_add(&id, candidate->id);
    if (several) {
        str_addf(&id, "-page-%d", page > 0 ? page : 1);
    }
    if (several && page > 0) {
        added.common_keys = candidate->own_keys;
        added.own_keys = NULL;
    }
    added.id = str_take(&id);
    added.order = mem_string(candidate->order);
    added.page = page;
    candidates_add(pages, added);
}

/* Blank pages are not shown, but reported: a damaged file may have lost what
 * was on them. */
static void
report_blank(const struct candidate *candidate, struct report *report)
{
    const struct deck_pages *pages = &candidate->source->pages;
    struct str numbers = {0};
    size_t count = 0;
    for (size_t i = 0; i < pages_of(candidate); i++) {
        if (pages->items[i].blank) {
            str_addf(&numbers, "%s%zu", count++ > 0 ? ", " : "", i + 1);
        }
    }
    if (count > 0) {
        report_add(report, candidate->source->path, 0, REPORT_WARNING,
                   "blank-page",
                   "Nothing is on page%s %s of this PDF, so %s not shown. If "
                   "something should be there, save the PDF again.",
                   count > 1 ? "s" : "", numbers.text,
                   count > 1 ? "these are" : "it is");
    }
    str_release(&numbers);
}

/* Adds the pages of COUNT candidates with the same id. When *PAGES_LEFT, which
 * protects the machine from a folder of PDFs, runs out, only the first page is
 * taken: enough to report that there are too many. */
static void
add_pages(struct candidates *pages, const struct candidate *first, size_t count,
          size_t *pages_left)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t own = pages_of(&first[i]);
        most = own > most ? own : most;
    }
    for (size_t i = 0; i < count; i++) {
        size_t own = pages_of(&first[i]);
        bool keys = first[i].role_rank == RANK_KEYS;
        if (first[i].dropped) {
            continue;
        }
        if (own == 0) {
            add_page(pages, &first[i], 0, most > 1 && !keys);
        }
        for (size_t page = 1; page <= own; page++) {
            if (first[i].source->pages.items[page - 1].blank) {
                continue;
            }
            if (page == 1 || *pages_left > 0) {
                add_page(pages, &first[i], (int)page, most > 1);
                *pages_left -= *pages_left > 0;
            }
        }
    }
}

/* Keys without a picture: a slide that was never written. */
static void
fill_from_keys(struct deck_version *version, struct report *report)
{
    if (!version->broken) {
        report_add(report, version->path, 0, REPORT_ERROR, "missing-title",
                   "The file has keys but no slide. Write a title on a line "
                   "that begins with “# ”, or put a picture with the same "
                   "name beside it.");
    }
    deck_text_release(&version->title);
    version->title = deck_text_plain("");
    version->broken = true;
}

static int
count_version(const struct deck_version *version)
{
    const struct deck_text *title = &version->title;
    const char *lang = version->lang;
    int words = deck_count_words(title->text, title->len, lang);
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        words += deck_count_words(block->text.text, block->text.len, lang);
        int cells = block->table.rows * block->table.columns;
        for (int cell = 0; cell < cells; cell++) {
            const struct deck_text *text = &block->table.cells[cell];
            words += deck_count_words(text->text, text->len, lang);
        }
    }
    return words;
}

/* A possible benefit must not be shown as anything else: without its kind,
 * nobody knows which risks belong with it. */
static void
report_unknown_kind(struct deck_version *version,
                    const struct deck_topic *topic, struct report *report)
{
    if (!version->broken) {
        struct report_cause cause = {.path = topic->file,
                                     .line = topic->mistake_line};
        char line[32] = "";
        if (topic->mistake_line > 0) {
            snprintf(line, sizeof(line), "line %d of ", topic->mistake_line);
        }
        report_add_after(report, cause, version->path, 0, REPORT_ERROR,
                         "unknown-kind",
                         "This slide is not shown, because %sits "
                         "topic.txt leaves its kind unknown.",
                         line);
    }
    version->broken = true;
}

static void
make_version(struct deck_version *version, const struct candidate *candidate,
             const struct deck_topic *topic, struct report *report)
{
    if (candidate->role_rank == RANK_PICTURE) {
        picture_slide_make(version, candidate);
    } else {
        *version = *candidate->source->version;
        free(candidate->source->version);
        candidate->source->version = NULL;
    }
    if (candidate->role_rank == RANK_KEYS) {
        fill_from_keys(version, report);
    }
    memcpy(version->lang, candidate->lang, sizeof(version->lang));
    version->words += count_version(version);
    if (version->kind == DECK_KIND_NONE && topic->kind_unknown) {
        report_unknown_kind(version, topic, report);
    }
    if (version->kind == DECK_KIND_NONE) {
        version->kind = topic->kind;
    }
    version->discreet = version->discreet || topic->discreet;
}

/* What one language says applies to all, else what the topic says. */
static void
settle_hours(struct deck_slide *slide, const struct deck_topic *topic)
{
    struct deck_hours common = {0};
    for (size_t i = 0; i < slide->version_count; i++) {
        deck_hours_fill(&common, &slide->versions[i].hours);
    }
    deck_hours_fill(&common, &topic->hours);
    for (size_t i = 0; i < slide->version_count; i++) {
        deck_hours_fill(&slide->versions[i].hours, &common);
    }
}

/* Makes a slide of COUNT candidates with the same id. */
static void
make_slide(struct deck_slide *slide, const struct deck *deck,
           const struct deck_topic *topic, const struct candidate *first,
           size_t count, struct report *report)
{
    /* A file with the id of a PDF page takes the place of that page. */
    const struct candidate *place = first;
    for (size_t i = count; i-- > 0;) {
        place = first[i].page > 0 ? &first[i] : place;
    }
    slide->id = mem_string(first->id);
    slide->order = mem_string(place->order);
    slide->versions = mem_new(count, sizeof(*slide->versions));
    for (size_t i = 0; i < count; i++) {
        if (first[i].dropped) {
            continue;
        }
        struct deck_version *version = &slide->versions[slide->version_count++];
        make_version(version, &first[i], topic, report);
        candidate_report_language(&first[i], deck, report);
        if (i == 0) {
            candidate_report_picture(&first[i], report);
        }
        slide->discreet = slide->discreet || version->discreet;
    }
    slide->versions = mem_resize(slide->versions, slide->version_count,
                                 sizeof(*slide->versions));
    settle_hours(slide, topic);
    slide->kind = slide->versions[0].kind;
}

static int
compare_slides(const void *left, const void *right)
{
    const struct deck_slide *a = left, *b = right;
    int order = deck_order(a->order, b->order);
    return order != 0 ? order : deck_order(a->id, b->id);
}

static void
make_slides(struct deck_topic *topic, const struct deck *deck,
            const struct candidates *pages, struct report *report)
{
    size_t cap = 0;
    for (size_t at = 0, size; at < pages->count; at += size) {
        size = candidates_same(pages, at);
        topic->slides = mem_grow(topic->slides, topic->slide_count, &cap,
                                 sizeof(*topic->slides));
        struct deck_slide *slide = &topic->slides[topic->slide_count++];
        *slide = (struct deck_slide){0};
        make_slide(slide, deck, topic, &pages->items[at], size, report);
    }
    if (topic->slide_count > 0) {
        qsort(topic->slides, topic->slide_count, sizeof(*topic->slides),
              compare_slides);
    }
}

/* ---- easy words ---- */

/* The version of TOPIC that CANDIDATE has easy words for; NULL: none. */
static struct deck_version *
version_for(const struct deck_topic *topic, const struct candidate *candidate)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        struct deck_slide *slide = &topic->slides[i];
        for (size_t j = 0; j < slide->version_count; j++) {
            if (strcmp(slide->id, candidate->id) == 0 &&
                strcmp(slide->versions[j].lang, candidate->lang) == 0) {
                return &slide->versions[j];
            }
        }
    }
    return NULL;
}

static char *
copy_of(const char *text)
{
    return text != NULL ? mem_string(text) : NULL;
}

/* What EASY does not say it has from VERSION, whose dates and kind are both's:
 * easy words are shown whenever it is. */
static void
inherit(struct deck_version *easy, const struct deck_version *version,
        struct report *report)
{
    bool kind = easy->kind != DECK_KIND_NONE && easy->kind != version->kind;
    bool from =
        easy->valid_from.year != 0 &&
        deck_date_days(easy->valid_from) != deck_date_days(version->valid_from);
    bool until =
        easy->valid_until.year != 0 && deck_date_days(easy->valid_until) !=
                                           deck_date_days(version->valid_until);
    if (!easy->broken && (kind || from || until)) {
        report_add(report, easy->path, 0, REPORT_ERROR, "easy-differs",
                   "Easy words are shown when their slide is, “%s”, which has "
                   "another “%s”. Leave that line out here.",
                   path_name_of(version->path).base,
                   kind   ? "kind"
                   : from ? "valid-from"
                          : "valid-until");
        easy->broken = true;
    }
    easy->kind = version->kind;
    easy->valid_from = version->valid_from;
    easy->valid_until = version->valid_until;
    easy->discreet = version->discreet;
    if (!deck_date_given(easy->reviewed)) {
        easy->reviewed = version->reviewed;
    }
    char **own[] = {&easy->reviewer, &easy->source, &easy->owner, &easy->qr};
    const char *from_slide[] = {version->reviewer, version->source,
                                version->owner, version->qr};
    for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++) {
        *own[i] = *own[i] != NULL ? *own[i] : copy_of(from_slide[i]);
    }
}

/* Gives the versions of TOPIC their easy words. */
static void
add_easy(struct deck_topic *topic, const struct candidates *easy,
         struct report *report)
{
    for (size_t i = 0; i < easy->count; i++) {
        const struct candidate *candidate = &easy->items[i];
        struct deck_version *version = version_for(topic, candidate);
        if (candidate->dropped) {
            continue;
        }
        if (version == NULL || candidate->role_rank == RANK_KEYS) {
            report_add(
                report, candidate->source->path, 0, REPORT_ERROR, "easy-alone",
                version == NULL ? "These are easy words of a slide that is not "
                                  "here, so nobody sees them. Write the slide "
                                  "“%s” in “%s”, or correct this file's name."
                                : "Easy words are a title and a text; this has "
                                  "none, so “%s” is shown without in “%s”.",
                candidate->order, candidate->lang);
            continue;
        }
        version->easy = mem_new(1, sizeof(*version->easy));
        inherit(candidate->source->version, version, report);
        make_version(version->easy, candidate, topic, report);
    }
}

bool
deck_source_is_slide(const struct deck_source *source)
{
    bool lone = source->role == DECK_ROLE_PICTURE && !source->used;
    return !source->left_out && (source->version != NULL || lone);
}

void
deck_slides_make(struct deck_topic *topic, const struct deck *deck,
                 struct deck_source *first, size_t count, struct report *report)
{
    struct candidates files = {0}, pages = {0}, easy = {0};
    size_t pages_left = DECK_SLIDES_MAX;
    for (size_t i = 0; i < count; i++) {
        if (deck_source_is_slide(&first[i])) {
            struct candidate candidate = candidate_of(&first[i], deck, i);
            candidates_add(candidate.easy ? &easy : &files, candidate);
        }
    }
    candidates_settle(&easy, deck, report);
    candidates_settle(&files, deck, report);
    for (size_t at = 0, size; at < files.count; at += size) {
        size = candidates_same(&files, at);
        add_pages(&pages, &files.items[at], size, &pages_left);
        for (size_t i = 0; i < size; i++) {
            report_blank(&files.items[at + i], report);
        }
    }
    candidates_settle(&pages, deck, report);
    make_slides(topic, deck, &pages, report);
    add_easy(topic, &easy, report);
    candidates_release(&easy);
    candidates_release(&files);
    candidates_release(&pages);
}
