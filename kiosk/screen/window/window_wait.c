/* Sleeping until something happens, with no wake-up before. SDL 2 waits on
 * events only, and where its driver cannot wait (KMS/DRM) looks each
 * millisecond; so we wait on the descriptors below it. */
#include "window_wait.h"

#include <SDL_syswm.h>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/input.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "mem.h"
#include "window_state.h"

/* How long to sleep at most where the driver's descriptor is not known, and
 * under KMS/DRM, where SDL also looks for new devices when asked. */
static const int64_t blind_ms = 100;
static const int64_t kms_ms = 1000;

/* udev needs a while to say what a new device is. */
static const Uint64 settle_ms = 2000;

/* The input devices are opened a second time to be woken by them. What they
 * say is thrown away: SDL reads its own. */
static void
open_inputs(struct window *window)
{
    DIR *folder = opendir(window->input_folder);
    if (folder == NULL) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strncmp(entry->d_name, "event", 5) != 0) {
            continue;
        }
        int fd = openat(dirfd(folder), entry->d_name,
                        O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd >= 0) {
            window->input_fds =
                mem_grow(window->input_fds, window->input_count,
                         &window->input_cap, sizeof(*window->input_fds));
            window->input_fds[window->input_count++] = fd;
        }
    }
    closedir(folder);
}

static void
close_inputs(struct window *window)
{
    for (size_t i = 0; i < window->input_count; i++) {
        if (window->input_fds[i] >= 0) {
            close(window->input_fds[i]);
        }
    }
    window->input_count = 0;
}

void
wait_for_inputs(struct window *window, const char *folder)
{
    window->input_folder = folder;
    window->watch_fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (window->watch_fd >= 0) {
        /* udev first makes a device, then gives its group the right to read
         * it. */
        inotify_add_watch(window->watch_fd, folder,
                          IN_CREATE | IN_DELETE | IN_ATTRIB);
    }
    open_inputs(window);
}

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
    memset(&bits, 0, sizeof(bits));
    return ioctl(fd, EVIOCGBIT(EV_ABS, sizeof(bits.axes)), bits.axes) >= 0 &&
           ioctl(fd, EVIOCGBIT(EV_KEY, sizeof(bits.keys)), bits.keys) >= 0 &&
           ioctl(fd, EVIOCGPROP(sizeof(bits.properties)), bits.properties) >=
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
inputs_missed(struct window *window, int known, uint64_t now_ms)
{
    if (window->inputs_changed_ms == 0 ||
        now_ms - window->inputs_changed_ms < settle_ms) {
        return false;
    }
    window->inputs_changed_ms = 0;
    return touch_count(window) + window->pads != known;
}

/* The descriptor under the window system's connection, or -1. */
static int
display_fd(const struct window *window)
{
    SDL_SysWMinfo info;
    int (*wayland_fd)(struct wl_display *) = NULL;
    SDL_VERSION(&info.version);
    if ((window->driver != DRIVER_X11 && window->driver != DRIVER_WAYLAND) ||
        !SDL_GetWindowWMInfo(window->sdl, &info)) {
        return -1;
    }
    if (window->driver == DRIVER_X11) {
        return ConnectionNumber(info.info.x11.display);
    }
    /* Not linked: SDL brings the library in when it runs on Wayland. */
    *(void **)&wayland_fd = dlsym(RTLD_DEFAULT, "wl_display_get_fd");
    return wayland_fd != NULL ? wayland_fd(info.info.wl.display) : -1;
}

void
wait_open(struct window *window)
{
    window->display_fd = display_fd(window);
    if (window->driver == DRIVER_KMSDRM) {
        wait_for_inputs(window, "/dev/input");
        inputs_begin(window, SDL_GetNumTouchDevices());
    }
}

void
wait_close(struct window *window)
{
    close_inputs(window);
    free(window->input_fds);
    if (window->watch_fd >= 0) {
        close(window->watch_fd);
    }
}

/* Empties FD; true when there was something in it. */
static bool
drain(int fd)
{
    char bytes[4096];
    bool any = false;
    while (read(fd, bytes, sizeof(bytes)) > 0) {
        any = true;
    }
    return any;
}

/* An unplugged device is readable for ever: it is closed at once, not only when
 * its file disappears. */
static void
settle_inputs(struct window *window, const struct pollfd *polled)
{
    for (size_t i = 0; i < window->input_count; i++) {
        if ((polled[i].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) {
            close(window->input_fds[i]);
            window->input_fds[i] = -1;
        } else if (polled[i].revents != 0) {
            drain(window->input_fds[i]);
        }
    }
    if (window->watch_fd >= 0 && drain(window->watch_fd)) {
        close_inputs(window);
        open_inputs(window);
        window->inputs_changed_ms = SDL_GetTicks64();
    }
}

static nfds_t
add_fd(struct pollfd *polled, nfds_t count, int fd)
{
    /* poll() passes over negative descriptors. */
    polled[count] = (struct pollfd){.fd = fd, .events = POLLIN};
    return count + 1;
}

static int
limited(const struct window *window, int64_t timeout_ms)
{
    bool blind = window->driver == DRIVER_WAYLAND && window->display_fd < 0;
    int64_t most = blind                             ? blind_ms
                   : window->driver == DRIVER_KMSDRM ? kms_ms
                                                     : INT_MAX;
    if (timeout_ms < 0) {
        return most == INT_MAX ? -1 : (int)most;
    }
    return (int)(timeout_ms < most ? timeout_ms : most);
}

void
window_wait(struct window *window, const int *fds, int count,
            int64_t timeout_ms)
{
    nfds_t used = 0;
    /* Takes what is in the connection's buffers and sends what waits there:
     * the kernel knows of neither. */
    SDL_PumpEvents();
    if (SDL_HasEvents(SDL_FIRSTEVENT, SDL_POLLSENTINEL - 1)) {
        return;
    }
    struct pollfd *polled =
        mem_new(3 + (size_t)count + window->input_count, sizeof(*polled));
    used = add_fd(polled, used, window->display_fd);
    used = add_fd(polled, used, window->signal_fd);
    used = add_fd(polled, used, window->watch_fd);
    for (int i = 0; i < count; i++) {
        used = add_fd(polled, used, fds[i]);
    }
    nfds_t inputs = used;
    for (size_t i = 0; i < window->input_count; i++) {
        used = add_fd(polled, used, window->input_fds[i]);
    }
    if (poll(polled, used, limited(window, timeout_ms)) > 0) {
        settle_inputs(window, &polled[inputs]);
        window->health.hung_up = (polled[0].revents & POLLHUP) != 0;
    }
    free(polled);
}
