/* Any bytes as the letters of a PDF: every two are what one letter means in
 * UTF-16, surrogates, controls and all. What comes out is clean. */
#include <stdio.h>
#include <string.h>

#include "decode_pdf.h"
#include "fuzz.h"
#include "utf8.h"

enum { LETTERS_MAX = 100, PAGES = 2, FILE_BYTES = 16 * 1024 };

static const char objects[] =
    "%%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9999 99]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H"
    "/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>endobj\n"
    "6 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 600"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    "endobj\n"
    "trailer<</Size 8/Root 1 0 R>>\n";

/* fontconfig keeps what it read until the process ends. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

/* Object NUMBER, which holds BODY. */
static void
put_stream(FILE *out, int number, const char *body)
{
    fprintf(out, "%d 0 obj<</Length %zu>>stream\n%s\nendstream endobj\n",
            number, strlen(body), body);
}

static void
put_letters(FILE *out, const uint8_t *bytes, int count)
{
    char shown[LETTERS_MAX * 4 + 64] = "";
    char meant[LETTERS_MAX * 16 + 256] = "";
    size_t at = (size_t)snprintf(shown, sizeof(shown), "BT /F 12 Tf 9 9 Td <");
    size_t to = (size_t)snprintf(meant, sizeof(meant),
                                 "begincmap 1 begincodespacerange <0000> "
                                 "<FFFF> endcodespacerange %d beginbfchar\n",
                                 count);
    for (int i = 0; i < count; i++) {
        at += (size_t)snprintf(shown + at, sizeof(shown) - at, "%04X", i);
        to += (size_t)snprintf(meant + to, sizeof(meant) - to,
                               "<%04X> <%02X%02X>\n", i, bytes[2 * i],
                               bytes[2 * i + 1]);
    }
    snprintf(shown + at, sizeof(shown) - at, "> Tj ET");
    snprintf(meant + to, sizeof(meant) - to, "endbfchar endcmap");
    put_stream(out, 4, shown);
    put_stream(out, 7, meant);
}

static void
check_words(const char *words, size_t len)
{
    int pages = 0;
    require(utf8_valid(words, len));
    for (size_t i = 0; i < len; i++) {
        uint8_t byte = (uint8_t)words[i];
        pages += byte == '\f';
        require(byte == '\f' || byte == '\n' || byte >= ' ');
        require(byte != 0x7F);
    }
    require(pages > 0 && pages <= PAGES && words[len - 1] == '\f');
}

/* Their height is that of their font, or they are too few to be words. */
static void
check_letters(const struct decoder_file *file)
{
    static uint32_t pixels[999 * 9];
    struct picture_reply reply = {0};
    const struct picture_request request = {.width_px = 999, .height_px = 9};
    enum picture_status status =
        decode_pdf.draw(file, &request, pixels, &reply);
    require(status == PICTURE_OK || status == PICTURE_EMPTY);
    int32_t wanted = (int32_t)(12 * 0.7 / 99 * PICTURE_LETTERS_WHOLE);
    require(reply.letters == 0 || (reply.letters > wanted * 9 / 10 &&
                                   reply.letters < wanted * 11 / 10));
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static char file[FILE_BYTES], words[FILE_BYTES];
    size_t letters = len / 2 < LETTERS_MAX ? len / 2 : LETTERS_MAX;
    FILE *out = fmemopen(file, sizeof(file), "w");
    require(out != NULL);
    fprintf(out, objects);
    put_letters(out, bytes, (int)letters);
    size_t size = (size_t)ftell(out);
    fclose(out);
    const struct decoder_file whole = {(const uint8_t *)file, size};
    struct picture_reply reply;
    /* Often with too little room. */
    size_t cap = len % 3 == 0 ? sizeof(words) : PAGES + len;
    require(decode_pdf.text(&whole, words, cap, &reply) == PICTURE_OK);
    require(reply.bytes <= cap);
    check_words(words, reply.bytes);
    check_letters(&whole);
    return 0;
}
