/* kiosk-decode-pdf: the decoder program of PDF. */
#include "decode_pdf.h"

int
main(void)
{
    static const struct decoder_format *const formats[] = {&decode_pdf, NULL};
    return decoder_main(formats, DECODER_FONTS | DECODER_THREADS, NULL);
}
