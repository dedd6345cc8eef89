/* The words of a slide as pieces. See page_pieces.h. */
#include "page_pieces.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "page_foot.h"
#include "page_order.h"
#include "page_pieces_text.h"

/* What it costs to begin a page within a paragraph, and within a sentence; a
 * page that is all blank costs 1. */
static const double sentence_cost = 1.0;
static const double line_cost = 4.0;
static const double source_cost = 3.0; /* alone on its page */

/* Sentences of a block that have places of their own. */
enum { PLACES = 256 };

/* What pieces are cut for. */
struct cutter {
    struct page_pieces *pieces;
    const struct page_build *build;
    int width, height;
    size_t unit, list;
    size_t origin; /* of the block that is cut, in the version */
    int ordinal;   /* of the next piece of it */
};

int
page_place_of(size_t index)
{
    return index < INT_MAX / PLACES ? (int)index * PLACES : INT_MAX;
}

bool
page_place_same(int a, int b)
{
    return a >= 0 && b >= 0 && a / PLACES == b / PLACES;
}

/* ---- blocks ---- */

static size_t
add_block(struct page_pieces *pieces, const struct deck_block *block,
          char *made)
{
    size_t index = pieces->block_count++;
    pieces->blocks = mem_grow(pieces->blocks, index, &pieces->block_cap,
                              sizeof(*pieces->blocks));
    pieces->made =
        mem_grow(pieces->made, index, &pieces->made_cap, sizeof(*pieces->made));
    pieces->blocks[index] = *block;
    pieces->made[index] = made;
    return index;
}

/* A block like LIKE of a text that was made, which is taken over. */
static void
add_made(struct page_pieces *pieces, const struct deck_block *like,
         struct deck_text text, bool tight)
{
    struct deck_block block = *like;
    block.type = DECK_PARAGRAPH;
    block.text = text;
    block.tight = tight;
    add_block(pieces, &block, text.text);
}

/* TABLE as paragraphs. Its first head is said once. */
static void
add_listed(struct page_pieces *pieces, const struct deck_block *block)
{
    const struct deck_table *table = &block->table;
    for (int row = 0; row < table->rows; row++) {
        int columns = row > 0 || table->rows == 1 ? table->columns : 1;
        for (int column = 0; column < columns; column++) {
            struct deck_text text = page_table_text(table, row, column);
            if (text.len > 0) {
                add_made(pieces, block, text, column > 0);
            } else {
                free(text.text);
                free(text.spans);
            }
        }
    }
}

/* The first block that is behind the record which begins at FIRST. */
static size_t
record_end(const struct page_pieces *pieces, size_t first)
{
    size_t end = first + 1;
    while (end < pieces->block_count && pieces->blocks[end].tight) {
        end++;
    }
    return end;
}

/* ---- pieces ---- */

static struct page_piece *
add_piece(struct cutter *cutter, size_t first, size_t end, size_t from,
          size_t to)
{
    struct page_pieces *pieces = cutter->pieces;
    pieces->items = mem_grow(pieces->items, pieces->count, &pieces->cap,
                             sizeof(*pieces->items));
    struct page_piece *piece = &pieces->items[pieces->count++];
    int ordinal = cutter->ordinal < PLACES ? cutter->ordinal : PLACES - 1;
    *piece = (struct page_piece){.first = first,
                                 .end = end,
                                 .from = from,
                                 .to = to,
                                 .unit = cutter->unit,
                                 .list = cutter->list,
                                 .place = cutter->origin == SIZE_MAX
                                              ? -1
                                              : page_place_of(cutter->origin) +
                                                    ordinal};
    cutter->ordinal++;
    return piece;
}

/* How high SLICE is on pages that are all its; -1 when a table does not go
 * there. *ROW: its first row, without what is in it, unless NULL. */
static int
slice_height(const struct cutter *cutter, const struct page_slice *slice,
             struct page_row *row)
{
    struct page_rows rows;
    bool fits = page_blocks_rows(&rows, cutter->build, slice, cutter->width,
                                 cutter->height);
    int height = fits ? page_rows_height(&rows) : -1;
    if (row != NULL && rows.count > 0) {
        *row = rows.items[0];
    }
    page_rows_release(&rows);
    return height;
}

/* A part of block INDEX; one of a call-out is measured with its number. */
static struct page_slice
part_of(const struct cutter *cutter, size_t index, size_t from, size_t to)
{
    const struct deck_block *block = &cutter->pieces->blocks[index];
    bool boxed = block->callout != DECK_CALLOUT_NONE;
    return (struct page_slice){
        cutter->pieces->blocks, index,        index + 1, from, to,
        boxed ? 8 : 1,          boxed ? 8 : 1};
}

/* The lines of a sentence that is larger than a page, each like ROW. */
static void
cut_lines(struct cutter *cutter, size_t index, size_t from, size_t to,
          const struct page_row *row)
{
    const struct deck_text *text = &cutter->pieces->blocks[index].text;
    const struct deck_text part = {.text = text->text + from, .len = to - from};
    bool picture = cutter->pieces->blocks[index].type == DECK_PICTURE;
    const struct page_metrics *m = &cutter->build->m;
    const struct para_style style = {.cap_px =
                                         picture ? m->cap_alt : m->cap_body,
                                     .width_px = row->cells[0].width_px};
    bool boxed = picture || cutter->pieces->blocks[index].callout;
    struct para *para =
        para_new(&part, cutter->build->lang, &style, cutter->build->measure);
    int tallest = row->pitch;
    for (size_t i = 0; i < para->line_count; i++) {
        int tall = para->lines[i].ascent_px + para->lines[i].descent_px;
        tallest =
            tall > tallest && tall * 20 > row->pitch * 21 ? tall : tallest;
    }
    size_t start = from;
    int lines = 0;
    for (size_t i = 1; i <= para->line_count; i++) {
        lines++;
        if (i < para->line_count && para->lines[i].joint == PARA_JOINT_HYPHEN &&
            row->cap + lines * tallest + page_descent(row->cap) <=
                cutter->height) {
            continue; /* the word is not torn by the page */
        }
        size_t codes =
            i < para->line_count ? page_line_start(&para->lines[i]) : SIZE_MAX;
        size_t end = codes == SIZE_MAX ? to : page_text_at(text, from, codes);
        if (end > start && (end < to || i == para->line_count)) {
            struct page_piece *piece =
                add_piece(cutter, index, index + 1, start, end);
            piece->cost = start > from ? line_cost : sentence_cost;
            piece->line = boxed || lines > 1 ? 0 : tallest;
            piece->slack = page_rows_slack(row->cap, row->pitch);
            piece->gap = row->gap;
            start = end;
        }
        lines = 0;
    }
    para_free(para);
}

/* The sentences of a text; of one that is larger than a page the lines. FIT:
 * none is. A text of very many is not tried at each. */
static void
cut_sentences(struct cutter *cutter, size_t index, bool fit)
{
    enum { SENTENCES_MAX = 16 };
    const struct deck_text *text = &cutter->pieces->blocks[index].text;
    size_t least = text->len / SENTENCES_MAX;
    for (size_t from = 0; from < text->len;) {
        size_t to = page_sentences_end(text, from, least);
        struct page_slice slice = part_of(cutter, index, from, to);
        struct page_row row = {0};
        bool whole =
            fit || slice_height(cutter, &slice, &row) <= cutter->height;
        if (!whole && least > 1) {
            least /= 2; /* in the end each by itself */
            continue;
        }
        if (whole) {
            add_piece(cutter, index, index + 1, from, to)->cost =
                from > 0 ? sentence_cost : 0.0;
        } else {
            cut_lines(cutter, index, from, to, &row);
        }
        from = to;
    }
}

static void
cut_rows(struct cutter *cutter, size_t index)
{
    int rows = cutter->pieces->blocks[index].table.rows;
    cutter->list = cutter->pieces->count + 1;
    for (int row = 0; row < rows; row += row == 0 && rows > 1 ? 2 : 1) {
        /* the head is not by itself */
        size_t to = row == 0 && rows > 1 ? 2 : (size_t)row + 1;
        add_piece(cutter, index, index + 1, (size_t)row, to);
    }
}

/* Whether a paragraph is so short that it need not be measured: on average
 * letters are not wider than 5/4 of the height of capitals, nor lines further
 * apart than 3 times that, as in Arabic. */
static bool
surely_fits(const struct cutter *cutter, const struct deck_block *block)
{
    int cap = cutter->build->m.cap_body;
    if (block->type != DECK_PARAGRAPH || block->depth > 0 ||
        block->text.len > 400) {
        return false;
    }
    int lines = (int)block->text.len * cap * 5 / 4 / cutter->width + 2;
    return lines * cap * 3 < cutter->height;
}

/* Cuts the blocks FIRST to END - 1, which are one unit. */
static void
cut_unit(struct cutter *cutter, size_t first, size_t end)
{
    const struct deck_block *block = &cutter->pieces->blocks[first];
    const struct page_slice all = {
        cutter->pieces->blocks, first, end, 0, INT_MAX, 1, 1};
    cutter->unit = cutter->pieces->count;
    bool paragraph =
        block->type == DECK_PARAGRAPH && block->callout == DECK_CALLOUT_NONE;
    bool one = end == first + 1 && paragraph;
    bool fits = (one && surely_fits(cutter, block)) ||
                slice_height(cutter, &all, NULL) <= cutter->height;
    if (fits &&
        (end > first + 1 || !(paragraph || block->type == DECK_TABLE))) {
        add_piece(cutter, first, end, 0, INT_MAX);
        return;
    }
    size_t list = cutter->list;
    for (size_t i = first; i < end; i++) {
        if (cutter->pieces->blocks[i].type == DECK_TABLE) {
            cut_rows(cutter, i);
            cutter->list = list;
        } else if (cutter->pieces->blocks[i].text.len > 0) {
            cut_sentences(cutter, i, fits);
        } else {
            add_piece(cutter, i, i + 1, 0, INT_MAX);
        }
    }
}

/* Cuts the unit that is made of the blocks FIRST to END - 1 of the version,
 * where tables that have no room become lists. */
static void
cut_blocks(struct cutter *cutter, const struct deck_version *version,
           const size_t *order, size_t count)
{
    struct page_pieces *pieces = cutter->pieces;
    size_t first = pieces->block_count;
    const struct deck_block *block = &version->blocks[order[0]];
    bool item = block->type == DECK_ITEM && block->callout == DECK_CALLOUT_NONE;
    cutter->origin = order[0];
    cutter->ordinal = 0;
    cutter->list = !item ? 0 : cutter->list ? cutter->list : pieces->count + 1;
    for (size_t i = 0; i < count; i++) {
        add_block(pieces, &version->blocks[order[i]], NULL);
    }
    const struct page_slice all = {
        pieces->blocks, first, pieces->block_count, 0, INT_MAX, 1, 1};
    bool table = false;
    for (size_t i = first; i < pieces->block_count; i++) {
        table = table || pieces->blocks[i].type == DECK_TABLE;
    }
    bool listed = table && slice_height(cutter, &all, NULL) < 0;
    if (!listed) {
        cut_unit(cutter, first, pieces->block_count);
        pieces->items[pieces->count - 1].keeps =
            page_leads_on(&pieces->blocks[pieces->block_count - 1]);
        return;
    }
    pieces->block_count = first;
    for (size_t i = 0; i < count; i++) {
        if (version->blocks[order[i]].type == DECK_TABLE) {
            add_listed(pieces, &version->blocks[order[i]]);
        } else {
            add_block(pieces, &version->blocks[order[i]], NULL);
        }
    }
    if (block->callout != DECK_CALLOUT_NONE) {
        cut_unit(cutter, first, pieces->block_count);
        return;
    }
    size_t begun = pieces->count;
    cutter->list = begun + 1;
    for (size_t i = first; i < pieces->block_count;) {
        size_t end = record_end(pieces, i);
        cut_unit(cutter, i, end);
        i = end;
    }
    if (block->table.rows > 1 && pieces->count > begun) {
        pieces->items[begun].keeps = true;
    }
    cutter->list = 0;
}

/* The words that stand for a picture. */
static void
cut_words(struct cutter *cutter, const struct deck_block *picture, size_t index)
{
    struct deck_block block = *picture;
    char *alt = picture->picture.alt != NULL ? picture->picture.alt : "";
    block.text = (struct deck_text){.text = alt, .len = strlen(alt)};
    block.callout = DECK_CALLOUT_NONE;
    cutter->origin = index;
    cutter->ordinal = 0;
    cutter->list = 0;
    size_t first = add_block(cutter->pieces, &block, NULL);
    cut_unit(cutter, first, first + 1);
}

static void
cut_title(struct cutter *cutter)
{
    const struct deck_text *title = &cutter->build->version->title;
    const struct deck_block block = {.type = DECK_PARAGRAPH};
    struct deck_text text = {.text = mem_copy(title->text, title->len),
                             .len = title->len,
                             .spans = mem_new(1, sizeof(*text.spans)),
                             .span_count = 1};
    text.spans[0] = (struct deck_span){title->len, DECK_BOLD};
    cutter->origin = SIZE_MAX;
    size_t first = cutter->pieces->block_count;
    add_made(cutter->pieces, &block, text, false);
    cutter->list = 0;
    cut_unit(cutter, first, first + 1);
    cutter->pieces->title_end = cutter->pieces->count;
    cutter->pieces->items[cutter->pieces->count - 1].keeps = true;
}

/* WORDS, which are taken over, as small print, in the place of what is before
 * them. */
static void
cut_print(struct cutter *cutter, char *words)
{
    const struct deck_block block = {.type = DECK_PARAGRAPH,
                                     .line = PAGE_LINE_SOURCE};
    const struct deck_text text = {.text = words, .len = strlen(words)};
    size_t first = cutter->pieces->block_count;
    cutter->list = 0;
    add_made(cutter->pieces, &block, text, false);
    cut_unit(cutter, first, first + 1);
}

/* Source and review, on one line if they go there. */
static void
cut_source(struct cutter *cutter)
{
    const struct page_build *build = cutter->build;
    const char *source = build->version->source;
    char *whole = page_foot_source(build, true);
    char *reviewed = page_foot_source(build, false);
    int width =
        build_width(build, whole, build->lang, build->m.cap_print, false);
    size_t piece = cutter->pieces->count;
    if (width > cutter->width && source != NULL && *reviewed) {
        cut_print(cutter, mem_string(source));
        cut_print(cutter, reviewed);
        free(whole);
    } else {
        cut_print(cutter, whole);
        free(reviewed);
    }
    cutter->pieces->items[piece].cost = source_cost;
}

static void
add_mark(struct page_pieces *pieces, size_t block)
{
    pieces->pictures =
        mem_grow(pieces->pictures, pieces->picture_count, &pieces->picture_cap,
                 sizeof(*pieces->pictures));
    pieces->pictures[pieces->picture_count++] =
        (struct page_mark){block, pieces->count};
}

void
page_pieces_init(struct page_pieces *pieces, const struct page_build *build,
                 int width, int height, const struct page_frame *frame,
                 const bool *worded)
{
    const struct deck_version *version = build->version;
    struct cutter cutter = {
        .pieces = pieces, .build = build, .width = width, .height = height};
    size_t count = version->block_count;
    size_t *order = mem_new(count + 1, sizeof(*order));
    memset(pieces, 0, sizeof(*pieces));
    page_order(build->deck, version, build->kind, order);
    size_t title = frame->title_late
                       ? page_order_acts(build->deck, version, build->kind)
                       : 0;
    for (size_t i = 0; i < count;) {
        if (frame->title_in_body && i == title) {
            cut_title(&cutter);
        }
        size_t index = order[i];
        const struct deck_block *block = &version->blocks[index];
        size_t end = i + page_unit_end(version, index) - index;
        if (block->type != DECK_PICTURE) {
            cut_blocks(&cutter, version, order + i, end - i);
        } else if (worded[index]) {
            cut_words(&cutter, block, index);
        } else {
            add_mark(pieces, index);
            cutter.list = 0;
        }
        i = end;
    }
    if (frame->title_in_body && title >= count) {
        cut_title(&cutter);
    }
    if (frame->source_in_body) {
        cut_source(&cutter);
    }
    free(order);
}

void
page_pieces_release(struct page_pieces *pieces)
{
    for (size_t i = 0; i < pieces->block_count; i++) {
        if (pieces->made[i] != NULL) {
            free(pieces->made[i]);
            free(pieces->blocks[i].text.spans);
        }
    }
    free(pieces->made);
    free(pieces->blocks);
    free(pieces->items);
    free(pieces->pictures);
    memset(pieces, 0, sizeof(*pieces));
}

struct page_slice
page_pieces_slice(const struct page_pieces *pieces, size_t first, size_t end)
{
    const struct page_piece *a = &pieces->items[first];
    const struct page_piece *z = &pieces->items[end - 1];
    return (struct page_slice){pieces->blocks, a->first, z->end, a->from,
                               z->to,          1,        1};
}
