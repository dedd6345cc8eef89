/* Random saving of every kind at once. Every slide says on its first and its
 * last line which version it is and how long: a deck with anything else in it
 * shows a half file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rig.h"
#include "str.h"

#define FILES 12
#define OPERATIONS 2000
#define ROUND 100 /* operations, then everybody rests */

/* What a person or a program is doing to one file. */
struct writer {
    char path[64];
    int fd; /* open for writing, or -1 */
    struct str text;
    size_t at;   /* written so far */
    int version; /* complete in the folder; 0 no file */
    int next;    /* being written */
    bool aside;  /* written to a temporary name, renamed when closed */
};

struct crowd {
    struct rig *rig;
    struct writer writers[FILES];
    unsigned random;
    int versions;
};

static unsigned
roll(struct crowd *crowd, unsigned sides)
{
    crowd->random = crowd->random * 1103515245u + 12345u;
    return (crowd->random >> 16) % sides;
}

static int
paragraphs(int version)
{
    return 1 + version * 7 % 40;
}

static void
compose(struct str *text, int version)
{
    str_clear(text);
    str_addf(text, "# V%d\n", version);
    for (int i = 0; i < paragraphs(version); i++) {
        str_addf(text, "\nParagraph %d of %d.\n", i, version);
    }
    str_addf(text, "\nEnd of V%d.\n", version);
}

static void
check_slide(const struct deck_slide *slide)
{
    const struct deck_version *read = &slide->versions[0];
    int version = 0;
    char end[32];
    assert_int_equal(sscanf(read->title.text, "V%d", &version), 1);
    assert_int_equal(read->block_count, paragraphs(version) + 1);
    snprintf(end, sizeof(end), "End of V%d.", version);
    const char *last = read->blocks[read->block_count - 1].text.text;
    assert_string_equal(last, end);
}

static void
check_deck(struct rig *rig)
{
    for (size_t t = 0; t < rig->read.deck->topic_count; t++) {
        const struct deck_topic *topic = &rig->read.deck->topics[t];
        for (size_t s = 0; s < topic->slide_count; s++) {
            check_slide(&topic->slides[s]);
        }
    }
}

static void
begin(struct crowd *crowd, struct writer *writer)
{
    char aside[80];
    snprintf(aside, sizeof(aside), "%s.tmp", writer->path);
    writer->aside = roll(crowd, 3) == 0;
    writer->next = ++crowd->versions;
    compose(&writer->text, writer->next);
    writer->at = 0;
    writer->fd = rig_open(crowd->rig, writer->aside ? aside : writer->path,
                          O_CREAT | O_TRUNC);
}

static void
put_some(struct crowd *crowd, struct writer *writer)
{
    size_t left = writer->text.len - writer->at;
    size_t some = 1 + roll(crowd, 400);
    some = some < left ? some : left;
    ssize_t put = write(writer->fd, writer->text.text + writer->at, some);
    assert_int_equal(put, some);
    writer->at += some;
}

static void
finish(struct crowd *crowd, struct writer *writer)
{
    while (writer->at < writer->text.len) {
        put_some(crowd, writer);
    }
    close(writer->fd);
    writer->fd = -1;
    writer->version = writer->next;
    if (writer->aside) {
        char aside[80];
        snprintf(aside, sizeof(aside), "%s.tmp", writer->path);
        rig_rename(crowd->rig, aside, writer->path);
    }
}

static void
operate(struct crowd *crowd)
{
    struct writer *writer = &crowd->writers[roll(crowd, FILES)];
    if (writer->fd >= 0 && roll(crowd, 3) > 0) {
        put_some(crowd, writer);
    } else if (writer->fd >= 0) {
        finish(crowd, writer);
    } else if (writer->version > 0 && roll(crowd, 5) == 0) {
        rig_remove(crowd->rig, writer->path);
        writer->version = 0;
    } else if (writer->version > 0 && roll(crowd, 5) == 0) {
        rig_rename(crowd->rig, writer->path, "away");
        rig_run(crowd->rig, roll(crowd, 100));
        rig_rename(crowd->rig, "away", writer->path);
    } else {
        begin(crowd, writer);
    }
    /* Longer than quiet, longer than the show waits for it, but never so long
     * that a file that is open looks forgotten. */
    unsigned pause_ms = roll(crowd, 40) == 0 ? 2500 : roll(crowd, 100);
    if (roll(crowd, 2) == 0) {
        rig_run(crowd->rig, pause_ms);
    }
    if (roll(crowd, 10) == 0) {
        library_sweep(crowd->rig->library);
    }
}

/* The deck is the folder: as many slides as files, each in its version. */
static void
check_end(const struct crowd *crowd)
{
    struct str expected = {0};
    str_add(&expected, "");
    for (size_t i = 0; i < FILES; i++) {
        if (crowd->writers[i].version > 0) {
            str_addf(&expected, "%sV%d", expected.len > 0 ? "|" : "",
                     crowd->writers[i].version);
        }
    }
    assert_string_equal(rig_titles(crowd->rig), expected.text);
    str_release(&expected);
}

static void
play_round(struct crowd *crowd, int64_t rest_ms)
{
    for (int i = 0; i < ROUND; i++) {
        operate(crowd);
    }
    for (int i = 0; i < FILES; i++) {
        if (crowd->writers[i].fd >= 0) {
            finish(crowd, &crowd->writers[i]);
        }
    }
    rig_run(crowd->rig, rest_ms);
    check_end(crowd);
}

static void
torn(struct rig *rig, int64_t rest_ms)
{
    struct crowd crowd = {.rig = rig, .random = 1};
    rig->check = check_deck;
    rig_mkdir(rig, "deck/1-a");
    for (int i = 0; i < FILES; i++) {
        struct writer *writer = &crowd.writers[i];
        snprintf(writer->path, sizeof(writer->path), "deck/1-a/%d-s%d.md", i,
                 i);
        writer->fd = -1;
    }
    rig_start(rig);
    for (int i = 0; i < OPERATIONS / ROUND; i++) {
        play_round(&crowd, rest_ms);
    }
    for (int i = 0; i < FILES; i++) {
        str_release(&crowd.writers[i].text);
    }
    assert_true(rig->given >= OPERATIONS / ROUND);
}

static void
test_torn(void **state)
{
    torn(*state, 2000);
}

/* Without hints, a file that rests for a whole poll is taken to be whole, so
 * here nobody rests so long. */
static void
test_torn_polled(void **state)
{
    struct rig *rig = *state;
    rig->options.poll_ms = 60000;
    torn(rig, 2 * rig->options.poll_ms + 10);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_torn, rig_setup, rig_teardown),
        cmocka_unit_test_setup_teardown(test_torn_polled, rig_setup_polling,
                                        rig_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
