/* The order in which a slide is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "page_order.h"
#include "page_rig.h"
#include "str.h"

/* Block I of SLIDE is read as number EXPECTED[i]: '0' is the first. */
static void
expect(const char *kind, const char *phone, const char *slide,
       const char *expected)
{
    struct str topic = {0};
    struct str deck = {0};
    struct str read = {0};
    size_t order[16];
    str_addf(&topic, "title: A\nkind: %s\n", kind);
    str_addf(&deck, "title: T\n%s", phone);
    const struct rig_file files[] = {{"deck.txt", deck.text},
                                     {"1-a/topic.txt", topic.text},
                                     {"1-a/1-s.md", slide},
                                     {"1-a/wide.png", NULL},
                                     {NULL, NULL}};
    struct page_rig rig;
    rig_init(&rig, files);
    const struct deck_version *version =
        &rig.deck->topics[0].slides[0].versions[0];
    page_order(rig.deck, version, version->kind, order);
    for (size_t i = 0; i < version->block_count; i++) {
        str_addf(&read, "%zu", order[i]);
    }
    assert_string_equal(read.text, expected);
    rig_release(&rig);
    str_release(&topic);
    str_release(&deck);
    str_release(&read);
}

#define CALL "when-to-call"
#define PHONE "emergency_phone: 911\n"

static void
test_the_act_comes_first(void **state)
{
    (void)state;
    expect(CALL, PHONE,
           "# T\n\n![A](wide.png)\n\nPlease call.\n\n**(719) 555-0142**\n\n"
           "In an emergency call **911**.\n",
           "2310");
    expect("about", PHONE,
           "# T\n\n![A](wide.png)\n\nPlease call.\n\n**(719) 555-0142**\n\n"
           "In an emergency call **911**.\n",
           "0123");
    /* two numbers, one of them not bold, in their order; the emergency number
     * alone is no number like them */
    expect(CALL, PHONE,
           "# T\n\nWords.\n\n911\n\n+1 719 555-0142\n\n**719.555.0143**\n",
           "2310");
    /* a call-out that is one paragraph, as a whole */
    expect(CALL, PHONE,
           "# T\n\nWords.\n\n(719) 555-0142\n\n> [!WARNING]\n> Call 911.\n",
           "120");
}

static void
test_only_whole_blocks_move(void **state)
{
    (void)state;
    /* words beside a number, items, call-outs of several blocks stay */
    expect(CALL, PHONE,
           "# T\n\nWords.\n\nCall (719) 555-0142 for help.\n\n- 911\n- "
           "(719) 555-0142\n\n> Call 911.\n>\n> Or come in.\n",
           "012345");
    /* a longer number is not the emergency number, nor is a part of one */
    expect(CALL, PHONE,
           "# T\n\nWords.\n\nRoom 9110.\n\nCall 1-911-555-0142 or us.\n",
           "012");
    /* what the deck names counts; else what most people know */
    expect(CALL, "emergency_phone: 112\n",
           "# T\n\nWords.\n\nCall 911.\n\nCall 112.\n", "201");
    expect(CALL, "", "# T\n\nWords.\n\nCall 112.\n", "10");
    expect(CALL, "", "# T\n\nWords.\n\nTake 110 mg.\n", "01");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_act_comes_first),
        cmocka_unit_test(test_only_whole_blocks_move),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
