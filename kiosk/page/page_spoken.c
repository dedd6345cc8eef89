/* What a voice says of the stop that has the focus. See page_spoken.h. */
#include "page_spoken.h"

#include <stdlib.h>
#include <string.h>

#include "keypad.h"
#include "page_focus.h"
#include "page_words.h"
#include "page_words_spoken.h"
#include "str.h"

static void
add(struct str *said, const char *words)
{
    size_t len = strcspn(words, "|"); /* the longer of two forms */
    str_add(said, said->len > 0 ? ", " : "");
    str_add_bytes(said, words, len);
}

static void
add_name(struct str *said, const struct page_control *control,
         const struct page_words *words, const struct page_words_spoken *spoken)
{
    switch (control->action) {
    case PLAY_NEXT:
        add(said, spoken->next_page);
        return;
    case PLAY_BACK:
        add(said, spoken->previous_page);
        return;
    case PLAY_CLOSE:
        add(said, words->close);
        return;
    case PLAY_HELP: /* it may say the names of languages */
        add(said, words->help);
        return;
    case PLAY_LANGUAGE: /* and this one does */
        add(said, words->language);
        break;
    default:
        break;
    }
    if (control->label != NULL) {
        add(said, control->label);
    }
}

static void
add_state(struct str *said, const struct page_control *control,
          const struct play_state *state,
          const struct page_words_spoken *spoken)
{
    switch (control->action) {
    case PLAY_THEME:
        add(said, state->theme != 0 ? spoken->on : spoken->off);
        break;
    case PLAY_TOPIC:
    case PLAY_TREATMENT:
    case PLAY_SET_LANGUAGE:
    case PLAY_TREATMENTS:
    case PLAY_MORE_TOPICS:
        if (control->filled) {
            add(said, spoken->selected);
        }
        break;
    default:
        break;
    }
}

char *
page_spoken(const struct page *page, int stop, const struct play_state *state,
            const char *lang, const char *other)
{
    const struct page_words words = page_words_in(lang, other);
    const struct page_words_spoken spoken = page_words_spoken_in(lang, other);
    struct str said = {0};
    str_add(&said, "");
    if (stop < 0 || stop >= (int)page->control_count) {
        char *place =
            page_words_numbers(words.page, page->page + 1, page->page_count);
        add(&said, stop == PAGE_FOCUS_PAGE ? place : "");
        free(place);
        return str_take(&said);
    }
    const struct page_control *control = &page->controls[stop];
    bool pad = control->action == PLAY_KEY;
    if (!pad || control->argument >= KEYPAD_ERASE) {
        add_name(&said, control, &words, &spoken);
    }
    add(&said, spoken.button);
    add_state(&said, control, state, &spoken);
    if (!pad) {
        char *place =
            page_words_numbers(words.place, page_focus_place(page, stop),
                               (int)page->control_count);
        add(&said, place);
        free(place);
    }
    return str_take(&said);
}
