/* Which devices are touch screens, and when one of them was missed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <linux/input.h>

#include "window_state.h"
#include "window_wait.h"

static void
set_bit(unsigned char *bytes, int bit)
{
    bytes[bit / 8] |= (unsigned char)(1 << bit % 8);
}

static struct input_bits
device(const int *axes, const int *keys, int property)
{
    struct input_bits bits = {0};
    for (; *axes >= 0; axes++) {
        set_bit(bits.axes, *axes);
    }
    for (; *keys >= 0; keys++) {
        set_bit(bits.keys, *keys);
    }
    if (property >= 0) {
        set_bit(bits.properties, property);
    }
    return bits;
}

static void
test_what_is_a_touch_screen(void **state)
{
    static const int none[] = {-1};
    static const int many[] = {ABS_X, ABS_Y, ABS_MT_POSITION_X,
                               ABS_MT_POSITION_Y, -1};
    static const int one[] = {ABS_X, ABS_Y, -1};
    static const int touch[] = {BTN_TOUCH, -1};
    static const int keyboard[] = {KEY_A, KEY_ESC, -1};
    static const int pad[] = {BTN_TOUCH, BTN_TOOL_FINGER, -1};
    static const int pen[] = {BTN_TOUCH, BTN_TOOL_PEN, -1};
    static const struct {
        const int *axes, *keys;
        int property;
        bool touch;
    } rows[] = {
        {many, touch, INPUT_PROP_DIRECT, true},
        {many, none, INPUT_PROP_DIRECT, true},
        {one, touch, -1, true}, /* an old single-touch panel */
        {none, keyboard, -1, false},
        {one, none, -1, false}, /* a joystick */
        {many, pad, INPUT_PROP_POINTER, false},
        {many, pad, -1, false},
        {one, pen, INPUT_PROP_DIRECT, false},
        {none, none, -1, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct input_bits bits =
            device(rows[i].axes, rows[i].keys, rows[i].property);
        assert_int_equal(input_is_touch(&bits), rows[i].touch);
    }
}

/* Two seconds for udev, then once. What is no device of the kernel's is no
 * touch screen. */
static void
test_it_is_asked_once_for_each_change(void **state)
{
    int fds[] = {-1, 0};
    struct window window = {.input_fds = fds, .input_count = 2};
    (void)state;
    assert_false(inputs_missed(&window, 0, 10000));
    window.inputs_changed_ms = 10000;
    assert_false(inputs_missed(&window, -1, 11999));
    assert_int_equal(window.inputs_changed_ms, 10000);
    assert_true(inputs_missed(&window, -1, 12000));
    assert_false(inputs_missed(&window, -1, 12001));
    window.inputs_changed_ms = 20000;
    assert_false(inputs_missed(&window, 0, 30000));
    /* Pulled, and SDL still waits for what it says. */
    window.inputs_changed_ms = 40000;
    assert_true(inputs_missed(&window, 1, 42000));
    assert_false(inputs_missed(&window, 1, 42001));
}

/* SDL counts it as a touch screen from the start; plugging in a keyboard must
 * not make the screen black for a moment. */
static void
test_a_touchpad_is_not_missed(void **state)
{
    int fds[] = {-1, 0};
    struct window window = {.input_fds = fds, .input_count = 2};
    (void)state;
    inputs_begin(&window, 1);
    window.inputs_changed_ms = 10000;
    assert_false(inputs_missed(&window, 1, 12000));
    window.inputs_changed_ms = 20000;
    assert_true(inputs_missed(&window, 2, 22000));
    /* One that SDL does not know of at the start is no debt of its own. */
    inputs_begin(&window, -1);
    window.inputs_changed_ms = 30000;
    assert_true(inputs_missed(&window, -1, 32000));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_a_touch_screen),
        cmocka_unit_test(test_it_is_asked_once_for_each_change),
        cmocka_unit_test(test_a_touchpad_is_not_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
