/* A screen in memory, for tests of the real program: an Xvfb of its own, whose
 * frame buffer is read without asking the server, and fingers by XTEST. */
#ifndef KIOSK_XSERVER_H
#define KIOSK_XSERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* The screen is looked at in one pixel of so many in each direction. */
#define XSERVER_STEP 8

struct xserver;

/* Starts a server with a screen of that size and sets DISPLAY for programs
 * that are started from here on. NULL and a line on standard error when it
 * cannot. It ends with this process, however that ends. */
struct xserver *xserver_new(int width_px, int height_px);
void xserver_free(struct xserver *server);

pid_t xserver_pid(const struct xserver *server);

/* Starts openbox and waits until it maps windows: one that is mapped while a
 * window manager starts can be lost for good. False when that takes 10 s. */
bool xserver_start_manager(struct xserver *server);

/* How many pixels xserver_sample gives, and all of them as 0x00RRGGBB. */
size_t xserver_sample_count(const struct xserver *server);
void xserver_sample(const struct xserver *server, uint32_t *samples);

/* The whole screen, row by row; freed with free(). */
uint32_t *xserver_pixels(const struct xserver *server);

bool xserver_write_ppm(const struct xserver *server, const char *path);

/* A short tap in px. */
void xserver_tap(struct xserver *server, int x_px, int y_px);

/* A key by its keysym name ("Escape", "F4"), down and up, with a modifier
 * ("Alt_L") held meanwhile unless that is NULL. False for an unknown name. */
bool xserver_key(struct xserver *server, const char *key, const char *modifier);

/* Asks every window to close, as a window manager does (WM_DELETE_WINDOW). */
void xserver_ask_to_close(struct xserver *server);

#endif
