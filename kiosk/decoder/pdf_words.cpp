/* Words out of pages. See pdf_document.h. */
#include "pdf_document.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <memory>
#include <string>

#include <poppler/GfxState.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/Stream.h>
#include <poppler/TextOutputDev.h>
#include <poppler/splash/SplashBitmap.h>

extern "C" {
#include "picture_protocol.h"
#include "utf8.h"
}

using steady = std::chrono::steady_clock;

/* Paper of 800 pixels shows any mark that a reader could see. */
static const double BLANK_SIDE_PX = 800;

/* A decoder that takes over 5 s is ended, and all words with it. */
static const std::chrono::seconds TIME_MAX(3);

static const double POINTS_AN_INCH = 72;

PDFRectangle
pdf_paper(const Page *page)
{
    int turn = page->getRotate();
    PDFRectangle paper(0, 0, page->getCropWidth(), page->getCropHeight());
    if (turn == 90 || turn == 270) {
        std::swap(paper.x2, paper.y2);
    }
    return paper;
}

namespace {
/* Draws on paper, but no picture: that may take long, and of a damaged one
 * nothing is known. */
class Paper final : public SplashOutputDev {
  public:
    explicit Paper(SplashColorPtr colour)
        : SplashOutputDev(splashModeMono8, 1, false, colour)
    {
    }

    bool has_image = false;

    void
    drawImageMask(GfxState *state, Object *ref, Stream *stream, int width,
                  int height, bool invert, bool interpolate,
                  bool inside) override
    {
        has_image = true;
        OutputDev::drawImageMask(state, ref, stream, width, height, invert,
                                 interpolate, inside);
    }

    void
    drawImage(GfxState *state, Object *ref, Stream *stream, int width,
              int height, GfxImageColorMap *map, bool interpolate,
              const int *mask, bool inside) override
    {
        has_image = true;
        OutputDev::drawImage(state, ref, stream, width, height, map,
                             interpolate, mask, inside);
    }

    void
    drawMaskedImage(GfxState *, Object *, Stream *, int, int,
                    GfxImageColorMap *, bool, Stream *, int, int, bool,
                    bool) override
    {
        has_image = true;
    }

    void
    drawSoftMaskedImage(GfxState *, Object *, Stream *, int, int,
                        GfxImageColorMap *, bool, Stream *, int, int,
                        GfxImageColorMap *, bool) override
    {
        has_image = true;
    }
};
} // namespace

/* Whether nothing of PAGE (from 1) can be seen: drawn on white paper, it stays
 * white. */
static bool
is_blank(PDFDoc *document, int page)
{
    SplashColor white = {0xFF};
    PDFRectangle all = pdf_paper(document->getPage(page));
    double most = std::max(all.x2, all.y2);
    if (!(most > 0)) {
        return false;
    }
    double scale = most > BLANK_SIDE_PX ? BLANK_SIDE_PX / most : 1;
    Paper paper(white);
    paper.setVectorAntialias(true);
    paper.startDoc(document);
    document->displayPage(&paper, page, scale * POINTS_AN_INCH,
                          scale * POINTS_AN_INCH, 0, false, true, false,
                          nullptr, nullptr, pdf_shows_annotation);
    SplashBitmap *bitmap = paper.getBitmap();
    const unsigned char *at = bitmap->getDataPtr();
    ptrdiff_t bytes =
        static_cast<ptrdiff_t>(bitmap->getRowSize()) * bitmap->getHeight();
    return !paper.has_image &&
           std::all_of(at, at + bytes,
                       [](unsigned char gray) { return gray == 0xFF; });
}

/* Writes at most CAP bytes of TEXT to OUT: a space for a tab, neither other
 * controls nor bytes that are no UTF-8. */
static size_t
copy_clean(char *out, size_t cap, const std::string &text)
{
    size_t len = 0;
    for (size_t at = 0; at < text.size();) {
        char bytes[UTF8_MAX];
        uint32_t code;
        at += utf8_decode(text.data() + at, text.size() - at, &code);
        code = code == '\t' ? ' ' : code;
        bool control = code < ' ' || (code >= 0x7F && code < 0xA0);
        if (code == UTF8_REPLACEMENT || (control && code != '\n')) {
            continue;
        }
        size_t count = utf8_encode(code, bytes);
        if (len + count > cap) {
            break;
        }
        std::memcpy(out + len, bytes, count);
        len += count;
    }
    return len;
}

/* What poppler 22 and 25 give for the same question. */
[[maybe_unused]] static std::string
take(GooString *text)
{
    std::unique_ptr<GooString> owned(text);
    return owned ? owned->toStr() : std::string();
}

[[maybe_unused]] static std::string
take(const GooString &text)
{
    return text.toStr();
}

/* The words of PAGE (from 1) in the order in which a hand would select them. */
static std::string
read_page(PDFDoc *document, int page)
{
    PDFRectangle all = pdf_paper(document->getPage(page));
    TextOutputDev reader(nullptr, true, 0, false, false);
    document->displayPage(&reader, page, POINTS_AN_INCH, POINTS_AN_INCH, 0,
                          false, true, false, nullptr, nullptr,
                          pdf_shows_annotation);
    return take(reader.getSelectionText(&all, selectionStyleGlyph));
}

static size_t
page_words(PDFDoc *document, int page, char *out, size_t cap)
{
    if (!document->getPage(page)) {
        return 0;
    }
    size_t most = std::min<size_t>(cap, PDF_WORDS_PAGE_MAX);
    size_t len = copy_clean(out, most, read_page(document, page));
    if (len == 0 && most > 0 && pdf_losses(document, page) == 0 &&
        is_blank(document, page)) {
        out[len++] = PDF_WORDS_BLANK;
    }
    return len;
}

/* What stands on the cover of a shell ("Please wait") is not what its author
 * has to say. */
size_t
pdf_words(PDFDoc *document, char *words, size_t cap)
{
    auto end = steady::now() + TIME_MAX;
    int pages = document->getNumPages();
    bool shell = pdf_shell(document) != 0;
    size_t len = 0;
    for (int i = 0; i < pages && i < PICTURE_PAGES_MAX && len < cap; i++) {
        if (!shell && steady::now() < end) {
            len += page_words(document, i + 1, words + len, cap - len - 1);
        }
        words[len++] = '\f';
    }
    if (pages > PICTURE_PAGES_MAX && len < cap) {
        words[len++] = '\f';
    }
    return len;
}
