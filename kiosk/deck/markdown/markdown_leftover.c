/* Markdown left in the text. See markdown_leftover.h. */
#include "markdown_leftover.h"

#include <stdlib.h>
#include <string.h>

#include "markdown_block.h"
#include "markdown_source.h"
#include "markdown_state.h"
#include "mem.h"

static bool
has_callout(const char *text)
{
    return strcasestr(text, "[!NOTE]") != NULL ||
           strcasestr(text, "[!TIP]") != NULL ||
           strcasestr(text, "[!WARNING]") != NULL ||
           strcasestr(text, "[!IMPORTANT]") != NULL ||
           strcasestr(text, "[!CAUTION]") != NULL;
}

/* Whether there is a formula between dollar signs, rather than two prices. */
static bool
has_formula(const char *text)
{
    const char *close;
    for (const char *open = strchr(text, '$'); open != NULL; open = close) {
        close = strchr(open + 1, '$');
        size_t len = close != NULL ? (size_t)(close - open) - 1 : 0;
        bool sign = strcspn(open + 1, "^_=\\") < len;
        if (close != NULL &&
            (len == 0 || (sign && strchr(" \n", open[1]) == NULL &&
                          strchr(" \n", close[-1]) == NULL))) {
            return true;
        }
    }
    return strstr(text, "\\frac") != NULL;
}

/* A link as in a wiki; with a `!` before it, it is a picture. */
static bool
has_wiki_link(const char *text)
{
    const char *open = strstr(text, "[[");
    return open != NULL && (open == text || open[-1] != '!') &&
           strstr(open, "]]") != NULL;
}

void
markdown_report_leftovers(struct markdown *md, const char *part, size_t size)
{
    char *text = mem_copy(part, size);
    bool empty = md->build.text.len == 0;
    bool table = (empty || md->build.soft_break) && md->goal == GOAL_BLOCK &&
                 !md->table_reported && size >= 2 && text[0] == '|';
    bool callout = md->quote_begins && empty && size > 0; /* it may be one */
    const struct {
        bool found;
        const char *rule, *words;
    } leftovers[] = {
        {strstr(text, "**") != NULL, "literal-stars",
         "Stars “**” are left in the text. Bold begins and ends at a word: "
         "put the colon outside the stars, and no spaces inside them."},
        {strstr(text, "[^") != NULL, "footnote",
         "Footnotes are not shown: write the note as a sentence."},
        {strstr(text, "![") != NULL, "broken-picture",
         "A picture is not written correctly. Write ![words](file.jpg), and "
         "![words](<my file.jpg>) for a name with spaces."},
        {has_callout(text + callout), "lost-callout",
         "“[!NOTE]” and the like work only at the beginning of a quote. Write "
         "“> [!NOTE]” on a line of its own, and “> ” before each line of the "
         "call-out below it."},
        {has_formula(text), "formula",
         "Formulas such as “$x^2$” are shown as written. Say it in words."},
        {has_wiki_link(text), "wiki-link",
         "Links such as “[[words]]” are shown with their brackets. Write only "
         "the words."},
        /* md4c found no table in a line that begins with `|`. */
        {table, "broken-table",
         "This is not recognised as a table, so its “|” are shown. Put a "
         "blank line above it, and below its first row a line such as “| --- "
         "| --- |”, with three hyphens for each column."},
    };
    int line = markdown_line_here(&md->source);
    for (size_t i = 0; i < sizeof(leftovers) / sizeof(leftovers[0]); i++) {
        if (leftovers[i].found) {
            markdown_report(md, line, REPORT_WARNING, leftovers[i].rule, "%s",
                            leftovers[i].words);
        }
    }
    md->table_reported = md->table_reported || table;
    free(text);
}
