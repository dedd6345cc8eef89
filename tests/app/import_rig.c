/* The app over a store. See import_rig.h. */
#include "import_rig.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "deck_shown.h"
#include "options.h"
#include "store.h"

extern const struct command command_import, command_undo;

int
import_rig_set_up(void **state)
{
    static struct import_rig rig;
    app_rig_init(&rig.app_rig);
    snprintf(rig.store, sizeof(rig.store), "%s-store", rig.app_rig.folder);
    snprintf(rig.other, sizeof(rig.other), "%s-other", rig.app_rig.folder);
    rig.app_rig.shown = rig.store;
    *state = &rig;
    return 0;
}

int
import_rig_tear_down(void **state)
{
    struct import_rig *rig = *state;
    char command[256];
    snprintf(command, sizeof(command), "rm -rf '%s' '%s'", rig->store,
             rig->other);
    app_rig_release(&rig->app_rig);
    return system(command);
}

/* ---- the store ---- */

void
import_rig_run(const char *format, const char *a, const char *b)
{
    char command[256];
    snprintf(command, sizeof(command), format, a, b); /* NOLINT */
    assert_int_equal(system(command), 0);
}

int
import_rig_import_from(struct import_rig *rig, const char *from)
{
    static const char fonts[] = KIOSK_SOURCE_DIR "/fonts";
    const char *arguments[] = {
        "import",     rig->app_rig.folder, rig->store, "--date",
        "2026-11-23", "--fonts",           fonts,      "--from",
        from};
    int count = sizeof(arguments) / sizeof(arguments[0]);
    count -= from == NULL ? 2 : 0;
    char *argv[sizeof(arguments) / sizeof(arguments[0]) + 1] = {NULL};
    for (int i = 0; i < count; i++) {
        argv[i] = strdup(arguments[i]);
    }
    int status = options_run(&command_import, count, argv);
    for (int i = 0; i < count; i++) {
        free(argv[i]);
    }
    return status;
}

int
import_rig_import(struct import_rig *rig)
{
    return import_rig_import_from(rig, NULL);
}

void
import_rig_undo(struct import_rig *rig)
{
    char name[] = "undo";
    char *argv[] = {name, rig->store, NULL};
    assert_int_equal(options_run(&command_undo, 2, argv), 0);
}

void
import_rig_slide(struct import_rig *rig, const char *name, const char *title)
{
    char text[128];
    snprintf(text, sizeof(text), "# %s\n\nA sentence about it.\n", title);
    app_rig_slide(&rig->app_rig, name, text);
}

void
import_rig_drop(struct import_rig *rig, const char *name)
{
    import_rig_run("rm '%s/1-p/%s'", rig->app_rig.folder, name);
}

void
import_rig_point(struct import_rig *rig, const char *hash)
{
    char target[128], link[64], new[64];
    snprintf(target, sizeof(target), "decks/%s", hash);
    snprintf(link, sizeof(link), "%s/current", rig->store);
    snprintf(new, sizeof(new), "%s/new", rig->store);
    assert_int_equal(symlink(target, new), 0);
    assert_int_equal(rename(new, link), 0);
}

/* ---- the show ---- */

void
import_rig_touch(struct import_rig *rig)
{
    app_rig_finger(&rig->app_rig, TOUCH_DOWN, 0.5, 0.4);
    app_rig_finger(&rig->app_rig, TOUCH_UP, 0.5, 0.4);
}

bool
import_rig_is_current(struct import_rig *rig)
{
    char hash[LIBRARY_HASH_SIZE];
    assert_true(store_current(rig->store, hash));
    return strcmp(app_playlist(rig->app_rig.app)->read.hash, hash) == 0;
}

size_t
import_rig_slides(struct import_rig *rig)
{
    return app_playlist(rig->app_rig.app)->shown_count;
}

const char *
import_rig_title(struct import_rig *rig)
{
    return app_rig_title(&rig->app_rig);
}

bool
import_rig_says(struct import_rig *rig, const char *words)
{
    return app_rig_says(&rig->app_rig, words);
}

bool
import_rig_marks(struct import_rig *rig, enum page_icon icon)
{
    const struct page *page = app_page(rig->app_rig.app, rig->app_rig.now_ms);
    for (size_t i = 0; i < page->item_count; i++) {
        if (page->items[i].type == PAGE_ICON && page->items[i].icon == icon) {
            return true;
        }
    }
    return false;
}
