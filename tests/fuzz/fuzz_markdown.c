/* Any bytes as the body of a slide: what comes out keeps the promises of
 * deck.h. */
#include <string.h>

#include "deck.h"
#include "fuzz.h"
#include "markdown.h"
#include "str.h"
#include "text_clean.h"
#include "text_decode.h"
#include "utf8.h"

static void
check_text(const struct deck_text *text)
{
    require(text->text != NULL && strlen(text->text) == text->len);
    require(utf8_valid(text->text, text->len));
    require(text_turns_balanced(text->text, text->len));
    size_t end = 0;
    for (size_t i = 0; i < text->span_count; i++) {
        require(text->spans[i].end > end && text->spans[i].style <= 3);
        end = text->spans[i].end;
        require((text->text[end] & 0xC0) != 0x80);
    }
    require(end == text->len);
    int chars = 0;
    for (size_t at = 0; at < text->len; chars++) {
        uint32_t code;
        at += utf8_decode(text->text + at, text->len - at, &code);
        require(text_code_allowed(code));
    }
    require(chars <= DECK_BLOCK_CHARS_MAX);
}

static void
check_block(const struct deck_block *block, int lines)
{
    require(block->line >= 1 && block->line <= lines);
    require(block->depth >= 0 && block->depth <= 2 && block->ordinal >= 0);
    require((block->callout_id > 0) == (block->callout != 0));
    check_text(&block->text);
    bool has_text = block->type == DECK_PARAGRAPH || block->type == DECK_ITEM;
    require(has_text == (block->text.len > 0));
    require((block->type == DECK_TABLE) == (block->table.cells != NULL));
    require(block->table.rows <= 6 && block->table.columns <= 3);
    for (int i = 0; i < block->table.rows * block->table.columns; i++) {
        check_text(&block->table.cells[i]);
    }
    if (block->type == DECK_PICTURE) {
        require(utf8_valid(block->picture.alt, strlen(block->picture.alt)));
        require(utf8_valid(block->picture.file, strlen(block->picture.file)));
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct str text = {0};
    const struct text_way way = {.lang = "", .instead = ""};
    struct report report = {0};
    struct deck_version version = {0};
    text_decode((const char *)bytes, len, "f", &way, &text, &report);
    str_add(&text, "");
    int lines = 1;
    for (size_t i = 0; i < text.len; i++) {
        lines += text.text[i] == '\n';
    }
    markdown_read(text.text, text.len, 1, "f", &version, &report);
    check_text(&version.title);
    require((version.title.len > 0) == (version.title_line > 0));
    require(version.title.len > 0 || report.error_count > 0);
    for (size_t i = 0; i < version.block_count; i++) {
        check_block(&version.blocks[i], lines);
    }
    for (size_t i = 0; i < report.count; i++) {
        require(report.findings[i].line <= lines);
    }
    deck_version_release(&version);
    report_release(&report);
    str_release(&text);
    return 0;
}
