/* What each control says. See page_control.h. */
#include "page_control.h"

#include <stdio.h>
#include <string.h>

#include "page_both.h"
#include "page_topics.h"
#include "para_bidi.h"

/* ---- words ---- */

/* The first of the two forms that WORDS have, parted by a bar, or if BRIEF the
 * second one. */
static const char *
form_of(const char *words, bool brief, struct page_control_words *kept)
{
    const char *bar = strchr(words, '|');
    if (bar == NULL) {
        return words;
    }
    if (brief) {
        return bar + 1;
    }
    snprintf(kept->bytes, sizeof(kept->bytes), "%.*s", (int)(bar - words),
             words);
    return kept->bytes;
}

/* The language that is on, as an index into the deck. */
static int
language_of(const struct page_build *build, const struct play_state *state)
{
    size_t count = build->deck->language_count;
    bool known = state->language >= 0 && (size_t)state->language < count;
    return known ? state->language : 0;
}

/* Whether the pause is one: in STATE, or if a finger is on it when that came
 * down, for that has stopped the show. */
static bool
says_play(const struct page_build *build, const struct play_state *state)
{
    const struct page_control *held = build->scene->held;
    bool on_it = held != NULL && held->action == PLAY_PAUSE &&
                 state == build->scene->state;
    return on_it ? held->icon == ICON_PLAY : state->stopped;
}

/* ---- each control ---- */

/* What it is called in rehearsals, whatever it says, and shows. */
static struct page_button
named(const struct page_build *build, const struct play_state *state,
      enum play_action action)
{
    bool stopped = state->stopped;
    switch (action) {
    case PLAY_TREATMENTS:
        return (struct page_button){.name = "Treatments",
                                    .icon = ICON_TREATMENTS};
    case PLAY_MORE_TOPICS:
        return (struct page_button){.name = "More", .icon = ICON_MORE};
    case PLAY_PAUSE:
        return page_button_aid(build, stopped ? "Play" : "Pause",
                               stopped ? ICON_PLAY : ICON_PAUSE, action);
    case PLAY_SCALE:
        return page_button_aid(build, "Text size", ICON_TEXT_SIZE, action);
    case PLAY_THEME:
        return page_button_aid(build, "Contrast", ICON_CONTRAST, action);
    case PLAY_EASY:
        return page_button_aid(build, "Easy words", ICON_QUOTE, action);
    case PLAY_LOWER:
        return page_button_aid(build, state->lowered ? "Higher" : "Lower",
                               state->lowered ? ICON_HIGHER : ICON_LOWER,
                               action);
    case PLAY_LANGUAGE:
        return page_button_aid(build, "Language", ICON_NONE, action);
    case PLAY_BOTH:
        return page_button_aid(build, "Both languages", ICON_NONE, action);
    case PLAY_HELP:
        return page_button_aid(build, "Reading help", ICON_NONE, action);
    case PLAY_START_OVER:
        return page_button_aid(build, "Start over", ICON_START_OVER, action);
    case PLAY_CLOSE:
        return page_button_aid(build, "Close", ICON_CLOSE, action);
    default:
        return (struct page_button){.icon = ICON_NONE};
    }
}

/* Below the name of a language: what this page is for, as its readers say it;
 * nothing if that is not known. */
static void
say_choose_language(struct page_button *button)
{
    const char *lang = button->lang;
    const char *own = page_words_in(lang, lang).choose_language;
    const char *english = page_words_in("en", "en").choose_language;
    if (strcmp(own, english) != 0 || deck_same_language(lang, "en")) {
        button->second = own;
        button->second_lang = lang;
        button->second_thin = true;
    }
}

static void
say_choice(struct page_button *button, const struct page_build *build,
           const struct page_words *words)
{
    const struct deck *deck = build->deck;
    int index = button->argument;
    if (button->action == PLAY_TOPIC) {
        enum deck_kind kind = page_topic_kind(&deck->topics[index]);
        button->label = page_topic_title(deck, index, button->lang);
        button->instead = words->kinds[kind];
        button->never_cut = kind == DECK_WHEN_TO_CALL;
        button->icon = page_kind_icon(kind);
        button->fill = page_kind_colour(build->theme, kind);
    } else if (button->action == PLAY_TREATMENT) {
        button->label = page_treatment_name(deck, index, button->lang);
        button->icon = ICON_TREATMENTS;
    } else {
        button->lang = deck->languages[index];
        button->label = build_language_name(build, button->lang);
        say_choose_language(button);
    }
    button->name = button->label;
}

static const char *
say_aid(struct page_button *button, const struct play_state *state,
        const struct page_words *words, bool brief,
        struct page_control_words *kept)
{
    switch (button->action) {
    case PLAY_PAUSE:
        button->alias = state->stopped ? "Pause" : NULL;
        return state->stopped ? form_of(words->play, brief, kept)
                              : form_of(words->pause, brief, kept);
    case PLAY_SCALE:
        button->pips = state->scale + 1;
        return state->scale < 2 ? form_of(words->larger_text, brief, kept)
                                : form_of(words->normal_text, brief, kept);
    case PLAY_THEME:
        button->filled = button->filled || state->theme == PAGE_HIGH_CONTRAST;
        return form_of(words->contrast, brief, kept);
    case PLAY_EASY:
        return state->easy ? form_of(words->full_text, brief, kept)
                           : form_of(words->easy_words, brief, kept);
    case PLAY_LOWER:
        return state->lowered ? words->higher : words->lower;
    case PLAY_START_OVER:
        return form_of(words->start_over, brief, kept);
    case PLAY_HELP:
        return form_of(words->help, brief, kept);
    default:
        return words->close;
    }
}

/* The first language and OTHER; the names stand below each other, for they may
 * be of different scripts. */
static void
say_both(struct page_button *button, const struct page_build *build, int other,
         struct page_control_words *kept)
{
    const struct deck *deck = build->deck;
    button->lang = deck->languages[0];
    button->second_lang = deck->languages[other];
    snprintf(kept->bytes, sizeof(kept->bytes), "%s +",
             build_language_name(build, button->lang));
    button->label = kept->bytes;
    button->second = build_language_name(build, button->second_lang);
}

/* What it brings next: of two languages both, behind the second one. */
static void
say_language(struct page_button *button, const struct page_build *build,
             const struct play_state *state, int language,
             struct page_control_words *kept)
{
    const struct deck *deck = build->deck;
    bool two = deck->language_count == 2;
    if (two && state->both > 0) {
        button->lang = deck->languages[0];
        button->label = build_language_name(build, button->lang);
    } else if (two && language == 1 &&
               page_both_offered(deck, build->screen, 1)) {
        say_both(button, build, 1, kept);
    } else {
        page_names(button, build, language);
    }
}

/* A language, and below it that help is there, by its mark and its word. */
static void
say_languages_and_help(struct page_button *button,
                       const struct page_build *build, int language,
                       const struct page_words *words)
{
    const char *lang = button->lang;
    page_names(button, build, language);
    button->icon =
        button->argument == HELP_AND_LANGUAGE ? ICON_TEXT_SIZE : ICON_NONE;
    button->second = form_of(words->help, true, NULL);
    button->second_lang = lang;
    button->second_marked = true;
}

struct page_button
page_control_button(const struct page_build *build,
                    const struct play_state *state, enum play_action action,
                    int argument, bool brief, struct page_control_words *kept)
{
    struct play_state said = *state;
    said.stopped = says_play(build, state);
    state = &said;
    int language = language_of(build, state);
    struct page_button button = named(build, state, action);
    button.action = action;
    button.argument = argument;
    button.lang = build->deck->languages[language];
    const struct page_words own = build_words(build, button.lang);
    const struct page_words *words = &own;
    switch (action) {
    case PLAY_NEXT:
    case PLAY_BACK:
        button.name = action == PLAY_NEXT ? "Next" : "Back";
        button.icon = (action == PLAY_NEXT) != para_is_rtl(button.lang)
                          ? ICON_NEXT
                          : ICON_BACK;
        break;
    case PLAY_TOPIC:
    case PLAY_TREATMENT:
    case PLAY_SET_LANGUAGE:
        button.ink = build->c.kind_ink;
        button.fill = build->c.control;
        say_choice(&button, build, words);
        break;
    case PLAY_TREATMENTS:
        button.alias = button.label = words->treatments;
        break;
    case PLAY_MORE_TOPICS:
        button.alias = button.label = argument != MORE_IS_TOPICS
                                          ? words->more
                                          : form_of(words->topics, brief, kept);
        button.icon = argument == MORE_IS_TOPICS ? ICON_TOPICS : ICON_MORE;
        break;
    case PLAY_LANGUAGE:
        say_language(&button, build, state, language, kept);
        button.icon =
            build->deck->language_count > 3 ? ICON_LANGUAGE : ICON_NONE;
        button.alias = button.second != NULL ? words->language : button.label;
        break;
    case PLAY_BOTH:
        say_both(&button, build, argument, kept);
        break;
    default:
        button.label = say_aid(&button, state, words, brief, kept);
        button.alias = button.alias != NULL ? button.alias : button.label;
        if (action == PLAY_HELP && argument != 0) {
            say_languages_and_help(&button, build, language, words);
        }
    }
    return button;
}

int
page_control_kind_width(const struct page_build *build, enum deck_kind kind,
                        const struct page_button_style *style)
{
    int widest = 0;
    for (size_t i = 0; i < build->deck->language_count; i++) {
        const char *lang = build->deck->languages[i];
        const struct page_button button = {
            .label = build_words(build, lang).kinds[kind],
            .lang = lang,
            .icon = page_kind_icon(kind)};
        int width = page_button_width(build, &button, style);
        widest = width > widest ? width : widest;
    }
    return widest;
}

int
page_control_width(const struct page_build *build, enum play_action action,
                   int argument, bool brief,
                   const struct page_button_style *style)
{
    struct page_control_words kept;
    int widest = 0;
    /* a language is called the same in all of them */
    size_t count =
        action == PLAY_SET_LANGUAGE ? 1 : build->deck->language_count;
    for (size_t i = 0; i < count; i++) {
        for (int other = 0; other < 2; other++) {
            bool alike = action != PLAY_PAUSE && action != PLAY_SCALE &&
                         action != PLAY_EASY && action != PLAY_LOWER;
            const struct play_state state = {.language = (int)i,
                                             .stopped = other == 1,
                                             .scale = other * 2,
                                             .easy = other == 1,
                                             .lowered = other == 1};
            if (other == 1 && alike) {
                break;
            }
            struct page_button button = page_control_button(
                build, &state, action, argument, brief, &kept);
            int width = page_button_width(build, &button, style);
            widest = width > widest ? width : widest;
        }
    }
    return widest;
}
