/* Extracts words from pages. See pdf_words.h. */
#include "pdf_words.h"

#include "pdf_losses.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
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

/* Paper is light. A difference of a few levels (of 255) is not seen. What was
 * scanned has noise: half of the pixels differ by it, next to none by six times
 * as much, and three of those do not touch, as the pixels of the faintest
 * stroke of a pencil do. More than a little noise may be a pale photo. */
static const int CHANNELS = 3;
static const int PAPER_LEVEL_MIN = 210;
static const int SEEN_LEVELS = 3;
static const int NOISE_MAX = 2;
static const int NOISE_TIMES = 6;
static const int NOISE_TOUCHING = 3;

/* The image pixels of a page, A4 at 300 dpi, take well under 1 s, and those of
 * a document leave time for the words of its other pages. A budget in pixels,
 * not time, gives the same result on every machine. */
static const double PAGE_PIXELS_MAX = 9e6;
static const double DOCUMENT_PIXELS_MAX = 60e6;

/* A decoder is killed after 5 s, and all words are lost. */
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
/* Draws on paper, but skips images that may take long and records that. */
class Paper final : public SplashOutputDev {
  public:
    /* DOCUMENT_LEFT: the budget of image pixels for the rest of the
     * document. */
    Paper(SplashColorPtr colour, double &document_left)
        : SplashOutputDev(splashModeRGB8, 1, false, colour), left(document_left)
    {
    }

    bool has_image = false;
    bool has_unknown = false;

    void
    drawImageMask(GfxState *state, Object *ref, Stream *stream, int width,
                  int height, bool invert, bool interpolate,
                  bool inside) override
    {
        has_unknown = true;
        OutputDev::drawImageMask(state, ref, stream, width, height, invert,
                                 interpolate, inside);
    }

    void
    drawImage(GfxState *state, Object *ref, Stream *stream, int width,
              int height, GfxImageColorMap *map, bool interpolate,
              const int *mask, bool inside) override
    {
        has_image = true;
        double pixels = static_cast<double>(width) * height;
        bool fits = pixels <= page_pixels && pixels <= left;
        if (stream->getKind() == strJPX || !fits) {
            has_unknown = true;
            OutputDev::drawImage(state, ref, stream, width, height, map,
                                 interpolate, mask, inside);
        } else {
            page_pixels -= pixels;
            left -= pixels;
            SplashOutputDev::drawImage(state, ref, stream, width, height, map,
                                       interpolate, mask, inside);
        }
    }

    void
    drawMaskedImage(GfxState *, Object *, Stream *, int, int,
                    GfxImageColorMap *, bool, Stream *, int, int, bool,
                    bool) override
    {
        has_unknown = true;
    }

    void
    drawSoftMaskedImage(GfxState *, Object *, Stream *, int, int,
                        GfxImageColorMap *, bool, Stream *, int, int,
                        GfxImageColorMap *, bool) override
    {
        has_unknown = true;
    }

  private:
    double page_pixels = PAGE_PIXELS_MAX;
    double &left;
};

/* One channel of what was drawn: light yellow is seen in blue only. */
struct Drawn {
    SplashBitmap *bitmap;
    int channel;

    int
    level_at(int x, int y) const
    {
        const unsigned char *row =
            bitmap->getDataPtr() +
            static_cast<ptrdiff_t>(y) * bitmap->getRowSize();
        return row[x * CHANNELS + channel];
    }

    /* The median distance of the pixels from LEVEL. From 0, it is the level of
     * the paper. */
    int
    median(int level) const
    {
        size_t counts[256] = {};
        for (int y = 0; y < bitmap->getHeight(); y++) {
            for (int x = 0; x < bitmap->getWidth(); x++) {
                counts[std::abs(level_at(x, y) - level)]++;
            }
        }
        size_t left = static_cast<size_t>(bitmap->getHeight()) *
                      static_cast<size_t>(bitmap->getWidth()) / 2;
        int middle = 0;
        while (middle < 255 && counts[middle] <= left) {
            left -= counts[middle++];
        }
        return middle;
    }

    /* Whether the pixel at X, Y exists and differs from PAPER by more than
     * NEAR. */
    bool
    is_far(int x, int y, int paper, int near) const
    {
        return x >= 0 && y >= 0 && x < bitmap->getWidth() &&
               y < bitmap->getHeight() &&
               std::abs(level_at(x, y) - paper) > near;
    }

    /* Whether at least TOUCHING pixels in and around one differ from PAPER by
     * more than NEAR. */
    bool
    has_mark(int paper, int near, int touching) const
    {
        for (int y = 0; y < bitmap->getHeight(); y++) {
            for (int x = 0; x < bitmap->getWidth(); x++) {
                int found = 0;
                for (int k = 0; k < 9 && is_far(x, y, paper, near); k++) {
                    found += is_far(x + k % 3 - 1, y + k / 3 - 1, paper, near);
                }
                if (found >= touching) {
                    return true;
                }
            }
        }
        return false;
    }

    /* Whether it is blank paper, SCANNED or not. */
    bool
    is_paper(bool scanned) const
    {
        int level = median(0);
        int noise = scanned ? std::min(median(level), NOISE_MAX) : 0;
        return level >= PAPER_LEVEL_MIN &&
               !has_mark(level, SEEN_LEVELS + noise * NOISE_TIMES,
                         scanned ? NOISE_TOUCHING : 1);
    }
};
} // namespace

/* Whether PAGE (from 1) is blank paper, white or of another light colour. Scans
 * have noise, and an image that is all white may be damaged. LEFT: see Paper.
 */
static bool
is_blank(PDFDoc *document, int page, double &left)
{
    SplashColor white = {0xFF, 0xFF, 0xFF};
    PDFRectangle all = pdf_paper(document->getPage(page));
    double most = std::max(all.x2, all.y2);
    if (!(most > 0)) {
        return false;
    }
    double scale = most > BLANK_SIDE_PX ? BLANK_SIDE_PX / most : 1;
    Paper paper(white, left);
    paper.setVectorAntialias(true);
    paper.startDoc(document);
    document->displayPage(&paper, page, scale * POINTS_AN_INCH,
                          scale * POINTS_AN_INCH, 0, false, true, false,
                          nullptr, nullptr, pdf_shows_annotation);
    bool blank = !paper.has_unknown;
    bool all_white = true;
    for (int i = 0; i < CHANNELS && blank; i++) {
        Drawn drawn = {paper.getBitmap(), i};
        blank = drawn.is_paper(paper.has_image);
        all_white = all_white && !drawn.has_mark(0xFF, 0, 1);
    }
    return blank && !(paper.has_image && all_white);
}

/* Copies at most CAP bytes of TEXT to OUT, with tabs as spaces and without
 * other control characters and invalid UTF-8. */
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

/* Poppler 22 returns a pointer, 25 a value. */
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

namespace {
/* Reads text with a known meaning. To poppler, a check mark of Wingdings is a
 * letter, and a glyph number a digit, unless the file maps them to Unicode. */
class Reader final : public TextOutputDev {
  public:
    using TextOutputDev::TextOutputDev;

    void
    beginActualText(GfxState *state, const GooString *words) override
    {
        said = true;
        TextOutputDev::beginActualText(state, words);
    }

    void
    endActualText(GfxState *state) override
    {
        said = false;
        TextOutputDev::endActualText(state);
    }

    void
    drawChar(GfxState *state, double x, double y, double dx, double dy,
             double origin_x, double origin_y, CharCode code, int bytes,
             const Unicode *letters, int count) override
    {
        if (state->getFont() != font) {
            font = state->getFont();
            puzzle = font && pdf_is_puzzle(font.get());
        }
        bool sign = puzzle && count > 0 && letters[0] >= FIRST_SIGN &&
                    font->hasToUnicodeCMap();
        if (!puzzle || said || sign) {
            TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y,
                                    code, bytes, letters, count);
        }
    }

  private:
    static const Unicode FIRST_SIGN = 0x2000; /* before: letters, digits */

    std::shared_ptr<GfxFont> font;
    bool puzzle = false;
    bool said = false;
};
} // namespace

/* The words of PAGE (from 1) in the order in which a hand would select them. */
static std::string
read_page(PDFDoc *document, int page)
{
    PDFRectangle all = pdf_paper(document->getPage(page));
    Reader reader(nullptr, true, 0, false, false);
    document->displayPage(&reader, page, POINTS_AN_INCH, POINTS_AN_INCH, 0,
                          false, true, false, nullptr, nullptr,
                          pdf_shows_annotation);
    return take(reader.getSelectionText(&all, selectionStyleGlyph));
}

static size_t
page_words(PDFDoc *document, int page, double &left, char *out, size_t cap)
{
    if (!document->getPage(page)) {
        return 0;
    }
    size_t most = std::min<size_t>(cap, PDF_WORDS_PAGE_MAX);
    size_t len = copy_clean(out, most, read_page(document, page));
    if (len == 0 && most > 0 && pdf_losses(document, page) == 0 &&
        is_blank(document, page, left)) {
        out[len++] = PDF_WORDS_BLANK;
    }
    return len;
}

/* The text on the cover of a shell ("Please wait") is not content. */
size_t
pdf_words(PDFDoc *document, char *words, size_t cap)
{
    auto end = steady::now() + TIME_MAX;
    int pages = document->getNumPages();
    bool shell = pdf_shell(document) != 0;
    double left = DOCUMENT_PIXELS_MAX;
    size_t len = 0;
    for (int i = 0; i < pages && i < PICTURE_PAGES_MAX && len < cap; i++) {
        if (!shell && steady::now() < end) {
            len +=
                page_words(document, i + 1, left, words + len, cap - len - 1);
        }
        words[len++] = '\f';
    }
    if (pages > PICTURE_PAGES_MAX && len < cap) {
        words[len++] = '\f';
    }
    return len;
}
