/* What will not be drawn of a PDF, or not as intended. See pdf_losses.h. */
#include "pdf_losses.h"

#include "pdf_damage.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <iterator>
#include <map>
#include <string>

#include <ft2build.h>
#include FT_FREETYPE_H

#include <poppler/Annot.h>
#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/XRef.h>

extern "C" {
#include "picture_protocol.h"
}

/* PDF 32000-1, 12.5.3. */
enum { FLAG_HIDDEN = 1 << 1, FLAG_NO_VIEW = 1 << 5 };

static const int INVISIBLE = 3; /* text, as over a scan: the same, 9.3.6 */

static uint32_t
bit(enum picture_loss loss)
{
    return UINT32_C(1) << loss;
}

template <size_t COUNT>
static bool
is_one_of(const std::string &name, const char *const (&names)[COUNT])
{
    return std::find(std::begin(names), std::end(names), name) !=
           std::end(names);
}

/* ---- the document ---- */

static bool
has_widget(PDFDoc *document, int page)
{
    Page *found = document->getPage(page);
    Object annotations = found ? found->getAnnotsObject() : Object(objNull);
    for (int i = 0; annotations.isArray() && i < annotations.arrayGetLength();
         i++) {
        Object each = annotations.arrayGet(i);
        if (each.isDict() && each.dictLookup("Subtype").isName("Widget")) {
            return true;
        }
    }
    return false;
}

/* A form that is XFA only says so, or, if older, has one page without fields. A
 * form with both kinds of fields is drawn from the other kind. */
static bool
is_form_shell(PDFDoc *document, const Object &catalog)
{
    Object form = catalog.dictLookup("AcroForm");
    if (!form.isDict() || form.dictLookup("XFA").isNull()) {
        return false;
    }
    Object rendering = catalog.dictLookup("NeedsRendering");
    return (rendering.isBool() && rendering.getBool()) ||
           (document->getNumPages() == 1 && !has_widget(document, 1));
}

uint32_t
pdf_shell(PDFDoc *document)
{
    Object catalog = document->getXRef()->getCatalog();
    if (!catalog.isDict()) {
        return 0;
    }
    if (is_form_shell(document, catalog)) {
        return bit(PICTURE_LOSS_FORM);
    }
    Object collection = catalog.dictLookup("Collection");
    bool hidden =
        collection.isDict() && collection.dictLookup("View").isName("H");
    return collection.isDict() && !hidden ? bit(PICTURE_LOSS_PORTFOLIO) : 0;
}

static bool
has_script(const Object &catalog)
{
    Object names = catalog.dictLookup("Names");
    Object action = catalog.dictLookup("OpenAction");
    return (names.isDict() && names.dictLookup("JavaScript").isDict()) ||
           (action.isDict() && action.dictLookup("S").isName("JavaScript"));
}

/* ---- annotations ---- */

/* Whether it has an appearance stream. */
static bool
has_appearance(const Object &annotation)
{
    Object looks = annotation.dictLookup("AP");
    Object normal = looks.isDict() ? looks.dictLookup("N") : Object(objNull);
    return normal.isStream() || normal.isDict();
}

/* Whether poppler can draw STAMP: otherwise it writes "DRAFT", the default of a
 * stamp without a name (PDF 32000-1, table 181). */
static bool
is_known_stamp(const Object &stamp)
{
    static const char *const names[] = {"Approved",     "AsIs",
                                        "Confidential", "Departmental",
                                        "Draft",        "Experimental",
                                        "Expired",      "Final",
                                        "ForComment",   "Sold",
                                        "NotApproved",  "ForPublicRelease",
                                        "TopSecret",    "NotForPublicRelease"};
    Object name = stamp.dictLookup("Name");
    return has_appearance(stamp) ||
           (stamp.dictLookup("AP").isNull() &&
            (name.isName() ? is_one_of(name.getName(), names) : name.isNull()));
}

bool
pdf_shows_annotation(Annot *annot, void *)
{
    switch (annot->getType()) {
    case Annot::typeText:
    case Annot::typeFileAttachment:
    case Annot::typeSound:
    case Annot::typePopup:
        return false;
    case Annot::typeStamp:
        return is_known_stamp(annot->getAnnotObj());
    default:
        return true;
    }
}

static uint32_t
loss_of_annotation(const Object &annotation)
{
    static const char *const notes[] = {"Text", "FileAttachment"};
    static const char *const films[] = {"Movie", "Screen", "Sound", "RichMedia",
                                        "3D"};
    /* Those that poppler draws by itself, and invisible ones. */
    static const char *const drawn[] = {
        "FreeText",  "Line",       "Highlight", "Underline", "Squiggly",
        "StrikeOut", "Square",     "Circle",    "Polygon",   "PolyLine",
        "Ink",       "Widget",     "Link",      "Popup",     "PrinterMark",
        "TrapNet",   "Projection", "Watermark"};
    Object kind = annotation.dictLookup("Subtype");
    Object flags = annotation.dictLookup("F");
    int hides = FLAG_HIDDEN | FLAG_NO_VIEW;
    if (!kind.isName() || (flags.isInt() && (flags.getInt() & hides) != 0)) {
        return 0;
    }
    std::string name = kind.getName();
    if (is_one_of(name, notes)) {
        return bit(PICTURE_LOSS_NOTE);
    }
    if (is_one_of(name, films)) {
        return bit(PICTURE_LOSS_FILM);
    }
    return (name == "Stamp"
                ? is_known_stamp(annotation)
                : is_one_of(name, drawn) || has_appearance(annotation))
               ? 0
               : bit(PICTURE_LOSS_MARK);
}

static uint32_t
losses_of_annotations(PDFDoc *document, int page)
{
    uint32_t lost = 0;
    Object catalog = document->getXRef()->getCatalog();
    Object annotations = document->getPage(page)->getAnnotsObject();
    for (int i = 0; annotations.isArray() && i < annotations.arrayGetLength();
         i++) {
        Object each = annotations.arrayGet(i);
        lost |= each.isDict() ? loss_of_annotation(each) : 0;
    }
    if (catalog.isDict() && has_script(catalog) && has_widget(document, page)) {
        lost |= bit(PICTURE_LOSS_SCRIPT);
    }
    return lost;
}

/* ---- letters ---- */

/* The bare name of a font: "ABCDEF+Arial-BoldMT" is "arial". */
static std::string
plain_name(const std::string &name)
{
    std::string plain;
    size_t plus = name.find('+');
    size_t start = plus == 6 ? plus + 1 : 0;
    for (char each :
         name.substr(start, name.find_first_of(",-", start) - start)) {
        if (std::isalnum(static_cast<unsigned char>(each))) {
            plain += static_cast<char>(
                std::tolower(static_cast<unsigned char>(each)));
        }
    }
    for (const char *end : {"mt", "ps"}) {
        size_t at = plain.rfind(end);
        if (at != std::string::npos && at > 0 && at + 2 == plain.size()) {
            plain.resize(at);
        }
    }
    return plain;
}

static bool
begins(const std::string &name, const char *start)
{
    return name.compare(0, std::strlen(start), start) == 0;
}

/* Whether the face FAMILY is the font NAME or a metric-compatible
 * substitute. */
static bool
looks_like(const std::string &name, const std::string &family)
{
    static const char *const twins[][4] = {
        {"helvetica", "nimbussans", "liberationsans", "arimo"},
        {"arial", "nimbussans", "liberationsans", "arimo"},
        {"times", "nimbusroman", "liberationserif", "tinos"},
        {"courier", "nimbusmono", "liberationmono", "cousine"},
        {"symbol", "standardsymbols", "symbol", "symbol"},
        {"zapfdingbats", "d050000l", "dingbats", "dingbats"}};
    if (begins(name, family.c_str()) || begins(family, name.c_str())) {
        return true;
    }
    for (const auto &row : twins) {
        if (begins(name, row[0]) &&
            (begins(family, row[1]) || begins(family, row[2]) ||
             begins(family, row[3]))) {
            return true;
        }
    }
    return false;
}

bool
pdf_is_puzzle(GfxFont *font)
{
    std::string name = plain_name(font->getName().value_or(""));
    if (begins(name, "wingdings") || begins(name, "webdings")) {
        return true;
    }
    if (!font->isCIDFont()) {
        return false;
    }
    const GooString *table = static_cast<GfxCIDFont *>(font)->getCollection();
    bool numbers =
        !table || table->toStr().find("Identity") != std::string::npos;
    return numbers && !font->hasToUnicodeCMap();
}

namespace {
/* Reads a page without drawing it and finds letters that no font has. */
class Letters final : public OutputDev {
  public:
    uint32_t lost = 0;

    explicit Letters(XRef *table) : xref(table)
    {
        FT_Init_FreeType(&library);
    }

    ~Letters() override
    {
        FT_Done_FreeType(library);
    }

    bool
    upsideDown() override
    {
        return true;
    }

    bool
    useDrawChar() override
    {
        return true;
    }

    bool
    interpretType3Chars() override
    {
        return false;
    }

    bool
    needNonText() override
    {
        return false;
    }

    void
    drawChar(GfxState *state, double, double, double, double, double, double,
             CharCode, int, const Unicode *unicode, int count) override
    {
        GfxFont *font = state->getFont().get();
        if (!font || state->getRender() == INVISIBLE) {
            return;
        }
        auto known = stands.find(font);
        const Stand &stand = known != stands.end() ? known->second : find(font);
        bool sign = count > 0 && unicode[0] > ' ' && unicode[0] != 0xA0;
        bool there =
            stand.whole ||
            (count > 0 && stand.face &&
             (!sign || FT_Get_Char_Index(stand.face, unicode[0]) != 0));
        lost |= there ? 0 : bit(PICTURE_LOSS_LETTERS);
    }

  private:
    /* The substitute for a font. */
    struct Stand {
        bool whole;   /* it is the font or its twin, and has all letters */
        FT_Face face; /* else the face to look them up in; may be NULL */
    };

    XRef *xref;
    FT_Library library = nullptr;
    std::map<GfxFont *, Stand> stands;

    const Stand &
    find(GfxFont *font)
    {
        Ref ref;
        Stand stand = {font->getType() == fontType3 ||
                           font->getEmbeddedFontID(&ref),
                       nullptr};
        if (!stand.whole && !pdf_is_puzzle(font)) {
            stand = substitute(font);
        }
        return stands[font] = stand;
    }

    Stand
    substitute(GfxFont *font)
    {
        Stand stand = {false, nullptr};
        auto place = font->locateFont(xref, nullptr);
        if (place && FT_New_Face(library, place->path.c_str(), place->fontNum,
                                 &stand.face) == 0) {
            const char *family = stand.face->family_name;
            stand.whole = looks_like(plain_name(font->getName().value_or("")),
                                     plain_name(family ? family : ""));
            lost |= stand.whole ? 0 : bit(PICTURE_LOSS_FONT);
        }
        return stand;
    }
};
} // namespace

static uint32_t
losses_of_letters(PDFDoc *document, int page)
{
    Letters letters(document->getXRef());
    pdf_heard();
    document->displayPage(&letters, page, 72, 72, 0, false, true, false,
                          nullptr, nullptr, pdf_shows_annotation);
    return letters.lost | pdf_heard();
}

uint32_t
pdf_losses(PDFDoc *document, int page)
{
    uint32_t shell = pdf_shell(document);
    if (shell != 0) {
        return shell;
    }
    return losses_of_annotations(document, page) |
           losses_of_letters(document, page);
}
