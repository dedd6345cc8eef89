/* Turns gestures into intents, which app.c performs. */
#ifndef KIOSK_INPUT_H
#define KIOSK_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "page.h"
#include "player.h"
#include "touch.h"

enum intent_type {
    INTENT_NOTHING,
    INTENT_HOLD,  /* a finger is down on the show */
    INTENT_STAY,  /* it moves: somebody is present */
    INTENT_CLOSE, /* the page that covers the slide */
    INTENT_ACT,   /* ACTION of the control that was tapped */
    INTENT_SWIPE, /* ACTION, and the drag has already moved the picture into
                   * place */
    INTENT_CLEAN
};

struct intent {
    enum intent_type type;
    enum play_action action;
    int argument;
};

/* What a finger is on. */
struct input_scene {
    const struct page *page; /* that was seen last */
    uint64_t slides;         /* counts which are on show */
    enum play_mode mode;
    bool is_slide;  /* no page of buttons */
    int direction;  /* 1, or -1 for right-to-left text */
    bool is_pad;    /* the keypad covers the slide */
    bool is_told;   /* a receipt does, */
    bool has_steps; /* on several pages */
};

struct input {
    struct touch *touch;
    struct page_screen screen;
    bool drags;        /* the slide follows the finger */
    int64_t within_ms; /* two hits this soon are one of a trembling hand */

    /* The controls of the page that was drawn when the finger went down, which
     * is what it refers to; without names. */
    struct page_control pressed;
    double pressed_x, pressed_y;
    uint64_t slides;
    int64_t strike_ms; /* a finger came down or went up */
    bool answers;      /* the finger that is down answers "Still reading?", or
                        * belongs to the same hand */
    bool may_act;      /* the finger did not go down just after an automatic
                        * change */
    bool may_drag; /* and it is on the slide, not on a control: sliding off a
                    * control cancels (WCAG 2.2 SC 2.5.2) */
    double drag;   /* of the width */
};

/* WITHIN_MS: as player_rules.strike_ms. */
void input_init(struct input *input, const struct page_screen *screen,
                bool drags, int64_t within_ms);
void input_release(struct input *input);

/* Another screen size. */
void input_resize(struct input *input, const struct page_screen *screen);

/* What GESTURE of the input's TOUCH means. */
struct intent input_intent(struct input *input, const struct gesture *gesture,
                           const struct input_scene *scene, int64_t now_ms);

/* The control that a tap would be of if the finger lifted now, without names;
 * NULL when of none. It looks pressed. */
const struct page_control *input_pressed(const struct input *input);

/* The control that the finger that is down came down on, wherever it is now,
 * without names; NULL when none is down. */
const struct page_control *input_held(const struct input *input);

/* The one that looks pressed as a number, of what it does and where; 0 none. */
uint64_t input_pressed_id(const struct input *input);

/* The finger that is down has no effect. */
void input_refuse(struct input *input);

#endif
