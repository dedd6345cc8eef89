/* The same text through Pango and cairo. See fonts_pango.h. */
#include "fonts_pango.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "para.h"
#include "para_bidi.h"
#include "para_break.h"
#include "para_text.h"
#include "str.h"
#include "utf8.h"

#define WORD_JOINER 0x2060

void
fonts_pango_init(struct fonts_pango *pango, const struct fonts_list *list)
{
    FcConfig *config = FcConfigCreate();
    for (size_t i = 0; i < list->count; i++) {
        FcConfigAppFontAddFile(config, (const FcChar8 *)list->faces[i].path);
    }
    pango->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(pango->map), config);
    FcConfigDestroy(config);
    pango->context = pango_font_map_create_context(pango->map);
    pango_context_set_round_glyph_positions(pango->context, FALSE);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(pango->context, options);
    cairo_font_options_destroy(options);
}

void
fonts_pango_release(struct fonts_pango *pango)
{
    g_object_unref(pango->context);
    g_object_unref(pango->map);
}

/* Where Pango would break after the characters of TEXT. */
static PangoLogAttr *
pango_breaks(const char *text, size_t count, const char *lang)
{
    PangoLogAttr *attrs = mem_new(count + 1, sizeof(*attrs));
    pango_get_log_attrs(text, (int)strlen(text), -1,
                        pango_language_from_string(lang), attrs,
                        (int)count + 1);
    return attrs;
}

static void
add_attr(PangoAttrList *attrs, PangoAttribute *attr, size_t start, size_t end)
{
    attr->start_index = (guint)start;
    attr->end_index = (guint)end;
    pango_attr_list_change(attrs, attr);
}

/* Face and size of the bytes START..END of the copy. */
static void
add_font(PangoAttrList *attrs, const struct fonts_list *list,
         const struct measure *measure, int face, int cap_px, size_t start,
         size_t end)
{
    int size_px = measure->size_for_caps(measure->ctx, face, cap_px);
    add_attr(attrs, pango_attr_family_new(list->faces[face].family), start,
             end);
    add_attr(attrs, pango_attr_size_new_absolute(size_px * PANGO_SCALE), start,
             end);
}

/* Copies the text of DECODED; a word joiner stands where we keep together what
 * Pango would part. */
static PangoAttrList *
copy_glued(const struct para_text *decoded, const struct fonts_list *list,
           const struct measure *measure, const char *lang, int cap_px,
           struct str *copy)
{
    PangoAttrList *attrs = pango_attr_list_new();
    add_attr(attrs, pango_attr_fallback_new(FALSE), 0, G_MAXUINT);
    /* SDL2_ttf 2.20 shapes without a language: Korean spaces stay narrow. */
    add_attr(attrs, pango_attr_font_features_new("locl=0"), 0, G_MAXUINT);
    PangoLogAttr *theirs = pango_breaks(decoded->utf8, decoded->count, lang);
    for (size_t i = 0; i < decoded->count; i++) {
        size_t start = copy->len;
        str_add_code(copy, decoded->codes[i]);
        if (theirs[i + 1].is_line_break &&
            decoded->breaks[i] != PARA_BREAK_ALLOWED &&
            decoded->breaks[i] != PARA_BREAK_HARD) {
            str_add_code(copy, WORD_JOINER);
        }
        add_font(attrs, list, measure, decoded->faces[i], cap_px, start,
                 copy->len);
    }
    free(theirs);
    return attrs;
}

PangoLayout *
fonts_pango_layout(struct fonts_pango *pango, const struct fonts_list *list,
                   const struct measure *measure, const char *text,
                   const char *lang, int cap_px, int column_px)
{
    struct para_text decoded;
    para_text_init(&decoded, text, strlen(text));
    para_text_analyse(&decoded, NULL, false, lang, measure);
    struct str copy = {0};
    PangoAttrList *attrs =
        copy_glued(&decoded, list, measure, lang, cap_px, &copy);
    pango_context_set_base_dir(pango->context, para_is_rtl(lang)
                                                   ? PANGO_DIRECTION_RTL
                                                   : PANGO_DIRECTION_LTR);
    PangoLayout *layout = pango_layout_new(pango->context);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_text(layout, copy.text, (int)copy.len);
    pango_layout_set_attributes(layout, attrs);
    pango_layout_set_width(layout, column_px * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_attr_list_unref(attrs);
    str_release(&copy);
    para_text_release(&decoded);
    return layout;
}
