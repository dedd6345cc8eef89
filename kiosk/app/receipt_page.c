/* What an import did, on the screen. See receipt_page.h. */
#include "receipt_page.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "receipt_words.h"

enum { PAGE_MS = 60 * 1000 };

/* How callers of `kiosk import` name a stick that staff plugged in. */
static const char stick[] = "USB stick";

/* After an undo there is no stick to remove. */
static bool
is_from_stick(const struct receipt *receipt)
{
    return receipt->outcome != RECEIPT_UNDONE &&
           strncmp(receipt->from, stick, strlen(stick)) == 0;
}

void
receipt_page_release(struct receipt_page *page)
{
    struct str *texts[] = {&page->title, &page->words, &page->source,
                           &page->list};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        str_release(texts[i]);
    }
    free(page->lines);
    free(page->firsts);
    receipt_release(&page->receipt);
    *page = (struct receipt_page){.changes = page->changes + 1,
                                  .covers = page->covers,
                                  .strike_ms = page->strike_ms};
}

/* ---- words ---- */

/* The summary is a sentence with a colon, or two sentences. */
static void
set_title(struct receipt_page *page)
{
    struct str summary = {0};
    receipt_headline(&page->receipt, &summary);
    const char *colon = strstr(summary.text, ": ");
    const char *end = strstr(summary.text, ". ");
    if (colon != NULL && (end == NULL || colon < end)) {
        end = colon;
    }
    size_t len = end != NULL ? (size_t)(end - summary.text) : summary.len;
    bool stops = len > 0 && end == NULL && summary.text[len - 1] == '.';
    str_add_bytes(&page->title, summary.text, len - stops);
    str_add(&page->words, end != NULL ? end + 2 : "");
    str_release(&summary);
}

static size_t
set_lines(struct receipt_page *page)
{
    size_t count = 0, cap = 0;
    receipt_list(&page->receipt, &page->list);
    char *rest = page->list.text, *line;
    while ((line = strsep(&rest, "\n")) != NULL) {
        if (line[0] != '\0') {
            page->lines =
                mem_grow(page->lines, count, &cap, sizeof(*page->lines));
            page->lines[count++] = line;
        }
    }
    return count;
}

static void
set_page(struct receipt_page *page)
{
    const struct receipt *receipt = &page->receipt;
    char hash[LIBRARY_SHORT_SIZE];
    set_title(page);
    str_addf(&page->source, "From: %s. ", receipt->from);
    if (receipt->deck[0] != '\0') {
        library_hash_short(receipt->deck, hash);
        str_addf(&page->source, "Deck on show: %s", hash);
    }
    size_t count = set_lines(page);
    page->telling = (struct page_telling){
        .good = receipt_is_good(receipt),
        .title = page->title.text,
        .words = page->words.text,
        .advice = is_from_stick(receipt) ? "You may remove the stick." : NULL,
        .source = page->source.text,
        .lines = page->lines,
        .line_count = count};
}

/* The strip is short, so what is wrong comes first. A reader keeps the earlier
 * slides, though the store already has others. */
static void
add_headline(const struct receipt *receipt, struct str *words)
{
    bool undone = receipt->outcome == RECEIPT_UNDONE;
    if (receipt->outcome != RECEIPT_SHOWN && !undone) {
        receipt_summary(receipt, words);
    } else if (receipt->shown < receipt->slides) {
        size_t left = receipt->slides - receipt->shown;
        str_addf(words,
                 "%zu of %zu %s slides %s not shown. See the screen when "
                 "it is free.",
                 left, receipt->slides, undone ? "earlier" : "new",
                 left == 1 ? "is" : "are");
    } else if (!receipt_is_good(receipt)) {
        str_add(words, "There are mistakes in the slides. See the screen when "
                       "it is free.");
    } else {
        str_addf(words, "%s will appear when nobody is reading.",
                 undone ? "The earlier slides" : "New slides");
    }
}

static void
say(const struct receipt *receipt, struct notices *notices, int64_t now_ms)
{
    struct str words = {0}, headline = {0};
    add_headline(receipt, &headline);
    const char *rest = strstr(headline.text, ". ");
    if (!is_from_stick(receipt)) {
        str_add(&words, headline.text);
    } else if (rest == NULL) {
        str_addf(&words, "%s You may remove the stick.", headline.text);
    } else {
        str_add_bytes(&words, headline.text, (size_t)(rest - headline.text));
        str_addf(&words, ". You may remove the stick%s", rest);
    }
    str_release(&headline);
    notices_news(notices, words.text, receipt_is_good(receipt), now_ms);
    str_release(&words);
}

/* ---- time ---- */

/* Nobody needs to hear that a timer found nothing new. */
static bool
is_news(const struct receipt *receipt, const char *before)
{
    switch (receipt->outcome) {
    case RECEIPT_UNCHANGED:
        return is_from_stick(receipt);
    case RECEIPT_SHOWN:
        return is_from_stick(receipt) || strcmp(receipt->deck, before) != 0;
    default:
        return true;
    }
}

void
receipt_page_take(struct receipt_page *page, struct receipt *receipt,
                  const char *before)
{
    if (!is_news(receipt, before)) {
        receipt_release(receipt);
        return;
    }
    receipt_page_release(page);
    page->receipt = *receipt;
    page->waits = true;
}

static void
show_receipt(struct receipt_page *page, struct notices *notices,
             enum play_mode mode, int64_t now_ms)
{
    switch (mode) {
    case PLAY_ROTATING:
    case PLAY_EMPTY:
        set_page(page);
        page->until_ms = now_ms + PAGE_MS;
        page->waits = false;
        page->changes++;
        page->covers++;
        notices_news(notices, NULL, false, now_ms);
        break;
    case PLAY_HELD:
    case PLAY_ASKING:
        if (!page->said) {
            say(&page->receipt, notices, now_ms);
        }
        page->said = true;
        if (receipt_is_good(&page->receipt)) {
            receipt_page_release(page);
        }
        break;
    case PLAY_CLEANING:
        break;
    }
}

bool
receipt_page_close(struct receipt_page *page)
{
    if (page->until_ms == 0) {
        return false;
    }
    receipt_page_release(page);
    page->covers++;
    return true;
}

bool
receipt_page_may_turn(const struct receipt_page *page, size_t told)
{
    return page->until_ms > 0 &&
           (page->telling.page > 0 || told < page->telling.line_count);
}

/* Turns to the previous (STEP -1) or next page (1). */
static void
turn(struct receipt_page *page, int step, size_t told, int64_t now_ms)
{
    struct page_telling *telling = &page->telling;
    if (now_ms - page->turned_ms < page->strike_ms) {
        return;
    }
    page->firsts = mem_grow(page->firsts, (size_t)telling->page,
                            &page->firsts_cap, sizeof(*page->firsts));
    page->firsts[telling->page] = telling->first;
    telling->page += step;
    telling->first = step > 0 ? told : page->firsts[telling->page];
    page->turned_ms = now_ms;
    page->until_ms = now_ms + PAGE_MS;
    page->changes++;
}

void
receipt_page_act(struct receipt_page *page, enum play_action action,
                 size_t told, int64_t now_ms)
{
    if (action == PLAY_CLOSE) {
        receipt_page_close(page);
    } else if (action == PLAY_NEXT && told < page->telling.line_count) {
        turn(page, 1, told, now_ms);
    } else if (action == PLAY_BACK && page->telling.page > 0) {
        turn(page, -1, told, now_ms);
    }
}

void
receipt_page_step(struct receipt_page *page, struct notices *notices,
                  enum play_mode mode, bool covered, int64_t now_ms)
{
    if (page->waits && !covered) {
        show_receipt(page, notices, mode, now_ms);
    } else if (now_ms >= page->until_ms) {
        receipt_page_close(page);
    }
}

const struct page_telling *
receipt_page_telling(const struct receipt_page *page)
{
    return page->until_ms > 0 ? &page->telling : NULL;
}

int64_t
receipt_page_deadline_ms(const struct receipt_page *page)
{
    return page->until_ms > 0 ? page->until_ms : INT64_MAX;
}
