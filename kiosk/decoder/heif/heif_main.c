/* kiosk-decode-heif: the decoder program of HEIC and AVIF. */
#include "decode_heif.h"

int
main(void)
{
    static const struct decoder_format *const formats[] = {&decode_heif, NULL};
    return decoder_main(formats, DECODER_THREADS, decode_heif_warm);
}
