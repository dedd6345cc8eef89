/* PDF, through poppler. No JavaScript runs, and actions, attachments and links
 * are never used. The size of a page is its crop box after rotation. Splash,
 * poppler's own backend, draws it: cairo gets soft masks, knockout and matte
 * wrong, and takes ten times the memory for a photo or scan. */
#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/OptionalContent.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/splash/SplashBitmap.h>

#include "pdf_damage.h"
#include "pdf_document.h"

extern "C" {
#include "decode_pdf.h"
#include "drawing_size.h"
#include "picture_sniff.h"
}

/* Splash draws on a bitmap of its own, and each group takes another: the
 * largest bitmap is a 4K screen. */
static const int BAND_PIXELS = 3840 * 2160;

static const uint32_t PIXELS = UINT32_C(1) << PICTURE_LOSS_PIXELS;
static const uint32_t EFFECT = UINT32_C(1) << PICTURE_LOSS_EFFECT;

static const double POINTS_AN_INCH = 72;

static bool
knows(const struct decoder_file *file)
{
    return picture_sniff(file->bytes, file->len) == PICTURE_PDF;
}

static void
set_as_printed(OptionalContentGroup &layer)
{
    switch (layer.getPrintState()) {
    case OptionalContentGroup::ocUsageOn:
        layer.setState(OptionalContentGroup::On);
        break;
    case OptionalContentGroup::ocUsageOff:
        layer.setState(OptionalContentGroup::Off);
        break;
    case OptionalContentGroup::ocUsageUnset:
        break;
    }
}

/* Where layers differ between screen and print, shows those for print (PDF
 * 32000-1, 8.11.4.4). Poppler shows both. */
static void
set_layers(PDFDoc &document)
{
    const OCGs *layers = document.getCatalog()->getOptContentConfig();
    Object catalog = document.getXRef()->getCatalog();
    Object all = layers ? catalog.dictLookup("OCProperties") : Object(objNull);
    Object usual = all.isDict() ? all.dictLookup("D") : Object(objNull);
    Object rules = usual.isDict() ? usual.dictLookup("AS") : Object(objNull);
    for (int i = 0; rules.isArray() && i < rules.arrayGetLength(); i++) {
        Object rule = rules.arrayGet(i);
        bool prints = rule.isDict() && rule.dictLookup("Event").isName("Print");
        Object list = prints ? rule.dictLookup("OCGs") : Object(objNull);
        for (int j = 0; list.isArray() && j < list.arrayGetLength(); j++) {
            const Object &each = list.arrayGetNF(j);
            const auto &known = layers->getOCGs();
            auto found = each.isRef() ? known.find(each.getRef()) : known.end();
            if (found != known.end()) {
                set_as_printed(*found->second);
            }
        }
    }
}

static enum picture_status
open_document(const struct decoder_file *file,
              std::unique_ptr<PDFDoc> &document)
{
    if (!globalParams) {
        globalParams = std::make_unique<GlobalParams>();
        pdf_listen();
    }
    /* The document owns its stream. */
    auto *stream =
        new MemStream(reinterpret_cast<const char *>(file->bytes), 0,
                      static_cast<Goffset>(file->len), Object(objNull));
    document = std::make_unique<PDFDoc>(stream);
    if (!document->isOk()) {
        return document->getErrorCode() == errEncrypted ? PICTURE_LOCKED
                                                        : PICTURE_DAMAGED;
    }
    set_layers(*document);
    return document->getNumPages() > 0 ? PICTURE_OK : PICTURE_DAMAGED;
}

/* Points, of PAGE from 0. */
static enum picture_status
page_size(PDFDoc &document, int page, double &width, double &height)
{
    if (page < 0 || page >= document.getNumPages()) {
        return PICTURE_NO_PAGE;
    }
    const Page *found = document.getPage(page + 1);
    if (!found) {
        return PICTURE_DAMAGED;
    }
    PDFRectangle paper = pdf_paper(found);
    width = paper.x2;
    height = paper.y2;
    struct picture_reply size;
    return drawing_size(width, height, &size) ? PICTURE_OK : PICTURE_DAMAGED;
}

static enum picture_status
probe(const struct decoder_file *file, int page, struct picture_reply *reply)
{
    std::unique_ptr<PDFDoc> document;
    double width = 0;
    double height = 0;
    enum picture_status status = open_document(file, document);
    if (status == PICTURE_OK) {
        reply->pages = document->getNumPages();
        status = page_size(*document, page, width, height);
    }
    if (status == PICTURE_OK) {
        drawing_size(width, height, reply);
        reply->lost = pdf_losses(document.get(), page + 1);
    }
    return status;
}

/* Pages that are missing in a damaged file are drawn as blank paper. */
static bool
is_blank(const struct picture_request *request, const uint32_t *pixels)
{
    size_t count = static_cast<size_t>(request->width_px) *
                   static_cast<size_t>(request->height_px);
    return !crop_cuts(request->crop) &&
           std::all_of(pixels, pixels + count,
                       [](uint32_t pixel) { return pixel == UINT32_MAX; });
}

/* Copies rows of SPLASH's bitmap to PIXELS: 0xFFRRGGBB in both. */
static void
copy_rows(PdfCanvas &splash, uint32_t *pixels, int width_px, int rows)
{
    SplashBitmap *bitmap = splash.getBitmap();
    size_t row_bytes = static_cast<size_t>(width_px) * sizeof(*pixels);
    for (int y = 0; y < rows; y++) {
        std::memcpy(pixels +
                        static_cast<size_t>(y) * static_cast<size_t>(width_px),
                    bitmap->getDataPtr() +
                        static_cast<ptrdiff_t>(y) * bitmap->getRowSize(),
                    row_bytes);
    }
}

/* Paper is white. The sides of the result were rounded, so that the scales of
 * "all of it" differ a little: that shows less than a seam at the edge would.
 */
static void
render(PDFDoc &document, const struct picture_request *request, double width,
       double height, uint32_t *pixels, struct picture_reply *reply)
{
    SplashColor paper = {0xFF, 0xFF, 0xFF};
    PdfCanvas splash(splashModeXBGR8, 4, false, paper);
    splash.setFontAntialias(true);
    splash.setVectorAntialias(true);
    splash.startDoc(&document);
    const struct crop crop = request->crop;
    double scale_x = request->width_px / (width * crop_width(crop));
    double scale_y = request->height_px / (height * crop_height(crop));
    long left = std::lround(width * scale_x * crop.left / CROP_WHOLE);
    long top = std::lround(height * scale_y * crop.top / CROP_WHOLE);
    int band = std::max(BAND_PIXELS / request->width_px, 1);
    for (int y = 0; y < request->height_px; y += band) {
        int rows = std::min(band, request->height_px - y);
        document.displayPageSlice(
            &splash, request->page + 1, scale_x * POINTS_AN_INCH,
            scale_y * POINTS_AN_INCH, 0, false, true, false,
            static_cast<int>(left), static_cast<int>(top) + y,
            request->width_px, rows, nullptr, nullptr, pdf_shows_annotation);
        copy_rows(splash,
                  pixels + static_cast<size_t>(y) *
                               static_cast<size_t>(request->width_px),
                  request->width_px, rows);
        if (y == 0) {
            reply->letters = letters_share(&splash.letters, height * scale_y);
        }
    }
}

static enum picture_status
draw(const struct decoder_file *file, const struct picture_request *request,
     uint32_t *pixels, struct picture_reply *reply)
{
    std::unique_ptr<PDFDoc> document;
    double width = 0;
    double height = 0;
    enum picture_status status = open_document(file, document);
    if (status == PICTURE_OK) {
        status = page_size(*document, request->page, width, height);
    }
    if (status != PICTURE_OK) {
        return status;
    }
    pdf_heard();
    render(*document, request, width, height, pixels, reply);
    reply->opaque = 1;
    reply->lost = pdf_heard() & (PIXELS | EFFECT);
    if (pdf_is_altered(document.get(), request->page + 1)) {
        reply->lost |= PIXELS;
    }
    return is_blank(request, pixels) ? PICTURE_EMPTY : PICTURE_OK;
}

static enum picture_status
text(const struct decoder_file *file, char *words, size_t cap,
     struct picture_reply *reply)
{
    std::unique_ptr<PDFDoc> document;
    enum picture_status status = open_document(file, document);
    reply->pages = 0;
    if (status == PICTURE_OK) {
        reply->pages = document->getNumPages();
        reply->bytes =
            static_cast<uint32_t>(pdf_words(document.get(), words, cap));
    }
    return status;
}

const struct decoder_format decode_pdf = {knows, probe, draw, text};
