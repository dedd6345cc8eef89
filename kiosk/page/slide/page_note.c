/* "This page is not in your language yet." See page_note.h. */
#include "page_note.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "page_items.h"
#include "sentence.h"

enum { LINES = 2, LINES_MAX = 4 };

/* How the note is set: in its own box, from the edge where its language
 * begins. */
struct note {
    struct para *para;
    int cap, pitch, width; /* of the words */
    int height;            /* of all */
    int side, pad;         /* of the icon; around all */
};

static bool
is_foreign(const struct page_build *build)
{
    return build->version != NULL &&
           !deck_same_language(build->lang, build->ui_lang);
}

/* TEXT in at most LINES lines with capitals of CAP px. */
static struct note
note_of(const struct page_build *build, const char *text, int cap, int lines)
{
    const struct page_metrics *m = &build->m;
    struct note note = {.cap = cap, .side = cap * 3 / 2, .pad = cap / 2};
    int room = m->column_w - note.side - 3 * note.pad;
    note.width = room > 1 ? room : 1;
    note.para = build_para_even(build, text, build->ui_lang, cap, &note.width,
                                (size_t)lines);
    note.pitch = page_leading(build->measure, build->ui_lang, cap) * 4 / 5;
    note.height = cap + ((int)note.para->line_count - 1) * note.pitch +
                  page_descent(cap) + 2 * note.pad;
    return note;
}

/* Whether a page may have to hold the name of a row and a line of it. */
static bool
has_rows(const struct deck_version *version)
{
    bool has = false;
    for (size_t i = 0; i < version->block_count; i++) {
        has = has || version->blocks[i].type == DECK_TABLE;
    }
    return has;
}

/* How high it may be: the slide keeps three lines of its page, where it has so
 * many, and always one, a number to call or a row two. Of the size that its
 * text has before a short slide is set larger: plan and drawing agree. */
static int
room_for(const struct page_build *build, bool at_last)
{
    const struct page_metrics m = page_metrics(build->screen, build->scale);
    bool number = build->kind == DECK_WHEN_TO_CALL;
    int cap = number ? m.cap_title : m.cap_body;
    int line = page_leading(build->measure, build->lang, cap);
    bool rows = m.compact_panel && build->scale > 0 && has_rows(build->version);
    int lines = !at_last ? 3 : number || rows ? 2 : 1;
    int kept = m.bar_h + page_sized(&m, 6.0) + cap + (lines - 1) * line +
               page_descent(cap);
    return m.band_y - kept - 2 * page_mm(&m, 3.6);
}

/* The first sentence in at most LINES lines, in its size at the normal text
 * size, as far as it goes. Without a paragraph where nothing does. */
static struct note
sentence_init(const struct page_build *build, int lines)
{
    const char *text = build->ui->untranslated;
    char *sentence = mem_copy(text, sentence_end(text, strlen(text), 0));
    struct note note = note_of(build, sentence, build->m.cap_small, lines);
    while (note.para != NULL && note.height > room_for(build, true)) {
        para_free(note.para);
        note = --lines > 0 ? note_of(build, sentence, build->m.cap_small, lines)
                           : (struct note){.para = NULL};
    }
    free(sentence);
    return note;
}

/* As large as "Still reading?" where two lines are enough for that, else as
 * small print, then in its size at the normal text size, then its first
 * sentence. */
static struct note
note_init(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    const int caps[] = {m->cap_strip, m->cap_print, m->cap_small};
    int first = m->compact ? 1 : 0;
    for (int i = first; i < 3; i++) {
        bool small = i == 2;
        struct note note =
            note_of(build, build->ui->untranslated, caps[i], LINES_MAX);
        if (note.height <= room_for(build, small) &&
            (small || note.para->line_count <= LINES)) {
            return note;
        }
        para_free(note.para);
    }
    return sentence_init(build, LINES_MAX);
}

/* By a picture that is a page it does not grow, for a picture gets no smaller
 * when the text is larger; a small panel has room for one line there. */
static struct note
note_by_picture(const struct page_build *build)
{
    struct page_build normal = *build;
    normal.scale = 0;
    normal.m = page_metrics(build->screen, 0);
    return normal.m.compact_panel ? sentence_init(&normal, 1)
                                  : note_init(&normal);
}

int
page_note_by_picture(const struct page_build *build)
{
    if (!is_foreign(build)) {
        return 0;
    }
    struct note note = note_by_picture(build);
    para_free(note.para);
    return note.para != NULL ? note.height : 0;
}

void
page_note_plan(struct page_frame *frame, const struct page_build *build)
{
    frame->note_h = 0;
    if (!is_foreign(build)) {
        return;
    }
    struct note note = note_init(build);
    if (note.para == NULL) {
        return;
    }
    bool low = build->m.compact;
    int bottom = low ? build->m.band_y - note.pad : frame->body_bottom;
    frame->note_h = note.height;
    frame->note_y = bottom - frame->note_h;
    int end = frame->note_y - note.pad;
    frame->rule_y =
        low && frame->note_y < frame->rule_y ? frame->note_y : frame->rule_y;
    frame->body_bottom = frame->body_bottom < end ? frame->body_bottom : end;
    para_free(note.para);
}

bool
page_note_is_foot(const struct page_frame *frame,
                  const struct page_build *build)
{
    return frame->note_h > 0 && build->m.compact;
}

void
page_note_draw(const struct page_frame *frame, const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    if (frame->note_h == 0) {
        return;
    }
    struct note note =
        frame->form == FORM_CAPTION ? note_by_picture(build) : note_init(build);
    if (note.para == NULL) {
        return;
    }
    struct page_rect box = {m->column_x, frame->note_y, m->column_w,
                            note.height};
    page_add_box(build->page, box, build->c.strip_ink, build->c.strip,
                 m->stroke, 0);
    int y = box.y + note.pad;
    int from =
        build->ui_rtl ? box.x + box.w - note.pad - note.side : box.x + note.pad;
    page_add_icon(build->page, ICON_LANGUAGE,
                  (struct page_rect){from, y + (note.cap - note.side) / 2,
                                     note.side, note.side},
                  build->c.strip_ink, build->c.strip, false);
    int words = build->ui_rtl ? from - note.pad - note.width
                              : from + note.side + note.pad;
    build_draw(build, note.para, words, y, note.cap, note.pitch,
               build->c.strip_ink);
    para_free(note.para);
}
