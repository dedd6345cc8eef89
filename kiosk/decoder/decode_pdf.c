/* PDF. poppler draws and reads; it has no interpreter for JavaScript here, and
 * actions, attached files and links are only data that nobody asks it for. A
 * page's size is its crop box, turned as the page says. */
#include "decode_pdf.h"

#include <poppler.h>

#include "drawing.h"
#include "pdf_words.h"
#include "picture_sniff.h"

struct pdf {
    PopplerDocument *document;
    PopplerPage *page;
    double width, height; /* points, 1/72 inch */
    int pages;
};

static bool
knows(const struct decoder_file *file)
{
    return picture_sniff(file->bytes, file->len) == PICTURE_PDF;
}

static enum picture_status
open_document(const struct decoder_file *file, struct pdf *pdf)
{
    GError *error = NULL;
    GBytes *bytes = g_bytes_new_static(file->bytes, file->len);
    *pdf = (struct pdf){
        .document = poppler_document_new_from_bytes(bytes, NULL, &error)};
    g_bytes_unref(bytes);
    if (!pdf->document) {
        bool locked =
            g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
        g_clear_error(&error);
        return locked ? PICTURE_LOCKED : PICTURE_DAMAGED;
    }
    pdf->pages = poppler_document_get_n_pages(pdf->document);
    return pdf->pages > 0 ? PICTURE_OK : PICTURE_DAMAGED;
}

static enum picture_status
open_page(struct pdf *pdf, int page)
{
    if (page < 0 || page >= pdf->pages) {
        return PICTURE_NO_PAGE;
    }
    pdf->page = poppler_document_get_page(pdf->document, page);
    if (!pdf->page) {
        return PICTURE_DAMAGED;
    }
    poppler_page_get_size(pdf->page, &pdf->width, &pdf->height);
    return PICTURE_OK;
}

static void
pdf_release(struct pdf *pdf)
{
    g_clear_object(&pdf->page);
    g_clear_object(&pdf->document);
}

static enum picture_status
probe(const struct decoder_file *file, int page, struct picture_reply *reply)
{
    struct pdf pdf;
    enum picture_status status = open_document(file, &pdf);
    if (status == PICTURE_OK) {
        status = open_page(&pdf, page);
    }
    if (status == PICTURE_OK && !drawing_size(pdf.width, pdf.height, reply)) {
        status = PICTURE_DAMAGED;
    }
    reply->pages = pdf.pages;
    pdf_release(&pdf);
    return status;
}

/* Pages that a damaged file has lost come as blank paper. */
static bool
is_blank(const struct picture_request *request, const uint32_t *pixels)
{
    size_t count = (size_t)request->width_px * (size_t)request->height_px;
    size_t at = 0;
    while (at < count && pixels[at] == UINT32_MAX) {
        at++;
    }
    return at == count && !request->cover;
}

/* Paper is white. */
static enum picture_status
render(const struct pdf *pdf, const struct picture_request *request,
       uint32_t *pixels, struct picture_reply *reply)
{
    struct picture_reply size;
    if (!drawing_size(pdf->width, pdf->height, &size)) {
        return PICTURE_DAMAGED;
    }
    cairo_t *cairo = drawing_begin(request, pixels, pdf->width, pdf->height);
    if (!cairo) {
        return PICTURE_TOO_LARGE;
    }
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    poppler_page_render(pdf->page, cairo);
    enum picture_status status = drawing_end(cairo, request, pixels, reply);
    return status == PICTURE_OK && is_blank(request, pixels) ? PICTURE_EMPTY
                                                             : status;
}

static enum picture_status
draw(const struct decoder_file *file, const struct picture_request *request,
     uint32_t *pixels, struct picture_reply *reply)
{
    struct pdf pdf;
    enum picture_status status = open_document(file, &pdf);
    if (status == PICTURE_OK) {
        status = open_page(&pdf, request->page);
    }
    if (status == PICTURE_OK) {
        status = render(&pdf, request, pixels, reply);
    }
    pdf_release(&pdf);
    return status;
}

static enum picture_status
text(const struct decoder_file *file, char *words, size_t cap,
     struct picture_reply *reply)
{
    struct pdf pdf;
    enum picture_status status = open_document(file, &pdf);
    if (status == PICTURE_OK) {
        reply->bytes = (uint32_t)pdf_words(pdf.document, words, cap);
    }
    reply->pages = pdf.pages;
    pdf_release(&pdf);
    return status;
}

const struct decoder_format decode_pdf = {knows, probe, draw, text};
