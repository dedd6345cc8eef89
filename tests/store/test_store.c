/* The store on disk: what is kept, shown, gone back to and thrown away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "receipt_keep.h"
#include "store_disk.h"
#include "decks_rig.h"
#include "receipt_file.h"

static bool
has_deck(const struct store *store, const char *hash)
{
    return faccessat(store->decks_fd, hash, F_OK, 0) == 0;
}

/* The deck whose one slide says NUMBER. */
static void
take_number(struct rig *rig, int number, char hash[LIBRARY_HASH_SIZE])
{
    char text[32];
    snprintf(text, sizeof(text), "# Slide %d\n", number);
    rig_put(rig, "1-a/1.md", text);
    rig_take(rig, hash);
}

static void
assert_shown(const struct rig *rig, const char *hash)
{
    char shown[LIBRARY_HASH_SIZE] = "";
    assert_true(store_current(rig->path, shown));
    assert_string_equal(shown, hash);
    assert_true(store_holds(&rig->store, hash));
}

/* ---- going back ---- */

static void
go_back(struct rig *rig, const char *expected)
{
    char shown[LIBRARY_HASH_SIZE] = "";
    store_current(rig->path, shown);
    struct history_deck *deck =
        history_before(&rig->history, &rig->store, shown);
    if (expected == NULL) {
        assert_null(deck);
        return;
    }
    assert_non_null(deck);
    assert_string_equal(deck->hash, expected);
    assert_true(store_point(&rig->store, deck->hash));
    assert_shown(rig, expected);
}

static void
test_back_and_back(void **state)
{
    struct rig *rig = *state;
    char hash[3][LIBRARY_HASH_SIZE];
    go_back(rig, NULL);
    for (int i = 0; i < 3; i++) {
        take_number(rig, i, hash[i]);
    }
    go_back(rig, hash[1]);
    go_back(rig, hash[0]);
    go_back(rig, NULL);
    /* Taken again, an undone deck is the newest; what else was undone is
     * forgotten. */
    take_number(rig, 2, hash[2]);
    go_back(rig, hash[0]);
    go_back(rig, NULL);
    assert_false(has_deck(&rig->store, hash[1]));
}

static void
test_last_five_stay(void **state)
{
    struct rig *rig = *state;
    char hash[7][LIBRARY_HASH_SIZE];
    for (int i = 0; i < 7; i++) {
        take_number(rig, i, hash[i]);
    }
    for (int i = 0; i < 7; i++) {
        assert_int_equal(has_deck(&rig->store, hash[i]), i >= 2);
    }
    for (int i = 5; i >= 2; i--) {
        go_back(rig, hash[i]);
    }
    go_back(rig, NULL);
}

/* No room: older decks go, but not the shown one and the one before it. */
static void
test_no_room(void **state)
{
    struct rig *rig = *state;
    char hash[4][LIBRARY_HASH_SIZE];
    for (int i = 0; i < 4; i++) {
        take_number(rig, i, hash[i]);
    }
    assert_false(
        history_prune(&rig->history, &rig->store, hash[3], UINT64_MAX, 0));
    for (int i = 0; i < 4; i++) {
        assert_int_equal(has_deck(&rig->store, hash[i]), i >= 2);
    }
    go_back(rig, hash[2]);
}

static void
test_history_lost(void **state)
{
    struct rig *rig = *state;
    char hash[2][LIBRARY_HASH_SIZE], full[300];
    static const char *const torn[] = {"", "kiosk-history 1\ndeck 12", "\xff"};
    take_number(rig, 0, hash[0]);
    take_number(rig, 1, hash[1]);
    struct timespec times[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
    snprintf(full, sizeof(full), "%s/decks/%s", rig->path, hash[0]);
    utimensat(AT_FDCWD, full, times, 0);
    for (size_t i = 0; i < 3; i++) {
        assert_true(
            disk_replace(rig->store.fd, "history", torn[i], strlen(torn[i])));
        history_release(&rig->history);
        history_read(&rig->history, rig->path);
        assert_int_equal(rig->history.count, 2);
        assert_string_equal(rig->history.decks[0].hash, hash[0]);
    }
    go_back(rig, hash[0]);
}

static void
test_history_stays(void **state)
{
    struct rig *rig = *state;
    char hash[LIBRARY_HASH_SIZE];
    take_number(rig, 0, hash);
    history_note(&rig->history, "USB stick", hash);
    assert_true(history_write(&rig->history, &rig->store));
    history_release(&rig->history);
    history_read(&rig->history, rig->path);
    const struct history_deck *deck = history_find(&rig->history, hash);
    assert_non_null(deck);
    assert_string_equal(deck->from, "here");
    assert_int_equal(deck->since_s, 5);
    assert_true(history_noted(&rig->history, "USB stick", hash));
    assert_false(history_noted(&rig->history, "USB", hash));
}

/* ---- damage ---- */

static void
damage(const struct rig *rig, const char *hash)
{
    char full[300];
    snprintf(full, sizeof(full), "%s/decks/%s/1-a/1.md", rig->path, hash);
    assert_int_equal(truncate(full, 3), 0);
}

static void
test_damaged_deck(void **state)
{
    struct rig *rig = *state;
    char hash[3][LIBRARY_HASH_SIZE];
    for (int i = 0; i < 3; i++) {
        take_number(rig, i, hash[i]);
    }
    damage(rig, hash[1]);
    assert_false(store_holds(&rig->store, hash[1]));
    go_back(rig, hash[0]); /* past the damaged one */
    damage(rig, hash[0]);
    take_number(rig, 0, hash[0]); /* the shown one is mended */
    assert_shown(rig, hash[0]);
}

static void
test_swept(void **state)
{
    struct rig *rig = *state;
    char hash[LIBRARY_HASH_SIZE];
    take_number(rig, 0, hash);
    int half = store_new_half(&rig->store);
    assert_int_equal(mkdirat(half, "1-a", 0755), 0);
    assert_true(disk_replace(half, "half.md", "half", 4));
    close(half);
    store_close(&rig->store);
    history_release(&rig->history);
    rig_open(rig);
    assert_true(rig->store.swept);
    assert_int_equal(faccessat(rig->store.decks_fd, STORE_HALF, F_OK, 0), -1);
    assert_shown(rig, hash);
}

static void
test_one_at_a_time(void **state)
{
    struct rig *rig = *state;
    struct store other;
    char *why = NULL;
    assert_false(store_open(&other, rig->path, 0, &why));
    assert_non_null(strstr(why, "already"));
    free(why);
}

static void
test_current_is_strange(void **state)
{
    struct rig *rig = *state;
    char full[300], hash[LIBRARY_HASH_SIZE];
    static const char *const targets[] = {"/etc", "decks/../../etc", "decks/x"};
    snprintf(full, sizeof(full), "%s/current", rig->path);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(symlink(targets[i], full), 0);
        assert_false(store_current(rig->path, hash));
        assert_int_equal(unlink(full), 0);
    }
}

static void
test_receipts_are_numbered(void **state)
{
    struct rig *rig = *state;
    struct receipt receipt, last;
    for (uint64_t i = 1; i <= 103; i++) {
        receipt_init(&receipt);
        receipt.when_s = i % 2 == 0 ? 0 : 1795776183;
        assert_true(receipt_keep(&receipt, &rig->store));
        assert_true(receipt_read(rig->path, &last));
        assert_int_equal(last.number, i);
        receipt_release(&last);
        receipt_release(&receipt);
    }
    char command[200];
    snprintf(command, sizeof(command),
             "test $(ls -A %s/receipts | wc -l) = 100", rig->path);
    assert_int_equal(system(command), 0);
}

/* ---- receipts ---- */

static bool
has_receipt(const struct rig *rig, const char *name)
{
    struct str path = {0};
    str_addf(&path, "%s/receipts/%s", rig->path, name);
    bool there = access(path.text, F_OK) == 0;
    str_release(&path);
    return there;
}

static void
put_receipt(const struct rig *rig, const char *name)
{
    struct str path = {0};
    str_addf(&path, "%s/receipts/%s", rig->path, name);
    FILE *file = fopen(path.text, "wbe");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    str_release(&path);
}

static uint64_t
keep_receipt(struct rig *rig, int64_t when_s)
{
    struct receipt receipt;
    receipt_init(&receipt);
    receipt.when_s = when_s;
    assert_true(receipt_keep(&receipt, &rig->store));
    uint64_t number = receipt.number;
    receipt_release(&receipt);
    return number;
}

/* A clock that runs backwards, or is not set, makes no receipt older. */
static void
test_receipts_go_by_their_number(void **state)
{
    struct rig *rig = *state;
    assert_int_equal(keep_receipt(rig, 0), 1);
    /* As they were called before, and what is none. */
    put_receipt(rig, "2031-01-01-101500.txt");
    put_receipt(rig, "2031-01-01-101500-x.txt");
    put_receipt(rig, "notes.txt");
    for (uint64_t n = 2; n <= 100; n++) {
        assert_int_equal(keep_receipt(rig, n % 2 == 0 ? 0 : 1700000000), n);
    }
    assert_false(has_receipt(rig, "2031-01-01-101500.txt"));
    assert_true(has_receipt(rig, "no-date-1.txt"));
    assert_int_equal(keep_receipt(rig, 1), 101);
    assert_false(has_receipt(rig, "no-date-1.txt"));
    assert_true(has_receipt(rig, "no-date-2.txt"));
    assert_true(has_receipt(rig, "2031-01-01-101500-x.txt"));
    assert_true(has_receipt(rig, "notes.txt"));
    /* Not from 1 on where the file with the number was lost. */
    struct str path = {0};
    str_addf(&path, "%s/receipt", rig->path);
    assert_int_equal(unlink(path.text), 0);
    str_release(&path);
    assert_int_equal(keep_receipt(rig, 0), 102);
    assert_true(has_receipt(rig, "no-date-102.txt"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(test_receipts_go_by_their_number),
        STORE_TEST(test_back_and_back),
        STORE_TEST(test_last_five_stay),
        STORE_TEST(test_no_room),
        STORE_TEST(test_history_lost),
        STORE_TEST(test_history_stays),
        STORE_TEST(test_damaged_deck),
        STORE_TEST(test_swept),
        STORE_TEST(test_one_at_a_time),
        STORE_TEST(test_current_is_strange),
        STORE_TEST(test_receipts_are_numbered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
