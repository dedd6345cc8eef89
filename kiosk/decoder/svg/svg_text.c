/* Text of an SVG. See svg_text.h. */
#include "svg_text.h"

#include <string.h>

#include "svg_node.h"
#include "svg_words.h"

enum place { PLACE_X, PLACE_Y, PLACE_DX, PLACE_DY, PLACE_COUNT };

static const char *const place_names[PLACE_COUNT] = {"x", "y", "dx", "dy"};

/* A list of coordinates, one a letter. */
struct list {
    char **values;
    int count;
    int first;                /* the letter of the first value */
    const struct list *outer; /* applies beyond its end */
};

struct writer {
    struct svg_walk *walk;
    int letter;      /* in UTF-16 units */
    bool space;      /* the text so far is empty or ends in one */
    xmlNodePtr last; /* the last text that ends in a space, or NULL */
};

/* ---- what is asked for ---- */

static char **
split(const xmlNode *node, const char *name, int *count)
{
    g_autofree char *text = svg_attribute(node, name);
    char **parts = g_strsplit_set(text != NULL ? text : "", " ,\t\r\n", 0);
    int used = 0;
    for (char **part = parts; *part != NULL; part++) {
        if (**part) {
            parts[used++] = *part;
        } else {
            g_free(*part);
        }
    }
    parts[used] = NULL;
    *count = used;
    return parts;
}

/* Whether NODE, which is in text, has lists of coordinates; sets *TURNED if it
 * rotates letters. librsvg reads neither. */
static bool
asks_for_lists(const xmlNode *node, bool *turned)
{
    bool lists = false;
    for (int i = 0; i < PLACE_COUNT; i++) {
        int count;
        g_strfreev(split(node, place_names[i], &count));
        lists = lists || count > 1;
    }
    int count;
    char **turns = split(node, "rotate", &count);
    for (char **turn = turns; *turn != NULL; turn++) {
        *turned = *turned || g_ascii_strtod(*turn, NULL) != 0;
    }
    g_strfreev(turns);
    for (const xmlNode *at = node->children; at != NULL; at = at->next) {
        if (at->type == XML_ELEMENT_NODE) {
            lists = asks_for_lists(at, turned) || lists;
        }
    }
    return lists;
}

static bool
is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static bool
is_written(const xmlNode *node)
{
    return svg_is(node, "tspan") || svg_is(node, "a");
}

static bool
has_line_feeds(const xmlNode *node)
{
    bool has = false;
    for (const xmlNode *at = node->children; at != NULL && !has;
         at = at->next) {
        has = (is_text(at) &&
               strpbrk((const char *)at->content, "\r\n") != NULL) ||
              (is_written(at) && has_line_feeds(at));
    }
    return has;
}

/* ---- spaces ---- */

static bool
keeps_spaces(const struct svg_walk *walk, const xmlNode *node)
{
    g_autofree char *value = svg_inherited(walk, node, "white-space");
    return xmlNodeGetSpacePreserve(node) == 1 ||
           (value != NULL && g_str_has_prefix(value, "pre"));
}

/* Collapses white space as browsers do: a line feed is a space, and several
 * spaces are one, across elements as well. */
static void
collapse(struct writer *writer, xmlNodePtr node)
{
    bool keeps = keeps_spaces(writer->walk, node->parent);
    GString *out = g_string_new(NULL);
    for (const char *at = (const char *)node->content; *at; at++) {
        bool space = strchr(" \t\r\n", *at) != NULL;
        if (!space || keeps || !writer->space) {
            g_string_append_c(out, space ? ' ' : *at);
        }
        writer->space = space && !keeps;
    }
    if (out->len > 0) {
        writer->last = writer->space ? node : NULL;
    }
    xmlNodeSetContent(node, (const xmlChar *)out->str);
    g_string_free(out, TRUE);
}

static void
collapse_all(struct writer *writer, xmlNodePtr node)
{
    for (xmlNodePtr at = node->children; at != NULL; at = at->next) {
        if (is_text(at)) {
            collapse(writer, at);
        } else if (is_written(at)) {
            collapse_all(writer, at);
        }
    }
}

static void
drop_last_space(const struct writer *writer)
{
    if (writer->last != NULL) {
        size_t len = strlen((const char *)writer->last->content);
        writer->last->content[len - 1] = '\0';
    }
}

/* ---- places ---- */

/* The value of LIST for LETTER, or NULL. */
static const char *
value_for(const struct list *list, int letter)
{
    while (list != NULL &&
           (letter < list->first || letter >= list->first + list->count)) {
        list = list->outer;
    }
    return list != NULL ? list->values[letter - list->first] : NULL;
}

/* Whether CODE combines with the letter before it. */
static bool
is_joined(gunichar code)
{
    return g_unichar_ismark(code) || g_unichar_iszerowidth(code);
}

/* Whether a letter looks different when it stands alone, as in the scripts from
 * Hebrew to Thai. */
static bool
is_bound(gunichar code)
{
    return code >= 0x0590 && code < 0x1D00;
}

/* The length of the run at TEXT that can be drawn in one piece; *NEXT is the
 * letter after it. */
static size_t
run_length(const struct writer *writer, const struct list *const *lists,
           const char *text, int *next)
{
    const char *at = text;
    int letter = writer->letter;
    while (*at) {
        gunichar code = g_utf8_get_char(at);
        bool placed = false;
        for (int i = 0; i < PLACE_COUNT; i++) {
            placed = placed || value_for(lists[i], letter) != NULL;
        }
        if (at > text && placed && !is_joined(code)) {
            break;
        }
        if (is_bound(code) && placed) {
            svg_lost(writer->walk, PICTURE_LOSS_PLACED);
        }
        letter += code > 0xFFFF ? 2 : 1;
        at = g_utf8_next_char(at);
    }
    *next = letter;
    return (size_t)(at - text);
}

/* Puts each letter with coordinates of its own into a <tspan>. */
static void
place_text(struct writer *writer, xmlNodePtr node,
           const struct list *const *lists)
{
    const char *text = (const char *)node->content;
    while (*text) {
        int next;
        size_t len = run_length(writer, lists, text, &next);
        xmlNodePtr span = xmlNewDocNode(node->doc, node->parent->ns,
                                        (const xmlChar *)"tspan", NULL);
        xmlAddChild(
            span, xmlNewDocTextLen(node->doc, (const xmlChar *)text, (int)len));
        for (int i = 0; i < PLACE_COUNT; i++) {
            const char *value = value_for(lists[i], writer->letter);
            if (value != NULL) {
                xmlNewProp(span, (const xmlChar *)place_names[i],
                           (const xmlChar *)value);
            }
        }
        xmlAddPrevSibling(node, span);
        writer->letter = next;
        text += len;
    }
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static void
place_all(struct writer *writer, xmlNodePtr node,
          const struct list *const *outer)
{
    struct list own[PLACE_COUNT];
    const struct list *lists[PLACE_COUNT];
    for (int i = 0; i < PLACE_COUNT; i++) {
        own[i] = (struct list){.first = writer->letter, .outer = outer[i]};
        own[i].values = split(node, place_names[i], &own[i].count);
        lists[i] = &own[i];
        xmlUnsetNsProp(node, NULL, (const xmlChar *)place_names[i]);
    }
    for (xmlNodePtr at = node->children, next; at != NULL; at = next) {
        next = at->next;
        if (is_text(at)) {
            place_text(writer, at, lists);
        } else if (is_written(at)) {
            place_all(writer, at, lists);
        }
    }
    for (int i = 0; i < PLACE_COUNT; i++) {
        g_strfreev(own[i].values);
    }
}

void
svg_text(struct svg_walk *walk, xmlNodePtr node)
{
    static const struct list *const none[PLACE_COUNT] = {NULL};
    struct writer writer = {.walk = walk, .space = true};
    bool turned = false;
    bool lists = asks_for_lists(node, &turned);
    g_autofree char *words = svg_words(node);
    if (turned && *words) {
        svg_lost(walk, PICTURE_LOSS_PLACED);
    }
    bool parts = xmlFirstElementChild(node) != NULL || keeps_spaces(walk, node);
    if (*words && (lists || parts || has_line_feeds(node))) {
        collapse_all(&writer, node);
        drop_last_space(&writer);
        xmlNodeSetSpacePreserve(node, 1);
        if (lists) {
            place_all(&writer, node, none);
        }
        walk->changed = true;
    }
}

/* ---- lines ---- */

unsigned
svg_text_lines_of(const char *declarations)
{
    static const char *const names[] = {"text-decoration",
                                        "text-decoration-line", NULL};
    unsigned lines = 0;
    for (const char *const *name = names; *name != NULL; name++) {
        g_autofree char *value = svg_css_value(declarations, *name);
        lines |= value != NULL && strstr(value, "underline") != NULL
                     ? SVG_LINE_UNDER
                     : 0u;
        lines |= value != NULL && strstr(value, "line-through") != NULL
                     ? SVG_LINE_THROUGH
                     : 0u;
    }
    return lines;
}

void
svg_text_lines(struct svg_walk *walk, xmlNodePtr node, unsigned lines)
{
    bool under = lines & SVG_LINE_UNDER;
    bool through = lines & SVG_LINE_THROUGH;
    svg_add_style(walk, node, "text-decoration:%s%s%s",
                  under ? "underline" : "", under && through ? " " : "",
                  through ? "line-through" : "");
}

/* ---- letters ---- */

enum svg_case
svg_text_case_of(const char *declarations, enum svg_case before)
{
    g_autofree char *value = svg_css_value(declarations, "text-transform");
    return value == NULL                     ? before
           : strcmp(value, "uppercase") == 0 ? SVG_CASE_UPPER
           : strcmp(value, "lowercase") == 0 ? SVG_CASE_LOWER
                                             : SVG_CASE_AS_IS;
}

void
svg_text_case(struct svg_walk *walk, xmlNodePtr node, enum svg_case letters)
{
    if (letters == SVG_CASE_AS_IS) {
        return;
    }
    const char *text = (const char *)node->content;
    g_autofree char *written = letters == SVG_CASE_UPPER
                                   ? g_utf8_strup(text, -1)
                                   : g_utf8_strdown(text, -1);
    walk->changed = true;
    xmlNodeSetContent(node, (const xmlChar *)written);
}
