/* The index of rendered pages. See render_index.h. */
#include "render_index.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_dwell.h"
#include "deck_shown.h"
#include "mem.h"
#include "para_bidi.h"
#include "str.h"

struct render_index {
    struct str body;
    const struct deck_topic *topic; /* of the last page */
    size_t pages;
};

static const char head[] =
    "<!doctype html>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<style>\n"
    "body{font:18px/1.5 sans-serif;color:#1a1a1a;background:#faf7f0;"
    "max-width:1200px;margin:2rem auto;padding:0 1rem}\n"
    "h2{margin-top:3rem;border-bottom:2px solid #00504f}\n"
    "figure{display:inline-block;margin:1rem 1rem 1rem 0;width:560px;"
    "max-width:100%;vertical-align:top}\n"
    "img{width:100%;border:1px solid #4a4a4a}\n"
    "code{overflow-wrap:anywhere}\n"
    "details p{white-space:pre-line}\n"
    "li.error{color:#8b0020}\n"
    "li.follows{margin-left:2em}\n"
    "figure.off img{opacity:.4;outline:6px dashed #8b0020}\n"
    "@media print{figure{break-inside:avoid}}\n"
    "</style>\n";

struct render_index *
render_index_new(void)
{
    return mem_new(1, sizeof(struct render_index));
}

void
render_index_free(struct render_index *index)
{
    if (index != NULL) {
        str_release(&index->body);
        free(index);
    }
}

static void
add_escaped(struct str *s, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            str_add(s, "&amp;");
            break;
        case '<':
            str_add(s, "&lt;");
            break;
        case '"':
            str_add(s, "&quot;");
            break;
        default:
            str_add_bytes(s, text, 1);
        }
    }
}

/* A path as a link: all but plain letters as %XX. */
static void
add_link(struct str *s, const char *path)
{
    for (; *path != '\0'; path++) {
        unsigned char byte = (unsigned char)*path;
        if (strchr("/.-_", byte) != NULL || (byte >= '0' && byte <= '9') ||
            (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {
            str_add_bytes(s, path, 1);
        } else {
            str_addf(s, "%%%02X", byte);
        }
    }
}

void
render_index_page(struct render_index *index, const char *name,
                  const char *words, const struct deck_topic *topic,
                  const struct deck_slide *slide,
                  const struct deck_version *version, bool on_show)
{
    struct str *s = &index->body;
    if (index->topic != topic) {
        index->topic = topic;
        str_add(s, "<h2>");
        add_escaped(s, topic->title.count > 0 ? topic->title.items[0].text
                                              : topic->id);
        str_add(s, "</h2>\n");
    }
    str_addf(s, "<figure%s>", on_show ? "" : " class=\"off\"");
    str_add(s, "<img loading=\"lazy\" src=\"");
    add_link(s, name);
    str_addf(s, ".png\" lang=\"%s\" alt=\"", version->lang);
    add_escaped(s, words);
    str_addf(s, "\"><figcaption><span lang=\"%s\" dir=\"auto\">",
             version->lang);
    add_escaped(s, version->title.text);
    str_add(s, "</span><br><code>");
    add_escaped(s, version->path);
    str_addf(s, "</code>, %d words, %lld s", version->words,
             (long long)deck_dwell_ms(version) / 1000);
    if (deck_hours_given(&version->hours)) {
        str_add(s, ", ");
        deck_hours_print(&version->hours, s);
    }
    if (slide->discreet) {
        str_add(s, ", discreet");
    }
    str_add(s, on_show ? "" : ", <strong>not on show then</strong>");
    str_addf(s,
             "<details><summary>Words of this page</summary>"
             "<p lang=\"%s\" dir=\"%s\">",
             version->lang, para_is_rtl(version->lang) ? "rtl" : "ltr");
    add_escaped(s, words);
    str_add(s, "</p></details></figcaption></figure>\n");
    index->pages++;
}

/* "8 in <code>en</code>, 10 in <code>es</code>". */
static void
add_counts(struct str *s, const struct deck *deck,
           const struct deck_shown *shown, size_t count)
{
    for (size_t lang = 0; lang < deck->language_count; lang++) {
        size_t slides = 0;
        for (size_t i = 0; i < count; i++) {
            slides += deck_shown_in(&shown[i], (int)lang);
        }
        str_addf(s, "%s%zu in <code>%s</code>", lang > 0 ? ", " : "", slides,
                 deck->languages[lang]);
    }
}

static void
add_summary(struct str *s, const struct render_index *index,
            const struct library_deck *read, const struct deck_shown *shown,
            size_t count, struct deck_moment moment)
{
    const char *title =
        deck_word(read->deck, &read->deck->title, read->deck->languages[0]);
    char hash[LIBRARY_SHORT_SIZE];
    library_hash_short(read->hash, hash);
    str_add(s, "<title>");
    add_escaped(s, title != NULL ? title : "Slides");
    str_add(s, "</title>\n<h1>");
    add_escaped(s, title != NULL ? title : "Slides");
    str_addf(s, "</h1>\n<p>%zu pages of %zu slides; on show on %04d-%02d-%02d",
             index->pages, read->deck->slide_count, moment.day.year,
             moment.day.month, moment.day.day);
    if (moment.minute >= 0) {
        int minute = moment.minute % DECK_DAY_MINUTES;
        str_addf(s, " at %02d:%02d", minute / 60, minute % 60);
    }
    str_add(s, ": ");
    add_counts(s, read->deck, shown, count);
    str_addf(s,
             ".<br>Deck <strong>%s</strong> (<code>%s</code>)</p>\n"
             "<p>Reviewed and approved by ______________________________ on "
             "______________</p>\n",
             hash, read->hash);
}

static void
add_findings(struct str *s, const struct report *report)
{
    if (report->count == 0) {
        return;
    }
    str_add(s, "<h2>What to fix</h2>\n<ul>\n");
    for (size_t i = 0, told; i < report->count; i += told) {
        const struct finding *finding = &report->findings[i];
        size_t more = report_more(report, i);
        told = more > 0 ? more : 1;
        if (more > 0) {
            str_addf(
                s,
                "<li class=\"follows\">and %zu more for the same reason</li>\n",
                more);
            continue;
        }
        bool error = finding->level == REPORT_ERROR;
        str_addf(s, "<li class=\"%s%s\"><code>", error ? "error" : "warning",
                 finding->depth > 0 ? " follows" : "");
        add_escaped(s, finding->path[0] != '\0' ? finding->path : "deck.txt");
        str_addf(s, ":%d</code> %s: ", finding->line > 0 ? finding->line : 1,
                 error ? "error" : "warning");
        add_escaped(s, finding->words);
        str_add(s, "</li>\n");
    }
    str_add(s, "</ul>\n");
}

/* Slides that are drawn here but are not on show. */
static void
add_withheld(struct str *s, const struct deck *deck,
             const struct deck_shown *shown, size_t count)
{
    size_t at = 0;
    struct str list = {0};
    for (size_t t = 0; t < deck->topic_count; t++) {
        for (size_t i = 0; i < deck->topics[t].slide_count; i++) {
            uint64_t languages = 0;
            if (at < count && shown[at].topic == (int)t &&
                shown[at].slide == (int)i) {
                languages = shown[at++].languages;
            }
            if ((languages & 1) == 0) {
                const struct deck_slide *slide = &deck->topics[t].slides[i];
                str_add(&list, "<li><code>");
                add_escaped(&list, slide->versions[0].path);
                str_add(&list, "</code>");
                if (languages != 0) {
                    str_addf(&list, " in <code>%s</code>", deck->languages[0]);
                }
                str_add(&list, "</li>\n");
            }
        }
    }
    if (list.len > 0) {
        str_addf(s, "<h2>Not on show then</h2>\n<ul>\n%s</ul>\n", list.text);
    }
    str_release(&list);
}

bool
render_write_file(const char *path, const char *text, char **why)
{
    size_t len = strlen(text);
    FILE *file = fopen(path, "wbe");
    bool good = file != NULL && fwrite(text, 1, len, file) == len;
    if (file != NULL && fclose(file) != 0) {
        good = false;
    }
    if (!good) {
        struct str words = {0};
        str_addf(&words, "%s cannot be written: %s", path, strerror(errno));
        *why = str_take(&words);
    }
    return good;
}

bool
render_index_write(struct render_index *index, const char *path,
                   const struct library_deck *read,
                   const struct deck_shown *shown, size_t count,
                   struct deck_moment moment, char **why)
{
    struct str s = {0};
    str_add(&s, head);
    add_summary(&s, index, read, shown, count, moment);
    add_findings(&s, &read->report);
    add_withheld(&s, read->deck, shown, count);
    str_add_bytes(&s, index->body.text, index->body.len);
    bool good = render_write_file(path, s.text, why);
    str_release(&s);
    return good;
}
