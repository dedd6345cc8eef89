/* Which key does what. See key_table.h. */
#include "key_table.h"

#include <string.h>

#include "key_names.h"

static const char *const defaults[KEYS_COMMANDS] = {
    [KEYS_NEXT] = "Tab, Down",
    [KEYS_PREVIOUS] = "Shift+Tab, Up",
    [KEYS_RIGHT] = "Right",
    [KEYS_LEFT] = "Left",
    [KEYS_ACT] = "Return, Keypad Enter",
    [KEYS_BACK] = "Escape",
    [KEYS_HOME] = "Home",
    [KEYS_LISTEN] = "Space",
    [KEYS_LOUDER] = "VolumeUp",
    [KEYS_SOFTER] = "VolumeDown",
    [KEYS_HEADPHONES] = "",
};

bool
key_list_read(struct key_list *list, const char *names, const char **bad,
              size_t *bad_len)
{
    struct key_list read = {.count = 0};
    for (const char *at = names + strspn(names, ", "); *at != '\0';) {
        char name[KEY_NAME_SIZE] = "";
        size_t len = strcspn(at, ",");
        size_t next = len + strspn(at + len, ", ");
        while (len > 0 && at[len - 1] == ' ') {
            len--;
        }
        if (len < sizeof(name)) {
            memcpy(name, at, len);
        }
        int code = key_code(name);
        if (code < 0 || read.count == KEYS_EACH) {
            *bad = at;
            *bad_len = len;
            return false;
        }
        read.codes[read.count++] = (uint16_t)code;
        at += next;
    }
    *list = read;
    return true;
}

bool
key_list_has(const struct key_list *list, int code)
{
    bool has = false;
    for (int i = 0; i < list->count; i++) {
        has = has || list->codes[i] == code;
    }
    return has;
}

struct key_list
key_table_list(const struct key_table *table, enum keys_command command)
{
    const char *bad;
    size_t bad_len;
    struct key_list all = {.count = 0}, list = {.count = 0};
    if (table->given[command].count > 0) {
        return table->given[command];
    }
    key_list_read(&all, defaults[command], &bad, &bad_len);
    for (int i = 0; i < all.count; i++) {
        bool taken = false;
        for (int k = 0; k < KEYS_COMMANDS; k++) {
            taken = taken || key_list_has(&table->given[k], all.codes[i]);
        }
        if (!taken) {
            list.codes[list.count++] = all.codes[i];
        }
    }
    return list;
}

enum keys_command
key_table_command(const struct key_table *table, int code)
{
    int command = table->on != 0 ? 0 : KEYS_COMMANDS;
    while (command < KEYS_COMMANDS) {
        const struct key_list list =
            key_table_list(table, (enum keys_command)command);
        if (key_list_has(&list, code)) {
            break;
        }
        command++;
    }
    return (enum keys_command)command;
}
