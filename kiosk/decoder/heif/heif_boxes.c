/* Boxes of ISO/IEC 23008-12 and 14496-12. See heif_boxes.h. */
#include "heif_boxes.h"

#include <math.h>
#include <string.h>

/* The longest chain of derived pictures in any file, and more tiles than a grid
 * can have. */
enum { CHAIN_MAX = 8, VISITS_MAX = 2 * 65536 };

/* The unread rest. Reading past the end gives zeros and clears `whole`. */
struct reader {
    const uint8_t *at;
    size_t len;
    bool whole;
};

struct box {
    char type[5];
    struct reader body;
};

struct meta {
    uint32_t primary;
    struct box items, references, properties;
    struct reader owners; /* the boxes beside `properties` */
};

static uint32_t
number(struct reader *in, size_t count)
{
    uint32_t value = 0;
    if (in->len < count) {
        *in = (struct reader){in->at, 0, false};
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        value = value << 8 | in->at[i];
    }
    in->at += count;
    in->len -= count;
    return value;
}

static void
letters(struct reader *in, char type[5])
{
    uint32_t value = number(in, 4);
    for (int i = 0; i < 4; i++) {
        type[i] = (char)(value >> (24 - 8 * i) & 0xFF);
    }
    type[4] = '\0';
}

/* Reads the next box; false at the end or if it is truncated. */
static bool
next_box(struct reader *in, struct box *box)
{
    struct reader rest = *in;
    uint64_t len = number(&rest, 4);
    letters(&rest, box->type);
    if (len == 1) {
        len = (uint64_t)number(&rest, 4) << 32;
        len |= number(&rest, 4);
    } else if (len == 0) {
        len = in->len;
    }
    size_t head = in->len - rest.len;
    if (!rest.whole || len < head || len > in->len) {
        return false;
    }
    box->body = (struct reader){rest.at, (size_t)len - head, true};
    in->at += len;
    in->len -= (size_t)len;
    return true;
}

static bool
is(const struct box *box, const char *type)
{
    return strcmp(box->type, type) == 0;
}

/* The box TYPE among those that IN holds. */
static bool
find_box(struct reader in, const char *type, struct box *box)
{
    while (next_box(&in, box)) {
        if (is(box, type)) {
            return true;
        }
    }
    *box = (struct box){.body = {.whole = true}};
    return false;
}

/* The version that some boxes begin with; their flags are skipped. */
static uint32_t
version_of(struct reader *in)
{
    return number(in, 4) >> 24;
}

/* The size of an item id in the box of IN, by its version. */
static size_t
id_bytes_of(struct reader *in)
{
    return version_of(in) == 0 ? 2 : 4;
}

static bool
open_meta(struct meta *meta, const struct decoder_file *file)
{
    struct reader in = {file->bytes, file->len, true};
    struct box box, primary;
    if (!find_box(in, "meta", &box)) {
        return false;
    }
    version_of(&box.body);
    in = box.body;
    bool good = find_box(in, "pitm", &primary) &&
                find_box(in, "iinf", &meta->items) &&
                find_box(in, "iprp", &box) &&
                find_box(box.body, "ipco", &meta->properties);
    find_box(in, "iref", &meta->references);
    meta->owners = box.body;
    size_t id_bytes = id_bytes_of(&primary.body);
    meta->primary = number(&primary.body, id_bytes);
    return good && primary.body.whole;
}

/* The type of the item ID; empty if there is no such item. */
static void
type_of(const struct meta *meta, uint32_t id, char type[5])
{
    struct reader in = meta->items.body;
    struct box box;
    memset(type, 0, 5);
    size_t count_bytes = id_bytes_of(&in);
    number(&in, count_bytes);
    while (next_box(&in, &box)) {
        uint32_t version = version_of(&box.body);
        if (number(&box.body, version < 3 ? 2 : 4) == id) {
            number(&box.body, 2);
            letters(&box.body, type);
            return;
        }
    }
}

/* The items that an item is derived from. */
struct parts {
    struct reader ids;
    size_t id_bytes;
    uint32_t count;
};

static struct parts
parts_of(const struct meta *meta, uint32_t id)
{
    struct reader in = meta->references.body;
    struct box box;
    size_t id_bytes = id_bytes_of(&in);
    while (next_box(&in, &box)) {
        if (is(&box, "dimg") && number(&box.body, id_bytes) == id) {
            uint32_t count = number(&box.body, 2);
            return (struct parts){box.body, id_bytes, count};
        }
    }
    return (struct parts){.count = 0};
}

static bool
next_part(struct parts *parts, uint32_t *id)
{
    if (parts->count == 0) {
        return false;
    }
    parts->count--;
    *id = number(&parts->ids, parts->id_bytes);
    return parts->ids.whole;
}

static bool
has_part(const struct meta *meta, uint32_t whole, uint32_t id)
{
    struct parts parts = parts_of(meta, whole);
    uint32_t part;
    while (next_part(&parts, &part)) {
        if (part == id) {
            return true;
        }
    }
    return false;
}

/* An iterator over the items and their properties, in the order of the file. */
struct owners {
    struct reader boxes; /* behind the one that is read */
    struct reader in;
    uint32_t left; /* items of this box */
    size_t id_bytes, index_bytes;
};

/* The next item; its INDICES are COUNT numbers of OWNERS' index_bytes. */
static bool
next_owner(struct owners *owners, uint32_t *id, struct reader *indices,
           uint32_t *count)
{
    struct box box;
    while (owners->left == 0) {
        if (!next_box(&owners->boxes, &box)) {
            return false;
        }
        if (is(&box, "ipma")) {
            owners->in = box.body;
            uint32_t start = number(&owners->in, 4); /* version and flags */
            owners->id_bytes = start >> 24 == 0 ? 2 : 4;
            owners->index_bytes = (start & 1) != 0 ? 2 : 1;
            owners->left = number(&owners->in, 4);
        }
    }
    owners->left--;
    *id = number(&owners->in, owners->id_bytes);
    *count = number(&owners->in, 1);
    *indices = owners->in;
    for (uint32_t i = 0; i < *count; i++) {
        number(&owners->in, owners->index_bytes);
    }
    return owners->in.whole;
}

/* Reads the property of the next of INDICES, whose top bit (essential) is
 * ignored; an empty type if there is none. */
static void
next_property(const struct meta *meta, struct reader *indices, size_t bytes,
              struct box *box)
{
    uint32_t index = number(indices, bytes) & (bytes == 1 ? 0x7F : 0x7FFF);
    struct reader in = meta->properties.body;
    *box = (struct box){.type = ""};
    for (uint32_t i = 0; i < index; i++) {
        if (!next_box(&in, box)) {
            *box = (struct box){.type = ""};
            return;
        }
    }
}

static bool
is_change(const struct box *box)
{
    return is(box, "irot") || is(box, "imir") || is(box, "clap");
}

/* The result so far: `left` of the picture, mirrored left to right, then
 * rotated clockwise. */
struct plan {
    struct heif_boxes *boxes;
    bool mirrored;
    int quarters;
};

static double
fraction(struct reader *in, bool negative)
{
    uint32_t top = number(in, 4);
    uint32_t bottom = number(in, 4);
    return (negative ? (double)(int32_t)top : (double)top) / bottom;
}

static int
clamp(double value, int least, int most)
{
    return value >= most ? most : value >= least ? (int)value : least;
}

/* Applies a clean aperture: its size, and the offset of its centre. It is
 * rotated back step by step to the coordinates of the stored picture. */
static void
cut(struct plan *plan, struct reader in)
{
    struct heif_window *left = &plan->boxes->left;
    bool lies = plan->quarters % 2 == 1;
    int wide = lies ? left->height_px : left->width_px;
    int high = lies ? left->width_px : left->height_px;
    double width = fraction(&in, false);
    double height = fraction(&in, false);
    double x = fraction(&in, true);
    double y = fraction(&in, true);
    if (!in.whole || !isfinite(width + height + x + y)) {
        return;
    }
    struct heif_window part = {.width_px = clamp(width + 0.5, 1, wide),
                               .height_px = clamp(height + 0.5, 1, high)};
    part.x = clamp((wide - width) / 2 + x, 0, wide - part.width_px);
    part.y = clamp((high - height) / 2 + y, 0, high - part.height_px);
    for (int i = 0; i < plan->quarters; i++) {
        struct heif_window before = {part.y, wide - part.x - part.width_px,
                                     part.height_px, part.width_px};
        part = before;
        int swapped = wide;
        wide = high;
        high = swapped;
    }
    if (plan->mirrored) {
        part.x = left->width_px - part.x - part.width_px;
    }
    *left = (struct heif_window){left->x + part.x, left->y + part.y,
                                 part.width_px, part.height_px};
}

static void
change(struct plan *plan, const struct box *box)
{
    struct reader in = box->body;
    if (is(box, "clap")) {
        cut(plan, in);
    } else if (is(box, "irot")) {
        int turns = (int)number(&in, 1) & 3;
        plan->quarters = (plan->quarters + 4 - turns) % 4;
    } else if (is(box, "imir")) {
        bool upside_down = (number(&in, 1) & 1) == 0;
        plan->quarters = (4 - plan->quarters + (upside_down ? 2 : 0)) % 4;
        plan->mirrored = !plan->mirrored;
    }
}

/* Whether the codec's box says so: AV1 in a bit, H.265 in the number of its
 * chroma format. */
static void
take_gray(struct plan *plan, const struct box *box)
{
    const struct reader *in = &box->body;
    plan->boxes->gray =
        plan->boxes->gray ||
        (is(box, "av1C") && in->len > 2 && (in->at[2] & 0x10) != 0) ||
        (is(box, "hvcC") && in->len > 16 && (in->at[16] & 3) == 0);
}

static void
take_form(struct plan *plan, const struct box *box)
{
    struct heif_boxes *boxes = plan->boxes;
    struct reader in = box->body;
    take_gray(plan, box);
    if (!is(box, "ispe")) {
        return;
    }
    version_of(&in);
    uint32_t width = number(&in, 4);
    uint32_t height = number(&in, 4);
    boxes->known =
        width > 0 && width <= INT32_MAX && height > 0 && height <= INT32_MAX;
    boxes->width_px = (int)width;
    boxes->height_px = (int)height;
    boxes->left = (struct heif_window){0, 0, (int)width, (int)height};
}

/* Calls TAKE for each property of the item ID. */
static void
read_item(const struct meta *meta, uint32_t id, struct plan *plan,
          void (*take)(struct plan *plan, const struct box *box))
{
    struct owners owners = {.boxes = meta->owners};
    struct reader indices;
    struct box box;
    uint32_t owner, count;
    while (next_owner(&owners, &owner, &indices, &count)) {
        for (uint32_t i = 0; owner == id && i < count; i++) {
            next_property(meta, &indices, owners.index_bytes, &box);
            take(plan, &box);
        }
    }
}

/* Whether a source of WHOLE is transformed itself, which is left to libheif. */
static bool
parts_change(const struct meta *meta, uint32_t whole)
{
    struct owners owners = {.boxes = meta->owners};
    struct reader indices;
    struct box box;
    uint32_t owner, count;
    while (next_owner(&owners, &owner, &indices, &count)) {
        for (uint32_t i = 0; i < count; i++) {
            next_property(meta, &indices, owners.index_bytes, &box);
            if (is_change(&box) && has_part(meta, whole, owner)) {
                return true;
            }
        }
    }
    return false;
}

/* Whether the sources of the item ID are circular. */
static bool
is_endless(const struct meta *meta, uint32_t id, int depth, int *visits)
{
    struct parts parts = parts_of(meta, id);
    bool endless = depth > CHAIN_MAX || ++*visits > VISITS_MAX;
    while (!endless && next_part(&parts, &id)) {
        endless = is_endless(meta, id, depth + 1, visits);
    }
    return endless;
}

static bool
goes_round(const struct meta *meta)
{
    struct reader in = meta->references.body;
    struct box box;
    size_t id_bytes = id_bytes_of(&in);
    bool endless = false;
    int visits = 0;
    while (!endless && next_box(&in, &box)) {
        endless = is_endless(meta, number(&box.body, id_bytes), 0, &visits);
    }
    return endless;
}

/* The primary item and its sources, up to the first that has pixels or several
 * sources. Returns their number. */
static int
follow(const struct meta *meta, uint32_t chain[CHAIN_MAX])
{
    char type[5];
    struct parts parts;
    int count = 0;
    uint32_t id = meta->primary;
    do {
        chain[count++] = id;
        type_of(meta, id, type);
        parts = parts_of(meta, id);
    } while (strcmp(type, "iden") == 0 && count < CHAIN_MAX &&
             next_part(&parts, &id));
    return count;
}

void
heif_boxes_read(struct heif_boxes *boxes, const struct decoder_file *file)
{
    static const int numbers[2][4] = {{1, 6, 3, 8}, {2, 7, 4, 5}};
    struct meta meta;
    struct plan plan = {.boxes = boxes};
    uint32_t chain[CHAIN_MAX], part;
    *boxes = (struct heif_boxes){.known = false};
    if (!open_meta(&meta, file)) {
        return;
    }
    boxes->endless = goes_round(&meta);
    int count = follow(&meta, chain);
    boxes->item = chain[count - 1];
    read_item(&meta, boxes->item, &plan, take_form);
    struct parts parts = parts_of(&meta, boxes->item);
    boxes->pieces = next_part(&parts, &part);
    if (boxes->pieces) {
        read_item(&meta, part, &plan, take_gray);
    }
    for (int i = count - 1; boxes->known && i >= 0; i--) {
        read_item(&meta, chain[i], &plan, change);
    }
    boxes->orientation = numbers[plan.mirrored][plan.quarters];
    boxes->known = boxes->known && !parts_change(&meta, boxes->item);
}
