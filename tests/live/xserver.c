/* Xvfb, started and read. Its -fbdir file is an XWD image that is always up to
 * date: mapping it costs the server nothing. */
#include "xserver.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "process.h"

/* Words of the XWD header, each 32 bits big-endian (X11/XWDFile.h). */
enum {
    XWD_HEADER_SIZE = 0,
    XWD_WIDTH = 4,
    XWD_HEIGHT = 5,
    XWD_BYTES_PER_LINE = 12,
    XWD_COLOURS = 19
};
#define XWD_COLOUR_BYTES 12

struct xserver {
    pid_t pid;
    pid_t manager; /* 0 when none was started */
    Display *display;
    char folder[32];
    uint8_t *file; /* the mapped XWD image */
    size_t file_bytes;
    const uint8_t *rows;
    int width_px, height_px;
    size_t stride; /* bytes from row to row */
};

static bool
failed(const char *what)
{
    perror(what);
    return false;
}

/* The server writes its display number, once it is ready, into FD. */
static bool
read_display(int fd)
{
    char name[16] = ":";
    size_t len = 1;
    while (len < sizeof(name) - 1) {
        ssize_t got = read(fd, name + len, 1);
        if (got != 1) {
            return failed("Xvfb");
        }
        if (name[len] == '\n') {
            name[len] = '\0';
            return setenv("DISPLAY", name, 1) == 0;
        }
        len++;
    }
    return false;
}

static bool
start_server(struct xserver *server, int width_px, int height_px)
{
    int ends[2];
    if (!mkdtemp(server->folder) || pipe(ends) != 0) {
        return failed("a place for the frame buffer");
    }
    char screen[32];
    char fd[16];
    snprintf(screen, sizeof(screen), "%dx%dx24", width_px, height_px);
    snprintf(fd, sizeof(fd), "%d", ends[1]);
    char *argv[] = {"Xvfb",      "-displayfd", fd,         "-screen",
                    "0",         screen,       "-fbdir",   server->folder,
                    "-nolisten", "tcp",        "-noreset", NULL};
    server->pid = process_start(argv, true);
    close(ends[1]);
    bool good = server->pid > 0 && read_display(ends[0]);
    close(ends[0]);
    return good;
}

static bool
map_screen(struct xserver *server)
{
    char path[64];
    snprintf(path, sizeof(path), "%s/Xvfb_screen0", server->folder);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        return failed(path);
    }
    server->file_bytes = (size_t)status.st_size;
    void *file = mmap(NULL, server->file_bytes, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    if (file == MAP_FAILED) {
        return failed(path);
    }
    server->file = file;
    const uint32_t *head = file;
    server->width_px = (int)ntohl(head[XWD_WIDTH]);
    server->height_px = (int)ntohl(head[XWD_HEIGHT]);
    server->stride = ntohl(head[XWD_BYTES_PER_LINE]);
    server->rows = server->file + ntohl(head[XWD_HEADER_SIZE]) +
                   (size_t)XWD_COLOUR_BYTES * ntohl(head[XWD_COLOURS]);
    return true;
}

struct xserver *
xserver_new(int width_px, int height_px)
{
    struct xserver *server = calloc(1, sizeof(*server));
    if (!server) {
        return NULL;
    }
    strcpy(server->folder, "/tmp/kiosk-x-XXXXXX");
    if (!start_server(server, width_px, height_px) || !map_screen(server)) {
        xserver_free(server);
        return NULL;
    }
    server->display = XOpenDisplay(NULL);
    if (!server->display) {
        fprintf(stderr, "the new display does not answer\n");
        xserver_free(server);
        return NULL;
    }
    return server;
}

void
xserver_free(struct xserver *server)
{
    if (!server) {
        return;
    }
    if (server->display) {
        XCloseDisplay(server->display);
    }
    if (server->manager > 0) {
        process_end(server->manager, SIGTERM, 2000);
    }
    if (server->pid > 0) {
        process_end(server->pid, SIGTERM, 2000);
    }
    if (server->file) {
        munmap(server->file, server->file_bytes);
    }
    char path[64];
    snprintf(path, sizeof(path), "%s/Xvfb_screen0", server->folder);
    unlink(path);
    rmdir(server->folder);
    free(server);
}

pid_t
xserver_pid(const struct xserver *server)
{
    return server->pid;
}

/* A window manager says so in a property of the root window (EWMH). */
static bool
manager_is_up(Display *display)
{
    Atom check = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", False);
    Atom type;
    int format;
    unsigned long count = 0;
    unsigned long rest;
    unsigned char *value = NULL;
    XGetWindowProperty(display, DefaultRootWindow(display), check, 0, 1, False,
                       XA_WINDOW, &type, &format, &count, &rest, &value);
    if (value) {
        XFree(value);
    }
    return count > 0;
}

static bool
manager_maps(Display *display)
{
    Window window = XCreateSimpleWindow(display, DefaultRootWindow(display), 0,
                                        0, 8, 8, 0, 0, 0);
    XSelectInput(display, window, StructureNotifyMask);
    XMapWindow(display, window);
    bool mapped = false;
    for (int i = 0; i < 25 && !mapped; i++) {
        XEvent event;
        XSync(display, False);
        mapped = XCheckTypedWindowEvent(display, window, MapNotify, &event);
        process_sleep_ms(10);
    }
    XDestroyWindow(display, window);
    XSync(display, False);
    return mapped;
}

bool
xserver_start_manager(struct xserver *server)
{
    char *argv[] = {"openbox", "--sm-disable", NULL};
    server->manager = process_start(argv, true);
    for (int i = 0; i < 100 && !manager_is_up(server->display); i++) {
        process_sleep_ms(50);
    }
    for (int i = 0; i < 20; i++) {
        if (manager_maps(server->display)) {
            return true;
        }
    }
    fprintf(stderr, "openbox maps no window\n");
    return false;
}

size_t
xserver_sample_count(const struct xserver *server)
{
    return (size_t)(server->width_px / XSERVER_STEP) *
           (size_t)(server->height_px / XSERVER_STEP);
}

static const uint32_t *
row(const struct xserver *server, int y)
{
    return (const uint32_t *)(server->rows + (size_t)y * server->stride);
}

void
xserver_sample(const struct xserver *server, uint32_t *samples)
{
    int columns = server->width_px / XSERVER_STEP;
    int rows = server->height_px / XSERVER_STEP;
    for (int y = 0; y < rows; y++) {
        const uint32_t *from =
            row(server, y * XSERVER_STEP + XSERVER_STEP / 2) + XSERVER_STEP / 2;
        for (int x = 0; x < columns; x++) {
            *samples++ = from[x * XSERVER_STEP] & 0xFFFFFF;
        }
    }
}

uint32_t *
xserver_pixels(const struct xserver *server)
{
    size_t width = (size_t)server->width_px;
    size_t height = (size_t)server->height_px;
    uint32_t *pixels = malloc(width * height * sizeof(*pixels));
    for (size_t y = 0; pixels && y < height; y++) {
        for (size_t x = 0; x < width; x++) {
            pixels[y * width + x] = row(server, (int)y)[x] & 0xFFFFFF;
        }
    }
    return pixels;
}

bool
xserver_write_ppm(const struct xserver *server, const char *path)
{
    FILE *file = fopen(path, "wb");
    if (!file) {
        return failed(path);
    }
    fprintf(file, "P6 %d %d 255\n", server->width_px, server->height_px);
    for (int y = 0; y < server->height_px; y++) {
        for (int x = 0; x < server->width_px; x++) {
            uint32_t pixel = row(server, y)[x];
            putc((int)(pixel >> 16 & 255), file);
            putc((int)(pixel >> 8 & 255), file);
            putc((int)(pixel & 255), file);
        }
    }
    return fclose(file) == 0;
}

void
xserver_tap(struct xserver *server, int x_px, int y_px)
{
    XTestFakeMotionEvent(server->display, -1, x_px, y_px, 0);
    XTestFakeButtonEvent(server->display, 1, True, 0);
    XTestFakeButtonEvent(server->display, 1, False, 0);
    XFlush(server->display);
}

static KeyCode
key_code(const struct xserver *server, const char *name)
{
    return XKeysymToKeycode(server->display, XStringToKeysym(name));
}

bool
xserver_key(struct xserver *server, const char *key, const char *modifier)
{
    KeyCode code = key_code(server, key);
    KeyCode held = modifier ? key_code(server, modifier) : 0;
    if (code == 0 || (modifier && held == 0)) {
        return false;
    }
    if (modifier) {
        XTestFakeKeyEvent(server->display, held, True, 0);
    }
    XTestFakeKeyEvent(server->display, code, True, 0);
    XTestFakeKeyEvent(server->display, code, False, 0);
    if (modifier) {
        XTestFakeKeyEvent(server->display, held, False, 0);
    }
    XFlush(server->display);
    return true;
}

static void
ask_one_to_close(Display *display, Window window)
{
    XEvent event = {
        .xclient = {
            .type = ClientMessage,
            .window = window,
            .message_type = XInternAtom(display, "WM_PROTOCOLS", False),
            .format = 32,
        }};
    event.xclient.data.l[0] =
        (long)XInternAtom(display, "WM_DELETE_WINDOW", False);
    XSendEvent(display, window, False, NoEventMask, &event);
}

void
xserver_ask_to_close(struct xserver *server)
{
    Window root, parent;
    Window *windows = NULL;
    unsigned count = 0;
    XQueryTree(server->display, DefaultRootWindow(server->display), &root,
               &parent, &windows, &count);
    for (unsigned i = 0; i < count; i++) {
        ask_one_to_close(server->display, windows[i]);
    }
    if (windows) {
        XFree(windows);
    }
    XFlush(server->display);
}
