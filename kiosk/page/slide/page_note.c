/* "This page is not in your language yet." See page_note.h. */
#include "page_note.h"

#include "page_items.h"

enum { LINES = 2, LINES_MAX = 4 };

/* How the note is set: in its own box, from the edge where its language
 * begins. */
struct note {
    struct para *para;
    int cap, pitch, width, height; /* of the words */
    int side, pad;                 /* of the icon; around all */
};

static bool
is_foreign(const struct page_build *build)
{
    return build->version != NULL &&
           !deck_same_language(build->lang, build->ui_lang);
}

static struct note
note_of(const struct page_build *build, int cap)
{
    const struct page_metrics *m = &build->m;
    struct note note = {.cap = cap,
                        .side = cap * 3 / 2,
                        .pad = page_mm(m, m->compact ? 2.4 : 3.6)};
    int room = m->column_w - note.side - 3 * note.pad;
    note.width = room > 1 ? room : 1;
    note.para = build_para_even(build, build->ui->untranslated, build->ui_lang,
                                cap, &note.width, LINES_MAX);
    note.pitch = page_leading(build->measure, build->ui_lang, cap) * 4 / 5;
    note.height = cap + ((int)note.para->line_count - 1) * note.pitch;
    return note;
}

/* As large as "Still reading?" where two lines are enough for that, else as
 * small print, at last in its size at the normal text size: most of the page is
 * the slide's. */
static struct note
note_init(const struct page_build *build)
{
    const struct page_metrics *m = &build->m;
    const int caps[] = {m->cap_strip, m->cap_print, m->cap_small};
    int most = (m->band_y - m->bar_h) / 4;
    for (int i = m->compact ? 1 : 0; i < 2; i++) {
        struct note note = note_of(build, caps[i]);
        if (note.para->line_count <= LINES && note.height <= most) {
            return note;
        }
        para_free(note.para);
    }
    return note_of(build, caps[2]);
}

void
page_note_plan(struct page_frame *frame, const struct page_build *build)
{
    frame->note_h = 0;
    if (!is_foreign(build)) {
        return;
    }
    struct note note = note_init(build);
    bool low = build->m.compact;
    int bottom = low ? build->m.band_y - note.pad : frame->body_bottom;
    frame->note_h = note.height + 2 * note.pad + page_descent(note.cap);
    frame->note_y = bottom - frame->note_h;
    int end = frame->note_y - note.pad;
    frame->rule_y =
        low && frame->note_y < frame->rule_y ? frame->note_y : frame->rule_y;
    frame->body_bottom = frame->body_bottom < end ? frame->body_bottom : end;
    frame->caption_bottom =
        frame->caption_bottom < end ? frame->caption_bottom : end;
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
    struct note note = note_init(build);
    struct page_rect box = {m->column_x, frame->note_y, m->column_w,
                            frame->note_h};
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
