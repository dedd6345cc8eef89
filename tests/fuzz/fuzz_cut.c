/* Any bytes as what others wrote and Kiosk shortens: a text to cut, the words
 * of a command line, a receipt, a question, a history; the first byte says
 * which. */
#include <string.h>

#include "code_prompt.h"
#include "fuzz.h"
#include "history.h"
#include "mem.h"
#include "options.h"
#include "receipt.h"
#include "receipt_file.h"
#include "receipt_words.h"
#include "str.h"
#include "text_clean.h"
#include "utf8.h"

enum { WORDS_MAX = 64, MARKS_BYTES_MAX = 9 * UTF8_MAX };

/* The longest beginning of whole characters in MOST bytes, from the front. */
static size_t
longest(const char *text, size_t len, size_t most)
{
    size_t at = 0, step = 0;
    for (uint32_t code; at + step <= most && at + step < len;) {
        at += step;
        step = utf8_decode(text + at, len - at, &code);
    }
    return at + step <= most ? at + step : at;
}

static void
cut(const char *text, size_t len, size_t most)
{
    size_t kept = utf8_cut(text, len, most);
    size_t best = longest(text, len, most);
    require(kept <= most && kept <= len);
    /* No longer than can be; shorter by the marks of one letter only. */
    require(kept <= best && best - kept <= MARKS_BYTES_MAX);
    require(longest(text, len, kept) == kept);
    require(!utf8_valid(text, len) || utf8_valid(text, kept));
}

/* What stands in a file or on a page. */
static void
told(const char *text, size_t most)
{
    char *start = text_harmless_start(text, most);
    size_t len = strlen(start);
    require(len <= most && utf8_valid(start, len));
    require(strpbrk(start, "\t\r\n\x1b") == NULL);
    free(start);
}

static void
command_line(char *text, size_t len)
{
    static const struct command commands[] = {{"", OPTIONS_CHECK, NULL},
                                              {"", OPTIONS_IMPORT, NULL},
                                              {"", OPTIONS_REHEARSE, NULL},
                                              {"", OPTIONS_SHOW, NULL}};
    char name[] = "kiosk";
    char *argv[WORDS_MAX + 2] = {name};
    int argc = 1;
    size_t which = len > 0 ? (unsigned char)text[0] % 4 : 0;
    for (size_t at = 1; at < len && argc <= WORDS_MAX;) {
        argv[argc++] = text + at;
        at += strlen(text + at) + 1;
    }
    struct options options;
    int status = -1;
    if (!options_parse(&options, &commands[which], argc, argv, &status)) {
        require(status == 0 || status == 2);
        return;
    }
    require(options.deck != NULL && options.fonts != NULL);
    told(options.from != NULL ? options.from : options.deck, 1000);
}

static void
receipt(const char *text, size_t len)
{
    struct receipt read, again;
    if (!receipt_parse(text, len, &read)) {
        return;
    }
    struct str file = {0}, words = {0};
    receipt_write(&read, &file);
    receipt_sort(&read);
    receipt_words(&read, &words);
    require(receipt_parse(file.text, file.len, &again));
    require(again.count == read.count && again.number == read.number);
    receipt_release(&again);
    receipt_release(&read);
    str_release(&file);
    str_release(&words);
}

static void
question(char *text)
{
    struct ask_question read;
    if (ask_parse(text, &read)) {
        told(read.words, 80);
        require(strlen(read.words) <= 80 && strlen(read.uuid) <= 80);
        require(utf8_valid(read.words, strlen(read.words)));
    }
    ask_question_release(&read);
}

static void
history(char *text, size_t len)
{
    struct history read;
    if (history_parse(&read, text, len)) {
        struct str file = {0};
        history_print(&read, &file);
        size_t decks = read.count, sources = read.source_count;
        history_release(&read);
        require(history_parse(&read, file.text, file.len));
        require(read.count == decks && read.source_count == sources);
        str_release(&file);
    }
    history_release(&read);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (len == 0) {
        return 0;
    }
    const char *rest = (const char *)bytes + 1;
    char *text = mem_copy(rest, --len);
    switch (bytes[0] % 5) {
    case 0:
        /* At the bytes' own end, to see a read behind it. */
        for (size_t most = 0; most < len + 2; most += 1 + len / 512) {
            cut(rest, len, most);
            told(text, most);
        }
        break;
    case 1:
        command_line(text, len);
        break;
    case 2:
        receipt(text, len);
        break;
    case 3:
        question(text);
        break;
    default:
        history(text, len);
        break;
    }
    free(text);
    return 0;
}
