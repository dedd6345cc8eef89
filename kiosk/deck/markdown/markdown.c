/* From the callbacks of md4c to blocks. See markdown.h. */
#include "markdown.h"

#include <stdlib.h>
#include <string.h>

#include <md4c.h>

#include "deck.h"
#include "entity.h"
#include "markdown_block.h"
#include "markdown_leftover.h"
#include "markdown_literal.h"
#include "markdown_picture.h"
#include "markdown_prepare.h"
#include "markdown_proof.h"
#include "markdown_source.h"
#include "markdown_state.h"
#include "markdown_table.h"
#include "mem.h"
#include "utf8.h"

static void
enter_heading(struct markdown *md, unsigned level)
{
    markdown_flush(md);
    bool outside = md->quote_depth == 0 && md->list_depth == 0;
    if (level == 1 && outside && md->version->title_line == 0) {
        md->goal = GOAL_TITLE;
    } else {
        md->heading = true;
    }
}

/* Reports at the end: the line is known only once there is text. */
static void
leave_heading(struct markdown *md, unsigned level)
{
    bool empty = md->build.text.len == 0;
    int line = md->build_line;
    markdown_flush(md);
    if (md->goal == GOAL_TITLE) {
        md->goal = GOAL_BLOCK;
        return;
    }
    md->heading = false;
    if (empty) {
        return;
    }
    if (level == 1 && md->version->title_line == 0) {
        md->title_reported = true;
        markdown_report(md, line, REPORT_ERROR, "missing-title",
                        "The title is in a quote or a list. Begin its line "
                        "with “# ” and nothing before that.");
    } else if (level == 1) {
        markdown_report(md, line, REPORT_ERROR, "second-title",
                        "A slide has only one title with “#”. Move this one, "
                        "and what follows it, to a file of its own.");
    } else {
        markdown_report(md, line, REPORT_WARNING, "heading-level",
                        "Headings below the title are shown as bold text. "
                        "Use “**bold**”, or make another slide.");
    }
}

static void
enter_break(struct markdown *md)
{
    markdown_flush(md);
    char mark = '-';
    int line = markdown_pass_break(&md->source, &mark);
    markdown_report(md, line, REPORT_WARNING, "lone-rule",
                    "A line “%c%c%c” does not start another slide and is not "
                    "shown. Move what follows to a file of its own.",
                    mark, mark, mark);
}

/* No span crosses a block. md4c 0.4.8 enters and leaves different spans for
 * input such as `[](![)]()`, which must not swallow what follows. */
static void
end_spans(struct markdown *md)
{
    md->picture_depth = md->picture_depth > 0 ? 1 : 0;
    markdown_leave_picture(md);
    md->bold = md->italic = 0;
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct markdown *md = data;
    end_spans(md);
    switch (type) {
    case MD_BLOCK_QUOTE:
        markdown_enter_quote(md);
        break;
    case MD_BLOCK_UL:
        markdown_enter_list(md, false,
                            ((MD_BLOCK_UL_DETAIL *)detail)->is_tight != 0, 1);
        break;
    case MD_BLOCK_OL:
        markdown_enter_list(md, true,
                            ((MD_BLOCK_OL_DETAIL *)detail)->is_tight != 0,
                            ((MD_BLOCK_OL_DETAIL *)detail)->start);
        break;
    case MD_BLOCK_LI:
        markdown_enter_item(md, ((MD_BLOCK_LI_DETAIL *)detail)->is_task != 0);
        break;
    case MD_BLOCK_H:
        enter_heading(md, ((MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_HR:
        enter_break(md);
        break;
    case MD_BLOCK_TABLE:
        markdown_enter_table(md, detail);
        break;
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
    case MD_BLOCK_P:
        markdown_flush(md);
        md->html_reported = md->table_reported = false;
        break;
    default:
        break;
    }
    return 0;
}

/* An unclosed comment hides all that follows it in its block. */
static void
end_comment(struct markdown *md)
{
    if (md->in_comment) {
        markdown_report(md, md->comment_line, REPORT_ERROR, "unclosed-comment",
                        "A comment begins here with “<!--” and hides "
                        "everything after it. Write “-->” where it ends, or "
                        "delete “<!--”.");
    }
    md->in_comment = false;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct markdown *md = data;
    end_spans(md);
    switch (type) {
    case MD_BLOCK_QUOTE:
        markdown_leave_quote(md);
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        markdown_leave_list(md);
        break;
    case MD_BLOCK_LI:
        markdown_flush(md);
        md->at_marker = false;
        break;
    case MD_BLOCK_H:
        leave_heading(md, ((MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_CODE:
        if (md->build.text.len > 0) {
            markdown_report(md, md->build_line, REPORT_WARNING, "code",
                            "Code is shown as ordinary text. Remove the “```” "
                            "around it.");
        }
        markdown_flush(md);
        break;
    case MD_BLOCK_HTML:
    case MD_BLOCK_P:
        end_comment(md);
        markdown_flush(md);
        break;
    case MD_BLOCK_TABLE:
        markdown_leave_table(md);
        break;
    case MD_BLOCK_TR:
        markdown_leave_row(md);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        markdown_leave_cell(md);
        break;
    default:
        break;
    }
    return 0;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct markdown *md = data;
    if (type == MD_SPAN_IMG) {
        markdown_enter_picture(md, detail);
    }
    md->bold += type == MD_SPAN_STRONG;
    md->italic += type == MD_SPAN_EM;
    return 0;
}

/* Reports when the span ends: only then is the parser on the right line. */
static int
leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    (void)detail;
    struct markdown *md = data;
    int line = markdown_line_here(&md->source);
    if (type == MD_SPAN_IMG) {
        markdown_leave_picture(md);
    } else if (type == MD_SPAN_A) {
        markdown_report(md, line, REPORT_WARNING, "link",
                        "A link cannot be followed from this screen; only its "
                        "words are shown. Write out the address if people "
                        "need it.");
    } else if (type == MD_SPAN_CODE) {
        markdown_report(md, line, REPORT_WARNING, "code",
                        "Code is shown as ordinary text. Remove the “`” "
                        "around it.");
    } else if (type == MD_SPAN_DEL) {
        markdown_report(md, line, REPORT_ERROR, "strikethrough",
                        "Words between two “~” are crossed out, which this "
                        "screen cannot show. Delete the words if they are no "
                        "longer true; otherwise delete the “~”, and write "
                        "“about” or “to” where it meant that.");
    }
    md->bold -= type == MD_SPAN_STRONG;
    md->italic -= type == MD_SPAN_EM;
    return 0;
}

static unsigned
style_of(const struct markdown *md)
{
    return (md->bold > 0 || md->heading ? DECK_BOLD : 0u) |
           (md->italic > 0 ? DECK_ITALIC : 0u);
}

/* The text that the next characters belong to. */
static struct text_build *
build_of(struct markdown *md)
{
    if (md->picture_depth > 0) {
        return &md->alt;
    }
    if (md->build.text.len == 0) {
        md->build_index = markdown_index(&md->source, md->source.at);
        md->build_line = md->source.starts[md->build_index].number;
    }
    return &md->build;
}

/* In CODE, line breaks are kept. */
static void
add_text(struct markdown *md, const char *text, size_t size, bool code)
{
    for (size_t at = 0; at < size;) {
        uint32_t c;
        at += utf8_decode(text + at, size - at, &c);
        if (c == MARKDOWN_BREAK || (c == '\n' && code)) {
            text_build_hard_break(build_of(md), style_of(md));
        } else {
            text_build_code(build_of(md), c == '\n' ? ' ' : markdown_unmark(c),
                            style_of(md));
        }
    }
}

/* Handles `<!--` or `-->`. */
static void
turn_comment(struct markdown *md)
{
    md->in_comment = !md->in_comment;
    if (md->in_comment) {
        md->comment_line = markdown_line_here(&md->source);
    } else {
        markdown_report(md, md->comment_line, REPORT_WARNING, "comment",
                        "Text between “<!--” and “-->” is not shown. Delete "
                        "it when it is no longer needed.");
    }
}

/* Drops comments, which may arrive in several pieces; shows any other HTML as
 * it is written. */
static void
add_html(struct markdown *md, const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        const char *mark = md->in_comment ? "-->" : "<!--";
        const char *found = memmem(text + at, size - at, mark, strlen(mark));
        size_t end = found != NULL ? (size_t)(found - text) : size;
        if (md->in_comment) {
            markdown_pass(&md->source, text + at, end - at, MARKDOWN_HIDDEN);
        } else if (strspn(text + at, " \n") >= end - at) {
            text_build_soft_break(build_of(md));
        } else {
            add_text(md, text + at, end - at, false);
            if (!md->html_reported &&
                memchr(text + at, '<', end - at) != NULL) {
                md->html_reported = true;
                markdown_report(md, markdown_line_here(&md->source),
                                REPORT_WARNING, "raw-html",
                                "HTML such as “%.*s” is shown as written. "
                                "Remove it.",
                                (int)utf8_cut(text + at, end - at, 30),
                                text + at);
            }
        }
        if (found != NULL) {
            markdown_pass(&md->source, found, strlen(mark), MARKDOWN_HIDDEN);
            turn_comment(md);
            text_build_soft_break(build_of(md));
        }
        at = end + (found != NULL ? strlen(mark) : 0);
    }
}

static void
add_entity(struct markdown *md, const char *text, size_t size)
{
    uint32_t code;
    if (entity_decode(text, size, &code)) {
        text_build_code(build_of(md), code, style_of(md));
        return;
    }
    add_text(md, text, size, false);
    markdown_report(md, markdown_line_here(&md->source), REPORT_WARNING,
                    "unknown-entity",
                    "“%.*s” is not known and is shown as written. Type the "
                    "character itself.",
                    (int)utf8_cut(text, size, 40), text);
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    struct markdown *md = data;
    markdown_pass(&md->source, text, size,
                  type == MD_TEXT_ENTITY ? MARKDOWN_ENTITY : MARKDOWN_TEXT);
    switch (type) {
    case MD_TEXT_BR:
        text_build_hard_break(build_of(md), style_of(md));
        markdown_pass_line(&md->source);
        break;
    case MD_TEXT_SOFTBR:
        text_build_soft_break(build_of(md));
        markdown_pass_line(&md->source);
        break;
    case MD_TEXT_ENTITY:
        add_entity(md, text, size);
        break;
    case MD_TEXT_CODE:
        add_text(md, text, size, true);
        break;
    case MD_TEXT_HTML:
        add_html(md, text, size);
        break;
    case MD_TEXT_NORMAL:
        markdown_report_leftovers(md, text, size);
        add_text(md, text, size, false);
        break;
    default:
        add_text(md, text, size, false);
        break;
    }
    return 0;
}

static void
report_definitions(struct markdown *md)
{
    const struct markdown_source *source = &md->source;
    for (size_t i = 0; i < source->line_count; i++) {
        if (!markdown_is_definition(source, i)) {
            continue;
        }
        const char *line = source->text + source->starts[i].at;
        bool footnote = line[strspn(line, " ") + 1] == '^';
        markdown_report(md, source->starts[i].number, REPORT_WARNING,
                        footnote ? "footnote" : "link-definition", "%s",
                        footnote ? "Footnotes are not shown: write the note "
                                   "as a sentence."
                                 : "“[words]: address” at the beginning of a "
                                   "line is not shown. Write it without the "
                                   "brackets.");
    }
}

/* Also frees blocks that md4c left open because it ran out of memory. */
static void
release(struct markdown *md)
{
    struct deck_block rest = {.picture = md->picture, .table = md->table};
    deck_block_release(&rest);
    markdown_source_release(&md->source);
    text_build_release(&md->build);
    text_build_release(&md->alt);
    free(md->items);
}

/* Reports how many findings of LEVEL were not listed. */
static void
report_rest(const struct markdown *md, enum report_level level,
            const char *what)
{
    if (md->findings[level] > MARKDOWN_FINDINGS_MAX) {
        report_add(md->report, md->path, 0, level, "more-findings",
                   "There are %zu more %s in this file. Fix the ones listed, "
                   "then check again.",
                   md->findings[level] - MARKDOWN_FINDINGS_MAX, what);
    }
}

void
markdown_read(const char *body, size_t len, int first_line, const char *path,
              struct deck_version *version, struct report *report)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                 MD_FLAG_NOINDENTEDCODEBLOCKS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    struct markdown md = {.path = path, .report = report, .version = version};
    size_t errors_before = report->error_count;
    markdown_prepare(&md, body, len, first_line);
    if (md_parse(md.source.text, (MD_SIZE)md.source.len, &parser, &md) != 0) {
        markdown_report(&md, 0, REPORT_ERROR, "unreadable",
                        "The text of the slide could not be read.");
    }
    report_definitions(&md);
    if (version->title.text == NULL) {
        version->title.text = mem_string("");
    }
    if (version->title_line == 0 && !md.title_reported) {
        markdown_report(&md, first_line, REPORT_ERROR, "missing-title",
                        "The slide has no title. Write one on a line that "
                        "begins with “# ”.");
    }
    report_rest(&md, REPORT_ERROR, "mistakes");
    report_rest(&md, REPORT_WARNING, "warnings");
    version->blocks = mem_resize(version->blocks, version->block_count,
                                 sizeof(*version->blocks));
    if (report->error_count == errors_before) {
        markdown_prove(&md);
    }
    release(&md);
}
