/* kiosk show: the show on a real screen and clock, for years. What it starts
 * with, and what it falls back to after crashes. */
#include "show.h"

#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "show_loop.h"
#include "store.h"
#include "str.h"

enum {
    WORDS_WAIT_MS = 2000, /* of PDFs, before the first deck */
    QUICK_WAIT_MS = 10    /* for the size of a photo, to decode it while the
                           * window opens */
};

/* Pictures are allocated and freed in megabytes: returns them to the system at
 * once instead of keeping them in the heap. */
static void
configure_malloc(void)
{
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
}

static void
print_findings(const char *folder, const struct library_deck *read)
{
    setup_print(&read->report, folder != NULL ? folder : "", stderr);
}

/* ---- what watches ---- */

static void
note_work(void *ctx, const char *folder, const char *path)
{
    struct show *show = ctx;
    black_box_mark(&show->box, LADDER_WORKING, folder, path, clock_now_ms());
}

static bool
is_aside(void *ctx, const char *folder, const char *path)
{
    const struct show *show = ctx;
    return black_box_holds(&show->box, folder, path);
}

/* Nobody is at the keyboard of a service: signals from terminal keys must not
 * end, stop or dump it. */
static void
ignore_the_keyboard(void)
{
    static const int signals[] = {SIGINT,  SIGQUIT, SIGTSTP,
                                  SIGTTIN, SIGTTOU, SIGHUP};
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        signal(signals[i], SIG_IGN);
    }
}

/* ---- stepping back ---- */

/* How the show begins this time. */
static enum setup_mode
choose_level(struct show *show, int64_t now_ms)
{
    const struct ladder *ladder = &show->box.ladder;
    show->level = ladder_level_at(ladder, now_ms);
    show->level_until_ms =
        show->level > LADDER_NORMAL ? ladder->until_ms : INT64_MAX;
    if (show->options->safe && show->level <= LADDER_SAFE) {
        show->level = LADDER_SAFE;
        show->level_until_ms = INT64_MAX;
    }
    return show->level == LADDER_SAFE   ? SETUP_SAFE
           : show->level == LADDER_BARE ? SETUP_BARE
           : show->options->window      ? SETUP_STRICT
                                        : SETUP_SHOW;
}

/* The deck to fall back on; NULL if there is none. */
static const char *
safe_deck(const struct options *options)
{
    for (int i = OPTIONS_ELSE - 1; i >= 0; i--) {
        if (options->otherwise[i] != NULL) {
            return options->otherwise[i];
        }
    }
    const char *installed = options->data.slides;
    return installed[0] != '\0' ? installed : NULL;
}

/* PATH behind decks/HASH/ of a store. */
static const char *
behind_deck(const char *path)
{
    static const char decks[] = "decks/";
    char hash[LIBRARY_HASH_SIZE];
    size_t front = sizeof(decks) - 1, len = sizeof(hash) - 1;
    if (strncmp(path, decks, front) == 0 && strlen(path) > front + len) {
        snprintf(hash, sizeof(hash), "%s", path + front);
        if (store_is_hash(hash) && path[front + len] == '/') {
            return path + front + len + 1;
        }
    }
    return path;
}

/* PATH without the deck's folder, which staff do not know. */
static const char *
inside_deck(const struct show *show, const char *path)
{
    const struct options *options = show->options;
    const char *folders[] = {options->deck, options->otherwise[0],
                             options->otherwise[1]};
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        size_t len = folders[i] != NULL ? strlen(folders[i]) : 0;
        if (len > 0 && strncmp(path, folders[i], len) == 0 &&
            path[len] == '/') {
            return behind_deck(path + len + 1);
        }
    }
    return path;
}

/* The notice to staff for as long as safe mode lasts; NULL in a normal show.
 * What matters comes first, since a small screen has room for only one line. */
static char *
level_notice(const struct show *show)
{
    static const char *const words[] = {
        [LADDER_SAFE] = "Safe mode: the show crashed 3 times. Your slides will "
                        "come back automatically.",
        [LADDER_BARE] = "Safe mode: the show keeps crashing. Your slides will "
                        "come back automatically."};
    struct str notice = {0};
    if (show->level == LADDER_NORMAL) {
        return NULL;
    }
    if (show->level_until_ms == INT64_MAX) {
        str_add(&notice, "Safe mode: only slides that came with the program.");
        return str_take(&notice);
    }
    str_add(&notice, words[show->level]);
    if (show->box.ended_at != NULL) {
        str_addf(&notice, " The last slide was %s.",
                 inside_deck(show, show->box.ended_at));
    }
    return str_take(&notice);
}

/* A one-minute notice of what was set aside; NULL if nothing was. */
static char *
aside_notice(const struct show *show)
{
    const char *path = black_box_first_aside(&show->box);
    if (show->level > LADDER_NORMAL || path == NULL) {
        return NULL;
    }
    struct str words = {0};
    str_addf(&words,
             "Left out because the show crashed on it 3 times: %s. It will be "
             "tried again when the file changes.",
             inside_deck(show, path));
    return str_take(&words);
}

static void
say_level(const struct show *show)
{
    static const char *const words[] = {
        [LADDER_SAFE] = "safe mode: only the slides that came with the program",
        [LADDER_BARE] = "safe mode crashed too: only the built-in slide"};
    if (show->level > LADDER_NORMAL) {
        fprintf(stderr, "kiosk: %s\n", words[show->level]);
    }
}

/* ---- one show ---- */

/* The deck is read, and its first pictures are decoded, while the window opens:
 * this saves a third of the time to the first slide. */
static void
start(struct show *show)
{
    char *level = level_notice(show);
    char *aside = aside_notice(show);
    struct app_options options = {
        .settings = show->setup.settings,
        .fonts = show->setup.fonts,
        .width_px = 1920,
        .height_px = 1080,
        .moment = show->options->moment.day.year != 0
                      ? show->setup.moment
                      : clock_moment(clock_wall_s()),
        .wall_s = clock_wall_s(),
        .ask_folder = show->options->ask,
        .patience_ms = WORDS_WAIT_MS,
        .lasting_notice = level,
        .on_deck = print_findings,
        .hooks = {.working = note_work,
                  .is_aside = is_aside,
                  .tell_withheld = show->tell_withheld,
                  .ctx = show}};
    int64_t now_ms = clock_now_ms();
    if (show->level == LADDER_NORMAL) {
        options.deck_folder = show->options->deck;
        memcpy(options.else_folders, show->options->otherwise,
               sizeof(options.else_folders));
    } else if (show->level == LADDER_SAFE) {
        options.deck_folder = safe_deck(show->options);
    }
    if (show->options->window) { /* the size that it will have, most likely */
        bool known = show->options->width_px > 0;
        options.width_px = known ? show->options->width_px : 1280;
        options.height_px = known ? show->options->height_px : 800;
    }
    show->app = app_new(&options, now_ms);
    notices_add(app_notices(show->app), aside, false, now_ms);
    notices_add_findings(app_notices(show->app), "kiosk.txt",
                         &show->setup.report, now_ms);
    free(level);
    free(aside);
    app_prepare(show->app, false, now_ms);
    struct picture_store *store = app_pictures(show->app);
    while (picture_store_quick(store) &&
           picture_store_wait(store, QUICK_WAIT_MS)) {
        app_prepare(show->app, false, now_ms);
    }
}

/* Runs the show, again as often as needed; returns the exit status. */
static int
run(struct show *show)
{
    do {
        enum setup_mode mode = choose_level(show, clock_now_ms());
        if (!setup_init(&show->setup, show->options, mode)) {
            return 2;
        }
        setup_print(&show->setup.report, "", stderr);
        say_level(show);
        show->end = SHOW_RUNS;
        show->screen = SCREEN_MOVES;
        show->changes = UINT64_MAX;
        start(show);
        if (!show_open_window(show)) {
            show->status = 2;
        } else if (show->end == SHOW_RUNS) {
            show_rotate(show);
        }
        window_free(show->window);
        show->window = NULL;
        app_free(show->app);
        setup_release(&show->setup);
    } while (show->end == SHOW_AGAIN);
    return show->status;
}

int
show_run(struct options *options,
         void (*tell_withheld)(const struct deck *deck,
                               struct deck_moment moment,
                               struct report *report))
{
    struct show show = {.options = options, .tell_withheld = tell_withheld};
    configure_malloc();
    guard_init(&show.guard);
    if (guard_on(&show.guard)) {
        ignore_the_keyboard();
    }
    show_block_ends();
    if (!black_box_open(&show.box, options->state, clock_now_ms())) {
        return 2;
    }
    int status = run(&show);
    guard_release(&show.guard);
    black_box_close(&show.box);
    return status;
}
