/* Questions to staff, for tests. See ask_rig.h. */
#include "ask_rig.h"

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

int
ask_rig_set_up(void **state)
{
    static struct ask_rig world;
    app_rig_init(&world.rig);
    snprintf(world.ask, sizeof(world.ask), "%s-ask", world.rig.folder);
    mkdir(world.ask, 0700);
    world.rig.ask = world.ask;
    strcpy(world.rig.setup.settings.staff_code, "0471");
    app_rig_slide(&world.rig, "1-a.md", "# One\n\nWords.\n");
    app_rig_slide(&world.rig, "2-b.md", "# Two\n\nWords.\n");
    *state = &world;
    return 0;
}

int
ask_rig_tear_down(void **state)
{
    struct ask_rig *world = *state;
    char command[64];
    snprintf(command, sizeof(command), "rm -rf '%s'", world->ask);
    app_rig_release(&world->rig);
    return system(command);
}

/* ---- files ---- */

void
ask_rig_put(const struct ask_rig *world, const char *name, const char *text)
{
    char path[64], new[64];
    snprintf(path, sizeof(path), "%s/%s", world->ask, name);
    snprintf(new, sizeof(new), "%s/%s.new", world->ask, name);
    FILE *file = fopen(new, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    assert_int_equal(rename(new, path), 0);
}

void
ask_rig_drop(const struct ask_rig *world, const char *name)
{
    char path[64];
    snprintf(path, sizeof(path), "%s/%s", world->ask, name);
    unlink(path);
}

void
ask_rig_ask(struct ask_rig *world, const char *id)
{
    char text[256];
    snprintf(text, sizeof(text),
             "id: %s\nuntil: 1764254400\nwords: CLINIC, 16 GB\n"
             "more: than is known\nuuid: 1A2B-3C4D\n",
             id);
    ask_rig_drop(world, "answer");
    ask_rig_put(world, "ask", text);
    app_rig_pass(&world->rig, SOON_MS);
}

/* The answer; "" when there is none. */
const char *
ask_rig_answer(const struct ask_rig *world)
{
    static char text[128];
    char path[64];
    struct stat info;
    snprintf(path, sizeof(path), "%s/answer", world->ask);
    FILE *file = fopen(path, "rb");
    text[0] = '\0';
    if (file != NULL) {
        assert_int_equal(fstat(fileno(file), &info), 0);
        assert_int_equal(info.st_mode & 0777, 0644);
        size_t len = fread(text, 1, sizeof(text) - 1, file);
        text[len] = '\0';
        fclose(file);
    }
    return text;
}

/* ---- the screen ---- */

void
ask_rig_tap_at(struct ask_rig *world, double x, double y)
{
    app_rig_finger(&world->rig, TOUCH_DOWN, x, y);
    app_rig_finger(&world->rig, TOUCH_UP, x, y);
    app_rig_pass(&world->rig, 400);
}

void
ask_rig_tap(struct ask_rig *world, const char *name)
{
    app_rig_tap(&world->rig, name);
    app_rig_pass(&world->rig, 400);
}

void
ask_rig_type(struct ask_rig *world, const char *digits)
{
    char name[2] = "";
    for (; *digits != '\0'; digits++) {
        name[0] = *digits;
        ask_rig_tap(world, name);
    }
    ask_rig_tap(world, "OK");
}

bool
ask_rig_says(struct ask_rig *world, const char *words)
{
    return app_rig_says(&world->rig, words);
}

const char *
ask_rig_over(const struct ask_rig *world)
{
    return app_over(world->rig.app);
}

enum play_mode
ask_rig_mode(const struct ask_rig *world)
{
    return app_state(world->rig.app)->mode;
}

void
ask_rig_lock(struct ask_rig *world)
{
    ask_rig_ask(world, FIRST);
    for (int i = 0; i < 5; i++) {
        ask_rig_type(world, "1");
    }
    assert_string_equal(ask_rig_answer(world), FIRST " no\n");
    assert_true(ask_rig_says(world, "10 minutes"));
}
