/* Pictures inside an SVG. See svg_embed.h. */
#include "svg_embed.h"

#include <math.h>
#include <string.h>

#include <cairo.h>

#include "decoder.h"
#include "jpeg_markers.h"
#include "picture_sniff.h"
#include "raster.h"
#include "svg_node.h"

/* The size of the trial decode that finds damage. */
#define GLANCE_PX 64

/* How deeply drawings may be nested. */
enum { DEPTH_MAX = 3 };

/* ---- addresses ---- */

static int
digit(char byte)
{
    return g_ascii_isxdigit(byte) ? g_ascii_xdigit_value(byte) : -1;
}

/* Decodes percent-encoding in TEXT; a stray '%' stays. */
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

/* Base64 in either alphabet, with or without spaces and padding. */
static GByteArray *
decode(const GByteArray *text)
{
    gint state = 0;
    guint save = 0;
    GByteArray *out = g_byte_array_sized_new(text->len + 4);
    gsize len = 0;
    for (guint i = 0; i < text->len; i++) {
        char byte = (char)text->data[i];
        byte = byte == '-' ? '+' : byte == '_' ? '/' : byte;
        if (g_ascii_isalnum(byte) || byte == '+' || byte == '/') {
            out->data[len++] = (guint8)byte;
        }
    }
    for (; len % 4 != 0; len++) {
        out->data[len] = '=';
    }
    out->len = (guint)g_base64_decode_step((const char *)out->data, len,
                                           out->data, &state, &save);
    return out;
}

/* The content of the data URI ADDRESS; NULL if it is malformed. */
static GByteArray *
bytes_of(const char *address)
{
    const char *comma = strchr(address, ',');
    if (comma == NULL) {
        return NULL;
    }
    g_autofree char *kind = g_ascii_strdown(address, comma - address);
    GByteArray *bytes = unescape(comma + 1);
    if (strstr(kind, "base64") != NULL) {
        GByteArray *text = bytes;
        bytes = decode(text);
        g_byte_array_unref(text);
    }
    return bytes;
}

/* Whether every librsvg reads ADDRESS: most are of this kind, and they can be
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
                   strpbrk(address + len, "%-_") == NULL;
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

/* Decodes FILE to SURFACE and records damage. */
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

/* Decodes FILE with no side longer than SIDE_PX; NULL if that fails. Freed by
 * cairo. */
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

/* Re-encodes BYTES as a PNG; NULL if they cannot be decoded. */
static char *
raster_to_png(struct svg_walk *walk, const struct decoder_format *format,
              const GByteArray *bytes)
{
    const struct decoder_file file = {bytes->data, bytes->len};
    cairo_surface_t *surface =
        raster_surface(walk, format, &file, SVG_EMBED_SIDE_PX);
    char *address = surface != NULL ? svg_embed_png(surface) : NULL;
    if (surface != NULL) {
        cairo_surface_destroy(surface);
    }
    return address;
}

/* Whether FILE has an EXIF orientation, which librsvg ignores. */
static bool
is_turned(const struct decoder_file *file)
{
    struct jpeg_markers markers;
    jpeg_markers_read(&markers, file);
    bool turned = markers.orientation != 1;
    jpeg_markers_release(&markers);
    return turned;
}

/* Checks the PNG or JPEG in BYTES and records damage. Re-encodes it if it is
 * damaged or rotated, so that it looks as it does outside a drawing; NULL if it
 * can stay as it is. */
static char *
repaired(struct svg_walk *walk, const GByteArray *bytes)
{
    const struct decoder_file file = {bytes->data, bytes->len};
    bool jpeg = picture_sniff(bytes->data, bytes->len) == PICTURE_JPEG;
    const struct decoder_format *format = jpeg ? &raster_jpeg : &raster_png;
    uint32_t before = walk->lost;
    walk->lost = 0;
    cairo_surface_t *glance = raster_surface(walk, format, &file, GLANCE_PX);
    bool good = glance != NULL && walk->lost == 0;
    if (!good) {
        svg_lost(walk, PICTURE_LOSS_PIXELS);
    }
    walk->lost |= before;
    cairo_surface_destroy(glance);
    return glance != NULL && (!good || (jpeg && is_turned(&file)))
               ? raster_to_png(walk, format, bytes)
               : NULL;
}

/* A data URI that librsvg reads for the picture in BYTES; NULL, and a loss, if
 * there is none. */
static char *
readable(struct svg_walk *walk, const GByteArray *bytes)
{
    char *better = NULL;
    enum picture_loss loss = PICTURE_LOSS_PIXELS;
    switch (picture_sniff(bytes->data, bytes->len)) {
    case PICTURE_PNG:
        better = repaired(walk, bytes);
        return better != NULL
                   ? better
                   : svg_embed_address("png", bytes->data, bytes->len);
    case PICTURE_JPEG:
        better = repaired(walk, bytes);
        return better != NULL
                   ? better
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
    if (better == NULL) {
        svg_lost(walk, loss);
    }
    return better;
}

/* ADDRESS with the right media type if it is a mislabelled JPEG; else NULL. */
static char *
renamed(const char *address)
{
    static const char *const wrong[] = {"data:image/jpg;base64,",
                                        "data:image/pjpeg;base64,",
                                        "data:img/jpeg;base64,"};
    char *better = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(wrong) && better == NULL; i++) {
        if (g_str_has_prefix(address, wrong[i])) {
            better = g_strconcat("data:image/jpeg;base64,",
                                 address + strlen(wrong[i]), NULL);
        }
    }
    if (better != NULL && !is_plain(better)) {
        g_free(better);
        better = NULL;
    }
    return better;
}

/* A better URI for the plain ADDRESS, decoded in one step because photos are
 * long; NULL if it can stay. */
static char *
plain(struct svg_walk *walk, const char *address)
{
    gsize len = 0;
    char *better = renamed(address);
    const char *text = better != NULL ? better : address;
    guchar *data = g_base64_decode(strchr(text, ',') + 1, &len);
    const GByteArray bytes = {data, (guint)len};
    char *drawn = repaired(walk, &bytes);
    g_free(data);
    if (drawn != NULL) {
        g_free(better);
        better = drawn;
    }
    return better;
}

static void
embed(struct svg_walk *walk, xmlAttrPtr href, const char *address)
{
    char *jpeg = renamed(address);
    bool known = jpeg != NULL || is_plain(address);
    g_free(jpeg);
    GByteArray *bytes = known ? NULL : bytes_of(address);
    g_autofree char *better = known           ? plain(walk, address)
                              : bytes != NULL ? readable(walk, bytes)
                                              : NULL;
    if (bytes == NULL && !known) {
        svg_lost(walk, PICTURE_LOSS_EMBEDDED);
    } else if (better != NULL && strcmp(better, address) != 0) {
        xmlSetNsProp(href->parent, href->ns, href->name,
                     (const xmlChar *)better);
        walk->changed = true;
    }
    if (bytes != NULL) {
        g_byte_array_unref(bytes);
    }
}

/* Whether NODE has zero width or height, so that nothing shows. */
static bool
is_flat(const xmlNode *node)
{
    g_autofree char *width = svg_attribute(node, "width");
    g_autofree char *height = svg_attribute(node, "height");
    return (width != NULL && strcmp(width, "0") == 0) ||
           (height != NULL && strcmp(height, "0") == 0);
}

void
svg_embed(struct svg_walk *walk, xmlNodePtr node)
{
    xmlAttrPtr href = svg_href(node);
    char *value =
        href != NULL ? (char *)xmlNodeGetContent((const xmlNode *)href) : NULL;
    if (value == NULL || is_flat(node)) {
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
