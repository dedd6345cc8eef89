/* What of a picture will not be drawn. See picture_loss.h. */
#include "picture_loss.h"

static const struct {
    bool hides;
    const char *trouble;
} losses[PICTURE_LOSS_COUNT] = {
    [PICTURE_LOSS_HTML] = {true,
                           "Its words are written as a web page inside the "
                           "drawing (foreignObject), as draw.io and Mermaid "
                           "do, and cannot be drawn. Save it as PNG."},
    [PICTURE_LOSS_CURVED] =
        {true, "It has words along a line (textPath), which cannot be drawn. "
               "Turn them to paths, or save it as PNG."},
    [PICTURE_LOSS_FLOWED] =
        {true, "It has words that flow into a shape (flowRoot), which cannot "
               "be drawn. In Inkscape choose “Text”, “Convert to Text”, or "
               "save it as PNG."},
    [PICTURE_LOSS_ICON_FONT] =
        {true, "It has signs of a font that is not in this screen. Turn its "
               "words to paths, or save it as PNG."},
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
        {false, "Some of its colours or places are said in a way that cannot "
                "be read, such as var() or calc(). Save it as PNG."},
    [PICTURE_LOSS_EFFECT] =
        {false, "It has an effect or a fill that cannot be drawn. Save it as "
                "PNG."},
    [PICTURE_LOSS_MOVING] =
        {false, "An animation would show or move parts of it, and it is drawn "
                "without. Save the picture that you mean as PNG."},
    [PICTURE_LOSS_SCRIPT] =
        {false, "A script would draw parts of it, and none is run. Save it as "
                "PNG."},
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
