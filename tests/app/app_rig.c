/* The app for tests. See app_rig.h. */
#include "app_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app_hands.h"
#include "rules_withheld.h"

enum { PATIENCE_TURNS = 4000, DECODE_MS = 20 };

static void
write_file(const struct app_rig *rig, const char *name, const char *before,
           const char *words)
{
    char path[128];
    snprintf(path, sizeof(path), "%s/%s", rig->folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fprintf(file, "%s%s", before, words) < 0) {
        abort();
    }
    fclose(file);
}

void
app_rig_languages(const struct app_rig *rig, const char *languages)
{
    write_file(rig, "deck.txt", "title: P\nlanguages: ", languages);
}

void
app_rig_init(struct app_rig *rig)
{
    char topic[64];
    *rig = (struct app_rig){.folder = "/tmp/kiosk-app-XXXXXX"};
    if (mkdtemp(rig->folder) == NULL) {
        abort();
    }
    snprintf(topic, sizeof(topic), "%s/1-p", rig->folder);
    mkdir(topic, 0700);
    app_rig_languages(rig, "en");
    write_file(rig, "1-p/topic.txt", "", "title: P\nkind: about\n");
    const struct options options = {
        .deck = rig->folder,
        .fonts = KIOSK_SOURCE_DIR "/fonts",
        .scale = -1,
        .theme = -1,
        .moment = {.day = {2026, 11, 23}, .minute = DECK_ANY_MINUTE}};
    if (!setup_init(&rig->setup, &options, SETUP_STRICT)) {
        abort();
    }
}

void
app_rig_release(struct app_rig *rig)
{
    char command[64];
    app_free(rig->app);
    setup_release(&rig->setup);
    snprintf(command, sizeof(command), "rm -r '%s'", rig->folder);
    if (system(command) != 0) {
        abort();
    }
}

void
app_rig_slide(const struct app_rig *rig, const char *name, const char *words)
{
    char path[64];
    snprintf(path, sizeof(path), "1-p/%s", name);
    write_file(rig, path, "", words);
}

void
app_rig_picture(const struct app_rig *rig, const char *name, const char *order)
{
    char path[64];
    snprintf(path, sizeof(path), "1-p/%s", name);
    write_file(rig, path, "\xFF\xD8\xFF\xE0", order);
}

void
app_rig_start(struct app_rig *rig)
{
    const char *shown = rig->shown != NULL ? rig->shown : rig->folder;
    const struct app_options options = {
        .deck_folder = shown,
        .else_folders = {rig->other, rig->last},
        .settings = rig->setup.settings,
        .fonts = rig->setup.fonts,
        .width_px = 1920,
        .height_px = 1080,
        .moment = rig->setup.moment,
        .wall_s = rig->wall_s,
        .ask_folder = rig->ask,
        .hooks = {.tell_withheld = rules_tell_withheld}};
    rig->app = app_new(&options, rig->now_ms);
}

void
app_rig_turn(struct app_rig *rig)
{
    app_step(rig->app, rig->now_ms);
    app_page(rig->app, rig->now_ms);
    while (app_prepare(rig->app, true, rig->now_ms)) {
    }
}

bool
app_rig_until(struct app_rig *rig, bool (*wanted)(struct app_rig *rig))
{
    for (int i = 0; i < PATIENCE_TURNS; i++) {
        app_rig_turn(rig);
        if (wanted(rig)) {
            return true;
        }
        usleep(1000);
    }
    return false;
}

void
app_rig_pass(struct app_rig *rig, int64_t time_ms)
{
    int64_t end_ms = rig->now_ms + time_ms;
    app_rig_turn(rig); /* descriptors may have woken it */
    while (rig->now_ms < end_ms) {
        int64_t due_ms = app_deadline_ms(rig->app);
        int64_t next_ms = due_ms > rig->now_ms ? due_ms : rig->now_ms + 1;
        rig->now_ms = next_ms < end_ms ? next_ms : end_ms;
        app_rig_turn(rig);
        picture_store_wait(app_pictures(rig->app), DECODE_MS);
    }
}

int64_t
app_rig_next_slide(struct app_rig *rig)
{
    int64_t from_ms = rig->now_ms;
    int slide = app_state(rig->app)->slide;
    app_finish_pictures(rig->app, rig->now_ms);
    while (app_state(rig->app)->slide == slide) {
        app_rig_pass(rig, 50);
    }
    return rig->now_ms - from_ms;
}

const char *
app_rig_title(const struct app_rig *rig)
{
    const struct playlist *list = app_playlist(rig->app);
    int at = app_state(rig->app)->slide;
    assert_in_range(at, 0, list->shown_count - 1);
    return playlist_slide_of(list, at)->versions[0].title.text;
}

bool
app_rig_says(struct app_rig *rig, const char *words)
{
    const struct page *page = app_page(rig->app, rig->now_ms);
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].type == PAGE_TEXT &&
            strstr(page->items[i].text, words) != NULL) {
            return true;
        }
    }
    return false;
}

void
app_rig_finger(struct app_rig *rig, enum touch_phase phase, double x, double y)
{
    const struct touch_event event = {phase, 0, x, y};
    app_touch(rig->app, &event, rig->now_ms);
}

void
app_rig_tap(struct app_rig *rig, const char *name)
{
    const struct page *page = app_page(rig->app, rig->now_ms);
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_rect *rect = &page->controls[i].rect;
        if (strcmp(page->controls[i].name, name) == 0) {
            double x = (rect->x + rect->w / 2.0) / page->width_px;
            double y = (rect->y + rect->h / 2.0) / page->height_px;
            app_rig_finger(rig, TOUCH_DOWN, x, y);
            app_rig_finger(rig, TOUCH_UP, x, y);
            return;
        }
    }
    fail_msg("there is no \"%s\"", name);
}

int
app_rig_pictures(const struct page *page, bool *ready)
{
    int count = 0;
    *ready = true;
    for (size_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        count += item->type == PAGE_PICTURE;
        *ready = *ready &&
                 (item->type != PAGE_PICTURE || item->pixels == PIXELS_HERE);
    }
    return count;
}
