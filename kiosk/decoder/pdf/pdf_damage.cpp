/* Damage inside a PDF. See pdf_damage.h. */
#include "pdf_damage.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>
#include <utility>

#include <dlfcn.h>

#include <jpeglib.h>

#include <jerror.h>
#include <zlib.h>

#include <poppler/Error.h>
#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>

extern "C" {
#include "picture_protocol.h"
}

static const uint32_t PIXELS = UINT32_C(1) << PICTURE_LOSS_PIXELS;
static const uint32_t EFFECT = UINT32_C(1) << PICTURE_LOSS_EFFECT;
static const uint32_t LETTERS = UINT32_C(1) << PICTURE_LOSS_LETTERS;

/* The bytes of a page that are verified, in well under a second on a slow
 * board: A4 in colour at 300 dpi has 26 MB. */
static const uint64_t SUMMED_MAX = UINT64_C(64) << 20;
static const size_t OBJECTS_MAX = 4096;
static const int DEPTH_MAX = 32;

static uint32_t heard;

/* Messages of poppler that mean that something is not drawn. The others report
 * what it has repaired (tables, lengths) or what is invisible (links). */
static void
listen(ErrorCategory, Goffset, const char *message)
{
    static const struct {
        const char *part;
        uint32_t lost;
    } losses[] = {
        {"Couldn't create a font", PIXELS},
        {"No font in ", LETTERS},
        {"TextLayouter, ", LETTERS},
        {"layoutText, ", LETTERS},
        {"flate stream", PIXELS},
        {"LZW stream", PIXELS},
        {"ASCIIHex stream", PIXELS},
        {"CCITTFax", PIXELS},
        {"JBIG2", PIXELS},
        {"Previous segment handler", PIXELS},
        {"jpeg data", PIXELS},
        {"JPX Stream.", PIXELS},
        {"Unable to decode image", PIXELS},
        {"Unknown filter", PIXELS},
        {"Bad filter name", PIXELS},
        {"Bad 'Filter'", PIXELS},
        {"Bad image parameters", PIXELS},
        {"inline image", PIXELS},
        {"XObject ", PIXELS},
        {"Bad form ", PIXELS},
        {"Unknown pattern", PIXELS},
        {"Page contents object", PIXELS},
        {"Unknown operator", PIXELS},
        {"Too few (", PIXELS},
        {"Unterminated string", PIXELS},
        {"End of file inside", PIXELS},
    };
    for (const auto &loss : losses) {
        heard |= std::strstr(message, loss.part) ? loss.lost : 0;
    }
}

void
pdf_listen()
{
    setErrorCallback(listen);
}

uint32_t
pdf_heard()
{
    uint32_t lost = heard;
    heard = 0;
    return lost;
}

/* After these warnings libjpeg goes on with gray or wrong colours (is_harm of
 * decode_jpeg.c). */
static void
on_message(j_common_ptr common, int level)
{
    int code = common->err->msg_code;
    bool harm = code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE ||
                code == JWRN_ARITH_BAD_CODE || code == JWRN_MUST_RESYNC;
    heard |= level < 0 && harm ? PIXELS : 0;
}

/* Replaces libjpeg's for poppler, which ignores warnings. */
extern "C" struct jpeg_error_mgr *
jpeg_std_error(struct jpeg_error_mgr *errors)
{
    using Call = struct jpeg_error_mgr *(*)(struct jpeg_error_mgr *);
    static const Call call =
        reinterpret_cast<Call>(dlsym(RTLD_NEXT, "jpeg_std_error"));
    call(errors);
    errors->emit_message = on_message;
    return errors;
}

/* Nothing in poppler 22, a flag in 25. */
using Reset = decltype(std::declval<Stream>().reset());

namespace {
/* The bytes of an image, read row by row. Poppler draws the missing rest of a
 * truncated one white or black. */
class Rows final : public Stream {
  public:
    explicit Rows(Stream *whole) : stream(whole)
    {
    }

    StreamKind
    getKind() const override
    {
        return stream->getKind();
    }

    Reset
    reset() override
    {
        return stream->reset();
    }

    void
    close() override
    {
        return stream->close();
    }

    int
    getChar() override
    {
        return stream->getChar();
    }

    int
    lookChar() override
    {
        return stream->lookChar();
    }

    int
    getUnfilteredChar() override
    {
        return stream->getUnfilteredChar();
    }

    Reset
    unfilteredReset() override
    {
        return stream->unfilteredReset();
    }

    Goffset
    getPos() override
    {
        return stream->getPos();
    }

    void
    setPos(Goffset pos, int dir) override
    {
        return stream->setPos(pos, dir);
    }

    bool
    isBinary(bool last) const override
    {
        return stream->isBinary(last);
    }

    BaseStream *
    getBaseStream() override
    {
        return stream->getBaseStream();
    }

    Stream *
    getUndecodedStream() override
    {
        return stream->getUndecodedStream();
    }

    Dict *
    getDict() override
    {
        return stream->getDict();
    }

    Object *
    getDictObject() override
    {
        return stream->getDictObject();
    }

  private:
    Stream *stream;

    bool
    hasGetChars() override
    {
        return true;
    }

    /* An incomplete last row is invisible. */
    int
    getChars(int count, unsigned char *bytes) override
    {
        int got = stream->doGetChars(count, bytes);
        heard |= got <= 0 ? PIXELS : 0;
        return got;
    }
};
} // namespace

void
PdfCanvas::note_letter(double x, double y, const Unicode *meant, int count,
                       double capital)
{
    bool shown =
        x >= 0 && y >= 0 && x < getBitmapWidth() && y < getBitmapHeight();
    if (shown && count > 0) {
        letters_add(&letters, meant[0], capital);
    }
}

void
PdfCanvas::drawChar(GfxState *state, double x, double y, double dx, double dy,
                    double origin_x, double origin_y, CharCode code, int bytes,
                    const Unicode *meant, int count)
{
    double at_x;
    double at_y;
    state->transform(x, y, &at_x, &at_y);
    note_letter(at_x, at_y, meant, count,
                state->getTransformedFontSize() * LETTERS_CAPITAL);
    SplashOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code,
                              bytes, meant, count);
}

/* The letters of such a font are drawings, in units of its own, and STATE is
 * in these already: their box is known, from below the descenders to above the
 * accents. */
bool
PdfCanvas::beginType3Char(GfxState *state, double x, double y, double dx,
                          double dy, CharCode code, const Unicode *meant,
                          int count)
{
    const double capital_of_box = 0.6;
    auto own = std::dynamic_pointer_cast<Gfx8BitFont>(state->getFont());
    if (own) {
        const auto &box = own->getFontBBox();
        const auto &matrix = state->getCTM();
        note_letter(matrix[4], matrix[5], meant, count,
                    std::hypot(matrix[2], matrix[3]) * (box[3] - box[1]) *
                        capital_of_box);
    }
    return SplashOutputDev::beginType3Char(state, x, y, dx, dy, code, meant,
                                           count);
}

void
PdfCanvas::beginTransparencyGroup(GfxState *state, const double *box,
                                  GfxColorSpace *space, bool isolated,
                                  bool knockout, bool for_mask)
{
    knockouts.push_back(knockout);
    SplashOutputDev::beginTransparencyGroup(state, box, space, isolated,
                                            knockout, for_mask);
}

void
PdfCanvas::endTransparencyGroup(GfxState *state)
{
    if (!knockouts.empty()) {
        knockouts.pop_back();
    }
    SplashOutputDev::endTransparencyGroup(state);
}

void
PdfCanvas::updateFillOpacity(GfxState *state)
{
    bool knocks = !knockouts.empty() && knockouts.back();
    heard |= knocks && state->getFillOpacity() < 1 ? EFFECT : 0;
    SplashOutputDev::updateFillOpacity(state);
}

void
PdfCanvas::drawImageMask(GfxState *state, Object *ref, Stream *stream,
                         int width, int height, bool invert, bool interpolate,
                         bool inside)
{
    Rows rows(stream);
    SplashOutputDev::drawImageMask(state, ref, &rows, width, height, invert,
                                   interpolate, inside);
}

void
PdfCanvas::setSoftMaskFromImageMask(GfxState *state, Object *ref,
                                    Stream *stream, int width, int height,
                                    bool invert, bool inside, double *matrix)
{
    Rows rows(stream);
    SplashOutputDev::setSoftMaskFromImageMask(state, ref, &rows, width, height,
                                              invert, inside, matrix);
}

void
PdfCanvas::drawImage(GfxState *state, Object *ref, Stream *stream, int width,
                     int height, GfxImageColorMap *map, bool interpolate,
                     const int *mask, bool inside)
{
    Rows rows(stream);
    SplashOutputDev::drawImage(state, ref, &rows, width, height, map,
                               interpolate, mask, inside);
}

void
PdfCanvas::drawMaskedImage(GfxState *state, Object *ref, Stream *stream,
                           int width, int height, GfxImageColorMap *map,
                           bool interpolate, Stream *mask, int mask_width,
                           int mask_height, bool mask_invert,
                           bool mask_interpolate)
{
    Rows rows(stream);
    Rows mask_rows(mask);
    SplashOutputDev::drawMaskedImage(
        state, ref, &rows, width, height, map, interpolate, &mask_rows,
        mask_width, mask_height, mask_invert, mask_interpolate);
}

void
PdfCanvas::drawSoftMaskedImage(GfxState *state, Object *ref, Stream *stream,
                               int width, int height, GfxImageColorMap *map,
                               bool interpolate, Stream *mask, int mask_width,
                               int mask_height, GfxImageColorMap *mask_map,
                               bool mask_interpolate)
{
    Rows rows(stream);
    Rows mask_rows(mask);
    SplashOutputDev::drawSoftMaskedImage(
        state, ref, &rows, width, height, map, interpolate, &mask_rows,
        mask_width, mask_height, mask_map, mask_interpolate);
}

namespace {
/* Verifies the checksums of all objects that a page refers to. */
class Sums {
  public:
    explicit Sums(XRef *table) : xref(table)
    {
    }

    bool altered = false;

    void
    look_at(const Object &given, int depth = 0)
    {
        if (depth > DEPTH_MAX || seen.size() > OBJECTS_MAX ||
            (given.isRef() && !seen.insert(given.getRef().num).second)) {
            return;
        }
        Object object = given.fetch(xref);
        if (object.isArray()) {
            for (int i = 0; i < object.arrayGetLength(); i++) {
                look_at(object.arrayGetNF(i), depth + 1);
            }
        } else if (object.isDict()) {
            look_into(object.getDict(), depth);
        } else if (object.isStream()) {
            look_into(object.streamGetDict(), depth);
            for (Stream *each = object.getStream(); each;
                 each = each->getNextStream()) {
                altered = altered || (each->getKind() == strFlate &&
                                      !fits(each->getNextStream()));
            }
        }
    }

    /* Does not follow links to other pages. */
    void
    look_into(Dict *dict, int depth)
    {
        Object type = dict->lookup("Type");
        for (int i = 0; !type.isName("Page") && !type.isName("Pages") &&
                        i < dict->getLength();
             i++) {
            look_at(dict->getValNF(i), depth + 1);
        }
    }

  private:
    XRef *xref;
    std::set<int> seen;
    uint64_t left = SUMMED_MAX;

    /* A missing checksum is fine: poppler reports truncated streams itself, and
     * some programs write none. */
    bool
    fits(Stream *packed)
    {
        z_stream flate = {};
        unsigned char in[4096];
        unsigned char out[16384];
        int status = inflateInit(&flate);
        static_cast<void>(packed->reset());
        while ((status == Z_OK || status == Z_BUF_ERROR) && left > 0) {
            if (flate.avail_in == 0) {
                flate.next_in = in;
                int got = packed->doGetChars(sizeof(in), in);
                flate.avail_in = static_cast<unsigned>(std::max(got, 0));
            }
            if (flate.avail_in == 0) {
                break;
            }
            flate.next_out = out;
            flate.avail_out = sizeof(out);
            status = inflate(&flate, Z_NO_FLUSH);
            left -= std::min<uint64_t>(left, sizeof(out) - flate.avail_out);
        }
        inflateEnd(&flate);
        return status != Z_DATA_ERROR;
    }
};
} // namespace

bool
pdf_is_altered(PDFDoc *document, int page)
{
    Page *found = document->getPage(page);
    Sums sums(document->getXRef());
    sums.look_at(found->getContents());
    sums.look_at(found->getAnnotsObject());
    if (found->getResourceDict()) {
        sums.look_into(found->getResourceDict(), 0);
    }
    return sums.altered;
}
