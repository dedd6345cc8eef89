/* Each folder in tests/golden/deck is a slides folder; the file beside it with
 * the ending .expect is what the reader makes of it and says about it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deck_dump.h"
#include "deck_folder.h"
#include "golden.h"

#define GOLDENS KIOSK_SOURCE_DIR "/tests/golden/deck"

static void
check_golden(const char *name)
{
    struct str folder = {0}, expect = {0}, actual = {0};
    struct report report = {0};
    str_addf(&folder, "%s/%s", GOLDENS, name);
    str_addf(&expect, "%s.expect", folder.text);
    struct deck *deck = deck_folder_read(folder.text, &report);
    report_sort(&report);
    deck_dump(deck, &actual);
    str_add(&actual, "\n");
    report_dump(&report, &actual);
    golden_text(expect.text, actual.text);
    deck_free(deck);
    report_release(&report);
    str_release(&folder);
    str_release(&expect);
    str_release(&actual);
}

static void
test_every_golden_folder(void **state)
{
    (void)state;
    struct dirent **entries;
    int count = scandir(GOLDENS, &entries, NULL, alphasort), checked = 0;
    assert_true(count >= 0);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (entries[i]->d_type == DT_DIR && name[0] != '.') {
            check_golden(name);
            checked++;
        }
        free(entries[i]);
    }
    free(entries);
    assert_true(checked >= 8);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_golden_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
