/* kiosk render: every page as a PNG, and an index to review and sign off. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command.h"
#include "store_watch.h"
#include "deck_pictures.h"
#include "deck_shown.h"
#include "judge.h"
#include "library.h"
#include "mem.h"
#include "page.h"
#include "page_body.h"
#include "page_new.h"
#include "page_text.h"
#include "paint.h"
#include "player.h"
#include "render_index.h"
#include "setup.h"
#include "str.h"

static const char usage[] =
    "usage: kiosk render [DECK] --out DIR [--size WxH] [--lang LANG]\n"
    "                    [--scale 1.0|1.3|2.0] [--theme light|high-contrast]\n"
    "                    [--config kiosk.txt]\n"
    "                    [--date YYYY-MM-DD | --at \"YYYY-MM-DD HH:MM\"]\n"
    "Draws every page as DIR/TOPIC/SLIDE.LANG.PAGE.png, with its words in a\n"
    ".txt beside it, and DIR/index.html to review and sign off.\n"
    "Exit status: 0 drawn, 1 drawn and the deck has errors, 2 it could not be\n"
    "drawn.\n";

/* Everything that one run of render draws with. */
struct render {
    const struct setup *setup;
    const struct options *options;
    struct library_deck read;
    struct deck_shown *all; /* every slide that is not broken */
    size_t all_count;
    struct deck_shown *shown; /* those that are shown then */
    size_t shown_count;
    size_t shown_next; /* the first of them that is not drawn yet */
    struct page_screen screen;
    struct frame frame;
    struct render_index *index;
    struct deck_pictures pictures;
    bool incomplete; /* a page could not be written */
};

static bool
make_folder(const char *path)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST) {
        return true;
    }
    fprintf(stderr, "kiosk: cannot create %s: %s\n", path, strerror(errno));
    return false;
}

/* All slides with at least one version that is not broken, in their languages,
 * whatever the date: what was signed off in advance must be what is shown
 * later. */
static void
list_all(struct render *render)
{
    const struct deck *deck = render->read.deck;
    render->all = mem_new(deck->slide_count, sizeof(*render->all));
    for (size_t t = 0; t < deck->topic_count; t++) {
        const struct deck_topic *topic = &deck->topics[t];
        for (size_t s = 0; s < topic->slide_count; s++) {
            struct deck_shown all = {.topic = (int)t, .slide = (int)s};
            for (size_t i = 0; i < deck->language_count; i++) {
                bool has = deck_version(deck, &topic->slides[s],
                                        deck->languages[i]) != NULL;
                all.languages |= (uint64_t)has << i;
            }
            if (all.languages != 0) {
                render->all[render->all_count++] = all;
            }
        }
    }
}

/* An id as part of a path; a folder named "1-.." must not lead out of DIR. */
static const char *
path_part(const char *id)
{
    return id[0] == '.' || id[0] == '\0' ? "_" : id;
}

static int
language_index(const struct deck *deck, const char *lang)
{
    for (size_t i = 0; i < deck->language_count; i++) {
        if (strcmp(deck->languages[i], lang) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* Writes PAGE as NAME.png, and its WORDS as NAME.txt. */
static bool
write_page(struct render *render, const struct page *page, const char *words,
           const char *name)
{
    struct str picture = {0}, text = {0};
    str_addf(&picture, "%s/%s.png", render->options->out, name);
    str_addf(&text, "%s/%s.txt", render->options->out, name);
    char *why = NULL;
    paint_page(page, render->setup->fonts, &render->frame);
    bool good = frame_write_png(&render->frame, picture.text, &why) &&
                render_write_file(text.text, words, &why);
    if (!good) {
        options_fail(why);
    }
    str_release(&picture);
    str_release(&text);
    return good;
}

static struct page *
lay_out(const struct render *render, const struct play_state *state)
{
    struct page_scene scene = {.deck = render->read.deck,
                               .shown = render->all,
                               .shown_count = render->all_count,
                               .state = state};
    return page_new(&scene, &render->screen,
                    fonts_measure(render->setup->fonts));
}

/* Draws the page of STATE with the picture sizes known so far. */
static enum picture_news
draw_pictures(const struct render *render, const struct play_state *state)
{
    struct picture_want *wants = NULL;
    size_t count = 0;
    struct page *page = lay_out(render, state);
    deck_pictures_of_page(page, &wants, &count);
    page_free(page);
    picture_store_want(render->pictures.store, wants, count, count);
    free(wants);
    return picture_store_finish(render->pictures.store);
}

/* How many pages VERSION has, once the sizes of its pictures are known and
 * whether they can be drawn. */
static void
count_pages(const struct render *render, const struct deck_version *version,
            struct play_state *state)
{
    enum picture_news news;
    do {
        news = PICTURE_NEWS_NONE;
        const struct deck *deck = render->read.deck;
        state->page_count = page_count(
            deck, version, deck->languages[state->language], state->scale,
            &render->screen, fonts_measure(render->setup->fonts));
        for (; state->page < state->page_count; state->page++) {
            enum picture_news here = draw_pictures(render, state);
            news = here > news ? here : news;
        }
        state->page = 0;
    } while (news > PICTURE_NEWS_DRAWN);
}

/* Whether VERSION of slide AT is on show in any language. Must be called
 * in the order of the slides. */
static bool
is_on_show(struct render *render, int at, const struct deck_version *version)
{
    const struct deck *deck = render->read.deck;
    const struct deck_shown *all = &render->all[at];
    const struct deck_slide *slide =
        &deck->topics[all->topic].slides[all->slide];
    const struct deck_shown *shown = NULL;
    for (; render->shown_next < render->shown_count; render->shown_next++) {
        shown = &render->shown[render->shown_next];
        if (shown->topic > all->topic ||
            (shown->topic == all->topic && shown->slide >= all->slide)) {
            break;
        }
    }
    bool found = shown != NULL && shown->topic == all->topic &&
                 shown->slide == all->slide;
    for (size_t i = 0; found && i < deck->language_count; i++) {
        if (deck_shown_in(shown, (int)i) &&
            deck_version(deck, slide, deck->languages[i]) == version) {
            return true;
        }
    }
    return false;
}

/* Draws all pages of one slide in one language, in EASY words or in its own. If
 * one cannot be written, the others are still drawn. */
static void
render_version(struct render *render, int at,
               const struct deck_version *version, int language, bool easy)
{
    bool on_show = is_on_show(render, at, version);
    version = deck_version_for(version, easy);
    const struct deck *deck = render->read.deck;
    const struct deck_topic *topic = &deck->topics[render->all[at].topic];
    const struct deck_slide *slide = &topic->slides[render->all[at].slide];
    struct play_state state = {
        .mode = PLAY_ROTATING,
        .slide = at,
        .language = language,
        .easy = easy,
        .scale = render->options->scale > 0 ? render->options->scale : 0,
        .theme = render->options->theme > 0 ? render->options->theme : 0};
    count_pages(render, version, &state);
    for (; state.page < state.page_count; state.page++) {
        struct str name = {0};
        str_addf(&name, "%s/%s%s.%s.%d", path_part(topic->id),
                 path_part(slide->id), easy ? ".easy" : "", version->lang,
                 state.page + 1);
        draw_pictures(render, &state);
        struct page *page = lay_out(render, &state);
        char *words = page_text(page);
        if (write_page(render, page, words, name.text)) {
            render_index_page(render->index, name.text, words, topic, slide,
                              version, on_show);
        } else {
            render->incomplete = true;
        }
        free(words);
        page_free(page);
        str_release(&name);
    }
}

/* The first language whose readers see VERSION; -1: none. */
static int
language_shown(const struct deck *deck, const struct deck_slide *slide,
               const struct deck_version *version)
{
    for (size_t i = 0; i < deck->language_count; i++) {
        if (deck_version(deck, slide, deck->languages[i]) == version) {
            return (int)i;
        }
    }
    return -1;
}

/* Whether VERSION, seen by readers of LANGUAGE, is in the language of --lang,
 * if that was given. */
static bool
is_wanted(const struct render *render, const struct deck_version *version,
          int language)
{
    const char *lang = render->options->lang;
    return lang == NULL || strcmp(lang, version->lang) == 0 ||
           strcmp(lang, render->read.deck->languages[language]) == 0;
}

static bool
render_slide(struct render *render, int at)
{
    const struct deck *deck = render->read.deck;
    const struct deck_topic *topic = &deck->topics[render->all[at].topic];
    const struct deck_slide *slide = &topic->slides[render->all[at].slide];
    struct str folder = {0};
    str_addf(&folder, "%s/%s", render->options->out, path_part(topic->id));
    bool good = make_folder(folder.text);
    str_release(&folder);
    for (size_t v = 0; good && v < slide->version_count; v++) {
        const struct deck_version *version = &slide->versions[v];
        int language = language_shown(deck, slide, version);
        if (language >= 0 && is_wanted(render, version, language)) {
            render_version(render, at, version, language, false);
            if (deck_version_for(version, true) != version) {
                render_version(render, at, version, language, true);
            }
        }
    }
    return good;
}

static bool
render_all(struct render *render)
{
    bool good = make_folder(render->options->out);
    for (int i = 0; good && i < (int)render->all_count; i++) {
        good = render_slide(render, i);
    }
    return good;
}

static bool
write_index(struct render *render)
{
    judge_deck(&render->read, render->setup, &render->screen,
               &render->pictures);
    char *why = NULL;
    struct str path = {0};
    str_addf(&path, "%s/index.html", render->options->out);
    bool good = render_index_write(render->index, path.text, &render->read,
                                   render->shown, render->shown_count,
                                   render->setup->moment, &why);
    if (!good) {
        options_fail(why);
    }
    str_release(&path);
    return good;
}

static bool
language_known(const struct render *render)
{
    const char *lang = render->options->lang;
    if (lang == NULL || language_index(render->read.deck, lang) >= 0) {
        return true;
    }
    fprintf(stderr, "kiosk: the deck has no language %s\n", lang);
    return false;
}

static int
run(struct render *render)
{
    char *why = NULL;
    deck_pictures_init(&render->pictures, render->options->deck, NULL,
                       &render->setup->settings, NULL);
    fonts_set_pictures(render->setup->fonts, &render->pictures.seam);
    struct library_options library = deck_pictures_library(
        &render->pictures, fonts_measure(render->setup->fonts));
    if (!library_read(render->options->deck, &library, &render->read, &why)) {
        options_fail(why);
        fonts_set_pictures(render->setup->fonts, NULL);
        deck_pictures_release(&render->pictures);
        return 2;
    }
    list_all(render);
    render->shown_count =
        deck_shown(render->read.deck, render->setup->moment, &render->shown);
    frame_init(&render->frame, render->screen.width_px,
               render->screen.height_px);
    render->index = render_index_new();
    bool good = language_known(render) && render_all(render) &&
                write_index(render) && !render->incomplete;
    setup_print(&render->read.report, render->options->deck, stderr);
    int status = !good ? 2 : render->read.report.error_count > 0 ? 1 : 0;
    fonts_set_pictures(render->setup->fonts, NULL);
    deck_pictures_release(&render->pictures);
    render_index_free(render->index);
    frame_release(&render->frame);
    free(render->all);
    free(render->shown);
    library_deck_release(&render->read);
    return status;
}

static int
run_render(struct options *options)
{
    struct setup setup;
    if (options->out == NULL) {
        fputs("kiosk: render needs --out DIR; see --help\n", stderr);
        return 2;
    }
    if (!setup_has_deck(options->deck) ||
        !setup_init(&setup, options, SETUP_STRICT)) {
        return 2;
    }
    char *deck = store_watch_once(options->deck);
    options->deck = deck;
    setup_print(&setup.report, "", stderr);
    int width_px = options->width_px > 0 ? options->width_px : 1920;
    int height_px = options->height_px > 0 ? options->height_px : 1080;
    struct render render = {
        .setup = &setup,
        .options = options,
        .screen = setup_screen(&setup.settings, width_px, height_px)};
    int status = run(&render);
    setup_release(&setup);
    free(deck);
    return status;
}

const struct command command_render = {usage, OPTIONS_RENDER, run_render};
