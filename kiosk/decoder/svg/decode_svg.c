/* SVG. A handle without a base URI resolves no external reference: no file, no
 * host, no entity (librsvg, "The base file and resolving references").
 * svg_document.h finds what librsvg would leave out. Text needs fontconfig,
 * which starts at the first text: a drawing without any does not pay for it. */
#include "decode_svg.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include <librsvg/rsvg.h>

#include "drawing.h"
#include "drawing_size.h"
#include "picture_sniff.h"
#include "svg_document.h"
#include "svg_embed.h"

/* CSS: an inch is 96 px. */
#define DPI 96.0

static const char text_tag[] = "<text";

struct svg {
    RsvgHandle *handle;
    double width, height; /* CSS px */
    double zoom;          /* of its own units to CSS px */
    bool bare;            /* has no size: its ink is all of it */
    bool words;           /* has text */
};

/* librsvg (2.54 to 2.60) asks for glyphs at the square of their scale, and
 * FreeType has none above 65,535 px: text of common sizes fits up to this
 * scale. */
#define SCALE_MAX 48.0

static bool
knows(const struct decoder_file *file)
{
    return picture_sniff(file->bytes, file->len) == PICTURE_SVG;
}

/* ERROR has one code for everything: only the message of libxml2 tells a
 * document deeper than XML_DEPTH_MAX from a damaged one. */
static enum picture_status
status_of(const GError *error)
{
    return strstr(error->message, "Excessive depth") ? PICTURE_TOO_COMPLEX
                                                     : PICTURE_DAMAGED;
}

/* Releases DOCUMENT before anything is drawn: with a photo in it, it is
 * large. */
static enum picture_status
load(struct svg *svg, struct svg_document *document)
{
    GError *error = NULL;
    GInputStream *stream = g_memory_input_stream_new_from_data(
        document->bytes, (gssize)document->len, NULL);
    svg->handle = rsvg_handle_new_from_stream_sync(
        stream, NULL,
        svg_document_lifts(document) ? RSVG_HANDLE_FLAG_UNLIMITED
                                     : RSVG_HANDLE_FLAGS_NONE,
        NULL, &error);
    g_object_unref(stream);
    svg_document_release(document);
    if (!svg->handle) {
        enum picture_status status = status_of(error);
        g_error_free(error);
        return status;
    }
    rsvg_handle_set_dpi(svg->handle, DPI);
    return PICTURE_OK;
}

/* Uses the bounding box of the ink for a document without a size. */
static bool
measure_ink(struct svg *svg)
{
    RsvgRectangle ink;
    svg->bare = true;
    if (!rsvg_handle_get_geometry_for_element(svg->handle, NULL, &ink, NULL,
                                              NULL)) {
        return false;
    }
    svg->width = ink.width;
    svg->height = ink.height;
    return true;
}

/* A width or height in % has no meaning here: there is no viewport. False if
 * librsvg gives up, as in render(). */
static bool
measure(struct svg *svg)
{
    gboolean has_box = FALSE;
    RsvgRectangle box;
    rsvg_handle_get_intrinsic_dimensions(svg->handle, NULL, NULL, NULL, NULL,
                                         &has_box, &box);
    svg->zoom = 1;
    if (rsvg_handle_get_intrinsic_size_in_pixels(svg->handle, &svg->width,
                                                 &svg->height)) {
        svg->zoom = has_box && box.width > 0 ? svg->width / box.width : 1;
        return true;
    }
    if (!has_box) {
        return measure_ink(svg);
    }
    svg->width = box.width;
    svg->height = box.height;
    return true;
}

static svg_nested nested;

static enum picture_status
svg_init(struct svg *svg, const uint8_t *bytes, size_t len, int depth,
         struct picture_reply *reply)
{
    struct svg_document document;
    *svg = (struct svg){.handle = NULL};
    svg_document_read(&document, bytes, len, depth, nested);
    reply->lost = document.lost;
    const struct letters letters = document.letters;
    svg->words = memmem(document.bytes, document.len, text_tag,
                        sizeof(text_tag) - 1) != NULL;
    enum picture_status status = load(svg, &document);
    if (status == PICTURE_OK && !measure(svg)) {
        status = PICTURE_TOO_COMPLEX;
    } else if (status == PICTURE_OK &&
               !drawing_size(svg->width, svg->height, reply)) {
        status = PICTURE_DAMAGED;
    }
    if (status != PICTURE_OK) {
        g_clear_object(&svg->handle);
        return status;
    }
    reply->letters = letters_share(&letters, svg->height / svg->zoom);
    return PICTURE_OK;
}

/* Whether there is text that would be drawn as boxes: the sandbox opens fonts
 * only with Landlock, and answers EPERM without. Text in compressed drawings,
 * which are rare, is not looked for. */
static bool
lacks_letters(const struct decoder_file *file)
{
    return access("/usr/share/fonts", R_OK) != 0 && errno == EPERM &&
           memmem(file->bytes, file->len, text_tag, sizeof(text_tag) - 1);
}

static enum picture_status
probe(const struct decoder_file *file, int page, struct picture_reply *reply)
{
    (void)page;
    struct svg svg;
    if (lacks_letters(file)) {
        return PICTURE_NO_LETTERS;
    }
    enum picture_status status =
        svg_init(&svg, file->bytes, file->len, 0, reply);
    if (status == PICTURE_OK) {
        reply->pages = 1;
        g_object_unref(svg.handle);
    }
    return status;
}

/* False at a limit of librsvg: 500,000 references to elements; in 2.60 (Debian
 * 13) also 50 nested groups. */
static bool
render(const struct svg *svg, cairo_t *cairo)
{
    RsvgRectangle whole = {0, 0, svg->width, svg->height};
    if (svg->bare) {
        return rsvg_handle_render_element(svg->handle, cairo, NULL, &whole,
                                          NULL);
    }
    return rsvg_handle_render_document(svg->handle, cairo, &whole, NULL);
}

/* Draws a tiny document with text at SCALE_MAX and enlarges its outlines. */
static bool
render_tiny(const struct svg *svg, cairo_t *cairo)
{
    double scale = SCALE_MAX / svg->zoom;
    const cairo_rectangle_t whole = {0, 0, svg->width * scale,
                                     svg->height * scale};
    cairo_surface_t *outlines =
        cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &whole);
    cairo_t *recorder = cairo_create(outlines);
    cairo_scale(recorder, scale, scale);
    bool done = render(svg, recorder);
    cairo_destroy(recorder);
    cairo_scale(cairo, 1 / scale, 1 / scale);
    cairo_set_source_surface(cairo, outlines, 0, 0);
    cairo_paint(cairo);
    cairo_surface_destroy(outlines);
    return done;
}

static bool
render_words(const struct svg *svg, cairo_t *cairo)
{
    cairo_matrix_t matrix;
    cairo_get_matrix(cairo, &matrix);
    bool tiny = svg->words && matrix.xx * svg->zoom > SCALE_MAX;
    return tiny ? render_tiny(svg, cairo) : render(svg, cairo);
}

static enum picture_status
draw(const struct decoder_file *file, const struct picture_request *request,
     uint32_t *pixels, struct picture_reply *reply)
{
    struct svg svg;
    struct picture_reply size;
    enum picture_status status =
        svg_init(&svg, file->bytes, file->len, 0, &size);
    if (status != PICTURE_OK) {
        return status;
    }
    cairo_t *cairo = drawing_begin(request, pixels, svg.width, svg.height);
    bool done = cairo && render_words(&svg, cairo);
    g_object_unref(svg.handle);
    reply->letters = size.letters;
    if (!cairo) {
        return PICTURE_TOO_LARGE;
    }
    status = drawing_end(cairo, request, pixels, reply);
    return done ? status : PICTURE_TOO_COMPLEX;
}

#if LIBRSVG_CHECK_VERSION(2, 60, 0)

/* librsvg draws the rewritten document itself. */
static char *
nested(const uint8_t *bytes, size_t len, int depth, uint32_t *lost)
{
    struct svg_document document;
    svg_document_read(&document, bytes, len, depth, nested);
    char *address = svg_embed_address("svg+xml", document.bytes, document.len);
    *lost |= document.lost;
    svg_document_release(&document);
    return address;
}

#else

static char *
nested(const uint8_t *bytes, size_t len, int depth, uint32_t *lost)
{
    struct svg svg;
    struct picture_reply size = {0};
    enum picture_status status = svg_init(&svg, bytes, len, depth, &size);
    *lost |= size.lost;
    if (status != PICTURE_OK) {
        return NULL;
    }
    double scale = SVG_EMBED_SIDE_PX / fmax(svg.width, svg.height);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, (int)ceil(svg.width * scale),
        (int)ceil(svg.height * scale));
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, scale, scale);
    bool drawn =
        render(&svg, cairo) && cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    char *address = drawn ? svg_embed_png(surface) : NULL;
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    g_object_unref(svg.handle);
    return address;
}

#endif

const struct decoder_format decode_svg = {knows, probe, draw, NULL};
