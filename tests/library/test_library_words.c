/* The words of PDFs come from somebody who may take his time: what the deck
 * shows meanwhile, and how often he is asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library_files.h"
#include "quick_load.h"
#include "mem.h"
#include "rig.h"
#include "str.h"

/* One who describes: what a file says is what its words are, "-" stands for
 * none. While he is slow he says so only when told to wait. */
struct fake {
    bool slow, stubborn; /* stubborn: not even then */
    int asked, answered, waited;
    char last[64]; /* path of the last one answered */
};

static bool
describe(void *context, const char *path, int fd, uint64_t size_bytes,
         int64_t modified_ns, bool wait, char **words, size_t *len)
{
    struct fake *fake = context;
    struct stat info;
    assert_int_equal(fstat(fd, &info), 0);
    assert_int_equal(info.st_size, size_bytes);
    assert_int_equal(info.st_mtim.tv_nsec, modified_ns % 1000000000);
    fake->asked++;
    fake->waited += wait;
    if (fake->slow && (!wait || fake->stubborn)) {
        return false;
    }
    fake->answered++;
    snprintf(fake->last, sizeof(fake->last), "%s", path);
    char *bytes = mem_resize(NULL, size_bytes, 1);
    assert_int_equal(pread(fd, bytes, size_bytes, 0), size_bytes);
    if (bytes[0] == '-') {
        free(bytes);
        return true;
    }
    *words = bytes;
    *len = size_bytes;
    return true;
}

/* A deck with one slide and a PDF of two pages. */
static struct rig *
prepare(void **state, struct fake *fake)
{
    struct rig *rig = *state;
    rig->options.describe = describe;
    rig->options.describe_context = fake;
    rig_write(rig, "deck/deck.txt", "title: Deck\nlanguages: en\n");
    rig_mkdir(rig, "deck/1-a");
    rig_slide(rig, "deck/1-a/1-x.md", "X");
    rig_write(rig, "deck/1-a/2-p.pdf", "one\ftwo\f");
    rig_write(rig, "deck/1-a/3-q.jpg", "one\ftwo\f");
    return rig;
}

/* The words of all pictures of the newest deck, "one two". */
static const char *
words(const struct rig *rig)
{
    static struct str line;
    str_clear(&line);
    str_add(&line, "");
    const struct deck_topic *topic = &rig->read.deck->topics[0];
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_version *version = &topic->slides[i].versions[0];
        const struct deck_block *block = &version->blocks[0];
        if (block->type == DECK_PICTURE) {
            str_addf(&line, "%s%s", line.len > 0 ? " " : "",
                     block->picture.alt);
        }
    }
    return line.text;
}

static void
test_the_first_deck_waits(void **state)
{
    struct fake fake = {.slow = true};
    struct rig *rig = prepare(state, &fake);
    rig_start(rig);
    assert_string_equal(words(rig), "one two Q");
    assert_int_equal(fake.waited, 1);
    for (int i = 0; i < 5; i++) {
        library_sweep(rig->library);
        rig_run(rig, 300);
    }
    rig_slide(rig, "deck/1-a/1-x.md", "X2");
    rig_run(rig, 2000);
    assert_string_equal(rig_titles(rig), "X2|P|P|Q");
    assert_string_equal(words(rig), "one two Q");
    assert_int_equal(fake.asked, 1);
}

/* Who takes too long for a first deck is asked again: until then the PDF is
 * one picture. */
static void
test_the_first_deck_does_not_wait_for_ever(void **state)
{
    struct fake fake = {.slow = true, .stubborn = true};
    struct rig *rig = prepare(state, &fake);
    rig_start(rig);
    assert_string_equal(rig_titles(rig), "X|P|Q");
    assert_true(rig->read.partial);
    assert_int_equal(fake.asked, 1);
    rig_run(rig, 1000);
    assert_string_equal(rig_titles(rig), "X|P|Q");
    fake.slow = false;
    rig_run(rig, 1000);
    assert_string_equal(words(rig), "one two Q");
    assert_false(rig->read.partial);
    assert_int_equal(rig->given, 2);
}

static void
test_reading_once_waits(void **state)
{
    struct fake fake = {.slow = true};
    struct rig *rig = prepare(state, &fake);
    char *why = NULL;
    assert_true(
        library_read(rig_path(rig, "deck"), &rig->options, &rig->read, &why));
    assert_string_equal(words(rig), "one two Q");
    assert_int_equal(fake.asked, 1);
    assert_int_equal(fake.waited, 1);
}

static void
test_the_hash_is_of_the_files(void **state)
{
    struct fake fake = {0};
    struct rig *rig = prepare(state, &fake);
    struct library_deck plain;
    char *why = NULL;
    assert_true(library_read(rig_path(rig, "deck"), NULL, &plain, &why));
    assert_true(
        library_read(rig_path(rig, "deck"), &rig->options, &rig->read, &why));
    assert_int_equal(plain.deck->slide_count, 3);
    assert_int_equal(rig->read.deck->slide_count, 4);
    assert_string_equal(plain.hash, rig->read.hash);
    library_deck_release(&plain);
}

static void
test_a_new_pdf_is_waited_for(void **state)
{
    struct fake fake = {.slow = true};
    struct rig *rig = prepare(state, &fake);
    rig_start(rig);
    fake.asked = 0;
    rig_write(rig, "deck/1-a/4-r.pdf", "three\ffour\f");
    rig_slide(rig, "deck/1-a/1-x.md", "X2");
    rig_run(rig, 3000);
    assert_string_equal(rig_titles(rig), "X|P|P|Q");
    assert_int_equal(rig->given, 1);
    int64_t due_ms = library_deadline_ms(rig->library) - rig->now_ms;
    assert_true(due_ms > 0 && due_ms <= LIBRARY_DESCRIBE_MS);
    assert_in_range(fake.asked, 2, 3000 / LIBRARY_DESCRIBE_MS);
    fake.slow = false;
    rig_run(rig, 2 * LIBRARY_DESCRIBE_MS);
    assert_int_equal(rig->given, 2);
    assert_string_equal(rig_titles(rig), "X2|P|P|Q|R|R");
    assert_string_equal(words(rig), "one two Q three four");
    assert_string_equal(fake.last, "1-a/4-r.pdf");
    assert_int_equal(fake.answered, 2);
    rig_run(rig, 1000);
    assert_true(library_deadline_ms(rig->library) == INT64_MAX);
}

static void
test_a_replaced_pdf_stays_until_the_new_one_is_known(void **state)
{
    struct fake fake = {.slow = true};
    struct rig *rig = prepare(state, &fake);
    rig_start(rig);
    rig_write(rig, "deck/1-a/.p", "new\f");
    rig_rename(rig, "deck/1-a/.p", "deck/1-a/2-p.pdf");
    rig_run(rig, 2000);
    assert_string_equal(words(rig), "one two Q");
    fake.slow = false;
    rig_run(rig, 100);
    assert_string_equal(words(rig), "new Q");
    assert_int_equal(fake.answered, 2);
}

static void
test_a_pdf_that_changes_meanwhile_is_not_taken(void **state)
{
    struct fake fake = {.slow = true};
    struct rig *rig = prepare(state, &fake);
    rig_start(rig);
    rig_write(rig, "deck/1-a/2-p.pdf", "new\f");
    rig_run(rig, 1000);
    int fd = rig_open(rig, "deck/1-a/2-p.pdf", O_TRUNC);
    rig_put(fd, "half");
    rig_run(rig, 1000);
    assert_string_equal(words(rig), "one two Q");
    fake.slow = false;
    rig_run(rig, 1000);
    assert_string_equal(words(rig), "one two Q");
    rig_put(fd, " and half\f");
    close(fd);
    rig_run(rig, 2000);
    assert_string_equal(words(rig), "half and half Q");
    assert_int_equal(fake.answered, 2);
}

static void
test_what_is_known_is_kept_when_a_reading_begins_again(void **state)
{
    struct fake fake = {0};
    struct rig *rig = prepare(state, &fake);
    rig_remove(rig, "deck/1-a/2-p.pdf");
    rig_start(rig);
    fake.slow = true;
    rig_write(rig, "deck/1-a/2-p.pdf", "one\ftwo\f");
    rig_slide(rig, "deck/1-a/1-x.md", "X2");
    rig_run(rig, 500);
    /* 1-x.md was read before: the reading comes to nothing, its words do not.
     */
    rig_write(rig, "deck/1-a/4-r.pdf", "three\f");
    rig_slide(rig, "deck/1-a/1-x.md", "X3");
    fake.slow = false;
    rig_run(rig, 3000);
    assert_string_equal(rig_titles(rig), "X3|P|P|Q|R");
    assert_int_equal(fake.answered, 2);
}

static void
test_who_never_knows_is_not_waited_for(void **state)
{
    struct fake fake = {.slow = true};
    struct rig *rig = prepare(state, &fake);
    rig_start(rig);
    rig_write(rig, "deck/1-a/4-r.pdf", "three\ffour\f");
    rig_run(rig, LIBRARY_DESCRIBE_MAX_MS - 1000);
    assert_string_equal(rig_titles(rig), "X|P|P|Q");
    rig_run(rig, 4000);
    assert_string_equal(rig_titles(rig), "X|P|P|Q|R");
    int asked = fake.asked;
    library_sweep(rig->library);
    rig_run(rig, 2000);
    assert_int_equal(fake.asked, asked);
}

static void
test_what_has_no_words_is_asked_for_once(void **state)
{
    struct fake fake = {0};
    struct rig *rig = prepare(state, &fake);
    rig_write(rig, "deck/1-a/2-p.pdf", "- no PDF");
    rig_start(rig);
    assert_string_equal(rig_titles(rig), "X|P|Q");
    assert_string_equal(words(rig), "P Q");
    rig_slide(rig, "deck/1-a/1-x.md", "X2");
    rig_run(rig, 2000);
    assert_string_equal(rig_titles(rig), "X2|P|Q");
    assert_int_equal(fake.asked, 1);
}

static void
test_a_removed_pdf_is_gone(void **state)
{
    struct fake fake = {0};
    struct rig *rig = prepare(state, &fake);
    rig_start(rig);
    rig_remove(rig, "deck/1-a/2-p.pdf");
    rig_run(rig, 2000);
    assert_string_equal(rig_titles(rig), "X|Q");
    rig_write(rig, "deck/1-a/2-p.pdf", "again\f");
    rig_run(rig, 2000);
    assert_string_equal(words(rig), "again Q");
    assert_int_equal(fake.asked, 2);
}

static void
test_long_words_lose_no_page(void **state)
{
    struct fake fake = {0};
    struct rig *rig = prepare(state, &fake);
    struct str text = {0};
    for (int page = 1; page <= 250; page++) {
        str_addf(&text, "Page %d. ", page);
        for (int i = 0; i < 2500; i++) {
            str_add(&text, "word ");
        }
        str_add(&text, "\f");
    }
    assert_true(text.len > 2 * FILES_WORDS_BYTES);
    rig_write(rig, "deck/1-a/2-p.pdf", text.text);
    rig_start(rig);
    assert_int_equal(rig->read.deck->slide_count, 2 + DECK_PAGES_MAX);
    assert_true(rig_found(rig, "1-a/2-p.pdf", "too-many-pages"));
    const struct deck_slide *slides = rig->read.deck->topics[0].slides;
    assert_int_equal(slides[50].versions[0].words, 1 + 2 + 2500);
    assert_int_equal(slides[150].versions[0].words, 1);
    str_release(&text);
}

static void
test_a_glance_waits_for_what_it_takes(void **state)
{
    struct fake fake = {.slow = true};
    struct rig *rig = prepare(state, &fake);
    for (int i = 0; i < QUICK_LOAD_WHOLE_FILES; i++) {
        char path[64];
        snprintf(path, sizeof(path), "deck/1-a/%d-s%d.pdf", 10 + i, i);
        rig_write(rig, path, "page\f");
    }
    rig_start(rig);
    assert_true(rig->read.partial);
    assert_int_equal(rig->read.deck->slide_count, 2 + 24);
    assert_int_equal(fake.asked, 23);
    assert_int_equal(fake.asked, fake.waited);
    fake.slow = false;
    rig_run(rig, 3000);
    assert_false(rig->read.partial);
    assert_int_equal(rig->read.deck->slide_count, 4 + QUICK_LOAD_WHOLE_FILES);
}

/* Opens the picture at PATH as the newest deck knows the last slide's. */
static int
open_last(const struct rig *rig, const char *path)
{
    const struct deck_topic *topic = &rig->read.deck->topics[0];
    const struct deck_slide *slide = &topic->slides[topic->slide_count - 1];
    const struct deck_picture *picture = &slide->versions[0].blocks[0].picture;
    return deck_dir_open_picture(rig_path(rig, "deck"),
                                 path != NULL ? path : picture->file,
                                 picture->size_bytes, picture->modified_ns);
}

static void
expect_refused(int fd, int error)
{
    assert_int_equal(fd, -1);
    assert_int_equal(errno, error);
}

static void
test_a_picture_is_opened_in_its_version(void **state)
{
    struct fake fake = {0};
    struct rig *rig = prepare(state, &fake);
    rig_start(rig);
    int fd = open_last(rig, NULL);
    char bytes[16];
    assert_int_equal(read(fd, bytes, sizeof(bytes)), 8);
    assert_memory_equal(bytes, "one\ftwo\f", 8);
    close(fd);
    rig_write(rig, "deck/1-a/3-q.jpg", "another");
    expect_refused(open_last(rig, NULL), ESTALE);
    rig_remove(rig, "deck/1-a/3-q.jpg");
    expect_refused(open_last(rig, NULL), ENOENT);
    rig_remove(rig, "deck");
    expect_refused(open_last(rig, NULL), ENOENT);
}

static void
test_a_picture_is_never_opened_outside(void **state)
{
    struct fake fake = {0};
    struct rig *rig = prepare(state, &fake);
    rig_write(rig, "secret", "one\ftwo\f");
    rig_start(rig);
    rig_link(rig, rig_path(rig, "secret"), "deck/1-a/out.jpg");
    expect_refused(open_last(rig, "1-a/out.jpg"), EXDEV);
    expect_refused(open_last(rig, "../secret"), EXDEV);
    assert_int_equal(mkfifo(rig_path(rig, "deck/1-a/pipe.jpg"), 0600), 0);
    expect_refused(open_last(rig, "1-a/pipe.jpg"), EINVAL);
    expect_refused(open_last(rig, "1-a"), EINVAL);
}

#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_first_deck_waits),
        TEST(test_the_first_deck_does_not_wait_for_ever),
        TEST(test_reading_once_waits),
        TEST(test_the_hash_is_of_the_files),
        TEST(test_a_new_pdf_is_waited_for),
        TEST(test_a_replaced_pdf_stays_until_the_new_one_is_known),
        TEST(test_a_pdf_that_changes_meanwhile_is_not_taken),
        TEST(test_what_is_known_is_kept_when_a_reading_begins_again),
        TEST(test_who_never_knows_is_not_waited_for),
        TEST(test_what_has_no_words_is_asked_for_once),
        TEST(test_a_removed_pdf_is_gone),
        TEST(test_long_words_lose_no_page),
        TEST(test_a_glance_waits_for_what_it_takes),
        TEST(test_a_picture_is_opened_in_its_version),
        TEST(test_a_picture_is_never_opened_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
