/* Which part of a picture is drawn. See crop.h. */
#include "crop.h"

#include <math.h>

/* SHARE (0 to 1) of a side, less than all of it. */
static uint16_t
units(double share)
{
    double all = floor(share * CROP_WHOLE + 0.5);
    return (uint16_t)fmin(fmax(all, 0), CROP_WHOLE - 1);
}

struct crop
crop_part(double left, double top, double width, double height)
{
    struct crop crop = {units(left), units(top), units(1 - left - width),
                        units(1 - top - height)};
    int across = CROP_WHOLE - 1 - crop.left;
    int down = CROP_WHOLE - 1 - crop.top;
    crop.right = crop.right < across ? crop.right : (uint16_t)across;
    crop.bottom = crop.bottom < down ? crop.bottom : (uint16_t)down;
    return crop;
}

/* Where SPAN of a side begins if its middle is to be at MIDDLE. */
static double
begin(double span, double middle)
{
    return fmin(fmax(middle - span / 2, 0), 1 - span);
}

struct crop
crop_cover(int width, int height, int to_width, int to_height, int x_percent,
           int y_percent)
{
    double across = (double)to_width / width;
    double down = (double)to_height / height;
    double w = across < down ? across / down : 1;
    double h = down < across ? down / across : 1;
    return crop_part(begin(w, x_percent / 100.0), begin(h, y_percent / 100.0),
                     w, h);
}

bool
crop_cuts(struct crop crop)
{
    return crop.left != 0 || crop.top != 0 || crop.right != 0 ||
           crop.bottom != 0;
}

bool
crop_leaves(struct crop crop)
{
    return crop.left + crop.right < CROP_WHOLE &&
           crop.top + crop.bottom < CROP_WHOLE;
}

bool
crop_same(struct crop a, struct crop b)
{
    return a.left == b.left && a.top == b.top && a.right == b.right &&
           a.bottom == b.bottom;
}

double
crop_width(struct crop crop)
{
    return 1 - (crop.left + crop.right) / (double)CROP_WHOLE;
}

double
crop_height(struct crop crop)
{
    return 1 - (crop.top + crop.bottom) / (double)CROP_WHOLE;
}
