/* What only layout can find out about a deck: pages, buttons, glyphs, reach. */
#include "page_check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "page_body.h"
#include "page_build.h"
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
    int pages = page_body_count(check->deck, version, 0, check->screen,
                                check->measure, &fate);
    check_code(check, fate);
    if (pages > 1) {
        report_add(check->report, version->path, 0, REPORT_WARNING,
                   "long-slide",
                   "This slide needs %d pages on this screen at the normal "
                   "text size. Shorten it, or split it into two slides.",
                   pages);
    }
}

/* The file with the title of TOPIC in a language. */
static char *
topic_path(const struct deck_topic *topic)
{
    struct str path = {0};
    if (*topic->folder) {
        str_addf(&path, "%s/", topic->folder);
    }
    str_add(&path, "topic.txt");
    return str_take(&path);
}

/* A title that needs more than two lines of a third of the band is cut with
 * an ellipsis there. */
static void
check_topic(struct check *check, const struct page_build *build,
            const struct deck_topic *topic)
{
    int most = (build->m.width - 2 * build->m.edge) / 3;
    for (size_t i = 0; i < topic->title.count; i++) {
        const struct deck_word *word = &topic->title.items[i];
        const char *lang = *word->lang ? word->lang : check->deck->languages[0];
        struct para *para =
            build_para(build, word->text, lang, build->m.cap_small, true,
                       most - page_mm(&build->m, 18.0));
        if (para->line_count > 2 || para->overfull) {
            char *path = topic_path(topic);
            report_add(check->report, path, word->line, REPORT_WARNING,
                       "long-title",
                       "The title “%s” does not fit its button. Use one or two "
                       "short words.",
                       word->text);
            free(path);
        }
        para_free(para);
    }
}

/* Controls between 380 and 1220 mm above the floor (EN 301 549 8.3, ADA
 * 308.2). */
void
page_check_reach(const struct page_screen *screen,
                 const struct settings *settings, struct report *report)
{
    const struct page_metrics m = page_metrics(screen, 0);
    if (settings->panel_bottom_mm <= 0) {
        return;
    }
    double mm = m.px_per_mm;
    double low = settings->panel_bottom_mm + m.band_pad / mm;
    double high = settings->panel_bottom_mm + (m.height - m.left.y) / mm;
    if (low < 380.0 || high > 1220.0) {
        report_add(report, "", 0, REPORT_WARNING, "reach",
                   "The buttons are between %.0f and %.0f mm above the floor. "
                   "Hang the screen so that they are between 380 and 1220 mm: "
                   "people in a wheelchair cannot reach further.",
                   low, high);
    }
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
    page_check_reach(screen, settings, report);
    for (size_t t = 0; t < deck->topic_count; t++) {
        const struct deck_topic *topic = &deck->topics[t];
        check_topic(&check, &build, topic);
        for (size_t s = 0; s < topic->slide_count; s++) {
            const struct deck_slide *slide = &topic->slides[s];
            for (size_t v = 0; v < slide->version_count; v++) {
                check.version = &slide->versions[v];
                if (!check.version->unread) {
                    check_version(&check, &build);
                }
            }
        }
    }
    str_release(&check.missing);
}
