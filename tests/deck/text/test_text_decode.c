/* One text in every encoding and with every line end gives the same deck. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "deck_dump.h"
#include "deck_reader.h"
#include "text_decode.h"
#include "utf8.h"

enum encoding { UTF8, UTF8_BOM, LE, BE, LE_BOM, BE_BOM, ANSI, ENCODINGS };

static void
add_unit(struct str *out, uint32_t unit, bool little)
{
    char bytes[2] = {(char)(unit >> 8), (char)(unit & 0xFF)};
    char swapped[2] = {bytes[1], bytes[0]};
    str_add_bytes(out, little ? swapped : bytes, 2);
}

static void
add_code(struct str *out, uint32_t code, enum encoding encoding)
{
    bool little = encoding == LE || encoding == LE_BOM;
    if (encoding == ANSI) {
        char byte = code == 0x2019   ? '\x92'
                    : code == 0x20AC ? '\x80'
                                     : (char)code;
        str_add_bytes(out, &byte, 1);
    } else if (encoding <= UTF8_BOM) {
        str_add_code(out, code);
    } else if (code < 0x10000) {
        add_unit(out, code, little);
    } else {
        add_unit(out, 0xD800 + ((code - 0x10000) >> 10), little);
        add_unit(out, 0xDC00 + ((code - 0x10000) & 0x3FF), little);
    }
}

/* TEXT (UTF-8, '\n') as an editor would save it. */
static void
encode(const char *text, enum encoding encoding, const char *line_end,
       struct str *out)
{
    if (encoding == UTF8_BOM || encoding == LE_BOM || encoding == BE_BOM) {
        add_code(out, 0xFEFF, encoding);
    }
    for (size_t at = 0, len = strlen(text); at < len;) {
        uint32_t code;
        at += utf8_decode(text + at, len - at, &code);
        const char *end = code == '\n' ? line_end : NULL;
        if (end == NULL) {
            add_code(out, code, encoding);
        }
        for (; end != NULL && *end != '\0'; end++) {
            add_code(out, (unsigned char)*end, encoding);
        }
    }
}

static void
dump_slide(const struct str *bytes, struct str *dump, size_t *findings)
{
    struct report report = {0};
    struct deck_reader *reader = deck_reader_new();
    struct deck_file file = {.path = "1-a.md",
                             .bytes = bytes->text,
                             .len = bytes->len,
                             .size_bytes = bytes->len};
    deck_reader_add(reader, &file, &report);
    *findings = report.count;
    struct deck *deck = deck_reader_finish(reader, &report);
    deck_dump(deck, dump);
    deck_free(deck);
    report_release(&report);
}

static void
check_encodings(const char *text, int last)
{
    static const char *const line_ends[] = {"\n", "\r\n", "\r"};
    struct str first = {0};
    for (int encoding = 0; encoding <= last; encoding++) {
        for (size_t end = 0; end < 3; end++) {
            struct str bytes = {0}, dump = {0};
            size_t findings;
            encode(text, (enum encoding)encoding, line_ends[end], &bytes);
            dump_slide(&bytes, &dump, &findings);
            if (first.text == NULL) {
                str_add(&first, dump.text);
            }
            assert_string_equal(dump.text, first.text);
            assert_int_equal(findings, encoding == ANSI ? 1 : 0);
            str_release(&bytes);
            str_release(&dump);
        }
    }
    str_release(&first);
}

static void
test_all_encodings_are_equal(void **state)
{
    (void)state;
    check_encodings("---\nkind: about\nsource: Señor Müller\n---\n"
                    "# Piel más firme\n\n- café crème\n- it’s 5 €\n\n"
                    "\tindented\n",
                    ANSI);
    check_encodings("---\nkind: about\n---\n# 胶原蛋白 😀\n\n"
                    "- עברית, العربية, ไทย\n- Tiếng Việt, हिन्दी\n\n皮肤\n",
                    BE_BOM);
    check_encodings("# 皮\n\n紧致。\n", UTF8_BOM);
}

static void
check_decode(const char *bytes, size_t len, const char *expect,
             const char *rule)
{
    struct str text = {0};
    const struct text_way way = {.lang = "", .instead = ""};
    struct report report = {0};
    text_decode(bytes, len, "f", &way, &text, &report);
    assert_string_equal(text.text != NULL ? text.text : "", expect);
    assert_int_equal(report.count, rule != NULL ? 1 : 0);
    if (rule != NULL) {
        assert_string_equal(report.findings[0].rule, rule);
    }
    str_release(&text);
    report_release(&report);
}

static void
test_odd_bytes(void **state)
{
    (void)state;
    check_decode("", 0, "", NULL);
    check_decode("\xEF\xBB\xBF", 3, "", NULL);
    check_decode("\xFF\xFE", 2, "", NULL);
    check_decode("a\r\n\r\rb\n\rc", 9, "a\n\n\nb\n\nc", NULL);
    check_decode("a\xC2\x85"
                 "b\xE2\x80\xA8"
                 "c",
                 8, "a\nb\nc", NULL);
    check_decode("a\tb\n\tc", 6, "a\tb\n\tc", NULL);
    check_decode("a\x07z", 3, "a z", "control-character");
    check_decode("a\0z", 3, "a", "half-written");
    check_decode("\xEF\xBF\xBEz", 4, " z", "control-character");
    check_decode("\x93quoted\x94", 8, "“quoted”", "encoding");
    check_decode("\xFF\xFE"
                 "a\0\0\xD8",
                 6, "a\xEF\xBF\xBD", "unreadable-character");
    check_decode("\xFE\xFF\0a\0", 5, "a\xEF\xBF\xBD", "half-written");
    check_decode("\xFE\xFF\xD8\x3D\xDE\x00", 6, "😀", NULL);
}

/* "5", something that cannot be seen, "10" must never become 510. */
static void
test_what_cannot_be_seen_joins_no_numbers(void **state)
{
    (void)state;
    static const char *const marks[] = {"\v",
                                        "\f",
                                        "\x1C",
                                        "\x7F",
                                        "\xC2\x85",
                                        "\xC2\x80",
                                        "\xC2\xAD",
                                        "\xE1\xA0\x8E",
                                        "\xE2\x80\x8B",
                                        "\xE2\x80\x8C",
                                        "\xE2\x80\x8D",
                                        "\xE2\x80\x8E",
                                        "\xE2\x80\xA8",
                                        "\xE2\x80\xA9",
                                        "\xE2\x80\xAC",
                                        "\xE2\x81\xA0",
                                        "\xE2\x81\xA4",
                                        "\xE2\x81\xA9",
                                        "\xEF\xBB\xBF",
                                        "\xEF\xB7\x90",
                                        "\xE2\x80\x8B\xE2\x80\x8B",
                                        "\t",
                                        "\r"};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        struct str bytes = {0}, text = {0};
        struct text_way way = {.lang = "", .instead = ""};
        struct report report = {0};
        str_addf(&bytes, "5%s10 minutes", marks[i]);
        text_decode(bytes.text, bytes.len, "f", &way, &text, &report);
        assert_int_equal(text.text[0], '5');
        const char *second = strstr(text.text, "10 minutes");
        assert_non_null(second);
        assert_true(strchr(" \n\t", second[-1]) != NULL);
        str_release(&bytes);
        str_release(&text);
        report_release(&report);
    }
}

static void
test_a_long_file_is_cut_between_characters(void **state)
{
    (void)state;
    struct str bytes = {0}, text = {0};
    const struct text_way way = {.lang = "", .instead = ""};
    struct report report = {0};
    str_add(&bytes, "x");
    while (bytes.len < DECK_FILE_BYTES_MAX + 10) {
        str_add(&bytes, "é");
    }
    text_decode(bytes.text, bytes.len, "f", &way, &text, &report);
    assert_int_equal(text.len, DECK_FILE_BYTES_MAX - 1);
    assert_true(utf8_valid(text.text, text.len));
    assert_int_equal(report.count, 1);
    assert_string_equal(report.findings[0].rule, "file-cut");
    str_release(&bytes);
    str_release(&text);
    report_release(&report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_encodings_are_equal),
        cmocka_unit_test(test_odd_bytes),
        cmocka_unit_test(test_what_cannot_be_seen_joins_no_numbers),
        cmocka_unit_test(test_a_long_file_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
