/* Small helpers that all parts of the layout share. */
#include "page_build.h"

#include <stdlib.h>
#include <string.h>

#include "deck_shown.h"
#include "deck_dwell.h"
#include "lang_name.h"
#include "page_items.h"
#include "para_bidi.h"
#include "str.h"
#include "utf8.h"

struct page_build
build_init(const struct page_screen *screen, const struct measure *measure,
           int scale, int theme)
{
    struct page_build build = {.screen = screen,
                               .measure = measure,
                               .m = page_metrics(screen, scale),
                               .theme = theme,
                               .scale = scale >= 0 && scale < 3 ? scale : 0};
    return build;
}

struct page_words
build_words(const struct page_build *build, const char *lang)
{
    const struct deck *deck = build->deck;
    const char *first =
        deck != NULL && deck->language_count > 0 ? deck->languages[0] : "en";
    struct page_words words = page_words_in(lang, first);
    /* the deck may have its own line for that one */
    if (deck != NULL && deck_has_word(deck, &deck->ask_line) &&
        words.ask == page_words_in(first, "en").ask) {
        const char *own = deck_word(deck, &deck->ask_line, first);
        words.ask = deck_has_letter(own) ? own : words.ask;
    }
    return words;
}

const char *
build_language_name(const struct page_build *build, const char *lang)
{
    const struct measure *measure = build->measure;
    const char *own = page_language_name(lang);
    const char *english = lang_name_of(lang);
    uint32_t code;
    utf8_decode(own, strlen(own), &code);
    bool drawn = measure->face(measure->ctx, code, 0, lang) >= 0;
    return drawn ? own : english != NULL ? english : lang;
}

void
build_set_language(struct page_build *build, const char *ui_lang)
{
    build->ui_lang = ui_lang;
    build->words_of[1] = build_words(build, ui_lang);
    build->ui = &build->words_of[1];
    build->ui_rtl = para_is_rtl(ui_lang);
    build->lang = build->version != NULL ? build->version->lang : ui_lang;
    build->words_of[0] = build_words(build, build->lang);
    build->words = &build->words_of[0];
    build->rtl = para_is_rtl(build->lang);
    build->kind = build->version != NULL ? build->version->kind : DECK_ABOUT;
    build->kind = build->kind == DECK_KIND_NONE ? DECK_ABOUT : build->kind;
    build->c = page_colours(build->theme, build->kind);
}

struct para *
build_para(const struct page_build *build, const char *text, const char *lang,
           int cap_px, bool bold, int width_px)
{
    const struct para_style style = {
        .cap_px = cap_px, .bold = bold, .width_px = width_px};
    return para_plain(text, lang, &style, build->measure);
}

/* At most LEN bytes of TEXT, with an ellipsis. */
static char *
cut(const char *text, size_t len)
{
    len = utf8_cut(text, strlen(text), len);
    while (len > 0 && text[len - 1] == ' ') {
        len--;
    }
    struct str short_text = {0};
    str_add_bytes(&short_text, text, len);
    str_add(&short_text, "…");
    return str_take(&short_text);
}

struct para *
build_para_within(const struct page_build *build, const char *text,
                  const char *lang, int cap_px, bool bold, int width_px,
                  size_t lines)
{
    struct para *para = build_para(build, text, lang, cap_px, bold, width_px);
    size_t low = 0; /* fits */
    size_t high = strlen(text);
    if (para->line_count <= lines || high == 0) {
        return para;
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        char *shorter = cut(text, middle);
        para_free(para);
        para = build_para(build, shorter, lang, cap_px, bold, width_px);
        free(shorter);
        if (para->line_count <= lines) {
            low = middle;
        } else {
            high = middle;
        }
    }
    para_free(para);
    char *shorter = cut(text, low);
    para = build_para(build, shorter, lang, cap_px, bold, width_px);
    free(shorter);
    return para;
}

struct para *
build_narrowest(const struct page_build *build, struct para *para,
                const struct deck_text *text, const char *lang, int cap_px,
                bool bold, int *width_px)
{
    struct para_style style = {.cap_px = cap_px, .bold = bold};
    int low = *width_px / 3;
    while (para->line_count > 1 && !para->overfull &&
           *width_px - low > cap_px / 2) {
        style.width_px = low + (*width_px - low) / 2;
        struct para *narrower = para_new(text, lang, &style, build->measure);
        if (narrower->line_count > para->line_count || narrower->overfull) {
            low = style.width_px;
            para_free(narrower);
        } else {
            *width_px = style.width_px;
            para_free(para);
            para = narrower;
        }
    }
    return para;
}

struct para *
build_para_even(const struct page_build *build, const char *text,
                const char *lang, int cap_px, int *width_px, size_t lines)
{
    const struct deck_text plain = {.text = (char *)text, .len = strlen(text)};
    struct para *para =
        build_para_within(build, text, lang, cap_px, false, *width_px, lines);
    if (para->line_count == 1 && para->width_px < *width_px) {
        *width_px = para->width_px;
        para_free(para);
        return build_para(build, text, lang, cap_px, false, *width_px);
    }
    return build_narrowest(build, para, &plain, lang, cap_px, false, width_px);
}

int
build_width(const struct page_build *build, const char *text, const char *lang,
            int cap_px, bool bold)
{
    struct para *para = build_para(build, text, lang, cap_px, bold, 0);
    int width = para->width_px;
    para_free(para);
    return width;
}

void
build_draw(const struct page_build *build, const struct para *para, int x_px,
           int y_px, int cap_px, int pitch_px, uint32_t colour)
{
    for (size_t i = 0; i < para->line_count; i++) {
        page_add_line(build->page, para, i, x_px,
                      y_px + cap_px + (int)i * pitch_px, colour);
    }
}

void
build_draw_box(const struct page_build *build, struct page_rect box,
               const struct page_box_colours *colours)
{
    if (build->theme == PAGE_HIGH_CONTRAST) {
        page_add_box(build->page, box, colours->accent, colours->fill,
                     build->m.stroke, build->m.radius);
    } else {
        page_add_fill(build->page, box, colours->fill, build->m.radius);
    }
}

int
build_x(const struct page_build *build, int from_start_px, int w_px)
{
    if (build->rtl) {
        return build->m.column_x + build->m.column_w - from_start_px - w_px;
    }
    return build->m.column_x + from_start_px;
}

const struct deck_shown *
build_shown(const struct page_build *build)
{
    const struct page_scene *scene = build->scene;
    if (scene == NULL || scene->state == NULL || scene->state->slide < 0 ||
        (size_t)scene->state->slide >= scene->shown_count) {
        return NULL;
    }
    return &scene->shown[scene->state->slide];
}

int
build_topic(const struct page_build *build)
{
    const struct deck_shown *shown = build_shown(build);
    return shown != NULL ? shown->topic : -1;
}

bool
build_has_notice(const struct page_build *build)
{
    const char *notice = build->scene->notice;
    return notice != NULL && notice[0] != '\0';
}

int
page_title_pitch(const struct page_build *build, int cap)
{
    return page_leading(build->measure, build->lang, cap) * 4 / 5;
}
