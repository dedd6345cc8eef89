/* Any bytes become text that is safe for all that comes after. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "deck.h"
#include "text_clean.h"
#include "text_decode.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void
require(int condition)
{
    if (!condition) {
        abort();
    }
}

static void
check_codes(const struct str *text)
{
    for (size_t at = 0; at < text->len;) {
        uint32_t code;
        at += utf8_decode(text->text + at, text->len - at, &code);
        require(text_code_allowed(code) && code != 0x2028 && code != 0x2029);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct str text = {0}, again = {0};
    struct report report = {0};
    text_decode((const char *)bytes, len, "f", &text, &report);
    require(utf8_valid(text.text, text.len));
    check_codes(&text);
    /* What was decoded once is left as it is; tabs may have made it long. */
    if (text.len > 0 && text.len <= DECK_FILE_BYTES_MAX) {
        text_decode(text.text, text.len, "f", &again, &report);
        require(strcmp(text.text, again.text) == 0);
    }
    str_release(&text);
    str_release(&again);
    report_release(&report);
    return 0;
}
