/* Any bytes as the beginning of a file: what it is depends on nothing behind
 * the bytes that are looked at. */

#include "fuzz.h"
#include "picture_process.h"
#include "picture_sniff.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    enum picture_format format = picture_sniff(bytes, len);
    enum picture_program program = picture_program_of(format);
    require((format == PICTURE_FORMAT_NONE) ==
            (program == PICTURE_PROGRAM_COUNT));
    size_t head = len < PICTURE_SNIFF_BYTES ? len : PICTURE_SNIFF_BYTES;
    require(picture_sniff(bytes, head) == format);
    return 0;
}
