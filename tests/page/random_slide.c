/* Random slides. See random_slide.h. */
#include "random_slide.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

int
random_draw(struct random_slide *slide, int below)
{
    slide->seed ^= slide->seed << 13;
    slide->seed ^= slide->seed >> 7;
    slide->seed ^= slide->seed << 17;
    return (int)(slide->seed % (uint64_t)below);
}

/* COUNT more words at the end of TEXT. */
static void
add_words(struct random_slide *slide, struct str *text, int count)
{
    for (int i = 0; i < count; i++) {
        bool bold = random_draw(slide, 6) == 0;
        str_addf(text, bold ? "%s**w%d**" : "%sw%d", i ? " " : "",
                 ++slide->words);
    }
}

/* The words from FIRST on are a unit, TEXT, which is taken over. */
static void
add_unit(struct random_slide *slide, int first, struct str *text)
{
    slide->units = mem_grow(slide->units, slide->unit_count, &slide->unit_cap,
                            sizeof(*slide->units));
    slide->units[slide->unit_count++] =
        (struct random_unit){first, slide->words, false, *text};
    *text = (struct str){0};
}

/* An item that begins with MARK. */
static void
add_item(struct random_slide *slide, const char *before, const char *mark,
         int count, bool unit)
{
    struct str item = {0};
    int first = slide->words + 1;
    str_add(&item, mark);
    add_words(slide, &item, count);
    str_add(&item, "\n");
    str_addf(&slide->text, "%s%s", before, item.text);
    if (unit) {
        add_unit(slide, first, &item);
    }
    str_release(&item);
}

/* BEFORE each of its lines; UNITS: its items are. */
static void
add_list(struct random_slide *slide, const char *before, bool units)
{
    bool numbered = random_draw(slide, 2) == 0;
    int count = 1 + random_draw(slide, 4);
    for (int i = 0; i < count; i++) {
        char mark[16];
        snprintf(mark, sizeof(mark), numbered ? "%d. " : "- ", i + 1);
        add_item(slide, before, mark, 1 + random_draw(slide, 12), units);
        if (random_draw(slide, 4) == 0) {
            char deeper[16];
            snprintf(deeper, sizeof(deeper), "%s    ", before);
            add_item(slide, deeper, "- ", 1 + random_draw(slide, 5), false);
        }
    }
}

static void
add_table(struct random_slide *slide)
{
    int columns = 1 + random_draw(slide, 3);
    int rows = 1 + random_draw(slide, 5);
    struct str head = {0};
    for (int row = 0; row <= rows; row++) {
        struct str line = {0};
        int first = slide->words + 1;
        for (int column = 0; column < columns; column++) {
            str_add(&line, "| ");
            add_words(slide, &line, 1 + random_draw(slide, 4));
            str_add(&line, " ");
        }
        str_add(&line, "|\n");
        for (int column = 0; row == 0 && column < columns; column++) {
            str_add(&line, column ? " --- |" : "| --- |");
        }
        str_add(&line, row ? "" : "\n");
        str_add(&slide->text, line.text);
        if (row == 0) {
            head = line;
            continue;
        }
        struct str alone = {0};
        str_addf(&alone, "%s%s", head.text, line.text);
        add_unit(slide, first, &alone);
        slide->units[slide->unit_count - 1].row = true;
        str_release(&line);
    }
    str_release(&head);
}

static void
add_callout(struct random_slide *slide)
{
    static const char *const marks[] = {"> [!NOTE]\n", "> [!TIP]\n",
                                        "> [!WARNING]\n", ""};
    size_t from = slide->text.len;
    int first = slide->words + 1;
    str_addf(&slide->text, "%s> ", marks[random_draw(slide, 4)]);
    add_words(slide, &slide->text, 1 + random_draw(slide, 20));
    str_add(&slide->text, "\n");
    if (random_draw(slide, 3) == 0) {
        str_add(&slide->text, ">\n");
        add_list(slide, "> ", false);
    }
    struct str text = {0};
    str_add(&text, slide->text.text + from);
    add_unit(slide, first, &text);
}

static void
add_paragraph(struct random_slide *slide)
{
    struct str text = {0};
    int first = slide->words + 1;
    add_words(slide, &text, 1 + random_draw(slide, 40));
    str_add(&text, "\n");
    str_add(&slide->text, text.text);
    add_unit(slide, first, &text);
}

static void
add_picture(struct random_slide *slide)
{
    static const char *const files[] = {"wide.png", "tall.png", "small.png",
                                        "no.png"};
    static const char *const places[] = {"", " \"left\"", " \"full\""};
    int file = random_draw(slide, 4);
    slide->pictures = true;
    str_add(&slide->text, "![");
    if (file == 3) {
        add_words(slide, &slide->text, 1 + random_draw(slide, 12));
    } else {
        str_add(&slide->text, "alt");
    }
    str_addf(&slide->text, "](%s%s)\n", files[file],
             places[random_draw(slide, 3)]);
}

static void
add_block(struct random_slide *slide)
{
    str_add(&slide->text, "\n");
    switch (random_draw(slide, 8)) {
    case 0:
        add_list(slide, "", true);
        break;
    case 1:
        add_table(slide);
        break;
    case 2:
        add_callout(slide);
        break;
    case 3:
        add_picture(slide);
        break;
    default:
        add_paragraph(slide);
    }
}

void
random_slide_init(struct random_slide *slide, uint64_t seed)
{
    *slide = (struct random_slide){.seed = seed * 0x9E3779B97F4A7C15u + 1};
    static const char *const codes[] = {
        "", "", "qr: this\n", "qr: https://clinic.example/a/rather/long/one\n"};
    int code = random_draw(slide, 4);
    slide->code = code > 1;
    str_addf(&slide->text, "---\nsource: Leaflet\n%s---\n# ", codes[code]);
    add_words(slide, &slide->text, 1 + random_draw(slide, 8));
    slide->title = slide->words;
    str_add(&slide->text, "\n");
    int blocks = random_draw(slide, 7);
    for (int i = 0; i < blocks; i++) {
        add_block(slide);
    }
}

void
random_slide_release(struct random_slide *slide)
{
    for (size_t i = 0; i < slide->unit_count; i++) {
        str_release(&slide->units[i].text);
    }
    free(slide->units);
    str_release(&slide->text);
}

bool
random_has_word(const char *text, int number)
{
    char word[16];
    int len = snprintf(word, sizeof(word), "w%d", number);
    const char *at = text ? strstr(text, word) : NULL;
    while (at && at[len] >= '0' && at[len] <= '9') {
        at = strstr(at + len, word);
    }
    return at != NULL;
}
