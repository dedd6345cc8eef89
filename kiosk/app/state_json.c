/* The state of the show as one line of JSON. See state_json.h. */
#include "state_json.h"

#include <string.h>

#include "page_metrics.h"

enum field {
    MODE,
    TOPIC,
    SLIDE,
    PAGE,
    PAGES,
    LANG,
    SLIDE_LANG,
    SCALE,
    THEME,
    EASY,
    BOTH,
    DECK,
    SLIDES,
    ERRORS,
    OVER,
    PRESSED,
    FOCUS,
    FIELDS
};

static const struct {
    const char *key;
    bool quoted;
} fields[FIELDS] = {[MODE] = {"mode", true},
                    [TOPIC] = {"topic", true},
                    [SLIDE] = {"slide", true},
                    [PAGE] = {"page", false},
                    [PAGES] = {"pages", false},
                    [LANG] = {"lang", true},
                    [SLIDE_LANG] = {"slide_lang", true},
                    [SCALE] = {"scale", false},
                    [THEME] = {"theme", true},
                    [EASY] = {"easy", true},
                    [BOTH] = {"both", true},
                    [DECK] = {"deck", true},
                    [SLIDES] = {"slides", false},
                    [ERRORS] = {"errors", false},
                    [OVER] = {"over", true},
                    [PRESSED] = {"pressed", true},
                    [FOCUS] = {"focus", true}};

static const char *const modes[] = {[PLAY_ROTATING] = "rotating",
                                    [PLAY_HELD] = "held",
                                    [PLAY_ASKING] = "asking",
                                    [PLAY_CLEANING] = "cleaning",
                                    [PLAY_EMPTY] = "empty"};

/* The name of the control that looks pressed. */
static void
add_pressed(const struct page *page, struct str *out)
{
    for (size_t i = 0; i < page->control_count; i++) {
        if (page->controls[i].pressed) {
            str_add(out, page->controls[i].name);
            return;
        }
    }
}

/* The name of the control that keys act on; "Page" before them. */
static void
add_focus(const struct page *page, struct str *out)
{
    str_add(out, page->focus >= 0 ? page->controls[page->focus].name
                 : page->focus == PAGE_FOCUS_PAGE ? "Page"
                                                  : "");
}

static void
add_value(struct app *app, enum field field, int64_t now_ms, struct str *out)
{
    const struct play_state *state = app_state(app);
    const struct playlist *list = app_playlist(app);
    const struct playlist *newest = app_newest(app);
    const struct deck *deck = list->read.deck;
    bool has_slide = state->slide >= 0;
    str_add(out, "");
    switch (field) {
    case MODE:
        str_add(out, modes[state->mode]);
        break;
    case TOPIC:
        str_add(out,
                has_slide ? playlist_topic_of(list, state->slide)->id : "");
        break;
    case SLIDE:
        str_add(out,
                has_slide ? playlist_slide_of(list, state->slide)->id : "");
        break;
    case PAGE:
        str_addf(out, "%d", state->page + 1);
        break;
    case PAGES:
        str_addf(out, "%d", state->page_count);
        break;
    case LANG:
        str_add(out, deck != NULL ? deck->languages[state->language] : "");
        break;
    case SLIDE_LANG: /* another where the slide is not in that */
        str_add(out, playlist_lang(list, state));
        break;
    case SCALE:
        str_addf(out, "%.1f", page_scales[state->scale]);
        break;
    case THEME:
        str_add(out,
                state->theme == PAGE_HIGH_CONTRAST ? "high-contrast" : "light");
        break;
    case BOTH: /* languages: the second one */
        str_add(out, state->both > 0 ? deck->languages[state->both] : "");
        break;
    case EASY: /* words, where the slide has them */
        str_add(out, state->easy ? "yes" : "no");
        break;
    case DECK:
        str_add(out, newest->read.hash);
        break;
    case SLIDES:
        str_addf(out, "%zu", newest->shown_count);
        break;
    case ERRORS:
        str_addf(out, "%zu", newest->read.report.error_count);
        break;
    case OVER: /* the notice or page above the slide */
        str_add(out, app_over(app));
        break;
    case PRESSED:
        add_pressed(app_page(app, now_ms), out);
        break;
    case FOCUS:
        add_focus(app_page(app, now_ms), out);
        break;
    case FIELDS:
        break;
    }
}

void
json_add_string(struct str *out, const char *text)
{
    str_add(out, "\"");
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\') {
            str_addf(out, "\\%c", byte);
        } else if (byte < 0x20) {
            str_addf(out, "\\u%04x", byte);
        } else {
            str_add_bytes(out, text, 1);
        }
    }
    str_add(out, "\"");
}

static void
add_controls(struct app *app, int64_t now_ms, struct str *out)
{
    const struct page *page = app_page(app, now_ms);
    double width = page->width_px, height = page->height_px;
    str_add(out, "\"controls\":[");
    for (size_t i = 0; i < page->control_count; i++) {
        const struct page_control *control = &page->controls[i];
        str_add(out, i > 0 ? ",{\"name\":" : "{\"name\":");
        json_add_string(out, control->name);
        str_addf(out, ",\"x\":%.4f,\"y\":%.4f,\"w\":%.4f,\"h\":%.4f}",
                 control->rect.x / width, control->rect.y / height,
                 control->rect.w / width, control->rect.h / height);
    }
    str_add(out, "]");
}

void
state_json(struct app *app, int64_t now_ms, struct str *out)
{
    str_addf(out, "{\"t\":%.1f,", (double)now_ms / 1000.0);
    struct str value = {0};
    for (int i = 0; i < FIELDS; i++) {
        str_clear(&value);
        add_value(app, (enum field)i, now_ms, &value);
        json_add_string(out, fields[i].key);
        str_add(out, ":");
        if (fields[i].quoted) {
            json_add_string(out, value.text);
        } else {
            str_add(out, value.text);
        }
        str_add(out, ",");
    }
    str_release(&value);
    add_controls(app, now_ms, out);
    str_add(out, "}");
}

bool
state_value(struct app *app, int64_t now_ms, const char *key, struct str *out)
{
    if (strcmp(key, "t") == 0) {
        str_addf(out, "%.1f", (double)now_ms / 1000.0);
        return true;
    }
    for (int i = 0; i < FIELDS; i++) {
        if (strcmp(fields[i].key, key) == 0) {
            add_value(app, (enum field)i, now_ms, out);
            return true;
        }
    }
    return false;
}
