/* What only layout can say of a deck: pages, glyphs, words, codes. */
#include "page_check.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "page_blocks.h"
#include "page_body.h"
#include "page_build.h"
#include "page_check_controls.h"
#include "page_check_pictures.h"
#include "page_languages.h"
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

/* What is broken in the middle. */
static void
say_wide(const struct check *check, const char *word, int scale, int line)
{
    report_add(check->report, check->version->path, line, REPORT_WARNING,
               "wide-word",
               "“%s” is wider than a line at text size %.1f on this screen, so "
               "it is broken in the middle. Use a shorter word, or mark where "
               "it may be parted with a soft hyphen (U+00AD).",
               word, page_scales[scale]);
}

/* The first word of TEXT that is broken where PARA was set in WIDTH px; freed
 * with free(). */
static char *
broken_word(const struct page_build *build, const struct deck_text *text,
            int cap, bool bold, int width)
{
    for (size_t from = 0; from < text->len;) {
        size_t len = strcspn(text->text + from, " \n");
        char *word = mem_copy(text->text + from, len);
        struct para *para =
            build_para(build, word, build->lang, cap, bold, width);
        bool broken = para->overfull;
        para_free(para);
        if (broken) {
            return word;
        }
        free(word);
        from += len + 1;
    }
    return mem_copy(text->text, text->len);
}

/* Whether a word of the title is wider than a line where it is smallest. */
static bool
check_title(const struct check *check, const struct page_build *build)
{
    const struct deck_version *version = build->version;
    const struct page_metrics *m = &build->m;
    const struct para_style style = {
        .cap_px = m->cap_body, .bold = true, .width_px = m->column_w};
    struct para *para =
        para_new(&version->title, build->lang, &style, build->measure);
    bool broken = para->overfull;
    para_free(para);
    if (broken) {
        char *word =
            broken_word(build, &version->title, m->cap_body, true, m->column_w);
        say_wide(check, word, build->scale, version->title_line);
        free(word);
    }
    return broken;
}

/* The same of a block, as it stands on a page by itself. */
static bool
check_block(const struct check *check, const struct page_build *build,
            size_t index)
{
    const struct deck_block *block = &build->version->blocks[index];
    const struct page_slice slice = {
        build->version->blocks, index, index + 1, 0, INT_MAX, 1, 1, NULL};
    struct page_rows rows;
    bool broken = false;
    (void)page_blocks_rows(&rows, build, &slice, build->m.column_w,
                           build->m.height);
    for (size_t i = 0; !broken && i < rows.count; i++) {
        const struct page_row *row = &rows.items[i];
        for (int k = 0; k < row->cell_count && !broken; k++) {
            broken = row->cells[k].para->overfull;
            if (broken) {
                char *word = broken_word(build, &block->text, row->cap, true,
                                         row->cells[k].width_px);
                say_wide(check, word, build->scale, block->line);
                free(word);
            }
        }
    }
    page_rows_release(&rows);
    return broken;
}

/* Names each title and block with a word that is broken, with the smallest text
 * size at which it is. */
static void
check_words(const struct check *check)
{
    const struct deck_version *version = check->version;
    bool *said = mem_new(version->block_count + 1, sizeof(*said));
    for (int scale = 0; scale < 3; scale++) {
        struct page_build build =
            build_init(check->screen, check->measure, scale, PAGE_LIGHT);
        build.deck = check->deck;
        build.version = version;
        build_set_language(&build, version->lang);
        for (size_t i = 0; i < version->block_count; i++) {
            bool words = version->blocks[i].type != DECK_PICTURE &&
                         version->blocks[i].type != DECK_TABLE;
            said[i] = said[i] || (words && check_block(check, &build, i));
        }
        bool *title = &said[version->block_count];
        *title = *title || check_title(check, &build);
    }
    free(said);
}

/* Names the smallest text size at which a page has only a part of the title. */
static void
check_cut(const struct check *check)
{
    const struct deck_version *version = check->version;
    int scale = 0;
    while (scale < 3 &&
           !page_title_is_cut(check->deck, version, version->lang, scale,
                              check->screen, check->measure)) {
        scale++;
    }
    if (scale < 3) {
        report_add(check->report, version->path, version->title_line,
                   REPORT_WARNING, "cut-title",
                   "This title is cut on this screen at text size %.1f, for "
                   "the text needs the room. Write a shorter one.",
                   page_scales[scale]);
    }
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
check_version(struct check *check)
{
    const struct deck_version *version = check->version;
    check_version_glyphs(check);
    check_words(check);
    check_cut(check);
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

/* Looks at VERSION and its easy words. */
static void
check_words_of(struct check *check, const struct deck_version *version)
{
    const struct deck_version *both[] = {version, version->easy};
    for (size_t i = 0; i < 2; i++) {
        check->version = both[i];
        if (both[i] != NULL && !both[i]->unread) {
            check_version(check);
        }
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
                if (is_offered(deck, &slide->versions[v])) {
                    check_words_of(&check, &slide->versions[v]);
                }
            }
        }
    }
    str_release(&check.missing);
}
