/* Pictures inside an SVG. librsvg 2.54 goes by what an address says of them,
 * 2.60 by that and by what they are; neither knows "image/jpg", and behind the
 * walls 2.54 has readers of PNG and JPEG only: those of GIF, WebP and SVG are
 * modules of gdk-pixbuf. What can be read is said in the
 * plainest way, what cannot is a loss. See svg_embed.h. */
#include "svg_embed.h"

#include <math.h>
#include <string.h>

#include <cairo.h>

#include "decoder.h"
#include "jpeg_markers.h"
#include "picture_sniff.h"
#include "raster.h"
#include "svg_node.h"

/* So large is what is drawn only to see whether a picture is whole. */
#define GLANCE_PX 64

/* Drawings inside drawings inside drawings. */
enum { DEPTH_MAX = 3 };

/* ---- addresses ---- */

static int
digit(char byte)
{
    return g_ascii_isxdigit(byte) ? g_ascii_xdigit_value(byte) : -1;
}

/* TEXT with each %41 as a byte; other signs of percent stay. */
static GByteArray *
unescape(const char *text)
{
    GByteArray *out = g_byte_array_new();
    for (; *text; text++) {
        guint8 byte = (guint8)*text;
        if (byte == '%' && digit(text[1]) >= 0 && digit(text[2]) >= 0) {
            byte = (guint8)(digit(text[1]) * 16 + digit(text[2]));
            text += 2;
        }
        g_byte_array_append(out, &byte, 1);
    }
    return out;
}

/* Base64 with any spaces, of either alphabet, with or without its end. */
static GByteArray *
decode(const GByteArray *text)
{
    gint state = 0;
    guint save = 0;
    g_autofree char *plain = g_malloc(text->len + 4);
    gsize len = 0;
    for (guint i = 0; i < text->len; i++) {
        char byte = (char)text->data[i];
        byte = byte == '-' ? '+' : byte == '_' ? '/' : byte;
        if (g_ascii_isalnum(byte) || byte == '+' || byte == '/') {
            plain[len++] = byte;
        }
    }
    for (; len % 4 != 0; len++) {
        plain[len] = '=';
    }
    GByteArray *out = g_byte_array_sized_new((guint)(len / 4 * 3 + 3));
    out->len =
        (guint)g_base64_decode_step(plain, len, out->data, &state, &save);
    return out;
}

/* The bytes that ADDRESS, "data:...", holds; NULL when it makes no sense. */
static GByteArray *
bytes_of(const char *address)
{
    const char *comma = strchr(address, ',');
    if (!comma) {
        return NULL;
    }
    g_autofree char *kind = g_ascii_strdown(address, comma - address);
    GByteArray *bytes = unescape(comma + 1);
    if (strstr(kind, "base64")) {
        GByteArray *text = bytes;
        bytes = decode(text);
        g_byte_array_unref(text);
    }
    return bytes;
}

/* Whether ADDRESS is one that any librsvg reads: most are, and they can be
 * long. */
static bool
is_plain(const char *address)
{
    static const struct {
        const char *begin;
        enum picture_format format;
    } plain[] = {{"data:image/png;base64,", PICTURE_PNG},
                 {"data:image/jpeg;base64,", PICTURE_JPEG}};
    guchar head[48];
    bool good = false;
    for (size_t i = 0; i < G_N_ELEMENTS(plain); i++) {
        gint state = 0;
        guint save = 0;
        size_t len = strlen(plain[i].begin);
        if (g_str_has_prefix(address, plain[i].begin) &&
            strlen(address + len) >= sizeof(head)) {
            gsize got = g_base64_decode_step(address + len, sizeof(head), head,
                                             &state, &save);
            good = picture_sniff(head, got) == plain[i].format &&
                   !strpbrk(address + len, "%-_");
        }
    }
    return good;
}

/* ---- what is in it ---- */

char *
svg_embed_address(const char *kind, const void *bytes, gsize len)
{
    g_autofree char *text = g_base64_encode(bytes, len);
    char *address = g_strconcat("data:image/", kind, ";base64,", text, NULL);
    return address;
}

static cairo_status_t
take_png(void *bytes, const unsigned char *more, unsigned len)
{
    g_byte_array_append(bytes, more, len);
    return CAIRO_STATUS_SUCCESS;
}

/* FILE drawn on SURFACE, which has its size. What is damaged in it is told. */
static bool
draw(struct svg_walk *walk, const struct decoder_format *format,
     const struct decoder_file *file, cairo_surface_t *surface)
{
    struct picture_reply reply = {0};
    const struct picture_request request = {
        .verb = PICTURE_DRAW,
        .width_px = cairo_image_surface_get_width(surface),
        .height_px = cairo_image_surface_get_height(surface)};
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        return false;
    }
    cairo_surface_flush(surface);
    bool drawn =
        format->draw(file, &request,
                     (uint32_t *)(void *)cairo_image_surface_get_data(surface),
                     &reply) == PICTURE_OK;
    cairo_surface_mark_dirty(surface);
    walk->lost |= reply.lost;
    return drawn;
}

char *
svg_embed_png(cairo_surface_t *surface)
{
    GByteArray *png = g_byte_array_new();
    bool good = cairo_surface_write_to_png_stream(surface, take_png, png) ==
                CAIRO_STATUS_SUCCESS;
    char *address = good ? svg_embed_address("png", png->data, png->len) : NULL;
    g_byte_array_unref(png);
    return address;
}

/* The picture with no side longer than SIDE_PX; NULL when it cannot be decoded.
 * Freed by cairo. */
static cairo_surface_t *
raster_surface(struct svg_walk *walk, const struct decoder_format *format,
               const struct decoder_file *file, double side_px)
{
    struct picture_reply size = {0};
    if (format->probe(file, 0, &size) != PICTURE_OK) {
        return NULL;
    }
    double scale = fmin(side_px / fmax(size.width_px, size.height_px), 1);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, (int)ceil(size.width_px * scale),
        (int)ceil(size.height_px * scale));
    if (!draw(walk, format, file, surface)) {
        cairo_surface_destroy(surface);
        surface = NULL;
    }
    return surface;
}

/* The picture as a PNG; NULL when it cannot be decoded. */
static char *
raster_to_png(struct svg_walk *walk, const struct decoder_format *format,
              const GByteArray *bytes)
{
    const struct decoder_file file = {bytes->data, bytes->len};
    cairo_surface_t *surface =
        raster_surface(walk, format, &file, SVG_EMBED_SIDE_PX);
    char *address = surface ? svg_embed_png(surface) : NULL;
    if (surface) {
        cairo_surface_destroy(surface);
    }
    return address;
}

/* Whether FILE is a photo that says which of its sides is up: librsvg does not
 * turn it. */
static bool
is_turned(const struct decoder_file *file)
{
    struct jpeg_markers markers;
    jpeg_markers_read(&markers, file);
    bool turned = markers.orientation != 1;
    jpeg_markers_release(&markers);
    return turned;
}

/* BYTES of a kind that librsvg reads, a PNG or JPEG: what is damaged in them is
 * told, and then drawn as it is elsewhere; NULL when they are best as they
 * are. */
static char *
mended(struct svg_walk *walk, const GByteArray *bytes)
{
    const struct decoder_file file = {bytes->data, bytes->len};
    bool jpeg = picture_sniff(bytes->data, bytes->len) == PICTURE_JPEG;
    const struct decoder_format *format = jpeg ? &raster_jpeg : &raster_png;
    uint32_t before = walk->lost;
    walk->lost = 0;
    cairo_surface_t *glance = raster_surface(walk, format, &file, GLANCE_PX);
    bool good = glance && walk->lost == 0;
    if (!good) {
        svg_lost(walk, PICTURE_LOSS_PIXELS);
    }
    walk->lost |= before;
    cairo_surface_destroy(glance);
    return glance && (!good || (jpeg && is_turned(&file)))
               ? raster_to_png(walk, format, bytes)
               : NULL;
}

/* An address of what BYTES hold that can be drawn; NULL when there is none,
 * which is noted. */
static char *
readable(struct svg_walk *walk, const GByteArray *bytes)
{
    char *better = NULL;
    enum picture_loss loss = PICTURE_LOSS_PIXELS;
    switch (picture_sniff(bytes->data, bytes->len)) {
    case PICTURE_PNG:
        better = mended(walk, bytes);
        return better ? better
                      : svg_embed_address("png", bytes->data, bytes->len);
    case PICTURE_JPEG:
        better = mended(walk, bytes);
        return better ? better
                      : svg_embed_address("jpeg", bytes->data, bytes->len);
    case PICTURE_GIF:
        better = raster_to_png(walk, &raster_gif, bytes);
        break;
    case PICTURE_WEBP:
        better = raster_to_png(walk, &raster_webp, bytes);
        break;
    case PICTURE_SVG:
        better = walk->depth == DEPTH_MAX
                     ? NULL
                     : walk->nested(bytes->data, bytes->len, walk->depth + 1,
                                    &walk->lost);
        loss = PICTURE_LOSS_EMBEDDED;
        break;
    default:
        loss = PICTURE_LOSS_EMBEDDED;
    }
    if (!better) {
        svg_lost(walk, loss);
    }
    return better;
}

/* A photo that is a JPEG by what it is, and not by what is said of it: NULL for
 * all else. */
static char *
renamed(const char *address)
{
    static const char *const wrong[] = {"data:image/jpg;base64,",
                                        "data:image/pjpeg;base64,",
                                        "data:img/jpeg;base64,"};
    char *better = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(wrong) && !better; i++) {
        if (g_str_has_prefix(address, wrong[i])) {
            better = g_strconcat("data:image/jpeg;base64,",
                                 address + strlen(wrong[i]), NULL);
        }
    }
    if (better && !is_plain(better)) {
        g_free(better);
        better = NULL;
    }
    return better;
}

/* An address for what the plain ADDRESS holds, without a copy of it in memory:
 * photos are long. NULL when it stays. */
static char *
plain(struct svg_walk *walk, const char *address)
{
    gsize len = 0;
    char *better = renamed(address);
    const char *text = better ? better : address;
    guchar *data = g_base64_decode(strchr(text, ',') + 1, &len);
    const GByteArray bytes = {data, (guint)len};
    char *drawn = mended(walk, &bytes);
    g_free(data);
    if (drawn) {
        g_free(better);
        better = drawn;
    }
    return better;
}

static void
embed(struct svg_walk *walk, xmlAttrPtr href, const char *address)
{
    char *jpeg = renamed(address);
    bool known = jpeg || is_plain(address);
    g_free(jpeg);
    GByteArray *bytes = known ? NULL : bytes_of(address);
    g_autofree char *better = known   ? plain(walk, address)
                              : bytes ? readable(walk, bytes)
                                      : NULL;
    if (!bytes && !known) {
        svg_lost(walk, PICTURE_LOSS_EMBEDDED);
    } else if (better && strcmp(better, address) != 0) {
        xmlSetNsProp(href->parent, href->ns, href->name,
                     (const xmlChar *)better);
        walk->changed = true;
    }
    if (bytes) {
        g_byte_array_unref(bytes);
    }
}

/* Whether NODE has a side of no length: nothing of it is seen. */
static bool
is_flat(const xmlNode *node)
{
    g_autofree char *width = svg_attribute(node, "width");
    g_autofree char *height = svg_attribute(node, "height");
    return (width && strcmp(width, "0") == 0) ||
           (height && strcmp(height, "0") == 0);
}

void
svg_embed(struct svg_walk *walk, xmlNodePtr node)
{
    xmlAttrPtr href = svg_href(node);
    char *value =
        href ? (char *)xmlNodeGetContent((const xmlNode *)href) : NULL;
    if (!value || is_flat(node)) {
        xmlFree(value);
        return;
    }
    g_strstrip(value);
    if (g_ascii_strncasecmp(value, "data:", 5) == 0) {
        embed(walk, href, value);
    } else if (*value && *value != '#') {
        svg_lost(walk, PICTURE_LOSS_LINKED);
    }
    xmlFree(value);
}
