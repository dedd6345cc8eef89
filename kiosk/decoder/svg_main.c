/* kiosk-decode-svg: the decoder program of SVG. */
#include "decode_svg.h"

int
main(void)
{
    static const struct decoder_format *const formats[] = {&decode_svg, NULL};
    return decoder_main(formats, DECODER_FONTS | DECODER_THREADS, NULL);
}
