/* What staff are told of a picture that cannot be shown. */
#include "picture_trouble.h"

const char *
picture_trouble(enum picture_status status)
{
    static const char *const sentences[PICTURE_STATUS_COUNT] = {
        [PICTURE_OK] = "",
        [PICTURE_UNKNOWN_FORMAT] =
            "It is not a picture that this screen can read. Save it as JPEG, "
            "PNG or PDF.",
        [PICTURE_DAMAGED] =
            "It is damaged, or only part of it was copied. Copy it again, or "
            "open it on a computer and save it anew.",
        [PICTURE_TOO_LARGE] =
            "It is too large for this screen. Save it smaller, at most 4000 "
            "pixels wide.",
        [PICTURE_LOCKED] = "It is locked with a password. Save it without one.",
        [PICTURE_NO_PAGE] =
            "It has no page with this number. Name a page that it has.",
        [PICTURE_NO_LETTERS] =
            "The words in it cannot be drawn safely on this machine. Save it "
            "with its words turned to shapes, or as PNG.",
        [PICTURE_TOO_COMPLEX] =
            "It has too many parts, or too many groups inside each other. "
            "Ungroup them, or save it as PNG.",
        [PICTURE_EMPTY] =
            "Nothing can be seen in it. Open it on a computer and save it "
            "anew, or delete it.",
        [PICTURE_NOT_WHOLE] =
            "Some of its words cannot be drawn. Save it as PNG.",
        [PICTURE_TOO_SLOW] =
            "It takes too long to draw. Save it smaller, or as JPEG or PNG.",
        [PICTURE_CRASHED] =
            "It could not be decoded. Open it on a computer and save it anew, "
            "as JPEG or PNG.",
        [PICTURE_UNREADABLE] = "It could not be read. Copy it again.",
        [PICTURE_NO_DECODER] =
            "The program that decodes it could not be started. Install the "
            "kiosk anew.",
    };
    return sentences[status < PICTURE_STATUS_COUNT ? status : PICTURE_CRASHED];
}
