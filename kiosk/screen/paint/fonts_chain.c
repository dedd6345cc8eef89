/* The chain. See fonts_chain.h. */
#include "fonts_chain.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "measure.h"
#include "mem.h"
#include "unicode.h"
#include "utf8.h"

static struct fonts_family *
family_of(struct fonts_chain *chain, const struct fonts_face *face)
{
    for (size_t i = 0; i < chain->count; i++) {
        if (chain->families[i].first->staff == face->staff &&
            strcmp(chain->families[i].first->family, face->family) == 0) {
            return &chain->families[i];
        }
    }
    chain->families = mem_grow(chain->families, chain->count, &chain->cap,
                               sizeof(*chain->families));
    struct fonts_family *family = &chain->families[chain->count++];
    *family = (struct fonts_family){.faces = {-1, -1, -1, -1}, .first = face};
    return family;
}

void
fonts_chain_init(struct fonts_chain *chain, const struct fonts_list *list,
                 struct fonts_open *open)
{
    *chain = (struct fonts_chain){.list = list, .open = open};
    for (size_t i = 0; i < list->count; i++) {
        const struct fonts_face *face = &list->faces[i];
        struct fonts_family *family = family_of(chain, face);
        if (family->faces[face->style] < 0) {
            family->faces[face->style] = (int)i;
        }
    }
}

void
fonts_chain_release(struct fonts_chain *chain)
{
    free(chain->families);
}

/* The face of FAMILY that is nearest to STYLE; -1 only for an empty family.
 * Bold goes before italic, because it carries meaning in every script. */
static int
nearest(const struct fonts_family *family, unsigned style)
{
    static const unsigned char orders[4][4] = {
        {0, FACE_BOLD, FACE_ITALIC, FACE_BOLD | FACE_ITALIC},
        {FACE_BOLD, 0, FACE_BOLD | FACE_ITALIC, FACE_ITALIC},
        {FACE_ITALIC, 0, FACE_BOLD | FACE_ITALIC, FACE_BOLD},
        {FACE_BOLD | FACE_ITALIC, FACE_BOLD, FACE_ITALIC, 0},
    };
    for (size_t i = 0; i < 4; i++) {
        int face = family->faces[orders[style & 3][i]];
        if (face >= 0) {
            return face;
        }
    }
    return -1;
}

/* The face of FAMILY for CODE: the nearest to STYLE, else the regular one. The
 * others are not asked: styles of a family have the same letters, and each
 * question opens a file. */
static int
face_in(struct fonts_chain *chain, const struct fonts_family *family,
        uint32_t code, unsigned style)
{
    int face = nearest(family, style);
    if (face >= 0 && !fonts_open_has(chain->open, face, code)) {
        int regular = nearest(family, 0);
        bool has =
            regular != face && fonts_open_has(chain->open, regular, code);
        face = has ? regular : -1;
    }
    return face;
}

static bool
names_script(const struct fonts_face *face, uint32_t script)
{
    for (size_t i = 0; i < FONTS_USES_MAX && face->scripts[i] != 0; i++) {
        if (face->scripts[i] == script) {
            return true;
        }
    }
    return false;
}

/* How many letters of LANG the FACE names: "zh" 2 of "zh-Hant", "zh-Hant" 7. */
static size_t
names_lang(const struct fonts_face *face, const char *lang)
{
    size_t best = 0;
    for (size_t i = 0; i < FONTS_USES_MAX && face->langs[i][0] != '\0'; i++) {
        size_t len = strlen(face->langs[i]);
        if (len > best && strncasecmp(lang, face->langs[i], len) == 0 &&
            (lang[len] == '\0' || lang[len] == '-')) {
            best = len;
        }
    }
    return best;
}

/* Letters that a face must have to be used for a language at all: or else
 * words would be drawn in two faces (Atkinson Hyperlegible has no
 * Vietnamese). */
static const char *
letters_of(const char *lang)
{
    static const struct {
        const char *lang, *letters;
    } needs[] = {
        {"vi", "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ"},
        {"es", "áéíñóúü¿¡"},
        {"fr", "àâæçéèêëîïôœùûüÿ"},
        {"pt", "áâãàçéêíóôõú"},
        {"de", "äöüß"},
        {"pl", "ąćęłńóśźż"},
        {"tr", "çğıİöşü"},
        {"ht", "èò"},
    };
    for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++) {
        size_t len = strlen(needs[i].lang);
        if (strncasecmp(lang, needs[i].lang, len) == 0 &&
            (lang[len] == '\0' || lang[len] == '-')) {
            return needs[i].letters;
        }
    }
    return "";
}

static bool
serves(struct fonts_chain *chain, const struct fonts_family *family,
       const char *lang)
{
    const char *letters = letters_of(lang);
    size_t left = strlen(letters);
    while (left > 0) {
        uint32_t code;
        size_t step = utf8_decode(letters, left, &code);
        if (face_in(chain, family, code, 0) < 0) {
            return false;
        }
        letters += step;
        left -= step;
    }
    return true;
}

static int
staff_face(struct fonts_chain *chain, uint32_t code, unsigned style,
           const char *lang)
{
    for (size_t i = 0; i < chain->count && chain->families[i].first->staff;
         i++) {
        int face = face_in(chain, &chain->families[i], code, style);
        if (face >= 0 && serves(chain, &chain->families[i], lang)) {
            return face;
        }
    }
    return -1;
}

/* The face of the family that names LANG best. ASCII stays with the first
 * face of the chain: digits look alike in every language. */
static int
lang_face(struct fonts_chain *chain, uint32_t code, unsigned style,
          const char *lang, uint32_t script)
{
    const struct fonts_family *best = NULL;
    size_t best_len = 0;
    for (size_t i = 0; i < chain->count; i++) {
        const struct fonts_face *first = chain->families[i].first;
        size_t len = names_lang(first, lang);
        if (len > best_len &&
            (script == UNICODE_COMMON || names_script(first, script))) {
            best = &chain->families[i];
            best_len = len;
        }
    }
    return best != NULL ? face_in(chain, best, code, style) : -1;
}

static int
any_face(struct fonts_chain *chain, uint32_t code, unsigned style,
         uint32_t script, bool named)
{
    for (size_t i = 0; i < chain->count; i++) {
        const struct fonts_family *family = &chain->families[i];
        if (!family->first->staff &&
            names_script(family->first, script) == named) {
            int face = face_in(chain, family, code, style);
            if (face >= 0) {
                return face;
            }
        }
    }
    return -1;
}

int
fonts_chain_face(struct fonts_chain *chain, uint32_t code, unsigned style,
                 const char *lang)
{
    int face = staff_face(chain, code, style, lang);
    uint32_t script = unicode_font_script(code);
    if (face < 0 && code >= 0x80) {
        face = lang_face(chain, code, style, lang, script);
    }
    if (face < 0) {
        face = any_face(chain, code, style, script, true);
    }
    if (face < 0) {
        face = any_face(chain, code, style, script, false);
    }
    return face;
}
