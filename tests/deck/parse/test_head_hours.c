/* `days` and `hours`: what people write, what it means, and what is unclear. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "deck_hours.h"
#include "head.h"
#include "head_hours.h"
#include "str.h"

static const struct head_key keys[] = {
    {.name = "days", .read = head_days},
    {.name = "hours", .read = head_hours},
};
static const struct head_form form = {keys, 2};

/* What KEY: VALUE means, else the sentence that staff are told; freed with
 * free(). */
static char *
meaning(const char *key, const char *value)
{
    struct deck_hours hours = {0};
    struct report report = {0};
    struct str line = {0}, out = {0};
    str_addf(&line, "%s: %s", key, value);
    if (head_read(line.text, line.len, 1, &form, "f", &hours, &report)) {
        assert_int_equal(report.count, 0);
        deck_hours_print(&hours, &out);
    } else {
        assert_int_equal(report.count, 1);
        assert_false(deck_hours_given(&hours));
        str_add(&out, report.findings[0].words);
    }
    report_release(&report);
    str_release(&line);
    return str_take(&out);
}

struct pair {
    const char *value, *means;
};

static void
expect(const char *key, const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *means = meaning(key, pairs[i].value);
        if (strstr(means, pairs[i].means) == NULL) {
            fail_msg("%s: %s: %s", key, pairs[i].value, means);
        }
        free(means);
    }
}
#define EXPECT(key, pairs) expect(key, pairs, sizeof(pairs) / sizeof(*(pairs)))

static void
days_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"Mon-Fri", "Mon-Fri"},
        {"mon – fri", "Mon-Fri"},
        {"Monday to Friday", "Mon-Fri"},
        {"Mondays to Fridays", "cannot be used"},
        {"MON, WED and SAT", "Mon, Wed, Sat"},
        {"Tues; Thurs.", "Tue, Thu"},
        {"Sat-Mon", "Mon, Sat, Sun"},
        {"Mon & Tue", "Mon, Tue"},
        {"lunes a viernes", "Mon-Fri"},
        {"Sábado y domingo", "Sat, Sun"},
        {"sabado", "Sat"},
        {"mié.-vie.", "Wed-Fri"},
        {"Mo-Fr", "Mon-Fri"},
        {"Montag bis Mittwoch", "Mon-Wed"},
        {"segunda-feira - sexta-feira", "Mon-Fri"},
        {"Thứ Hai, Chủ Nhật", "Mon, Sun"},
        {"周一至周五", "cannot be used"},
        {"周一－周五", "Mon-Fri"},
        {"월요일, 화요일", "Mon, Tue"},
        {"الاثنين - الأربعاء", "Mon-Wed"},
        {"วันจันทร์", "Mon"},
        {"सोमवार-शुक्रवार", "Mon-Fri"},
    };
    EXPECT("days", pairs);
}

static void
unclear_days_are_an_error(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"Mon Fri", "Write days such as"},
        {"Mon-", "Write days such as"},
        {"-", "Write days such as"},
        {"Mon-Fri, Wed", "each once"},
        {"Mon-Mon", "each once"},
        {"Mon-viernes", "Write days such as"},
        {"every day", "Write days such as"},
        {"Mon 8-12", "Write days such as"},
        {"Mon,", "Write days such as"},
        {"so", "different days in different languages"},
        {"Mo, So", "Mon, Sun"},
        {"So, Ne", "Sat, Sun"},
    };
    EXPECT("days", pairs);
}

static void
hours_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"08:00-12:00", "08:00-12:00"},
        {"8:00 – 12:00", "08:00-12:00"},
        {"8.00-12.30", "08:00-12:30"},
        {"08:00-12:00, 14:00-18:00", "08:00-12:00, 14:00-18:00"},
        {"14:00-18:00; 08:00-12:00", "08:00-12:00, 14:00-18:00"},
        {"8 am - 12 pm", "08:00-12:00"},
        {"8:30 a.m. to 5 p.m.", "08:30-17:00"},
        {"12 am - 12 pm", "00:00-12:00"},
        {"8AM-5PM and 6pm - 8pm", "08:00-17:00, 18:00-20:00"},
        {"10:00 until 16:00", "10:00-16:00"},
        {"8h30-17h", "08:30-17:00"},
        {"0800-1630", "08:00-16:30"},
        {"٠٨:٠٠-١٢:٠٠", "08:00-12:00"},
        {"０８：００－１２：００", "08:00-12:00"},
        {"22:00-06:00", "22:00-06:00"},
        {"22:00-24:00", "22:00-24:00"},
        {"22:00-00:00", "22:00-24:00"},
        {"00:00-24:00", "00:00-24:00"},
        {"9:00-11:00", "09:00-11:00"},
        {"1 pm - 5 pm", "13:00-17:00"},
        {"01:00-05:00", "01:00-05:00"},
    };
    EXPECT("hours", pairs);
}

/* "8:00-5:00" is a day to whoever writes it, and a night to a clock. */
static void
unclear_hours_are_an_error(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"8-12", "Write hours such as"},
        {"8", "Write hours such as"},
        {"08:00", "Write hours such as"},
        {"8 am - 12", "Write hours such as"},
        {"08:00-12:00-14:00", "Write hours such as"},
        {"08:00 12:00", "Write hours such as"},
        {"25:00-26:00", "Write hours such as"},
        {"24:00-06:00", "Write hours such as"},
        {"08:60-12:00", "Write hours such as"},
        {"13 pm - 5 pm", "Write hours such as"},
        {"0 am - 5 am", "Write hours such as"},
        {"08:00:00-12:00:00", "Write hours such as"},
        {"800-1200", "Write hours such as"},
        {"08:00-12:00,", "Write hours such as"},
        {"Mon 08:00-12:00", "Write hours such as"},
        {"8:00-5:00", "in two ways"},
        {"1:00-5:00", "in two ways"},
        {"10:00-4:00", "in two ways"},
        {"9:00-02:00", "in two ways"},
        {"12:00-12:00", "ends when it begins"},
        {"12 pm - 12 pm", "ends when it begins"},
        {"08:00-12:00, 11:00-13:00", "overlap"},
        {"22:00-06:00, 23:00-23:30", "overlap"},
        {"01:00-01:30, 02:00-02:30, 03:00-03:30, 04:00-04:30, 05:00-05:30, "
         "06:00-06:30, 07:00-07:30, 08:00-08:30, 09:00-09:30",
         "more than 8"},
    };
    EXPECT("hours", pairs);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_read_as_people_write_them),
        cmocka_unit_test(unclear_days_are_an_error),
        cmocka_unit_test(hours_are_read_as_people_write_them),
        cmocka_unit_test(unclear_hours_are_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
