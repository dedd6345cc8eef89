/* A store and a source in a folder of their own, for the tests in C. */
#ifndef KIOSK_DECKS_RIG_H
#define KIOSK_DECKS_RIG_H

#include "history.h"
#include "store.h"

struct rig {
    char folder[64], source[80], path[80];
    struct store store;
    struct history history;
};

/* For cmocka; *STATE is the rig. */
int rig_set_up(void **state);
int rig_tear_down(void **state);

/* Opens the store and reads its history. */
void rig_open(struct rig *rig);

/* Writes TEXT to the file at PATH of the source, with its folder. */
void rig_put(const struct rig *rig, const char *path, const char *text);

/* Makes PATH in the source a link to TARGET. */
void rig_link(const struct rig *rig, const char *target, const char *path);

/* Takes the source in as an import does, without looking at the slides. */
void rig_take(struct rig *rig, char hash[LIBRARY_HASH_SIZE]);

#define STORE_TEST(name) \
    cmocka_unit_test_setup_teardown(name, rig_set_up, rig_tear_down)

#endif
