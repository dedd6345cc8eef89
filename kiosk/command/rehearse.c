/* kiosk rehearse: the same show without a display, on a virtual clock, played
 * by a script. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app.h"
#include "command.h"
#include "deck_dir.h"
#include "rehearse_deck.h"
#include "rehearse_files.h"
#include "rehearse_hand.h"
#include "rules_withheld.h"
#include "script.h"
#include "setup.h"
#include "stage.h"
#include "state_json.h"
#include "str.h"

static const char usage[] =
    "usage: kiosk rehearse SCRIPT [DECK] [--else DECK] [--size WxH]\n"
    "                      [--out DIR] [--config kiosk.txt] [--ask DIR] "
    "\n"
    "                      [--date YYYY-MM-DD | --at \"YYYY-MM-DD HH:MM\"]\n"
    "Plays SCRIPT (- is standard input) on a virtual clock, off screen:\n"
    "  wait SECONDS; tap X Y; tap \"NAME\"; swipe left|right; down|move|up ID "
    "X Y;\n"
    "  key NAME; shot FILE.png; state; expect KEY VALUE; copy FROM TO;\n"
    "  remove PATH; import FOLDER \"FROM\"; clock YYYY-MM-DD HH:MM\n"
    "Exit status: 0 played, 1 an expectation failed, 2 it could not be "
    "played.\n";

enum {
    SCRIPT_BYTES_MAX = 1024 * 1024,
    DAY_MS = 24 * 60 * 60 * 1000,
    APART_MS = 400,  /* two taps that are not one strike of a trembling hand */
    TURNS_MAX = 1000 /* without time going on: something is wrong */
};

struct rehearsal {
    const struct options *options;
    const struct setup *setup;
    struct rehearse_deck deck;
    struct rehearse_hand hand;
    struct stage stage;
    bool staged;
    int status;
};

/* The step's file and line, for messages. */
static bool
stop(struct rehearsal *rehearsal, const struct script_step *step, int status,
     const char *words)
{
    fprintf(stderr, "kiosk: %s:%d: %s\n", rehearsal->options->script,
            step->line, words);
    rehearsal->status = status;
    return false;
}

static bool
stop_because(struct rehearsal *rehearsal, const struct script_step *step,
             char *why)
{
    stop(rehearsal, step, 2, why);
    free(why);
    return false;
}

/* ---- seeing ---- */

static bool
shot(struct rehearsal *rehearsal, const struct script_step *step)
{
    rehearse_turn(&rehearsal->hand);
    const struct page *page =
        app_page(rehearsal->hand.app, rehearsal->hand.now_ms);
    if (!rehearsal->staged) {
        stage_init(&rehearsal->stage, rehearsal->setup->fonts, page->width_px,
                   page->height_px);
        rehearsal->staged = true;
    }
    double drag = app_drag(rehearsal->hand.app);
    int mix = app_fade(rehearsal->hand.app, rehearsal->hand.now_ms);
    struct page *other =
        drag != 0   ? app_page_ahead(rehearsal->hand.app,
                                     app_drag_direction(rehearsal->hand.app))
        : mix < 256 ? app_page_before(rehearsal->hand.app)
                    : NULL;
    stage_compose(&rehearsal->stage, page, other, drag, mix);
    page_free(other);
    struct str path = {0};
    if (rehearsal->options->out != NULL && step->words[0][0] != '/') {
        str_addf(&path, "%s/", rehearsal->options->out);
    }
    str_add(&path, step->words[0]);
    char *why = NULL;
    bool good = frame_write_png(&rehearsal->stage.now->frame, path.text, &why);
    str_release(&path);
    return good || stop_because(rehearsal, step, why);
}

static void
print_state(struct rehearsal *rehearsal)
{
    rehearse_turn(&rehearsal->hand);
    struct str line = {0};
    state_json(rehearsal->hand.app, rehearsal->hand.now_ms, &line);
    puts(line.text);
    fflush(stdout);
    str_release(&line);
}

/* Compares numbers by value (1 equals 1.0), everything else as text. */
static bool
equal(const char *a, const char *b)
{
    char *end_a, *end_b;
    double number_a = strtod(a, &end_a), number_b = strtod(b, &end_b);
    if (end_a != a && *end_a == '\0' && end_b != b && *end_b == '\0') {
        return number_a >= number_b && number_a <= number_b;
    }
    return strcmp(a, b) == 0;
}

static bool
expect(struct rehearsal *rehearsal, const struct script_step *step)
{
    rehearse_turn(&rehearsal->hand);
    struct str value = {0}, words = {0};
    if (!state_value(rehearsal->hand.app, rehearsal->hand.now_ms,
                     step->words[0], &value)) {
        str_addf(&words, "the state has no \"%s\"", step->words[0]);
        return stop_because(rehearsal, step, str_take(&words));
    }
    bool good = equal(value.text, step->words[1]);
    if (!good) {
        str_addf(&words, "expected %s \"%s\", but it is \"%s\"", step->words[0],
                 step->words[1], value.text);
        stop(rehearsal, step, 1, words.text);
    }
    str_release(&value);
    str_release(&words);
    return good;
}

/* ---- the deck ---- */

static bool
change_deck(struct rehearsal *rehearsal, const struct script_step *step)
{
    char *why = NULL;
    bool copy = step->verb == SCRIPT_COPY;
    char *path =
        rehearse_deck_inside(&rehearsal->deck, step->words[copy ? 1 : 0]);
    if (path == NULL) {
        return stop(rehearsal, step, 2, "this path leads out of the deck");
    }
    rehearse_turn(&rehearsal->hand);
    char *from = rehearse_deck_path(&rehearsal->deck, step->words[0]);
    bool good =
        copy ? rehearse_copy(from, path, &why) : rehearse_remove(path, &why);
    free(from);
    free(path);
    return good || stop_because(rehearsal, step, why);
}

/* A rejected deck does not end the rehearsal. */
static bool
take_deck(struct rehearsal *rehearsal, const struct script_step *step)
{
    const struct options *options = rehearsal->options;
    rehearse_turn(&rehearsal->hand);
    char *folder = rehearse_deck_path(&rehearsal->deck, step->words[0]);
    int status = rehearse_import(folder, rehearsal->deck.folder, step->words[1],
                                 options->config, rehearsal->setup->moment.day);
    free(folder);
    return status < 2 ||
           stop(rehearsal, step, 2, "this deck could not be imported");
}

/* ---- the script ---- */

static bool
play_step(struct rehearsal *rehearsal, const struct script_step *step)
{
    switch (step->verb) {
    case SCRIPT_WAIT:
        rehearse_pass(&rehearsal->hand,
                      rehearsal->hand.now_ms +
                          (int64_t)(step->number * 1000 + 0.5));
        return true;
    case SCRIPT_TAP:
        rehearse_tap(&rehearsal->hand, step->x, step->y);
        return true;
    case SCRIPT_TAP_NAME:
        if (!rehearse_tap_name(&rehearsal->hand, step->words[0])) {
            struct str words = {0};
            str_addf(&words, "no control is named \"%s\" now", step->words[0]);
            return stop_because(rehearsal, step, str_take(&words));
        }
        return true;
    case SCRIPT_SWIPE:
        rehearse_swipe(&rehearsal->hand, step->number);
        return true;
    case SCRIPT_DOWN:
    case SCRIPT_MOVE:
    case SCRIPT_UP:
        rehearse_turn(&rehearsal->hand);
        rehearse_finger(&rehearsal->hand,
                        step->verb == SCRIPT_DOWN   ? TOUCH_DOWN
                        : step->verb == SCRIPT_MOVE ? TOUCH_MOVE
                                                    : TOUCH_UP,
                        step->finger, step->x, step->y);
        return true;
    case SCRIPT_KEY:
        return rehearse_key(&rehearsal->hand, &rehearsal->setup->settings.keys,
                            step->words[0]) ||
               stop(rehearsal, step, 2, "no key has this name");
    case SCRIPT_SHOT:
        return shot(rehearsal, step);
    case SCRIPT_STATE:
        print_state(rehearsal);
        return true;
    case SCRIPT_EXPECT:
        return expect(rehearsal, step);
    case SCRIPT_COPY:
    case SCRIPT_REMOVE:
        return change_deck(rehearsal, step);
    case SCRIPT_IMPORT:
        return take_deck(rehearsal, step);
    case SCRIPT_CLOCK:
        rehearse_clock(&rehearsal->hand, step->moment);
        rehearse_turn(&rehearsal->hand);
        return true;
    }
    return false;
}

static void
play_steps(struct rehearsal *rehearsal, const struct script *script)
{
    const struct options *options = rehearsal->options;
    const struct setup *setup = rehearsal->setup;
    char *others[OPTIONS_ELSE];
    for (int i = 0; i < OPTIONS_ELSE; i++) {
        others[i] = rehearse_deck_path(&rehearsal->deck, options->otherwise[i]);
    }
    char *ask = rehearse_deck_path(&rehearsal->deck, options->ask);
    struct app_options app_options = {
        .deck_folder = rehearsal->deck.folder,
        .else_folders = {others[0], others[1]},
        .ask_folder = ask,
        .settings = setup->settings,
        .fonts = setup->fonts,
        .width_px = options->width_px > 0 ? options->width_px : 1920,
        .height_px = options->height_px > 0 ? options->height_px : 1080,
        .moment = setup->moment,
        .hooks = {.tell_withheld = rules_tell_withheld}};
    rehearsal->hand.app = app_new(&app_options, 0);
    notices_add_findings(app_notices(rehearsal->hand.app), "kiosk.txt",
                         &setup->report, 0);
    app_say_reach(rehearsal->hand.app, 0);
    for (size_t i = 0; i < script->count; i++) {
        if (!play_step(rehearsal, &script->steps[i])) {
            break;
        }
    }
    if (rehearsal->staged) {
        stage_release(&rehearsal->stage);
    }
    app_free(rehearsal->hand.app);
    for (int i = 0; i < OPTIONS_ELSE; i++) {
        free(others[i]);
    }
    free(ask);
}

/* Whether playing writes into the deck: through the script, or through an
 * answer if the folder of questions is inside it. */
static bool
changes_deck(const struct options *options, const struct script *script)
{
    bool changes = rehearse_deck_has(options->deck, options->ask);
    for (size_t i = 0; i < script->count; i++) {
        enum script_verb verb = script->steps[i].verb;
        changes = changes || verb == SCRIPT_COPY || verb == SCRIPT_REMOVE ||
                  verb == SCRIPT_IMPORT;
    }
    return changes;
}

static int
play(const struct options *options, const struct setup *setup,
     const struct script *script)
{
    struct rehearsal rehearsal = {.options = options, .setup = setup};
    rehearse_clock(&rehearsal.hand, setup->moment);
    char *why = NULL;
    if (options->out != NULL && mkdir(options->out, 0777) != 0 &&
        errno != EEXIST) {
        fprintf(stderr, "kiosk: cannot create %s: %s\n", options->out,
                strerror(errno));
        return 2;
    }
    if (rehearse_deck_open(&rehearsal.deck, options->deck,
                           changes_deck(options, script), &why)) {
        play_steps(&rehearsal, script);
    } else {
        fprintf(stderr, "kiosk: %s\n", why);
        rehearsal.status = 2;
    }
    free(why);
    rehearse_deck_close(&rehearsal.deck);
    return rehearsal.status;
}

/* False, with a sentence in *WHY. */
static bool
read_script(const char *path, struct script *script, char **why)
{
    struct str words = {0};
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        str_addf(&words, "%s cannot be opened: %s", path, strerror(errno));
        *why = str_take(&words);
        return false;
    }
    struct str text = {0};
    str_add(&text, "");
    bool torn =
        !file_read(fd, SCRIPT_BYTES_MAX, &text) || text.len == SCRIPT_BYTES_MAX;
    if (!standard) {
        close(fd);
    }
    char *wrong = NULL;
    bool good = !torn && script_read(script, text.text, text.len, &wrong);
    if (torn) {
        str_addf(&words, "%s cannot be read, or is over 1 MB", path);
    } else if (!good) {
        str_addf(&words, "%s: %s", path, wrong);
        free(wrong);
        script_release(script);
    }
    *why = str_take(&words);
    str_release(&text);
    return good;
}

/* Whether SCRIPT creates a deck where there is none yet. */
static bool
brings_deck(const struct script *script, const char *deck)
{
    if (access(deck, F_OK) == 0 || errno != ENOENT) {
        return false;
    }
    for (size_t i = 0; i < script->count; i++) {
        enum script_verb verb = script->steps[i].verb;
        if (verb == SCRIPT_COPY || verb == SCRIPT_IMPORT) {
            return true;
        }
    }
    return false;
}

/* A rehearsal needs its deck, so a missing one is reported first. */
static bool
has_what_it_plays(const struct options *options, struct script *script)
{
    char *no_deck = NULL, *no_script = NULL;
    bool deck = options->otherwise[0] != NULL ||
                setup_finds_deck(options->deck, &no_deck);
    bool read = read_script(options->script, script, &no_script);
    bool good = read && (deck || brings_deck(script, options->deck));
    if (!good) {
        fprintf(stderr, "kiosk: %s\n", deck ? no_script : no_deck);
    }
    if (!good && read) {
        script_release(script);
    }
    free(no_deck);
    free(no_script);
    return good;
}

static int
run_rehearse(struct options *options)
{
    struct setup setup;
    struct script script;
    int status = 2;
    if (!has_what_it_plays(options, &script)) {
        return 2;
    }
    if (setup_init(&setup, options, SETUP_STRICT)) {
        setup_print(&setup.report, "", stderr);
        status = play(options, &setup, &script);
        setup_release(&setup);
    }
    script_release(&script);
    return status;
}

const struct command command_rehearse = {usage, OPTIONS_REHEARSE, run_rehearse};
