/* Touch screens that SDL has not heard of. It learns from udev what comes and
 * goes, and a sandbox without network cuts that off; the kernel's own list of
 * devices is always there. */
#include "window_inputs.h"

#include <linux/input.h>
#include <string.h>
#include <sys/ioctl.h>

#include "window_state.h"

/* udev needs a while to say what a new device is. */
static const Uint64 settle_ms = 2000;

static bool
has_bit(const unsigned char *bytes, int bit)
{
    return (bytes[bit / 8] >> (bit % 8) & 1) != 0;
}

bool
input_is_touch(const struct input_bits *bits)
{
    bool direct = has_bit(bits->properties, INPUT_PROP_DIRECT);
    bool pointer = has_bit(bits->properties, INPUT_PROP_POINTER);
    bool many = has_bit(bits->axes, ABS_MT_POSITION_X) &&
                has_bit(bits->axes, ABS_MT_POSITION_Y);
    bool one = has_bit(bits->axes, ABS_X) && has_bit(bits->axes, ABS_Y) &&
               has_bit(bits->keys, BTN_TOUCH);
    bool pad = has_bit(bits->keys, BTN_TOOL_FINGER) && !direct;
    bool pen =
        has_bit(bits->keys, BTN_TOOL_PEN) || has_bit(bits->keys, BTN_STYLUS);

    return (many || one) && !pointer && !pad && !pen;
}

static bool
is_touch(int fd)
{
    struct input_bits bits;

    memset(&bits, 0, sizeof bits);
    return ioctl(fd, EVIOCGBIT(EV_ABS, sizeof bits.axes), bits.axes) >= 0 &&
           ioctl(fd, EVIOCGBIT(EV_KEY, sizeof bits.keys), bits.keys) >= 0 &&
           ioctl(fd, EVIOCGPROP(sizeof bits.properties), bits.properties) >=
               0 &&
           input_is_touch(&bits);
}

static int
touch_count(const struct window *window)
{
    int count = 0;

    for (size_t i = 0; i < window->input_count; i++) {
        count += window->input_fds[i] >= 0 && is_touch(window->input_fds[i]);
    }
    return count;
}

void
inputs_begin(struct window *window, int known)
{
    int there = touch_count(window);

    window->pads = known > there ? known - there : 0;
}

bool
inputs_missed(struct window *window, int known, Uint64 now_ms)
{
    if (window->inputs_changed_ms == 0 ||
        now_ms - window->inputs_changed_ms < settle_ms) {
        return false;
    }
    window->inputs_changed_ms = 0;
    return touch_count(window) + window->pads != known;
}
