/* Where a line may break. See para_break.h. */
#include "para_break.h"

#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "para_cluster.h"
#include "para_glue.h"
#include "thai_words.h"
#include "unicode.h"

bool
para_ends_line(uint32_t code)
{
    return (code >= 0x0A && code <= 0x0D) || code == 0x85 || code == 0x2028 ||
           code == 0x2029;
}

/* libunibreak 1.1 (Debian 12) aborts on regional indicators and on
 * noncharacters; what stands for them breaks the same way. */
static utf32_t
guarded(uint32_t code)
{
    if (code >= 0x1F1E6 && code <= 0x1F1FF) {
        return 0x1F600;
    }
    bool nonchar = (code & 0xFFFE) == 0xFFFE ||
                   (code >= 0xFDD0 && code <= 0xFDEF) || code > 0x10FFFF ||
                   (code >= 0xD800 && code <= 0xDFFF);
    return nonchar ? 0xFFFD : code;
}

static void
find_unicode(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    utf32_t *copy = mem_new(count, sizeof(*copy));
    for (size_t i = 0; i < count; i++) {
        copy[i] = guarded(codes[i]);
    }
    init_linebreak();
    /* No language: its tailorings only make quotation marks breakable. */
    set_linebreaks_utf32(copy, count, NULL, (char *)breaks);
    for (size_t i = 0; i < count; i++) {
        breaks[i] = breaks[i] == LINEBREAK_MUSTBREAK    ? PARA_BREAK_HARD
                    : breaks[i] == LINEBREAK_ALLOWBREAK ? PARA_BREAK_ALLOWED
                                                        : PARA_BREAK_CLUSTER;
    }
    free(copy);
}

/* LB21a of UAX #14, which libunibreak 1.1 does not have: no break after a
 * hyphen that follows a Hebrew letter. */
static void
keep_hebrew_hyphens(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    for (size_t i = 1; i < count; i++) {
        bool hyphen = codes[i] == '-' || codes[i] == 0x2010;
        if (hyphen && breaks[i] == PARA_BREAK_ALLOWED &&
            unicode_script(codes[i - 1]) == UNICODE_HEBREW) {
            breaks[i] = PARA_BREAK_CLUSTER;
        }
    }
}

/* Class CJ of UAX #14: small kana and the prolonged sound mark. libunibreak 1.1
 * lets them begin a line, careful Japanese does not. */
static bool
is_small_kana(uint32_t code)
{
    /* Behind U+3040 in Hiragana, behind U+30A0 in Katakana. */
    static const unsigned char small[] = {0x01, 0x03, 0x05, 0x07, 0x09, 0x23,
                                          0x43, 0x45, 0x47, 0x4E, 0x55, 0x56};
    uint32_t behind = (code - 0x3040) % 0x60;
    for (size_t i = 0; i < sizeof(small); i++) {
        if (code >= 0x3040 && code <= 0x30FF && behind == small[i]) {
            return true;
        }
    }
    return code == 0x30FC || (code >= 0x31F0 && code <= 0x31FF) ||
           (code >= 0xFF67 && code <= 0xFF70);
}

static void
keep_small_kana(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    for (size_t i = 0; i + 1 < count; i++) {
        if (breaks[i] == PARA_BREAK_ALLOWED && !para_is_space(codes[i]) &&
            is_small_kana(codes[i + 1])) {
            breaks[i] = PARA_BREAK_CLUSTER;
        }
    }
}

/* Korean words stay whole, as Korean readers expect: UAX #14 alone would
 * break between any two syllables. */
static void
keep_korean_words(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    for (size_t i = 0; i + 1 < count; i++) {
        bool hangul = unicode_script(codes[i]) == UNICODE_HANGUL ||
                      unicode_script(codes[i + 1]) == UNICODE_HANGUL;
        if (hangul && breaks[i] == PARA_BREAK_ALLOWED &&
            !para_is_space(codes[i])) {
            breaks[i] = PARA_BREAK_CLUSTER;
        }
    }
}

static void
keep_clusters(const uint32_t *codes, size_t count, unsigned char *breaks)
{
    struct para_cluster cluster = {0};
    for (size_t i = 0; i < count; i++) {
        if (para_joins(&cluster, codes[i]) &&
            breaks[i - 1] != PARA_BREAK_HARD) {
            breaks[i - 1] = PARA_BREAK_NEVER;
        }
    }
}

void
para_find_breaks(const uint32_t *codes, size_t count, const char *lang,
                 unsigned char *breaks)
{
    if (count == 0) {
        return;
    }
    find_unicode(codes, count, breaks);
    thai_mark_words(codes, count, breaks, PARA_BREAK_ALLOWED);
    keep_hebrew_hyphens(codes, count, breaks);
    keep_small_kana(codes, count, breaks);
    if (strncmp(lang, "ko", 2) == 0) {
        keep_korean_words(codes, count, breaks);
    }
    para_glue(codes, count, breaks);
    keep_clusters(codes, count, breaks);
    /* libunibreak 1.1 calls the end of the text a hard break, 6.1 does not. */
    if (!para_ends_line(codes[count - 1])) {
        breaks[count - 1] = PARA_BREAK_CLUSTER;
    }
}
