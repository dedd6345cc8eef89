/* Writes a script, plays it, reads its pictures and states. */
#include "rehearsed.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
is_key(const char *step)
{
    return strncmp(step, "key ", 4) == 0;
}

static bool
write_script(const char *path, const char *const *taps, size_t count)
{
    FILE *file = fopen(path, "w");
    if (!file) {
        return false;
    }
    /* A touch just after a change by itself, as the start is, only holds. */
    fprintf(file, "wait 1\nstate\nshot 0.png\n");
    for (size_t i = 0; i < count; i++) {
        fprintf(file, is_key(taps[i]) ? "%s\n" : "tap \"%s\"\n", taps[i]);
        fprintf(file, "wait 1\nstate\nshot %zu.png\n", i + 1);
    }
    return fclose(file) == 0;
}

static uint32_t *
read_picture(const char *path, int width_px, int height_px)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_file(&image, path)) {
        fprintf(stderr, "%s: %s\n", path, image.message);
        return NULL;
    }
    image.format = PNG_FORMAT_BGRA;
    uint32_t *pixels = malloc(PNG_IMAGE_SIZE(image));
    if (!pixels || (int)image.width != width_px ||
        (int)image.height != height_px ||
        !png_image_finish_read(&image, NULL, pixels, 0, NULL)) {
        free(pixels);
        png_image_free(&image);
        return NULL;
    }
    for (size_t i = 0; i < (size_t)width_px * (size_t)height_px; i++) {
        pixels[i] &= 0xFFFFFF;
    }
    return pixels;
}

/* The middle of the control NAME in one line of state. */
static bool
find_control(const char *state, struct rehearsed_step *step)
{
    char key[64];
    snprintf(key, sizeof(key), "\"name\":\"%s\"", step->name);
    const char *found = strstr(state, key);
    double x, y, w, h;
    if (!found ||
        sscanf(found + strlen(key), ",\"x\":%lf,\"y\":%lf,\"w\":%lf,\"h\":%lf",
               &x, &y, &w, &h) != 4) {
        fprintf(stderr, "no control %s in %s\n", step->name, state);
        return false;
    }
    step->x = x + w / 2;
    step->y = y + h / 2;
    return true;
}

/* The state before each tap says where it goes. */
static bool
read_states(struct rehearsed *rehearsed, FILE *states)
{
    char line[16384];
    for (size_t i = 1; i < rehearsed->count; i++) {
        if (!fgets(line, sizeof(line), states) ||
            (!is_key(rehearsed->steps[i].name) &&
             !find_control(line, &rehearsed->steps[i]))) {
            return false;
        }
    }
    return fgets(line, sizeof(line), states) != NULL;
}

static bool
play(struct rehearsed *rehearsed, const char *deck, const char *folder)
{
    char command[1024];
    snprintf(command, sizeof(command),
             "'%s' rehearse '%s/script.txt' '%s' --size %dx%d --out '%s' %s %s",
             KIOSK_PROGRAM, folder, deck, rehearsed->width_px,
             rehearsed->height_px, folder,
             rehearsed->config != NULL ? "--config" : "",
             rehearsed->config != NULL ? rehearsed->config : "");
    FILE *states = popen(command, "r");
    if (!states) {
        return false;
    }
    bool good = read_states(rehearsed, states);
    return pclose(states) == 0 && good;
}

bool
rehearsed_init(struct rehearsed *rehearsed, const char *deck,
               const char *folder, const char *const *taps, size_t count)
{
    char path[512];
    rehearsed->count = count + 1;
    for (size_t i = 0; i <= count; i++) {
        struct rehearsed_step *step = &rehearsed->steps[i];
        snprintf(step->name, sizeof(step->name), "%s", i ? taps[i - 1] : "");
        step->pixels = NULL;
    }
    snprintf(path, sizeof(path), "%s/script.txt", folder);
    bool good =
        write_script(path, taps, count) && play(rehearsed, deck, folder);
    for (size_t i = 0; good && i <= count; i++) {
        snprintf(path, sizeof(path), "%s/%zu.png", folder, i);
        rehearsed->steps[i].pixels =
            read_picture(path, rehearsed->width_px, rehearsed->height_px);
        good = rehearsed->steps[i].pixels != NULL;
    }
    return good;
}

void
rehearsed_release(struct rehearsed *rehearsed)
{
    for (size_t i = 0; i < rehearsed->count; i++) {
        free(rehearsed->steps[i].pixels);
        rehearsed->steps[i].pixels = NULL;
    }
}
