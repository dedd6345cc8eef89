/* The guide for staff, slides/README.md, keeps its word: its examples are put
 * into the shipped deck. A fenced block "slide PATH", "topic PATH" or "deck
 * PATH" is a file; behind "with" stand the pictures that come with it. A block
 * "check" behind it is exactly what check says then; without one the file must
 * be good. The shipped deck itself must be, too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "deck_check.h"
#include "deck_dwell.h"
#include "deck_folder.h"
#include "deck_reader.h"
#include "mem.h"
#include "path_role.h"

#define SLIDES KIOSK_SOURCE_DIR "/slides"

static const struct deck_date today = {2026, 11, 22};

struct file {
    char *path; /* inside the deck */
    struct str bytes;
};

struct files {
    struct file *items;
    size_t count, cap;
};

static void
files_read(struct files *files, const char *inside)
{
    struct str folder = {0};
    str_addf(&folder, "%s/%s", SLIDES, inside);
    struct dirent **entries;
    int count = scandir(folder.text, &entries, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        struct str path = {0}, full = {0};
        str_addf(&path, "%s%s%s", inside, *inside ? "/" : "", name);
        str_addf(&full, "%s/%s", SLIDES, path.text);
        if (entries[i]->d_type == DT_DIR && name[0] != '.') {
            files_read(files, path.text);
        } else if (entries[i]->d_type == DT_REG) {
            files->items = mem_grow(files->items, files->count, &files->cap,
                                    sizeof(*files->items));
            struct file *file = &files->items[files->count++];
            *file = (struct file){.path = mem_string(path.text)};
            assert_true(deck_folder_file(full.text, &file->bytes));
        }
        str_release(&path);
        str_release(&full);
        free(entries[i]);
    }
    free(entries);
    str_release(&folder);
}

static void
files_release(struct files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        free(files->items[i].path);
        str_release(&files->items[i].bytes);
    }
    free(files->items);
}

static void
add_file(struct deck_reader *reader, const char *path, const char *bytes,
         size_t len, struct report *report)
{
    enum deck_file_role role = deck_file_role(path);
    bool text = role == DECK_ROLE_DECK || role == DECK_ROLE_TOPIC ||
                role == DECK_ROLE_SLIDE;
    struct deck_file file = {.path = path,
                             .bytes = text ? bytes : NULL,
                             .len = text ? len : 0,
                             .size_bytes = len};
    deck_reader_add(reader, &file, report);
}

/* A fenced block of the guide. */
struct block {
    char *path;     /* NULL: what check says */
    char *pictures; /* "a.jpg b.png"; "" none */
    char *text;
};

/* The picture at PATH: a PDF has two pages, a scan no words on the second. */
static void
add_picture(struct deck_reader *reader, const char *path, struct report *report)
{
    assert_int_equal(deck_file_role(path), DECK_ROLE_PICTURE);
    struct deck_file file = {.path = path, .size_bytes = 1000};
    if (deck_file_has_pages(path)) {
        file.bytes = strstr(path, "scan") ? "Words\f\f" : "Words\fMore\f";
        file.len = strlen(file.bytes);
    }
    deck_reader_add(reader, &file, report);
}

static void
add_pictures(struct deck_reader *reader, const char *pictures,
             struct report *report)
{
    for (const char *at = pictures; *at;) {
        size_t len = strcspn(at, " ");
        char *path = mem_copy(at, len);
        add_picture(reader, path, report);
        free(path);
        at += len + (at[len] == ' ');
    }
}

/* What check says about FILES with BLOCK in the place of the file at its path
 * (NULL: FILES alone). */
static void
check_with(const struct files *files, const struct block *block,
           struct report *report)
{
    struct deck_reader *reader = deck_reader_new();
    for (size_t i = 0; i < files->count; i++) {
        const struct file *file = &files->items[i];
        if (!block || strcmp(file->path, block->path) != 0) {
            add_file(reader, file->path, file->bytes.text, file->bytes.len,
                     report);
        }
    }
    if (block) {
        add_file(reader, block->path, block->text, strlen(block->text), report);
        add_pictures(reader, block->pictures, report);
    }
    struct deck *deck = deck_reader_finish(reader, report);
    deck_check(deck, deck_moment_any(today), report);
    report_sort(report);
    deck_free(deck);
}

/* As `kiosk check slides` prints it. */
static char *
print(const struct report *report)
{
    struct str lines = {0};
    str_add(&lines, "");
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        str_addf(&lines, "%*sslides/%s:%d: %s: %s [%s]\n", 2 * finding->depth,
                 "", finding->path, finding->line > 0 ? finding->line : 1,
                 finding->level == REPORT_ERROR ? "error" : "warning",
                 finding->words, finding->rule);
    }
    return str_take(&lines);
}

/* What stands behind WORD in the info string INFO, up to the next word " with
 * ";
 * "" when there is no WORD. */
static char *
behind(const char *info, const char *word)
{
    const char *at = strstr(info, word);
    at = at ? at + strlen(word) : info + strlen(info);
    const char *end = strstr(at, " with ");
    return mem_copy(at, end ? (size_t)(end - at) : strlen(at));
}

/* The next fenced block with an info string at *AT, which moves behind it;
 * false at the end. */
static bool
next_block(const char **at, struct block *block)
{
    const char *fence = strstr(*at, "\n```");
    if (!fence) {
        return false;
    }
    const char *info = fence + strlen("\n```");
    size_t info_len = strcspn(info, "\n");
    const char *text = info + info_len + 1;
    const char *end = strstr(text - 1, "\n```\n");
    assert_non_null(end);
    char *words = mem_copy(info, info_len);
    const char *space = strchr(words, ' ');
    assert_true(space ? strncmp(words, "slide ", 6) == 0 ||
                            strncmp(words, "topic ", 6) == 0 ||
                            strncmp(words, "deck ", 5) == 0
                      : strcmp(words, "check") == 0);
    block->path = space ? behind(words, " ") : NULL;
    block->pictures = behind(words, " with ");
    block->text = mem_copy(text, (size_t)(end + 1 - text));
    free(words);
    *at = end + strlen("\n```");
    return true;
}

static void
block_release(struct block *block)
{
    free(block->path);
    free(block->pictures);
    free(block->text);
}

/* A single example may lack its translation; nothing else. */
static void
expect_good(const struct files *files, const struct block *block)
{
    struct report report = {0};
    check_with(files, block, &report);
    for (size_t i = 0; i < report.count; i++) {
        if (strcmp(report.findings[i].rule, "missing-language") != 0) {
            fail_msg("%s:%d: %s", block->path, report.findings[i].line,
                     report.findings[i].words);
        }
    }
    report_release(&report);
}

static void
expect_words(const struct files *files, const struct block *block,
             const char *expected)
{
    struct report report = {0};
    check_with(files, block, &report);
    char *said = print(&report);
    if (strcmp(said, expected) != 0) {
        fail_msg("the guide says of %s:\n%sbut check says:\n%s", block->path,
                 expected, said);
    }
    free(said);
    report_release(&report);
}

static void
the_shipped_deck_is_good(void **state)
{
    struct report report = {0};
    check_with(*state, NULL, &report);
    char *said = print(&report);
    assert_string_equal(said, "");
    free(said);
    report_release(&report);
}

static void
the_examples_of_the_guide_hold(void **state)
{
    struct str guide = {0};
    assert_true(deck_folder_file(SLIDES "/README.md", &guide));
    struct block block, next;
    int good = 0, mistakes = 0;
    const char *at = guide.text;
    bool more = next_block(&at, &block);
    while (more) {
        assert_non_null(block.path);
        more = next_block(&at, &next);
        if (more && !next.path) {
            expect_words(*state, &block, next.text);
            mistakes++;
            block_release(&next);
            more = next_block(&at, &next);
        } else {
            expect_good(*state, &block);
            good++;
        }
        block_release(&block);
        block = next;
    }
    assert_true(good >= 8);
    assert_true(mistakes >= 10);
    str_release(&guide);
}

/* Patients see both sides for about as long. */
static void
risks_take_as_long_as_benefits(void **state)
{
    (void)state;
    struct report report = {0};
    struct deck *deck = deck_folder_read(SLIDES, &report);
    int64_t ms[2] = {0}, slides[2] = {0};
    for (size_t i = 0; i < deck->topic_count; i++) {
        for (size_t j = 0; j < deck->topics[i].slide_count; j++) {
            const struct deck_slide *slide = &deck->topics[i].slides[j];
            bool benefit = slide->kind == DECK_BENEFIT;
            if (benefit || slide->kind == DECK_SIDE_EFFECT ||
                slide->kind == DECK_WHEN_TO_CALL) {
                ms[benefit] += deck_dwell_ms(&slide->versions[0]);
                slides[benefit]++;
            }
        }
    }
    assert_true(slides[0] > 0 && slides[1] > 0);
    int64_t risk = ms[0] / slides[0], benefit = ms[1] / slides[1];
    assert_true(risk * 100 >= benefit * 80 && risk * 100 <= benefit * 125);
    report_release(&report);
    deck_free(deck);
}

static int
read_slides(void **state)
{
    struct files *files = mem_new(1, sizeof(*files));
    files_read(files, "");
    *state = files;
    return 0;
}

static int
release_slides(void **state)
{
    files_release(*state);
    free(*state);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_deck_is_good),
        cmocka_unit_test(the_examples_of_the_guide_hold),
        cmocka_unit_test(risks_take_as_long_as_benefits),
    };
    return cmocka_run_group_tests(tests, read_slides, release_slides);
}
