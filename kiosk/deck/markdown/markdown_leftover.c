/* Markdown that stays in the text was not meant to be read: what other
 * programs know and this one does not, and what is not written right. See
 * markdown_state.h. */
#include "markdown_leftover.h"

#include <string.h>
#include <strings.h>

#include "markdown_block.h"
#include "markdown_source.h"
#include "markdown_state.h"

/* Where [!NOTE] or the like stands in SIZE bytes; NULL when nowhere. */
static const char *
find_callout(const char *text, size_t size)
{
    static const char *const marks[] = {"[!NOTE]", "[!TIP]", "[!WARNING]",
                                        "[!IMPORTANT]", "[!CAUTION]"};
    for (size_t at = 0; at + 1 < size; at++) {
        if (text[at] != '[' || text[at + 1] != '!') {
            continue;
        }
        for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
            size_t len = strlen(marks[i]);
            if (len <= size - at &&
                strncasecmp(text + at, marks[i], len) == 0) {
                return text + at;
            }
        }
    }
    return NULL;
}

/* Where it is one, it is taken away; anywhere else people would read it. */
static void
report_callout(struct markdown *md, const char *text, size_t size, int line)
{
    bool begins = md->quote_begins && md->build.text.len == 0;
    const char *found = find_callout(text, size);
    if (begins && found == text) {
        found = find_callout(text + 1, size - 1);
    }
    if (found != NULL) {
        markdown_report(md, line, REPORT_WARNING, "lost-callout",
                        "“[!NOTE]” and the like are read only at the "
                        "beginning of a quote. Write “> [!NOTE]” in a line, "
                        "and “> ” before the lines of the call-out below "
                        "it.");
    }
}

static bool
is_white(char c)
{
    return c == ' ' || c == '\n';
}

/* Whether there is a formula between dollar signs, and not two prices. */
static bool
has_formula(const char *text, size_t size)
{
    const char *open = memchr(text, '$', size);
    while (open != NULL) {
        size_t left = size - (size_t)(open + 1 - text);
        const char *close = memchr(open + 1, '$', left);
        if (close == NULL) {
            return false;
        }
        size_t len = (size_t)(close - open) - 1;
        bool inside = len > 0 && !is_white(open[1]) && !is_white(close[-1]);
        bool sign = memchr(open + 1, '^', len) || memchr(open + 1, '_', len) ||
                    memchr(open + 1, '=', len) || memchr(open + 1, '\\', len);
        if ((inside && sign) || len == 0) {
            return true;
        }
        open = close;
    }
    return false;
}

static void
report_formula(struct markdown *md, const char *text, size_t size, int line)
{
    if (has_formula(text, size) || memmem(text, size, "\\frac", 5) != NULL) {
        markdown_report(md, line, REPORT_WARNING, "formula",
                        "Formulas such as “$x^2$” are shown as they are "
                        "written. Say it in words.");
    }
}

/* Links between pages, as in a wiki; after `!` it is a picture. */
static void
report_wiki_link(struct markdown *md, const char *text, size_t size, int line)
{
    const char *open = memmem(text, size, "[[", 2);
    if (open == NULL || (open > text && open[-1] == '!')) {
        return;
    }
    if (memmem(open, size - (size_t)(open - text), "]]", 2) != NULL) {
        markdown_report(md, line, REPORT_WARNING, "wiki-link",
                        "Links such as “[[words]]” are shown with their "
                        "brackets. Write the words only.");
    }
}

/* A line that begins with `|` is of a table that md4c did not see. */
static void
report_table(struct markdown *md, const char *text, size_t size, int line)
{
    bool begins = md->build.text.len == 0 || md->build.soft_break;
    if (!begins || md->table_reported || md->goal != GOAL_BLOCK || size < 2 ||
        text[0] != '|') {
        return;
    }
    md->table_reported = true;
    markdown_report(md, line, REPORT_WARNING, "broken-table",
                    "This is not read as a table but shown with its “|”. Put "
                    "a blank line above it, and below its first row a line "
                    "such as “| --- | --- |”, three hyphens for each column.");
}

void
markdown_report_leftovers(struct markdown *md, const char *text, size_t size)
{
    static const struct {
        const char *mark, *rule, *words;
    } leftovers[] = {
        {"**", "literal-stars",
         "Stars “**” are left in the text. Bold begins and ends at a word: "
         "put the colon outside the stars, no space inside them."},
        {"[^", "footnote",
         "Footnotes are not shown: write the note as a sentence."},
        {"![", "broken-picture",
         "A picture is not written right. Write ![words](file.jpg), and "
         "![words](<my file.jpg>) for a name with spaces."},
    };
    int line = markdown_line_here(&md->source);
    for (size_t i = 0; i < sizeof(leftovers) / sizeof(leftovers[0]); i++) {
        if (memmem(text, size, leftovers[i].mark, 2) != NULL) {
            markdown_report(md, line, REPORT_WARNING, leftovers[i].rule, "%s",
                            leftovers[i].words);
        }
    }
    report_callout(md, text, size, line);
    report_formula(md, text, size, line);
    report_wiki_link(md, text, size, line);
    report_table(md, text, size, line);
}
