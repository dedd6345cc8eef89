/* kiosk-decode-svg: the decoder program of SVG. */
#include "decode_svg.h"

#include <cairo.h>
#include <iconv.h>
#include <stddef.h>

/* A drawing may be in an encoding older than Unicode. The tables are files,
 * which the sandbox cannot open, and stay loaded while a converter is open. The
 * board image keeps the same ones (image/root/finish.sh). */
static void
load_encodings(void)
{
    static const char *const names[] = {
        "CP1250",     "CP1251",     "CP1252",     "CP1253",      "CP1254",
        "CP1255",     "CP1256",     "CP1257",     "CP1258",      "CP874",
        "ISO-8859-2", "ISO-8859-5", "ISO-8859-7", "ISO-8859-15", "KOI8-R",
        "KOI8-U",     "BIG5",       "GBK",        "CP949",       "CP932",
        "EUC-JP"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        (void)iconv_open("UTF-8", names[i]);
    }
}

/* Lists the fonts, which the sandbox can open but not search for. Not through
 * librsvg: Pango starts threads for that, which a fork would lose. */
static void
find_fonts(void)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 1, 1);
    cairo_t *cairo = cairo_create(surface);
    cairo_show_text(cairo, "x");
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
}

static void
warm(void)
{
    load_encodings();
    find_fonts();
}

int
main(void)
{
    static const struct decoder_format *const formats[] = {&decode_svg, NULL};
    return decoder_main(formats, DECODER_FONTS | DECODER_THREADS, warm);
}
