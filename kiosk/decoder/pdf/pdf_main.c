/* kiosk-decode-pdf: the decoder program of PDF. */
#include "decode_pdf.h"

/* A page with a word in a font that is not embedded: loads the list of fonts
 * and poppler's tables, which are read once. It has no xref table, which
 * poppler tolerates. */
static const char words[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R"
    "/Resources<</Font<</F 4 0 R>>>>>>endobj\n"
    "4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "5 0 obj<</Length 22>>stream\n"
    "BT/F 9 Tf(Words)Tj ET \n"
    "endstream endobj\n"
    "trailer<</Root 1 0 R>>\n";

static void
warm(void)
{
    static uint32_t pixels[9 * 9];
    const struct decoder_file file = {(const uint8_t *)words,
                                      sizeof(words) - 1};
    const struct picture_request request = {.width_px = 9, .height_px = 9};
    struct picture_reply reply;
    decode_pdf.draw(&file, &request, pixels, &reply);
}

int
main(void)
{
    static const struct decoder_format *const formats[] = {&decode_pdf, NULL};
    return decoder_main(formats, DECODER_FONTS, warm);
}
