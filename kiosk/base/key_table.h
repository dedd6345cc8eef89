/* Which key of a keypad or keyboard does what: the defaults, and what
 * kiosk.txt gives instead. Pure. */
#ifndef KIOSK_KEY_TABLE_H
#define KIOSK_KEY_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum keys_command {
    KEYS_NEXT, /* to the control that is read next */
    KEYS_PREVIOUS,
    KEYS_RIGHT, /* to the one that is read next, or where one reads from the */
    KEYS_LEFT,  /* right to the previous one; the other way round */
    KEYS_ACT,   /* what the control does */
    KEYS_BACK,  /* out of a page of buttons; else one page back */
    KEYS_HOME,  /* to the page itself, where reading begins */
    KEYS_LISTEN,
    KEYS_LOUDER,
    KEYS_SOFTER,
    KEYS_HEADPHONES, /* they were plugged in: somebody is there */
    KEYS_COMMANDS,
    KEYS_NOTHING = KEYS_COMMANDS
};

enum { KEYS_EACH = 4 };

/* The keys of a command, as codes (key_names.h); empty: the default ones. */
struct key_list {
    uint16_t codes[KEYS_EACH];
    int count;
};

struct key_table {
    int on; /* `keys: on`, else no key does anything */
    struct key_list given[KEYS_COMMANDS];
};

/* Reads NAMES, parted by commas, into LIST. False when one is of no key, or
 * when there are more than KEYS_EACH; *BAD and *BAD_LEN are then the first that
 * cannot be used. */
bool key_list_read(struct key_list *list, const char *names, const char **bad,
                   size_t *bad_len);

bool key_list_has(const struct key_list *list, int code);

/* The keys of COMMAND. One that is given to another command is no longer that
 * of a default. */
struct key_list key_table_list(const struct key_table *table,
                               enum keys_command command);

/* What the key with CODE does; KEYS_NOTHING also while keys are off. */
enum keys_command key_table_command(const struct key_table *table, int code);

#endif
