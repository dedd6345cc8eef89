/* Fades between two pictures. See fade.h. */
#include "fade.h"

enum {
    CLOCK_FADE_MS = 400, /* a change by itself: calm */
    TOUCH_FADE_MS = 160  /* a change by a finger: quick, yet no jolt */
};

void
fade_init(struct fade *fade, bool cuts_only, const struct play_state *state,
          int64_t now_ms)
{
    *fade = (struct fade){
        .cuts_only = cuts_only, .now = *state, .changed_ms = now_ms};
}

static void
begin(struct fade *fade, int length_ms, int64_t now_ms)
{
    fade->changed_ms = now_ms;
    fade->length_ms = fade->cuts_only ? 0 : length_ms;
}

bool
fade_follow(struct fade *fade, const struct play_state *state, uint64_t slides,
            uint64_t covers, int64_t now_ms)
{
    const struct play_state *was = &fade->now;
    bool changes = state->changes != was->changes;
    if (changes) {
        bool strip = state->mode != was->mode && state->slide == was->slide &&
                     state->page == was->page;
        bool ticks = state->countdown_s != was->countdown_s;
        begin(fade,
              strip || ticks     ? 0
              : state->by_itself ? CLOCK_FADE_MS
                                 : TOUCH_FADE_MS,
              now_ms);
        fade->before = fade->now;
        fade->has_before = true;
        fade->now = *state;
    }
    if (slides != fade->slides) {
        fade->has_before = false;
        fade->slides = slides;
    }
    if (covers != fade->covers) {
        begin(fade, CLOCK_FADE_MS, now_ms);
        fade->has_before = false;
        fade->covers = covers;
    }
    return changes;
}

void
fade_cut(struct fade *fade)
{
    fade->length_ms = 0;
}

int
fade_mix(const struct fade *fade, int64_t now_ms)
{
    int64_t since_ms = now_ms - fade->changed_ms;
    if (fade->length_ms == 0 || since_ms >= fade->length_ms || since_ms < 0) {
        return 256;
    }
    return (int)(since_ms * 256 / fade->length_ms);
}
