/* Words that librsvg does not draw. See svg_words.h. */
#include "svg_words.h"

#include <string.h>

#include <fontconfig/fontconfig.h>

#include "svg_node.h"

/* ---- what is written ---- */

/* Spaces and other invisible characters. */
static bool
is_blank(gunichar code)
{
    return g_unichar_isspace(code) || code == 0xA0 || code == 0x200B ||
           code == 0x200C || code == 0x200D || code == 0x2060 ||
           code == 0xFEFF || code == 0xAD || g_unichar_iscntrl(code);
}

static void
squeeze(const char *text, GString *out)
{
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar code = g_utf8_get_char(text);
        if (!is_blank(code)) {
            g_string_append_unichar(out, code);
        }
    }
}

static bool
is_named(const xmlNode *node, const char *const *names)
{
    for (; node->type == XML_ELEMENT_NODE && *names != NULL; names++) {
        if (g_ascii_strcasecmp((const char *)node->name, *names) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the element NODE is never visible. */
static bool
is_kept_back(const xmlNode *node)
{
    static const char *const silent[] = {"style", "script",     "title", "desc",
                                         "head",  "annotation", NULL};
    g_autofree char *style = svg_attribute(node, "style");
    g_autofree char *display =
        style != NULL ? svg_css_value(style, "display") : NULL;
    return is_named(node, silent) ||
           (display != NULL && strcmp(display, "none") == 0);
}

static void
gather(const xmlNode *node, GString *out)
{
    for (const xmlNode *at = node->children; at != NULL; at = at->next) {
        if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
            squeeze((const char *)at->content, out);
        } else if (at->type == XML_ELEMENT_NODE && !is_kept_back(at)) {
            gather(at, out);
        }
    }
}

char *
svg_words(const xmlNode *node)
{
    GString *out = g_string_new(NULL);
    gather(node, out);
    return g_string_free(out, FALSE);
}

/* Whether one of the elements NAMES is in NODE. */
static bool
holds(const xmlNode *node, const char *const *names)
{
    for (const xmlNode *at = node->children; at != NULL; at = at->next) {
        if (at->type == XML_ELEMENT_NODE && !is_kept_back(at) &&
            (is_named(at, names) || holds(at, names))) {
            return true;
        }
    }
    return false;
}

/* Whether STYLE has a background or border: Figma exports gradients this way
 * that SVG lacks. */
static bool
paints(const char *style)
{
    static const char *const names[] = {"background", "background-color",
                                        "background-image", "border", NULL};
    static const char *const nothing[] = {"none",    "transparent", "initial",
                                          "inherit", "unset",       NULL};
    for (const char *const *name = names; *name != NULL; name++) {
        g_autofree char *value = svg_css_value(style, *name);
        bool clear =
            value != NULL && strstr(value, "rgba(") != NULL &&
            (strstr(value, ", 0)") != NULL || strstr(value, ",0)") != NULL);
        if (value != NULL && *value && *value != '0' && !clear &&
            !svg_css_contains(value, nothing)) {
            return true;
        }
    }
    return false;
}

static bool
is_painted(const xmlNode *html)
{
    for (const xmlNode *at = html->children; at != NULL; at = at->next) {
        g_autofree char *style =
            at->type == XML_ELEMENT_NODE ? svg_attribute(at, "style") : NULL;
        if ((style != NULL && paints(style)) ||
            (at->type == XML_ELEMENT_NODE && is_painted(at))) {
            return true;
        }
    }
    return false;
}

void
svg_words_html(struct svg_walk *walk, const xmlNode *html)
{
    static const char *const pictures[] = {
        "img", "svg", "video", "canvas", "iframe", "object", "embed", NULL};
    g_autofree char *words = svg_words(html);
    if (*words) {
        svg_lost(walk, PICTURE_LOSS_HTML);
    } else if (holds(html, pictures)) {
        svg_lost(walk, PICTURE_LOSS_EMBEDDED);
    } else if (is_painted(html)) {
        svg_lost(walk, PICTURE_LOSS_EFFECT);
    }
}

/* ---- what stands for HTML ---- */

/* Whether WORDS are only a notice that the viewer lacks support. */
static bool
is_excuse(const char *words)
{
    static const char *const excuses[] = {
        "notsvg",      "cannotdisplay",     "notsupport", "doesn'tsupport",
        "unsupported", "cannotbedisplayed", NULL};
    g_autofree char *small = g_utf8_strdown(words, -1);
    return svg_css_contains(small, excuses);
}

/* Whether FALLBACK, with the text INSTEAD, is a truncated copy of WORDS, "...".
 * One with different text is deliberate. */
static bool
falls_short(const xmlNode *fallback, const char *words, char *instead)
{
    static const char *const drawn[] = {"image", "path", "use", "rect", NULL};
    bool draws = is_named(fallback, drawn) || holds(fallback, drawn);
    size_t len = strlen(instead);
    while (g_str_has_suffix(instead, ".") || g_str_has_suffix(instead, "…")) {
        len -= instead[len - 1] == '.' ? 1 : strlen("…");
        instead[len] = '\0';
    }
    bool begins = strncmp(words, instead, len) == 0;
    size_t whole = strlen(words);
    while (whole > len && words[whole - 1] == '.') {
        whole--;
    }
    return is_excuse(instead) || (len == 0 && !draws) ||
           (len > 0 && begins && whole > len);
}

/* Records it if FALLBACK (may be NULL) leaves out text of HTML. */
static void
compare(struct svg_walk *walk, const xmlNode *html, const xmlNode *fallback)
{
    g_autofree char *words = svg_words(html);
    g_autofree char *instead =
        fallback != NULL ? svg_words(fallback) : g_strdup("");
    if (*words && (fallback == NULL || falls_short(fallback, words, instead))) {
        svg_lost(walk, PICTURE_LOSS_HTML);
    }
}

static xmlNodePtr
next_element(xmlNodePtr node)
{
    while (node != NULL && node->type != XML_ELEMENT_NODE) {
        node = node->next;
    }
    return node;
}

/* Whether a complete SVG viewer would choose NODE: it has no extension but
 * HTML. */
static bool
is_open(const xmlNode *node)
{
    g_autofree char *needs = svg_attribute(node, "requiredExtensions");
    return needs == NULL || strstr(needs, "xhtml") != NULL;
}

void
svg_words_open(struct svg_walk *walk, xmlNodePtr node)
{
    xmlAttrPtr asks =
        xmlHasNsProp(node, (const xmlChar *)"requiredFeatures", NULL);
    if (asks != NULL) {
        xmlRemoveProp(asks);
        walk->changed = true;
    }
    /* in a switch it was removed from the chosen one */
    g_autofree char *words =
        xmlHasNsProp(node, (const xmlChar *)"systemLanguage", NULL) != NULL
            ? svg_words(node)
            : NULL;
    if (words != NULL && *words) {
        svg_lost(walk, PICTURE_LOSS_LANGUAGE);
    }
}

static void
take_out(struct svg_walk *walk, xmlNodePtr node)
{
    /* not freed: the ids may point to it */
    xmlUnlinkNode(node);
    xmlAddChild(xmlDocGetRootElement(walk->doc), node);
    xmlNodeSetName(node, (const xmlChar *)"metadata");
    walk->changed = true;
}

/* Records it if an element from FIRST on has a language of its own and other
 * words than DRAWN. */
static void
compare_languages(struct svg_walk *walk, xmlNodePtr first, const xmlNode *drawn,
                  bool for_all)
{
    g_autofree char *words = svg_words(drawn);
    bool others = false;
    for (xmlNodePtr at = first; at != NULL && *words;
         at = next_element(at->next)) {
        g_autofree char *instead = svg_words(at);
        bool own =
            xmlHasNsProp(at, (const xmlChar *)"systemLanguage", NULL) != NULL;
        others = others || (own && *instead && strcmp(words, instead) != 0);
    }
    if (others) {
        svg_lost(walk,
                 for_all ? PICTURE_LOSS_LANGUAGES : PICTURE_LOSS_LANGUAGE);
    }
}

/* The element from FIRST on without a language, else the first, which loses its
 * language: that of the slide is not known here. */
static xmlNodePtr
for_all_languages(struct svg_walk *walk, xmlNodePtr first)
{
    const xmlChar *name = (const xmlChar *)"systemLanguage";
    xmlNodePtr at = first;
    while (at != NULL && xmlHasNsProp(at, name, NULL) != NULL) {
        at = next_element(at->next);
    }
    if (first != NULL && at != first) {
        compare_languages(walk, first, at != NULL ? at : first, at != NULL);
    }
    if (at == NULL && first != NULL) {
        xmlRemoveProp(xmlHasNsProp(first, name, NULL));
        walk->changed = true;
        at = first;
    }
    return at;
}

xmlNodePtr
svg_words_switch(struct svg_walk *walk, xmlNodePtr node)
{
    xmlNodePtr html = NULL;
    xmlNodePtr at = next_element(node->children);
    while (at != NULL && (svg_is(at, "foreignObject") || !is_open(at))) {
        xmlNodePtr after = next_element(at->next);
        if (svg_is(at, "foreignObject")) {
            html = is_open(at) && html == NULL ? at : html;
            take_out(walk, at);
        }
        at = after;
    }
    at = for_all_languages(walk, at);
    if (html != NULL) {
        compare(walk, html, at);
    }
    return at;
}

/* ---- signs in place of letters ---- */

/* Whether FONT has an outline for CODE: librsvg draws nothing else. */
static bool
has_letter(FcPattern *font, gunichar code)
{
    FcCharSet *letters;
    FcBool outline = FcTrue;
    FcBool colour = FcFalse;
    FcPatternGetBool(font, FC_OUTLINE, 0, &outline);
    FcPatternGetBool(font, FC_COLOR, 0, &colour);
    return outline && !colour &&
           FcPatternGetCharSet(font, FC_CHARSET, 0, &letters) ==
               FcResultMatch &&
           FcCharSetHasChar(letters, code);
}

/* Whether no font has CODE, which is then drawn as a box. The fonts were listed
 * at start (svg_main.c). */
static bool
is_box(gunichar code)
{
    if (code < 0x80 || is_blank(code) || g_unichar_iszerowidth(code)) {
        return false;
    }
    const FcFontSet *fonts = FcConfigGetFonts(NULL, FcSetSystem);
    bool box = fonts != NULL && fonts->nfont > 0;
    for (int i = 0; fonts != NULL && i < fonts->nfont && box; i++) {
        box = !has_letter(fonts->fonts[i], code);
    }
    return box;
}

void
svg_words_text(struct svg_walk *walk, const char *text, bool symbols)
{
    const uint32_t known = UINT32_C(1) << PICTURE_LOSS_ICON_FONT;
    for (; *text && !(walk->lost & known); text = g_utf8_next_char(text)) {
        gunichar code = g_utf8_get_char(text);
        if (g_unichar_type(code) == G_UNICODE_PRIVATE_USE || is_box(code) ||
            (symbols && !is_blank(code))) {
            svg_lost(walk, PICTURE_LOSS_ICON_FONT);
        }
    }
}

/* Whether "Symbol" or "SymbolMT" comes first, with Greek and symbols in place
 * of letters. "Segoe UI Symbol" has them at their own code points. */
static bool
is_symbol(const char *families)
{
    families += strspn(families, " \"'");
    if (strncmp(families, "symbol", 6) != 0) {
        return false;
    }
    families += 6;
    families += strncmp(families, "mt", 2) == 0 ? 2 : 0;
    return *families == '\0' || strchr(" \"',", *families) != NULL;
}

bool
svg_words_symbols(const char *declarations, bool before)
{
    static const char *const fonts[] = {"wingdings",         "webdings",
                                        "zapfdingbats",      "material icons",
                                        "font awesome",      "fontawesome",
                                        "material symbols",  "glyphicons",
                                        "itc zapf dingbats", NULL};
    g_autofree char *family = svg_css_value(declarations, "font-family");
    g_autofree char *font = svg_css_value(declarations, "font");
    if (family == NULL && font == NULL) {
        return before;
    }
    g_autofree char *small =
        g_ascii_strdown(family != NULL ? family : font, -1);
    return svg_css_contains(small, fonts) || is_symbol(small);
}
