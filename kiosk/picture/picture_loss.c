/* What is wrong with a picture, in words for staff. See picture_loss.h. */
#include "picture_loss.h"

static const struct {
    bool hides;
    const char *trouble;
} losses[PICTURE_LOSS_COUNT] = {
    [PICTURE_LOSS_HTML] = {true,
                           "Its text is a web page inside the drawing "
                           "(foreignObject), as draw.io and Mermaid write it, "
                           "and cannot be drawn. Save it as PNG."},
    [PICTURE_LOSS_CURVED] =
        {true, "It has text along a line (textPath), which cannot be drawn. "
               "Convert it to paths, or save it as PNG."},
    [PICTURE_LOSS_FLOWED] =
        {true, "It has text that flows into a shape (flowRoot), which cannot "
               "be drawn. In Inkscape choose “Text”, “Convert to Text”, or "
               "save it as PNG."},
    [PICTURE_LOSS_ICON_FONT] =
        {true, "It has symbols in a font that this screen does not have. "
               "Convert its text to paths, or save it as PNG."},
    [PICTURE_LOSS_LINKED] =
        {false, "A picture in it is only linked, and not in the file. Embed "
                "it, or save it as PNG."},
    [PICTURE_LOSS_EMBEDDED] =
        {false, "A picture inside it is of a kind that cannot be drawn. Embed "
                "it as PNG or JPEG, or save it all as PNG."},
    [PICTURE_LOSS_OTHER_FILE] =
        {false, "Parts of it, or its styles, are in another file. Save it as "
                "PNG."},
    [PICTURE_LOSS_STYLE] =
        {false, "Some of its colours or positions are written in a way that "
                "cannot be read, such as var() or calc(). Save it as PNG."},
    [PICTURE_LOSS_EFFECT] =
        {false, "It has an effect or a fill that cannot be drawn. Save it as "
                "PNG."},
    [PICTURE_LOSS_MOVING] =
        {false, "An animation would show or move parts of it, but it is drawn "
                "without one. Save the picture you want as PNG."},
    [PICTURE_LOSS_SCRIPT] =
        {false, "A script would draw parts of it, but scripts are not run. "
                "Save it as PNG."},
    [PICTURE_LOSS_FORM] =
        {true, "It is a form that only Adobe Reader can draw. Open it there, "
               "and print it to a new PDF."},
    [PICTURE_LOSS_PORTFOLIO] =
        {true, "It is a portfolio: its pages are in other files inside it. "
               "Open it in Adobe Reader, and print each of them to a new PDF."},
    [PICTURE_LOSS_LETTERS] =
        {true,
         "Some of its letters are in a font that neither the file nor this "
         "screen has. Save it again with its fonts embedded, or as PNG."},
    [PICTURE_LOSS_FONT] =
        {false, "One of its fonts is not in the file, so its letters look "
                "different here. Save it again with its fonts embedded."},
    [PICTURE_LOSS_MARK] =
        {false, "It has a stamp or a mark that cannot be drawn. Print it to a "
                "new PDF."},
    [PICTURE_LOSS_NOTE] =
        {false, "It has comments or attached files, which are not shown. "
                "Write what patients should read on the page itself, or delete "
                "them."},
    [PICTURE_LOSS_FILM] =
        {false, "It has a video, sound or 3D model, which is not played. Put "
                "a picture in its place."},
    [PICTURE_LOSS_PIXELS] =
        {false, "A part of it is damaged or missing in the file. Copy it again "
                "from the camera or from whoever made it."},
    [PICTURE_LOSS_PLACED] =
        {true, "Its text is positioned or rotated in a way that cannot be "
               "drawn. Convert it to paths, or save it as PNG."},
    [PICTURE_LOSS_LANGUAGE] =
        {true, "Its text is in several languages, and this screen cannot tell "
               "which one is meant. Save it as PNG in the language of the "
               "slide."},
    [PICTURE_LOSS_LANGUAGES] =
        {false, "Its text is in several languages, and the one for all others "
                "is shown. If that is not the language of the slide, save it "
                "as PNG in that language."},
};

bool
picture_loss_hides(uint32_t lost)
{
    bool hides = false;
    for (unsigned i = 0; i < PICTURE_LOSS_COUNT; i++) {
        hides = hides || (losses[i].hides && (lost >> i & 1) != 0);
    }
    return hides;
}

const char *
picture_loss_trouble(enum picture_loss loss)
{
    return losses[loss].trouble;
}

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
            "open it on a computer and save it again.",
        [PICTURE_TOO_LARGE] =
            "It is too large for this screen. Save it smaller, at most 4000 "
            "pixels wide.",
        [PICTURE_LOCKED] = "It is locked with a password. Save it without one.",
        [PICTURE_NO_PAGE] =
            "It has no page with this number. Name a page that it has.",
        [PICTURE_NO_LETTERS] =
            "Its text cannot be drawn safely on this machine. Save it with "
            "its text converted to paths, or as PNG.",
        [PICTURE_TOO_COMPLEX] =
            "It has too many parts, or too many groups inside each other. "
            "Ungroup them, or save it as PNG.",
        [PICTURE_EMPTY] =
            "It looks empty. Open it on a computer and save it again, or "
            "delete it.",
        [PICTURE_NOT_WHOLE] =
            "Some of its text cannot be drawn. Save it as PNG.",
        [PICTURE_TOO_SLOW] =
            "It takes too long to draw. Save it smaller, or as JPEG or PNG.",
        [PICTURE_CRASHED] =
            "It could not be decoded. Open it on a computer and save it again, "
            "as JPEG or PNG.",
        [PICTURE_UNREADABLE] = "It could not be read. Copy it again.",
        [PICTURE_NO_DECODER] =
            "The program that decodes it could not be started. Reinstall "
            "kiosk.",
    };
    return sentences[status < PICTURE_STATUS_COUNT ? status : PICTURE_CRASHED];
}
