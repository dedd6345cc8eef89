/* What only layout can say of a deck: pages, glyphs, words, codes. */
#include "page_check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "page_body.h"
#include "page_build.h"
#include "page_check_controls.h"
#include "page_check_pictures.h"
#include "page_languages.h"
#include "page_rows.h"
#include "str.h"
#include "unicode.h"
#include "utf8.h"

/* What is being checked, and where findings go. */
struct check {
    const struct deck *deck;
    const struct page_screen *screen;
    const struct measure *measure;
    struct report *report;
    const struct deck_version *version;
    struct str missing; /* characters without a glyph in this file */
    int missing_line;
    int missing_count;
};

enum { MISSING_MAX = 5 }; /* named in one finding */

static void
check_glyph(struct check *check, uint32_t code, int line)
{
    const struct measure *measure = check->measure;
    char bytes[UTF8_MAX + 1] = {0};
    if (unicode_is_invisible(code) ||
        measure->face(measure->ctx, code, 0, check->version->lang) >= 0) {
        return;
    }
    (void)utf8_encode(code, bytes);
    if (check->missing.len > 0 && strstr(check->missing.text, bytes) != NULL) {
        return;
    }
    if (check->missing_count == 0) {
        check->missing_line = line;
    }
    if (check->missing_count++ < MISSING_MAX) {
        str_addf(&check->missing, "%s%s (U+%04X)",
                 check->missing.len ? ", " : "", bytes, (unsigned)code);
    }
}

static void
check_glyphs(struct check *check, const char *text, size_t len, int line)
{
    size_t i = 0;
    while (text != NULL && i < len) {
        uint32_t code = 0;
        i += utf8_decode(text + i, len - i, &code);
        check_glyph(check, code, line);
    }
}

static void
check_block_glyphs(struct check *check, const struct deck_block *block)
{
    if (block->text.text != NULL) {
        check_glyphs(check, block->text.text, block->text.len, block->line);
    }
    int cells = block->table.rows * block->table.columns;
    for (int i = 0; block->type == DECK_TABLE && i < cells; i++) {
        const struct deck_text *cell = &block->table.cells[i];
        check_glyphs(check, cell->text, cell->len, block->line);
    }
    if (block->type == DECK_PICTURE && block->picture.alt != NULL) {
        const char *alt = block->picture.alt;
        check_glyphs(check, alt, strlen(alt), block->line);
    }
}

static void
check_version_glyphs(struct check *check)
{
    const struct deck_version *version = check->version;
    str_clear(&check->missing);
    check->missing_count = 0;
    check_glyphs(check, version->title.text, version->title.len,
                 version->title_line);
    for (size_t i = 0; i < version->block_count; i++) {
        check_block_glyphs(check, &version->blocks[i]);
    }
    if (version->source != NULL) {
        check_glyphs(check, version->source, strlen(version->source), 0);
    }
    if (check->missing_count > 0) {
        report_add(check->report, version->path, check->missing_line,
                   REPORT_WARNING, "missing-glyph",
                   "No font here can draw %s%s. Use another character, or put "
                   "a font that has it into the fonts folder.",
                   check->missing.text,
                   check->missing_count > MISSING_MAX ? " and others" : "");
    }
}

/* A word too wide for a whole line at the normal size. */
static void
check_words(struct check *check, const struct page_build *build,
            const struct deck_text *text, int cap, bool bold, int line)
{
    const struct para_style style = {
        .cap_px = cap, .bold = bold, .width_px = build->m.column_w};
    if (text->text == NULL) {
        return;
    }
    struct para *para =
        para_new(text, check->version->lang, &style, check->measure);
    if (para->overfull) {
        report_add(check->report, check->version->path, line, REPORT_WARNING,
                   "wide-word",
                   "A word here is wider than the column and is broken in the "
                   "middle. Use a shorter word, or put a space in it.");
    }
    para_free(para);
}

/* Reports why a QR code is not shown. */
static void
check_code(struct check *check, enum page_code_fate fate)
{
    const char *path = check->version->path;
    const char *qr = check->version->qr;
    if (fate == CODE_NO_ROOM) {
        report_add(check->report, path, 0, REPORT_WARNING, "qr-no-room",
                   "This screen is too low for a code of 60 mm with its words "
                   "below it, so the code is not shown. Remove `qr:`, or use "
                   "a larger screen.");
    } else if (fate == CODE_TOO_LONG && strcasecmp(qr, "this") == 0) {
        report_add(check->report, path, 0, REPORT_WARNING, "qr-too-long",
                   "The words of this slide do not fit a code that a phone "
                   "reads. Shorten them, or write a shorter `qr:`.");
    } else if (fate == CODE_TOO_LONG) {
        report_add(check->report, path, 0, REPORT_WARNING, "qr-too-long",
                   "The words of `qr:` do not fit a code that a phone reads. "
                   "Write a shorter `qr:`.");
    }
}

static void
check_version(struct check *check, const struct page_build *build)
{
    const struct deck_version *version = check->version;
    check_version_glyphs(check);
    check_words(check, build, &version->title, build->m.cap_body, true,
                version->title_line);
    for (size_t i = 0; i < version->block_count; i++) {
        check_words(check, build, &version->blocks[i].text, build->m.cap_body,
                    false, version->blocks[i].line);
    }
    enum page_code_fate fate;
    int64_t *sizes = mem_new(version->block_count, sizeof(*sizes));
    int pages = page_body_count(check->deck, version, version->lang, 0,
                                check->screen, check->measure, &fate, sizes);
    check_code(check, fate);
    page_check_pictures(version, sizes, check->screen, check->measure,
                        check->report);
    free(sizes);
    if (pages > 1) {
        report_add(check->report, version->path, 0, REPORT_WARNING,
                   "long-slide",
                   "This slide needs %d pages on this screen at the normal "
                   "text size. Shorten it, or split it into two slides.",
                   pages);
    }
}

/* Whether people can choose the language of VERSION. */
static bool
is_offered(const struct deck *deck, const struct deck_version *version)
{
    size_t i = 0;
    while (i < deck->language_count &&
           !deck_same_language(deck->languages[i], version->lang)) {
        i++;
    }
    return i < deck->language_count;
}

/* How many lines of text a page without a picture has, at the normal size. */
static int
lines_on(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    int cap = m->cap_body;
    int pitch = page_pitch(build, cap);
    int high = m->foot_y - m->bar_h - cap - page_descent(cap);
    high -= m->compact ? 0 : m->cap_title * 2;
    return high < 0 ? 0 : 1 + high / pitch;
}

enum { LINES_MIN = 4, LETTERS_MIN = 18 };

/* Letters have a least size by law, and a page needs some lines of them. */
static void
check_panel(struct check *check, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    double cap_mm = m->cap_body / m->px_per_mm;
    int em = page_pitch(build, m->cap_body) * 2 / 3;
    int letters = em > 0 ? m->column_w * 2 / em : 0; /* half an em each */
    int lines = lines_on(build);
    double wide_mm = m->width / m->px_per_mm;
    if (lines >= LINES_MIN && letters >= LETTERS_MIN) {
        return;
    }
    report_add(check->report, "", 0, REPORT_ERROR, "panel-small",
               "This panel is %.0f mm wide. Letters as large as the standards "
               "ask for, with capitals of %.1f mm, leave room for %d lines of "
               "about %d letters on a page. %s",
               wide_mm, cap_mm, lines, letters,
               check->screen->room_distance_mm > 0
                   ? "Use a larger panel, or write a shorter "
                     "`room_distance_mm`."
                   : "Use a panel of 10.1 inches (217 mm) or more.");
}

void
page_check(const struct deck *deck, const struct page_screen *screen,
           const struct settings *settings, const struct measure *measure,
           struct report *report)
{
    struct check check = {
        .deck = deck, .screen = screen, .measure = measure, .report = report};
    const struct page_build build = {
        .deck = deck, .measure = measure, .m = page_metrics(screen, 0)};
    char *reach = page_check_reach(deck, screen, settings, measure);
    if (reach != NULL) {
        report_add(report, "", 0, REPORT_WARNING, "reach", "%s", reach);
    }
    free(reach);
    page_check_controls(deck, screen, measure, report);
    page_languages_check(deck, report);
    check_panel(&check, &build);
    for (size_t t = 0; t < deck->topic_count; t++) {
        const struct deck_topic *topic = &deck->topics[t];
        for (size_t s = 0; s < topic->slide_count; s++) {
            const struct deck_slide *slide = &topic->slides[s];
            for (size_t v = 0; v < slide->version_count; v++) {
                check.version = &slide->versions[v];
                if (!check.version->unread && is_offered(deck, check.version)) {
                    check_version(&check, &build);
                }
            }
        }
    }
    str_release(&check.missing);
}
