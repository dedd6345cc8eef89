/* A signature of minisign, and what is none: each byte of one is changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "signature.h"

/* Made with minisign 0.11. */
#define HASH                           \
    "0123456789abcdef0123456789abcdef" \
    "0123456789abcdef0123456789abcdef"

static const char public_key[] =
    "untrusted comment: minisign public key 31790C9ED6D9326\n"
    "RWQmk23tyZAXA5SKs1QEznkedRBy88yYMbpQyFBfgQ+A0KO42bWSizkK\n";

static const char hashed[] =
    "untrusted comment: signature from minisign secret key\n"
    "RUQmk23tyZAXA1eue/c46hX7f1IFwv6Uigouj2jmk0B4QUD2J11lC4u6KzQl"
    "yxNUfXnb4e8X93zB9WWuf3ErBrvlx8fov0RVcgE=\n"
    "trusted comment: kiosk deck " HASH " made 2026-11-27T10:00:00Z\n"
    "C8UKS83u69KiqUTzLp7xefc7qQLRy6s69jV12cTiBiL0BxVbWh29j+Y4Lv0n"
    "3avpAOP4rjPXxhRiX3g3eD2tDw==\n";

static const char legacy[] =
    "untrusted comment: signature from minisign secret key\n"
    "RWQmk23tyZAXA5hbEL7y4r0gwL77hvYcjNiowwl1+C4Qe64Q3WxoA5RIFHlV"
    "nUzgsQdEK+Yq/FTYg+H8xd764y6JS0DmbUs6ZgQ=\n"
    "trusted comment: kiosk deck " HASH " made 2026-11-27T10:00:00Z\n"
    "qshVUJs1/ZHk865hYua2I4624h5x9CQ353Os+7+K+pCJc+uNPqOFVyYsTeG2"
    "ydaXRHVNRy+B1/TrIMrwah0qDg==\n";

static const char of_other[] =
    "untrusted comment: signature from minisign secret key\n"
    "RUS4rShfSVCR9slGpnNlUJWH7L3WHhM7aHcmArcxq5YgtYBF/0oov9SbUfls"
    "A9G1AkCZ+lubQAQyjTebdt372t8+oj3Q0Qk93w4=\n"
    "trusted comment: kiosk deck " HASH " made 2026-11-27T10:00:00Z\n"
    "qu65T4NRJgu9DDFB08bsRrr6hRs4AiELuhHsqIOBhw5/vqYKxXAygMmF3LAa"
    "oYJ/ubUd1HP/HtaDxdVsIuxFAA==\n";

static const char of_a_file[] =
    "untrusted comment: signature from minisign secret key\n"
    "RUQmk23tyZAXA1eue/c46hX7f1IFwv6Uigouj2jmk0B4QUD2J11lC4u6KzQl"
    "yxNUfXnb4e8X93zB9WWuf3ErBrvlx8fov0RVcgE=\n"
    "trusted comment: timestamp:1 file:m hashed\n"
    "XPigSNxrTXbxKu4vf4om9ySp8+c+zSlnQXUR3x3m9GTZ290j5n8b2aXI/R9W"
    "QfEQMWAV0vJlT2jyn88Gc7ccDw==\n";

static enum signature_trouble
check(const char *text, struct signature *signature)
{
    struct signature_key key;
    assert_true(signature_key_parse(public_key, strlen(public_key), &key));
    return signature_check(text, strlen(text), &key, signature);
}

static void
test_good(void **state)
{
    (void)state;
    struct signature signature = {.made_s = 7};
    assert_int_equal(check(hashed, &signature), SIGNATURE_GOOD);
    assert_string_equal(signature.hash, HASH);
    assert_int_equal(signature.made_s, 1795773600);
    assert_int_equal(check(legacy, &signature), SIGNATURE_GOOD);
    assert_string_equal(signature.hash, HASH);
}

/* From the second line on there is no byte that may be another. */
static void
test_each_byte(void **state)
{
    (void)state;
    const char *const texts[] = {hashed, legacy};
    static const char others[] = "A9+= :\r\n\x80";
    for (size_t i = 0; i < 2; i++) {
        char text[1024];
        struct signature signature = {.made_s = 7};
        snprintf(text, sizeof(text), "%s", texts[i]);
        size_t len = strlen(text);
        for (char *at = strchr(text, '\n') + 1; at < text + len - 1; at++) {
            char was = *at;
            for (size_t o = 0; others[o] != '\0'; o++) {
                *at = others[o];
                assert_true(*at == was ||
                            check(text, &signature) != SIGNATURE_GOOD);
            }
            *at = was;
        }
        assert_int_equal(signature.made_s, 7);
    }
}

static void
test_each_length(void **state)
{
    (void)state;
    struct signature_key key;
    struct signature signature;
    signature_key_parse(public_key, strlen(public_key), &key);
    for (size_t len = 0; len + 1 < strlen(hashed); len++) {
        assert_int_not_equal(signature_check(hashed, len, &key, &signature),
                             SIGNATURE_GOOD);
    }
    for (size_t len = 0; len + 1 < strlen(public_key); len++) {
        assert_false(signature_key_parse(public_key, len, &key));
    }
}

static void
test_what_is_told_apart(void **state)
{
    (void)state;
    struct signature signature;
    assert_int_equal(check(of_other, &signature), SIGNATURE_OTHER_KEY);
    assert_int_equal(check(of_a_file, &signature), SIGNATURE_UNREADABLE);
    assert_int_equal(check("", &signature), SIGNATURE_UNREADABLE);
}

/* `minisign -P` takes the key alone, and people copy it from mail. */
static void
test_key_among_other_lines(void **state)
{
    (void)state;
    struct signature_key key, same;
    const char *line = strchr(public_key, '\n') + 1;
    char text[1024];
    assert_true(signature_key_parse(public_key, strlen(public_key), &key));
    static const char *const around[][2] = {
        {"", ""}, {"\n\n", "\n"}, {"# ours\n \t", ""}, {public_key, of_other}};
    for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
        int len = snprintf(text, sizeof(text), "%s%.56s \r\n%s", around[i][0],
                           line, around[i][1]);
        memset(&same, 0, sizeof(same));
        assert_true(signature_key_parse(text, (size_t)len, &same));
        assert_memory_equal(&same, &key, sizeof(key));
    }
}

/* Mail and editors write line ends of their own. */
static void
test_line_ends(void **state)
{
    (void)state;
    char text[1024];
    size_t len = 0;
    for (const char *at = hashed; *at != '\0'; at++) {
        if (*at == '\n') {
            text[len++] = '\r';
        }
        text[len++] = *at;
    }
    text[len] = '\0';
    struct signature signature;
    assert_int_equal(check(text, &signature), SIGNATURE_GOOD);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_each_byte),
        cmocka_unit_test(test_each_length),
        cmocka_unit_test(test_what_is_told_apart),
        cmocka_unit_test(test_key_among_other_lines),
        cmocka_unit_test(test_line_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
