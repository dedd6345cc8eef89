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
static const double line_cost = 10.0;
static const double number_cost = 6.0; /* more at a number: "call | 911" */
/* To part words from what they lead to, a row's name from its cells. */
static const double lead_cost = 100.0;
static const double name_cost = 60.0;
static const double source_cost = 100.0; /* alone on its page */
static const double act_cost = 10.0;     /* a number to call without the next */

/* What pieces are cut for. */
struct cutter {
    struct page_pieces *pieces;
    const struct page_build *build;
    int width, height;
    size_t unit, list;
};

/* ---- blocks ---- */

static size_t
add_block(struct page_pieces *pieces, const struct deck_block *block,
          char *made, int place)
{
    size_t index = pieces->block_count++;
    pieces->blocks = mem_grow(pieces->blocks, index, &pieces->block_cap,
                              sizeof(*pieces->blocks));
    pieces->origins = mem_grow(pieces->origins, index, &pieces->origin_cap,
                               sizeof(*pieces->origins));
    pieces->blocks[index] = *block;
    pieces->origins[index] = (struct page_origin){made, place};
    return index;
}

/* A block like LIKE of a text that was made, which is taken over. */
static void
add_made(struct page_pieces *pieces, const struct deck_block *like,
         struct deck_text text, bool tight, int place)
{
    struct deck_block block = *like;
    block.type = DECK_PARAGRAPH;
    block.text = text;
    block.tight = tight;
    add_block(pieces, &block, text.text, place);
}

/* TABLE, which is read at INDEX, as paragraphs. Each cell is with its head, so
 * that each row can be read by itself. */
static void
add_listed(struct page_pieces *pieces, const struct deck_block *block,
           size_t index)
{
    const struct deck_table *table = &block->table;
    for (int row = table->rows > 1 ? 1 : 0; row < table->rows; row++) {
        bool named = false;
        for (int column = 0; column < table->columns; column++) {
            struct deck_text text = page_table_text(table, row, column);
            int place = page_place_of(index, row > 0 ? (size_t)row - 1 : 0);
            if (text.len > 0) {
                add_made(pieces, block, text, named,
                         place + column * PLACE_SHARES / table->columns);
                named = true;
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
    *piece = (struct page_piece){.first = first,
                                 .end = end,
                                 .from = from,
                                 .to = to,
                                 .unit = cutter->unit,
                                 .list = cutter->list,
                                 .place = pieces->origins[first].place};
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

/* The name of the row of a table that has begun before block INDEX; NULL where
 * that is none. */
static const struct deck_text *
row_name(const struct page_pieces *pieces, size_t index)
{
    bool begun =
        pieces->origins[index].made != NULL && pieces->blocks[index].tight;
    size_t first = index;
    while (begun && first > 0 && pieces->blocks[first].tight) {
        first--;
    }
    return begun ? &pieces->blocks[first].text : NULL;
}

/* A part of block INDEX; one of a call-out is measured with its number. */
static struct page_slice
part_of(const struct cutter *cutter, size_t index, size_t from, size_t to)
{
    const struct page_pieces *pieces = cutter->pieces;
    int parts = pieces->blocks[index].callout != DECK_CALLOUT_NONE ? 8 : 1;
    const struct deck_text *name = row_name(pieces, index);
    return (struct page_slice){pieces->blocks, index, index + 1, from, to,
                               parts,          parts, name};
}

/* The place of byte AT of block INDEX, in the sentence FROM to TO - 1, before
 * which there are SENTENCES. A text that was made is a part by itself. */
static int
place_at(const struct cutter *cutter, size_t index, size_t at, size_t sentences,
         size_t from, size_t to)
{
    const struct page_origin *origin = &cutter->pieces->origins[index];
    size_t len = cutter->pieces->blocks[index].text.len;
    size_t cell = PLACE_SHARES / ROW_CELLS_MAX;
    if (origin->made != NULL) {
        return origin->place + (int)(at * cell / (len + 1));
    }
    return page_place_in(origin->place, sentences, at, from, to);
}

/* The lines of a sentence that is larger than a page, each like ROW;
 * SENTENCES before it. */
static void
cut_lines(struct cutter *cutter, size_t index, size_t from, size_t to,
          size_t sentences, const struct page_row *row)
{
    const struct deck_text *text = &cutter->pieces->blocks[index].text;
    struct deck_text part = page_text_between(text, from, to);
    bool picture = cutter->pieces->blocks[index].type == DECK_PICTURE;
    const struct page_metrics *m = &cutter->build->m;
    const struct para_style style = {.cap_px =
                                         picture ? m->cap_alt : m->cap_body,
                                     .width_px = row->cells[0].width_px};
    bool boxed = picture || cutter->pieces->blocks[index].callout;
    struct para *para =
        para_new(&part, cutter->build->lang, &style, cutter->build->measure);
    int below;
    int pitch =
        page_rows_pitch(para, cutter->build->measure, row->pitch, &below);
    size_t start = from;
    int lines = 0;
    for (size_t i = 1; i <= para->line_count; i++) {
        lines++;
        if (i < para->line_count && para->lines[i].joint == PARA_JOINT_HYPHEN &&
            row->cap + lines * pitch + page_descent(row->cap) <=
                cutter->height) {
            continue; /* the word is not torn by the page */
        }
        size_t codes =
            i < para->line_count ? page_line_start(&para->lines[i]) : SIZE_MAX;
        size_t end = codes == SIZE_MAX ? to : page_text_at(text, from, codes);
        if (end > start && (end < to || i == para->line_count)) {
            struct page_piece *piece =
                add_piece(cutter, index, index + 1, start, end);
            bool number =
                page_text_begins_number(text->text + start, end - start);
            piece->cost = start == from ? sentence_cost
                          : number      ? line_cost + number_cost
                                        : line_cost;
            piece->line = boxed || lines > 1 ? 0 : pitch;
            piece->slack = page_rows_slack(row->cap, row->pitch);
            piece->gap = row->gap;
            piece->place = place_at(cutter, index, start, sentences, from, to);
            start = end;
        }
        lines = 0;
    }
    para_free(para);
    free(part.spans);
}

/* The sentences of a text; of one that is larger than a page the lines. FIT:
 * none is. A text of very many is not tried at each. */
static void
cut_sentences(struct cutter *cutter, size_t index, bool fit)
{
    enum { SENTENCES_MAX = 16 };
    const struct deck_text *text = &cutter->pieces->blocks[index].text;
    size_t least = text->len / SENTENCES_MAX;
    size_t before = 0;
    for (size_t from = 0; from < text->len;) {
        size_t sentences;
        size_t to = page_sentences_end(text, from, least, &sentences);
        struct page_slice slice = part_of(cutter, index, from, to);
        struct page_row row = {0};
        bool whole =
            fit || slice_height(cutter, &slice, &row) <= cutter->height;
        if (!whole && least > 1) {
            least /= 2; /* in the end each by itself */
            continue;
        }
        if (whole) {
            struct page_piece *piece =
                add_piece(cutter, index, index + 1, from, to);
            piece->cost = from > 0 ? sentence_cost : 0.0;
            piece->place = place_at(cutter, index, from, before, from, to);
        } else {
            cut_lines(cutter, index, from, to, before, &row);
        }
        before += sentences;
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
        add_piece(cutter, index, index + 1, (size_t)row, to)->place +=
            (row > 0 ? row - 1 : 0) * PLACE_SHARES;
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

/* Says which pieces of block INDEX, BEGUN and after, lead to others: its last,
 * and of a row of a table its name and the line that its head is on. FIRST,
 * LAST: it is that of its unit. */
static void
keep_led(struct cutter *cutter, size_t index, bool first, bool last,
         size_t begun)
{
    struct page_pieces *pieces = cutter->pieces;
    const struct deck_block *block = &pieces->blocks[index];
    bool cell = pieces->origins[index].made != NULL;
    bool open = !last || block->callout == DECK_CALLOUT_NONE;
    double keeps = open && page_leads_on(block) ? lead_cost : 0.0;
    pieces->items[begun].keeps = cell ? name_cost : 0.0;
    pieces->items[pieces->count - 1].keeps =
        cell && first && !last ? name_cost : keeps;
}

/* Cuts the blocks FIRST to END - 1, which are one unit. */
static void
cut_unit(struct cutter *cutter, size_t first, size_t end)
{
    const struct deck_block *block = &cutter->pieces->blocks[first];
    const struct page_slice all = {
        cutter->pieces->blocks, first, end, 0, INT_MAX, 1, 1, NULL};
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
        size_t begun = cutter->pieces->count;
        if (cutter->pieces->blocks[i].type == DECK_TABLE) {
            cut_rows(cutter, i);
            cutter->list = list;
        } else if (cutter->pieces->blocks[i].text.len > 0) {
            cut_sentences(cutter, i, fits);
        } else {
            add_piece(cutter, i, i + 1, 0, INT_MAX);
        }
        keep_led(cutter, i, i == first, i + 1 == end, begun);
    }
}

/* Cuts the unit that is made of COUNT blocks of VERSION, which are read from
 * the one at AT in ORDER on, where tables that have no room become lists. */
static void
cut_blocks(struct cutter *cutter, const struct deck_version *version,
           const size_t *order, size_t at, size_t count)
{
    struct page_pieces *pieces = cutter->pieces;
    size_t first = pieces->block_count;
    const struct deck_block *block = &version->blocks[order[at]];
    bool item = block->type == DECK_ITEM && block->callout == DECK_CALLOUT_NONE;
    cutter->list = !item ? 0 : cutter->list ? cutter->list : pieces->count + 1;
    for (size_t i = at; i < at + count; i++) {
        add_block(pieces, &version->blocks[order[i]], NULL,
                  page_place_of(i + 1, 0));
    }
    const struct page_slice all = {
        pieces->blocks, first, pieces->block_count, 0, INT_MAX, 1, 1, NULL};
    bool table = false;
    for (size_t i = first; i < pieces->block_count; i++) {
        table = table || pieces->blocks[i].type == DECK_TABLE;
    }
    bool listed = table && slice_height(cutter, &all, NULL) < 0;
    if (!listed) {
        cut_unit(cutter, first, pieces->block_count);
        return;
    }
    pieces->block_count = first;
    for (size_t i = at; i < at + count; i++) {
        const struct deck_block *part = &version->blocks[order[i]];
        if (part->type == DECK_TABLE) {
            add_listed(pieces, part, i + 1);
        } else {
            add_block(pieces, part, NULL, page_place_of(i + 1, 0));
        }
    }
    if (block->callout != DECK_CALLOUT_NONE) {
        cut_unit(cutter, first, pieces->block_count);
        return;
    }
    cutter->list = pieces->count + 1;
    for (size_t i = first; i < pieces->block_count;) {
        size_t end = record_end(pieces, i);
        cut_unit(cutter, i, end);
        i = end;
    }
    cutter->list = 0;
}

/* The words that stand for a picture, which is at PLACE. */
static void
cut_words(struct cutter *cutter, const struct deck_block *picture, int place)
{
    struct deck_block block = *picture;
    char *alt = picture->picture.alt != NULL ? picture->picture.alt : "";
    block.text = (struct deck_text){.text = alt, .len = strlen(alt)};
    block.callout = DECK_CALLOUT_NONE;
    cutter->list = 0;
    size_t first = add_block(cutter->pieces, &block, NULL, place);
    cut_unit(cutter, first, first + 1);
}

/* Cuts a block like LIKE of TEXT, which is taken over. */
static void
cut_made(struct cutter *cutter, const struct deck_block *like,
         struct deck_text text, int place)
{
    size_t first = cutter->pieces->block_count;
    cutter->list = 0;
    add_made(cutter->pieces, like, text, false, place);
    cut_unit(cutter, first, first + 1);
}

/* Source and review as small print, on one line if they go there. */
static void
cut_source(struct cutter *cutter, int place)
{
    const struct deck_block block = {.type = DECK_PARAGRAPH,
                                     .line = PAGE_LINE_SOURCE};
    const struct page_build *build = cutter->build;
    const char *source = build->version->source;
    char *whole = page_foot_source(build, true);
    char *reviewed = page_foot_source(build, false);
    int width =
        build_width(build, whole, build->lang, build->m.cap_print, false);
    size_t piece = cutter->pieces->count;
    bool two = width > cutter->width && source != NULL && *reviewed;
    char *lines[] = {two ? mem_string(source) : whole, two ? reviewed : NULL};
    free(two ? whole : reviewed);
    for (int i = 0; i < 2 && lines[i] != NULL; i++) {
        const struct deck_text text = {.text = lines[i],
                                       .len = strlen(lines[i])};
        cut_made(cutter, &block, text, place);
    }
    cutter->pieces->items[piece].cost = source_cost;
}

static void
add_mark(struct page_pieces *pieces, size_t block, int place)
{
    size_t count = pieces->picture_count++;
    pieces->pictures = mem_grow(pieces->pictures, count, &pieces->picture_cap,
                                sizeof(*pieces->pictures));
    pieces->pictures[count] = (struct page_mark){block, pieces->count, place};
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
    size_t acts = page_order_acts(build->deck, version, build->kind);
    size_t *order = mem_new(count + 1, sizeof(*order));
    memset(pieces, 0, sizeof(*pieces));
    page_order(build->deck, version, build->kind, order);
    for (size_t i = 0; i < count;) {
        size_t index = order[i];
        const struct deck_block *block = &version->blocks[index];
        size_t end = i + page_unit_end(version, index) - index;
        if (block->type != DECK_PICTURE) {
            cut_blocks(&cutter, version, order, i, end - i);
            pieces->items[pieces->count - 1].keeps +=
                end < acts ? act_cost : 0.0;
        } else if (worded[index]) {
            cut_words(&cutter, block, page_place_of(i + 1, 0));
        } else {
            add_mark(pieces, index, page_place_of(i + 1, 0));
            cutter.list = 0;
        }
        i = end;
    }
    if (frame->source_in_body) {
        cut_source(&cutter, page_place_of(count + 1, 0));
    }
    free(order);
}

void
page_pieces_release(struct page_pieces *pieces)
{
    for (size_t i = 0; i < pieces->block_count; i++) {
        if (pieces->origins[i].made != NULL) {
            free(pieces->origins[i].made);
            free(pieces->blocks[i].text.spans);
        }
    }
    free(pieces->origins);
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
    return (struct page_slice){
        pieces->blocks, a->first, z->end, a->from,
        z->to,          1,        1,      row_name(pieces, a->first)};
}
