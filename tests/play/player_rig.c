/* What tests of the player share. See player_rig.h. */
#include "player_rig.h"

#include <stdio.h>

const int64_t rig_clocks[4] = {
    0,
    (INT64_C(1) << 31) - 5000,
    (INT64_C(1) << 32) - 5000,
    (INT64_C(1) << 53) - 5000,
};

static const struct play_slide slides[] = {
    {0, 0, PLAY_BENEFIT, false, 8000}, {0, 0, PLAY_BENEFIT, false, 20000},
    {1, 0, PLAY_RISK, false, 10000},   {2, 1, PLAY_ABOUT, false, 8000},
    {3, 1, PLAY_ABOUT, true, 8000},    {3, 1, PLAY_ABOUT, true, 8000},
    {4, 1, PLAY_RISK, false, 36000},
};

static int
pages(void *ctx, int slide, struct play_look look)
{
    (void)ctx;
    int more = look.scale + look.language + look.both;
    return slide != 1 ? 1 : look.easy ? 1 + more : 2 + more;
}

/* Pages at scale 0 hold two places each, at larger scales one. */
static int
place(void *ctx, int slide, struct play_look look, int page)
{
    (void)ctx;
    (void)slide;
    return look.scale == 0 ? 2 * page : page;
}

static int
page_with(void *ctx, int slide, struct play_look look, int at)
{
    (void)ctx;
    (void)slide;
    return look.scale == 0 ? at / 2 : at;
}

const struct play_show rig_show = {.slides = slides,
                                   .slide_count = 7,
                                   .language_count = 2,
                                   .pages = pages,
                                   .place = place,
                                   .page = page_with,
                                   .easy = true};

const char *
rig_words(const struct play_state *state)
{
    static const char *const modes[] = {"rotating", "held", "asking",
                                        "cleaning", "empty"};
    static const char *const views[] = {"", " topics", " treatments",
                                        " languages", " help"};
    static char words[128];
    int len = snprintf(words, sizeof(words), "%s %d %d/%d%s",
                       modes[state->mode], state->slide, state->page + 1,
                       state->page_count, state->stopped ? " stopped" : "");
    const struct {
        const char *format;
        int value;
    } extras[] = {
        {" lang%d", state->language}, {" scale%d", state->scale},
        {" theme%d", state->theme},   {" easy", state->easy},
        {" both%d", state->both},     {" %ds", state->countdown_s},
    };
    for (size_t i = 0; i < sizeof(extras) / sizeof(extras[0]); i++) {
        if (extras[i].value != 0) {
            len += snprintf(words + len, sizeof(words) - (size_t)len,
                            extras[i].format, extras[i].value);
        }
    }
    snprintf(words + len, sizeof(words) - (size_t)len, "%s%s",
             state->lowered ? " low" : "", views[state->view]);
    return words;
}

int
rig_random(uint64_t *seed, int count)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (int)((*seed * UINT64_C(2685821657736338717)) >> 33) % count;
}
