/* Boxes of ISO/IEC 23008-12 around a tile of heif-enc. See heif_make.h. */
#include "heif_make.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>

enum {
    TILE_FIRST = 2,
    PICTURE = 1,
    IDEN_FIRST = 60000,
    PROPERTIES_MAX = 12,
    HEADER = 8
};

struct bytes {
    uint8_t *at;
    size_t len, cap;
};

static void
put(struct bytes *bytes, const void *more, size_t len)
{
    if (bytes->len + len > bytes->cap) {
        bytes->cap = 2 * (bytes->len + len);
        bytes->at = realloc(bytes->at, bytes->cap);
        assert_non_null(bytes->at);
    }
    memcpy(bytes->at + bytes->len, more, len);
    bytes->len += len;
}

/* COUNT bytes of VALUE, the highest first. */
static void
put_number(struct bytes *bytes, uint32_t value, int count)
{
    for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
        uint8_t byte = (uint8_t)(value >> shift);
        put(bytes, &byte, 1);
    }
}

static size_t
begin(struct bytes *bytes, const char *type)
{
    size_t start = bytes->len;
    put_number(bytes, 0, 4);
    put(bytes, type, 4);
    return start;
}

/* A box with version and flags. */
static size_t
begin_full(struct bytes *bytes, const char *type, uint32_t version)
{
    size_t start = begin(bytes, type);
    put_number(bytes, version << 24, 4);
    return start;
}

static void
put_at(struct bytes *bytes, size_t at, uint32_t value)
{
    struct bytes number = {0};
    put_number(&number, value, 4);
    memcpy(bytes->at + at, number.at, 4);
    free(number.at);
}

static void
end(struct bytes *bytes, size_t start)
{
    put_at(bytes, start, (uint32_t)(bytes->len - start));
}

/* What is known of the tile. */
struct tile {
    struct bytes file;
    const uint8_t *config; /* the box hvcC or av1C */
    size_t config_len;
    const uint8_t *data;
    size_t data_len;
    bool av1;
};

static uint8_t *
find(const struct bytes *file, const char *type, size_t *len)
{
    uint8_t *type_at = memmem(file->at, file->len, type, 4);
    if (!type_at) {
        return NULL;
    }
    uint8_t *box = type_at - 4;
    *len = (size_t)box[0] << 24 | (size_t)box[1] << 16 | (size_t)box[2] << 8 |
           box[3];
    return box;
}

static void
tile_read(struct tile *tile, const char *path)
{
    uint8_t buffer[4096];
    size_t got;
    *tile = (struct tile){0};
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    while ((got = fread(buffer, 1, sizeof(buffer), in)) > 0) {
        put(&tile->file, buffer, got);
    }
    fclose(in);
    tile->config = find(&tile->file, "hvcC", &tile->config_len);
    if (!tile->config) {
        tile->config = find(&tile->file, "av1C", &tile->config_len);
        tile->av1 = true;
    }
    assert_non_null(tile->config);
    tile->data = find(&tile->file, "mdat", &tile->data_len);
    assert_non_null(tile->data);
    tile->data += HEADER;
    tile->data_len -= HEADER;
}

static int
tiles(const struct heif_recipe *recipe)
{
    return recipe->columns * recipe->rows;
}

static void
put_hdlr(struct bytes *out, const struct heif_recipe *recipe)
{
    size_t box = begin_full(out, "hdlr", 0);
    put_number(out, 0, 4);
    put(out, "pict", 4);
    put(out, "\0\0\0\0\0\0\0\0\0\0\0\0", 13);
    end(out, box);
    box = begin_full(out, "pitm", 0);
    put_number(out, recipe->idens > 0 ? IDEN_FIRST : PICTURE, 2);
    end(out, box);
}

static void
put_infe(struct bytes *out, uint32_t id, const char *type)
{
    size_t box = begin_full(out, "infe", 2);
    put_number(out, id, 2);
    put_number(out, 0, 2);
    put(out, type, 4);
    put_number(out, 0, 1);
    end(out, box);
}

static void
put_items(struct bytes *out, const struct heif_recipe *recipe,
          const struct tile *tile)
{
    const char *coded = tile->av1 ? "av01" : "hvc1";
    int count = tiles(recipe);
    size_t box = begin_full(out, "iinf", 0);
    put_number(out, (uint32_t)(count + recipe->idens) + 1, 2);
    put_infe(out, PICTURE, count > 0 ? "grid" : coded);
    for (int i = 0; i < count; i++) {
        put_infe(out, TILE_FIRST + (uint32_t)i, coded);
    }
    for (int i = 0; i < recipe->idens; i++) {
        put_infe(out, IDEN_FIRST + (uint32_t)i, "iden");
    }
    end(out, box);
}

/* That the item ID is made of COUNT items from FIRST on. */
static void
put_made_of(struct bytes *out, uint32_t id, uint32_t first, int count)
{
    size_t box = begin(out, "dimg");
    put_number(out, id, 2);
    put_number(out, (uint32_t)count, 2);
    for (int i = 0; i < count; i++) {
        put_number(out, first + (uint32_t)i, 2);
    }
    end(out, box);
}

static void
put_references(struct bytes *out, const struct heif_recipe *recipe)
{
    if (tiles(recipe) + recipe->idens == 0) {
        return;
    }
    size_t box = begin_full(out, "iref", 0);
    if (tiles(recipe) > 0) {
        put_made_of(out, PICTURE, TILE_FIRST, tiles(recipe));
    }
    for (int i = 0; i < recipe->idens; i++) {
        uint32_t last = recipe->endless ? IDEN_FIRST : PICTURE;
        uint32_t next = IDEN_FIRST + (uint32_t)i + 1;
        put_made_of(out, next - 1, i + 1 < recipe->idens ? next : last, 1);
    }
    end(out, box);
}

static void
put_place(struct bytes *out, uint32_t id, uint32_t offset, size_t len)
{
    put_number(out, id, 2);
    put_number(out, 0, 2);
    put_number(out, 1, 2);
    put_number(out, offset, 4);
    put_number(out, (uint32_t)len, 4);
}

/* Where the data of the items are, MDAT being their first byte. All tiles are
 * the same bytes. */
static void
put_iloc(struct bytes *out, const struct heif_recipe *recipe,
         const struct tile *tile, size_t mdat)
{
    int count = tiles(recipe);
    size_t grid = count > 0 ? HEADER : 0;
    size_t box = begin_full(out, "iloc", 0);
    put_number(out, 0x4400, 2);
    put_number(out, (uint32_t)(count + recipe->idens) + 1, 2);
    put_place(out, PICTURE, (uint32_t)mdat, grid ? grid : tile->data_len);
    for (int i = 0; i < count; i++) {
        size_t cut = i + 1 == recipe->broken ? tile->data_len / 2 : 0;
        put_place(out, TILE_FIRST + (uint32_t)i, (uint32_t)(mdat + grid + cut),
                  tile->data_len - cut);
    }
    for (int i = 0; i < recipe->idens; i++) {
        put_place(out, IDEN_FIRST + (uint32_t)i, (uint32_t)mdat, HEADER);
    }
    end(out, box);
}

static void
put_ispe(struct bytes *out, int width, int height)
{
    size_t box = begin_full(out, "ispe", 0);
    put_number(out, (uint32_t)width, 4);
    put_number(out, (uint32_t)height, 4);
    end(out, box);
}

static void
put_clap(struct bytes *out, const struct heif_recipe *recipe)
{
    const uint32_t numbers[] = {
        (uint32_t)recipe->clap_width, 1, (uint32_t)recipe->clap_height, 1,
        (uint32_t)recipe->clap_x,     1, (uint32_t)recipe->clap_y,      1};
    size_t box = begin(out, "clap");
    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        put_number(out, numbers[i], 4);
    }
    end(out, box);
}

static void
put_colours(struct bytes *out, const struct heif_recipe *recipe)
{
    size_t box = begin(out, "colr");
    if (recipe->icc) {
        put(out, "prof", 4);
        put(out, recipe->icc, recipe->icc_len);
    } else {
        put(out, "nclx", 4);
        put_number(out, (uint32_t)recipe->primaries, 2);
        put_number(out, (uint32_t)recipe->transfer, 2);
        put_number(out, 6, 2); /* the matrix of heif-enc */
        put_number(out, recipe->video ? 0 : 0x80, 1);
    }
    end(out, box);
}

static void
put_byte_box(struct bytes *out, const char *type, int value)
{
    size_t box = begin(out, type);
    put_number(out, (uint32_t)value, 1);
    end(out, box);
}

/* The property that LETTER stands for, see `order`; false if there is none. */
static bool
put_own(struct bytes *out, const struct heif_recipe *recipe, char letter)
{
    if (letter == 's') {
        put_ispe(out, tiles(recipe) > 0 ? recipe->width : recipe->tile_width,
                 tiles(recipe) > 0 ? recipe->height : recipe->tile_height);
    } else if (letter == 'c' && recipe->clap_width) {
        put_clap(out, recipe);
    } else if (letter == 'r' && recipe->turns) {
        put_byte_box(out, "irot", recipe->turns);
    } else if (letter == 'm' && recipe->mirror) {
        put_byte_box(out, "imir", recipe->mirror == 1);
    } else if (letter == 'p' && (recipe->icc || recipe->primaries)) {
        put_colours(out, recipe);
    } else {
        return false;
    }
    return true;
}

static void
put_association(struct bytes *out, uint32_t id, const int *indices, int count)
{
    put_number(out, id, 2);
    put_number(out, (uint32_t)count, 1);
    for (int i = 0; i < count; i++) {
        put_number(out, (uint32_t)indices[i], 1);
    }
}

/* 1 is the codec's, 2 the size of a tile, 3 and 4 the turn and size of items
 * "iden", then come those that only the picture has, in its order. */
static void
put_properties(struct bytes *out, const struct heif_recipe *recipe,
               const struct tile *tile)
{
    static const int of_tile[] = {1, 2}, of_iden[] = {4, 3};
    int count = tiles(recipe);
    int own[PROPERTIES_MAX];
    int owned = 0;
    char order[16];
    snprintf(order, sizeof(order), "%sp",
             recipe->order ? recipe->order : "scrm");
    size_t iprp = begin(out, "iprp");
    size_t box = begin(out, "ipco");
    put(out, tile->config, tile->config_len);
    put_ispe(out, recipe->tile_width, recipe->tile_height);
    put_byte_box(out, "irot", recipe->iden_turns);
    put_own(out, recipe, 's');
    for (const char *letter = order; *letter; letter++) {
        if (put_own(out, recipe, *letter)) {
            own[owned] = 5 + owned;
            owned++;
        }
    }
    end(out, box);
    if (count == 0) {
        own[owned++] = 1;
    }
    box = begin_full(out, "ipma", 0);
    put_number(out, (uint32_t)(count + recipe->idens) + 1, 4);
    put_association(out, PICTURE, own, owned);
    for (int i = 0; i < count; i++) {
        put_association(out, TILE_FIRST + (uint32_t)i, of_tile, 2);
    }
    for (int i = 0; i < recipe->idens; i++) {
        put_association(out, IDEN_FIRST + (uint32_t)i, of_iden, i == 0 ? 2 : 1);
    }
    end(out, box);
    end(out, iprp);
}

static void
put_meta(struct bytes *out, const struct heif_recipe *recipe,
         const struct tile *tile, size_t mdat)
{
    size_t box = begin_full(out, "meta", 0);
    put_hdlr(out, recipe);
    put_items(out, recipe, tile);
    put_references(out, recipe);
    put_iloc(out, recipe, tile, mdat);
    put_properties(out, recipe, tile);
    end(out, box);
}

static void
put_data(struct bytes *out, const struct heif_recipe *recipe,
         const struct tile *tile)
{
    size_t box = begin(out, "mdat");
    if (tiles(recipe) > 0) {
        put_number(out, 0, 1);
        put_number(out, 0, 1); /* sides of 16 bits */
        put_number(out, (uint32_t)recipe->rows - 1, 1);
        put_number(out, (uint32_t)recipe->columns - 1, 1);
        put_number(out, (uint32_t)recipe->width, 2);
        put_number(out, (uint32_t)recipe->height, 2);
    }
    put(out, tile->data, tile->data_len);
    end(out, box);
}

void
heif_make(const char *path, const struct heif_recipe *recipe)
{
    struct tile tile;
    struct bytes out = {0};
    tile_read(&tile, recipe->tile);
    const char *brand = tile.av1 ? "avif" : "heic";
    size_t box = begin(&out, "ftyp");
    put(&out, brand, 4);
    put_number(&out, 0, 4);
    put(&out, "mif1", 4);
    put(&out, brand, 4);
    end(&out, box);
    size_t start = out.len;
    put_meta(&out, recipe, &tile, 0);
    size_t mdat = out.len + HEADER;
    out.len = start; /* once more, now that its length is known */
    put_meta(&out, recipe, &tile, mdat);
    put_data(&out, recipe, &tile);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(out.at, 1, out.len, file), out.len);
    assert_int_equal(fclose(file), 0);
    free(out.at);
    free(tile.file.at);
}

static bool
is_gray(const uint32_t *pixels, int count)
{
    bool gray = true;
    for (int i = 0; i < count; i++) {
        gray = gray && pixels[i] == 0xFF000000 + (pixels[i] & 0xFF) * 0x010101;
    }
    return gray;
}

/* Of four channels heif-enc makes two pictures, so only where it has to be. */
static bool
is_opaque(const uint32_t *pixels, int count)
{
    bool opaque = true;
    for (int i = 0; i < count; i++) {
        opaque = opaque && pixels[i] >> 24 == 0xFF;
    }
    return opaque;
}

/* With DEEP, 16 bits a channel: libpng calls that linear, and writes numbers
 * as they are. */
static void
write_png(const char *path, const uint32_t *pixels, int width, int height,
          bool deep)
{
    struct bytes bytes = {0};
    int count = width * height;
    bool opaque = is_opaque(pixels, count);
    bool gray = is_gray(pixels, count);
    for (int i = 0; i < count; i++) {
        for (int shift = gray ? 0 : 16; shift >= (opaque ? 0 : -8);
             shift -= 8) {
            uint32_t value = pixels[i] >> (shift & 31) & 0xFF;
            uint16_t wide = (uint16_t)(value * 257);
            uint8_t narrow = (uint8_t)value;
            put(&bytes, deep ? (void *)&wide : &narrow, deep ? 2 : 1);
        }
    }
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)width,
                       .height = (png_uint_32)height,
                       .format = gray     ? PNG_FORMAT_GRAY
                                 : opaque ? PNG_FORMAT_RGB
                                          : PNG_FORMAT_RGBA};
    image.format |= deep ? PNG_FORMAT_FLAG_LINEAR : 0;
    assert_true(png_image_write_to_file(&image, path, 0, bytes.at, 0, NULL));
    free(bytes.at);
}

void
heif_encode(const char *path, const uint32_t *pixels, int width, int height,
            const char *options)
{
    char png[512];
    char command[2048];
    snprintf(png, sizeof(png), "%s.png", path);
    write_png(png, pixels, width, height, options && strstr(options, "-b "));
    snprintf(
        command, sizeof(command), "heif-enc %s %s -o '%s' '%s' >/dev/null 2>&1",
        strstr(path, ".avif") ? "-A" : "", options ? options : "", path, png);
    assert_int_equal(system(command), 0);
    assert_int_equal(remove(png), 0);
}
