/* The lists of a page: items to draw, controls to hit, and the hash that says
 * whether two pages look the same. */
#include "page_items.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

static struct page_item *
item_add(struct page *page, enum page_item_type type, struct page_rect rect,
         uint32_t colour)
{
    page->items = mem_grow(page->items, page->item_count, &page->item_cap,
                           sizeof(*page->items));
    struct page_item *item = &page->items[page->item_count++];
    memset(item, 0, sizeof(*item));
    item->type = type;
    item->rect = rect;
    item->colour = colour;
    item->part = page->part;
    item->join = page->join;
    return item;
}

size_t
page_add_fill(struct page *page, struct page_rect rect, uint32_t colour,
              int radius_px)
{
    if (page == NULL) {
        return 0;
    }
    struct page_item *item = item_add(page, PAGE_FILL, rect, colour);
    item->radius_px = radius_px;
    return page->item_count - 1;
}

void
page_add_box(struct page *page, struct page_rect rect, uint32_t colour,
             uint32_t inner, int border_px, int radius_px)
{
    if (page == NULL) {
        return;
    }
    struct page_item *item = item_add(page, PAGE_FILL, rect, colour);
    item->inner = inner;
    item->border_px = border_px;
    item->radius_px = radius_px;
    item->filled = true;
}

void
page_add_frame(struct page *page, struct page_rect rect, uint32_t colour,
               int border_px, int radius_px)
{
    if (page != NULL) {
        struct page_item *item = item_add(page, PAGE_FILL, rect, colour);
        item->border_px = border_px;
        item->radius_px = radius_px;
    }
}

void
page_add_icon(struct page *page, enum page_icon icon, struct page_rect rect,
              uint32_t colour, uint32_t inner, bool mirrored)
{
    if (page == NULL || icon == ICON_NONE) {
        return;
    }
    struct page_item *item = item_add(page, PAGE_ICON, rect, colour);
    item->icon = icon;
    item->inner = inner;
    item->mirrored = mirrored;
}

void
page_add_line(struct page *page, const struct para *para, size_t line, int x_px,
              int baseline_px, uint32_t colour)
{
    if (page == NULL || line >= para->line_count) {
        return;
    }
    static const enum page_join joins[] = {[PARA_JOINT_NONE] = PAGE_JOIN_NONE,
                                           [PARA_JOINT_SPACE] = PAGE_JOIN_SPACE,
                                           [PARA_JOINT_HYPHEN] =
                                               PAGE_JOIN_HYPHEN,
                                           [PARA_JOINT_LINE] = PAGE_JOIN_LINE};
    const struct para_line *drawn = &para->lines[line];
    page->line_count++;
    for (size_t i = 0; i < drawn->run_count; i++) {
        const struct para_run *run = &drawn->runs[i];
        struct page_rect rect = {x_px + run->x_px, baseline_px, run->width_px,
                                 0};
        struct page_item *item = item_add(page, PAGE_TEXT, rect, colour);
        item->text = mem_string(run->text);
        item->font = run->font;
        item->shape = run->shape;
        item->line = page->line_count;
        item->start = run->start;
        item->cells = line > 0 ? 0 : page->cells;
        item->join = line > 0 ? joins[drawn->joint] : page->join;
    }
}

void
page_add_picture(struct page *page, struct page_rect rect,
                 const struct deck_picture *picture, struct crop crop,
                 enum measure_pixels pixels, uint32_t colour)
{
    if (page == NULL) {
        return;
    }
    struct page_item *item = item_add(page, PAGE_PICTURE, rect, colour);
    item->picture = picture;
    item->crop = crop;
    item->pixels = pixels;
}

void
page_under_picture(struct page *page, bool plated, uint32_t colour,
                   int beyond_px, int radius_px)
{
    if (page == NULL) {
        return;
    }
    struct page_item *item = &page->items[page->item_count - 1];
    item->filled = plated;
    item->inner = colour;
    item->border_px = beyond_px;
    item->radius_px = radius_px;
}

void
page_add_code(struct page *page, struct page_rect rect, uint8_t *modules,
              int side, uint32_t colour)
{
    if (page == NULL) {
        free(modules);
        return;
    }
    struct page_item *item = item_add(page, PAGE_CODE, rect, colour);
    item->modules = modules;
    item->side = side;
}

/* RECT grown by PX to each side, as far as the page reaches. */
static struct page_rect
grown(const struct page *page, struct page_rect rect, int px)
{
    int left = rect.x > px ? rect.x - px : 0;
    int top = rect.y > px ? rect.y - px : 0;
    int right = rect.x + rect.w + px;
    int bottom = rect.y + rect.h + px;
    right = right > page->width_px ? page->width_px : right;
    bottom = bottom > page->height_px ? page->height_px : bottom;
    return (struct page_rect){left, top, right - left, bottom - top};
}

struct page_control *
page_add_control(struct page *page, const char *name, const char *alias,
                 struct page_rect rect, int slop_px, enum play_action action,
                 int argument)
{
    if (page == NULL) {
        return NULL;
    }
    page->controls = mem_grow(page->controls, page->control_count,
                              &page->control_cap, sizeof(*page->controls));
    struct page_control *control = &page->controls[page->control_count++];
    *control =
        (struct page_control){.name = mem_string(name),
                              .alias = alias != NULL ? mem_string(alias) : NULL,
                              .rect = rect,
                              .hit = grown(page, rect, slop_px),
                              .action = action,
                              .argument = argument};
    return control;
}

struct page_rect
page_rect_fit(struct page_rect box, int width, int height, int align)
{
    if (width <= 0 || height <= 0 || box.w <= 0 || box.h <= 0) {
        return (struct page_rect){box.x, box.y, box.w, 0};
    }
    int64_t w = box.w;
    int64_t h = w * height / width;
    if (h > box.h) {
        h = box.h;
        w = h * width / height;
    }
    w = w < 1 ? 1 : w;
    h = h < 1 ? 1 : h;
    int x = box.x + (box.w - (int)w) * align / 2;
    return (struct page_rect){x, box.y, (int)w, (int)h};
}

struct page_rect
page_rect_inset(struct page_rect rect, int px)
{
    return (struct page_rect){rect.x + px, rect.y + px, rect.w - 2 * px,
                              rect.h - 2 * px};
}

/* FNV-1a, 64 bits. */
static uint64_t
hash_bytes(uint64_t hash, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001B3u;
    }
    return hash;
}

static uint64_t
hash_number(uint64_t hash, int64_t number)
{
    char bytes[8];
    memcpy(bytes, &number, sizeof(bytes));
    return hash_bytes(hash, bytes, sizeof(bytes));
}

static uint64_t
hash_pair(uint64_t hash, int64_t a, int64_t b)
{
    return hash_number(hash_number(hash, a), b);
}

static uint64_t
hash_text(uint64_t hash, const char *text)
{
    return hash_bytes(hash, text, strlen(text) + 1);
}

static uint64_t
hash_rect(uint64_t hash, struct page_rect rect)
{
    hash = hash_pair(hash, rect.x, rect.y);
    return hash_pair(hash, rect.w, rect.h);
}

static uint64_t
hash_item(uint64_t hash, const struct page_item *item)
{
    hash = hash_number(hash, item->type);
    hash = hash_rect(hash, item->rect);
    hash = hash_pair(hash, item->colour, item->inner);
    hash = hash_pair(hash, item->radius_px, item->border_px);
    hash = hash_number(hash, (int64_t)item->icon << 2 |
                                 (int64_t)item->mirrored << 1 |
                                 (int64_t)item->filled);
    if (item->text != NULL) {
        hash = hash_text(hash, item->text);
        hash = hash_pair(hash, item->font.face, item->font.size_px);
        hash = hash_number(hash, (int64_t)item->shape.script << 1 |
                                     (int64_t)item->shape.rtl);
    }
    if (item->picture != NULL) {
        hash = hash_text(hash, item->picture->file);
        hash = hash_number(hash, item->picture->modified_ns);
        hash = hash_number(hash, (int64_t)item->picture->size_bytes);
        hash = hash_number(hash, (int64_t)item->picture->page << 2 |
                                     (int64_t)item->pixels);
        hash = hash_pair(hash, item->crop.left, item->crop.right);
        hash = hash_pair(hash, item->crop.top, item->crop.bottom);
    }
    if (item->modules != NULL) {
        size_t count = (size_t)item->side * (size_t)item->side;
        hash = hash_number(hash, item->side);
        hash = hash_bytes(hash, (const char *)item->modules, count);
    }
    return hash;
}

uint64_t
page_items_hash(const struct page *page)
{
    uint64_t hash = 0xCBF29CE484222325u;
    hash = hash_pair(hash, page->width_px, page->height_px);
    hash = hash_number(hash, page->background);
    for (size_t i = 0; i < page->item_count; i++) {
        hash = hash_item(hash, &page->items[i]);
    }
    return hash;
}
