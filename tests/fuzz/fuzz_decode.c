/* Any bytes become text that is safe for all that comes after. */
#include <string.h>

#include "deck.h"
#include "fuzz.h"
#include "text_clean.h"
#include "text_decode.h"
#include "utf8.h"

static void
check_codes(const struct str *text)
{
    for (size_t at = 0; at < text->len;) {
        uint32_t code;
        at += utf8_decode(text->text + at, text->len - at, &code);
        require((code == '\t' || text_code_allowed(code)) && code != 0x2028 &&
                code != 0x2029);
    }
}

/* Every encoding has other letters here, and means nothing at 0xFF. */
static bool
convert(const char *bytes, size_t len, const char *from, const char *to,
        struct str *text)
{
    if (strcmp(from, "UTF-8") == 0) {
        for (size_t at = 0; at < len;) {
            uint32_t code;
            at += utf8_decode(bytes + at, len - at, &code);
            char byte = (char)(code < 0x80 ? code : 0x80 + code % 0x80);
            str_add_bytes(text, &byte, 1);
        }
        return strlen(to) % 2 == 0;
    }
    static const char letters[] = "CP1250 CP1251 CP1253 CP1255 CP1256 CP874";
    static const uint32_t firsts[] = {0x100, 0x400, 0x370, 0x590, 0x600, 0xE00};
    const char *at = strstr(letters, from);
    uint32_t first = at != NULL ? firsts[(at - letters) / 7] : 0x4E00;
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        str_add_code(text, byte < 0x80 ? byte : first + byte - 0x80);
    }
    return memchr(bytes, 0xFF, len) == NULL;
}

/* All ASCII digits of BYTES are in TEXT, in order, and no others. */
static bool
same_digits(const char *bytes, size_t len, const struct str *text)
{
    size_t at = 0;
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] >= '0' && bytes[i] <= '9') {
            while (at < text->len &&
                   (text->text[at] < '0' || text->text[at] > '9')) {
                at++;
            }
            if (at == text->len || text->text[at++] != bytes[i]) {
                return false;
            }
        }
    }
    return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const char *const langs[] = {"",   "en", "ru", "uk", "zh-Hant",
                                        "ko", "ja", "ar", "he", "el",
                                        "pl", "vi", "th", "am"};
    size_t count = sizeof(langs) / sizeof(langs[0]);
    struct str text = {0}, again = {0};
    struct text_way way = {langs[len % count], convert, "Then this is shown."};
    struct report report = {0};
    enum text_state state =
        text_decode((const char *)bytes, len, "f", &way, &text, &report);
    require(utf8_valid(text.text, text.len));
    check_codes(&text);
    require((state == TEXT_GOOD) == (report.error_count == 0));
    bool wide = len > DECK_FILE_BYTES_MAX || memchr(bytes, '\0', len) != NULL;
    require(state != TEXT_GOOD || wide ||
            same_digits((const char *)bytes, len, &text));
    /* What was decoded once is left as it is; spaces may have made it long. */
    if (state == TEXT_GOOD && text.len > 0 && text.len <= DECK_FILE_BYTES_MAX) {
        text_decode(text.text, text.len, "f", &way, &again, &report);
        require(strcmp(text.text, again.text) == 0);
    }
    str_release(&text);
    str_release(&again);
    report_release(&report);
    return 0;
}
