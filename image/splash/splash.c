/* splash /dev/fb0: the first picture, while the machine starts: the colour of
 * the slides and three calm dots. udev runs it for each framebuffer that comes;
 * what it painted is also what is left when the show has to start again. The
 * show is on one display, and on any other the framebuffer stays as it was when
 * it began: where there are two, it is black from the start. */
#include <fcntl.h>
#include <glob.h>
#include <linux/fb.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Background and mark of the slides (kiosk/page/page_theme.c). */
static const int paper[3] = {0xFA, 0xF7, 0xF0};
static const int ink[3] = {0x00, 0x50, 0x4F};

static uint32_t
channel(int value, struct fb_bitfield field)
{
    if (field.length == 0) {
        return 0;
    }
    return (uint32_t)value >> (8 - field.length) << field.offset;
}

/* A pixel that is ink by cover/256. */
static uint32_t
pixel(const struct fb_var_screeninfo *screen, int cover)
{
    int mixed[3];
    for (int i = 0; i < 3; i++) {
        mixed[i] = (paper[i] * (256 - cover) + ink[i] * cover) / 256;
    }
    return channel(mixed[0], screen->red) | channel(mixed[1], screen->green) |
           channel(mixed[2], screen->blue);
}

/* Half the width of a dot; the gap between two is as wide as a dot. */
static int
unit_of(const struct fb_var_screeninfo *screen)
{
    return (int)screen->yres / 40;
}

/* Whether a dot may be near: most of the screen is paper, and processors that
 * only pretend to be one are slow. */
static bool
is_near(const struct fb_var_screeninfo *screen, int x, int y)
{
    int unit = unit_of(screen);
    return abs(y - (int)screen->yres / 2) <= unit &&
           abs(x - (int)screen->xres / 2) <= 4 * unit;
}

/* How much of the pixel at x, y is in one of the dots: four by four points. */
static int
cover_of(const struct fb_var_screeninfo *screen, int x, int y)
{
    int unit = unit_of(screen);
    int radius = unit * 8 / 2; /* in eighths of a pixel, as all below */
    int count = 0;
    for (int point = 0; point < 16; point++) {
        int dy = 8 * y + point / 4 * 2 + 1 - (int)screen->yres * 4;
        for (int dot = -1; dot <= 1; dot++) {
            int dx = 8 * x + point % 4 * 2 + 1 - (int)screen->xres * 4 -
                     dot * unit * 16;
            count += dx * dx + dy * dy < radius * radius;
        }
    }
    return count * 16;
}

static void
put_line(const struct fb_var_screeninfo *screen, uint8_t *line, int y)
{
    uint32_t plain = pixel(screen, 0);
    for (int x = 0; x < (int)screen->xres; x++) {
        uint32_t value = plain;
        if (is_near(screen, x, y)) {
            value = pixel(screen, cover_of(screen, x, y));
        }
        for (unsigned i = 0; i < screen->bits_per_pixel / 8; i++) {
            *line++ = (uint8_t)(value >> 8 * i);
        }
    }
}

static bool
is_connected(const char *path)
{
    char status[16] = "";
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool known = fd >= 0 && read(fd, status, sizeof(status) - 1) > 0;
    if (fd >= 0) {
        close(fd);
    }
    return known && strcmp(status, "connected\n") == 0;
}

static int
count_displays(void)
{
    int count = 0;
    glob_t found;
    if (glob("/sys/class/drm/card*-*/status", 0, NULL, &found) != 0) {
        return 1;
    }
    for (size_t i = 0; i < found.gl_pathc; i++) {
        count += is_connected(found.gl_pathv[i]);
    }
    globfree(&found);
    return count;
}

/* The kernel draws no text here (boot/cmdline.txt), so nobody else has
 * switched the screen on. */
static bool
light_up(int fd, struct fb_var_screeninfo *screen)
{
    if (ioctl(fd, FBIOGET_VSCREENINFO, screen) != 0) {
        return false;
    }
    screen->activate = FB_ACTIVATE_NOW | FB_ACTIVATE_FORCE;
    ioctl(fd, FBIOPUT_VSCREENINFO, screen);
    return ioctl(fd, FBIOGET_VSCREENINFO, screen) == 0;
}

static bool
paint(int fd)
{
    struct fb_var_screeninfo screen;
    struct fb_fix_screeninfo memory;
    if (!light_up(fd, &screen) ||
        ioctl(fd, FBIOGET_FSCREENINFO, &memory) != 0 ||
        (screen.bits_per_pixel != 16 && screen.bits_per_pixel != 32)) {
        return false;
    }
    uint8_t *line = calloc(1, memory.line_length);
    bool good = line != NULL;
    bool black = count_displays() > 1;
    for (int y = 0; good && y < (int)screen.yres; y++) {
        if (!black) {
            put_line(&screen, line, y);
        }
        off_t at = (off_t)memory.line_length * ((off_t)screen.yoffset + y);
        good = pwrite(fd, line, memory.line_length, at) ==
               (ssize_t)memory.line_length;
    }
    free(line);
    return good;
}

/* Twice: what is painted while the screen is being switched on for the first
 * time does not appear (seen with virtio-gpu). */
int
main(int argc, char **argv)
{
    int fd = argc == 2 ? open(argv[1], O_RDWR | O_CLOEXEC) : -1;
    return fd >= 0 && paint(fd) && paint(fd) ? 0 : 1;
}
