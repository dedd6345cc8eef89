/* The state of the show as one line of JSON. See state_json.h. */
#include "state_json.h"

#include <string.h>

#include "deck_shown.h"
static const char *
mode_name(enum play_mode mode)
{
    static const char *const names[] = {[PLAY_ROTATING] = "rotating",
                                        [PLAY_HELD] = "held",
                                        [PLAY_ASKING] = "asking",
                                        [PLAY_CLEANING] = "cleaning",
                                        [PLAY_EMPTY] = "empty"};
    return names[mode];
}

static void
add_topic(struct app *app, struct str *out)
{
    int at = app_state(app)->slide;
    str_add(out, at < 0 ? "" : playlist_topic_of(app_playlist(app), at)->id);
}

static void
add_slide(struct app *app, struct str *out)
{
    int at = app_state(app)->slide;
    str_add(out, at < 0 ? "" : playlist_slide_of(app_playlist(app), at)->id);
}

static void
add_lang(struct app *app, struct str *out)
{
    const struct deck *deck = app_playlist(app)->read.deck;
    str_add(out, deck != NULL ? deck->languages[app_state(app)->language] : "");
}

static void
add_mode(struct app *app, struct str *out)
{
    str_add(out, mode_name(app_state(app)->mode));
}

static void
add_page(struct app *app, struct str *out)
{
    str_addf(out, "%d", app_state(app)->page + 1);
}

static void
add_pages(struct app *app, struct str *out)
{
    str_addf(out, "%d", app_state(app)->page_count);
}

static void
add_scale(struct app *app, struct str *out)
{
    str_addf(out, "%.1f", page_scales[app_state(app)->scale]);
}

static void
add_theme(struct app *app, struct str *out)
{
    str_add(out, app_state(app)->theme == PAGE_HIGH_CONTRAST ? "high-contrast"
                                                             : "light");
}

static void
add_hash(struct app *app, struct str *out)
{
    str_add(out, app_newest(app)->read.hash);
}

static void
add_slides(struct app *app, struct str *out)
{
    str_addf(out, "%zu", app_newest(app)->shown_count);
}

static void
add_errors(struct app *app, struct str *out)
{
    str_addf(out, "%zu", app_newest(app)->read.report.error_count);
}

/* What the screen tells over the slide. */
static void
add_over(struct app *app, struct str *out)
{
    str_add(out, app_over(app));
}

static const struct {
    const char *key;
    bool quoted;
    void (*add)(struct app *app, struct str *out);
} fields[] = {
    {"mode", true, add_mode},      {"topic", true, add_topic},
    {"slide", true, add_slide},    {"page", false, add_page},
    {"pages", false, add_pages},   {"lang", true, add_lang},
    {"scale", false, add_scale},   {"theme", true, add_theme},
    {"deck", true, add_hash},      {"slides", false, add_slides},
    {"errors", false, add_errors}, {"over", true, add_over},
};

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
state_json(struct app *app, int64_t now_ms, int64_t since_ms, struct str *out)
{
    str_addf(out, "{\"t\":%.1f,", (double)since_ms / 1000.0);
    struct str value = {0};
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        str_clear(&value);
        str_add(&value, "");
        fields[i].add(app, &value);
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
state_value(struct app *app, int64_t since_ms, const char *key, struct str *out)
{
    if (strcmp(key, "t") == 0) {
        str_addf(out, "%.1f", (double)since_ms / 1000.0);
        return true;
    }
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        if (strcmp(fields[i].key, key) == 0) {
            str_add(out, "");
            fields[i].add(app, out);
            return true;
        }
    }
    return false;
}
