/* A store and a source for the tests. See decks_rig.h. */
#include "decks_rig.h"

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

#include "store_disk.h"
#include "store_source.h"

void
rig_open(struct rig *rig)
{
    char *why = NULL;
    assert_true(store_open(&rig->store, rig->path, 0, &why));
    history_read(&rig->history, rig->path);
}

int
rig_set_up(void **state)
{
    struct rig *rig = calloc(1, sizeof(*rig));
    snprintf(rig->folder, sizeof(rig->folder), "/tmp/kiosk-store-XXXXXX");
    assert_non_null(mkdtemp(rig->folder));
    snprintf(rig->source, sizeof(rig->source), "%s/source", rig->folder);
    snprintf(rig->path, sizeof(rig->path), "%s/store", rig->folder);
    mkdir(rig->source, 0755);
    rig_open(rig);
    *state = rig;
    return 0;
}

int
rig_tear_down(void **state)
{
    struct rig *rig = *state;
    history_release(&rig->history);
    store_close(&rig->store);
    disk_remove(AT_FDCWD, rig->folder);
    free(rig);
    return 0;
}

void
rig_put(const struct rig *rig, const char *path, const char *text)
{
    char full[256];
    snprintf(full, sizeof(full), "%s/%s", rig->source, path);
    char *slash = strrchr(full, '/');
    *slash = '\0';
    mkdir(full, 0755);
    *slash = '/';
    FILE *file = fopen(full, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

void
rig_take(struct rig *rig, char hash[LIBRARY_HASH_SIZE])
{
    struct source source;
    char *why = NULL, before[LIBRARY_HASH_SIZE] = "";
    assert_true(source_open(&source, rig->source, NULL, &why));
    int half = store_new_half(&rig->store);
    assert_true(half >= 0);
    assert_true(source_copy(&source, half, &why));
    close(half);
    source_hash(&source, hash);
    source_release(&source);
    struct history_deck deck = {.since_s = 5, .from = (char *)"here"};
    memcpy(deck.hash, hash, LIBRARY_HASH_SIZE);
    store_current(rig->path, before);
    history_add(&rig->history, before, &deck);
    assert_true(store_keep(&rig->store, hash));
    assert_true(history_write(&rig->history, &rig->store));
    assert_true(store_point(&rig->store, hash));
    history_prune(&rig->history, &rig->store, hash, 0, 0);
}

void
rig_link(const struct rig *rig, const char *target, const char *path)
{
    char full[256];
    snprintf(full, sizeof(full), "%s/%s", rig->source, path);
    assert_int_equal(symlink(target, full), 0);
}
