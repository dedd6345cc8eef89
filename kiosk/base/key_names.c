/* The names of keys and their codes. See key_names.h. */
#include "key_names.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* SDL's name, the code (USB HID usage tables 1.3, keyboard page; from 258 on
 * SDL's own, of the consumer page), and what the kernel calls it where that is
 * another word; rows that only differ in a number are spelled out below. */
static const struct {
    const char *name;
    int code;
    const char *other;
} names[] = {
    {"Return", 40, "Enter"},
    {"Escape", 41, "Esc"},
    {"Backspace", 42, NULL},
    {"Tab", 43, NULL},
    {"Space", 44, NULL},
    {"-", 45, "Minus"},
    {"=", 46, "Equal"},
    {"PrintScreen", 70, "SysRq"},
    {"ScrollLock", 71, NULL},
    {"Pause", 72, NULL},
    {"Insert", 73, NULL},
    {"Home", 74, NULL},
    {"PageUp", 75, NULL},
    {"Delete", 76, NULL},
    {"End", 77, NULL},
    {"PageDown", 78, NULL},
    {"Right", 79, NULL},
    {"Left", 80, NULL},
    {"Down", 81, NULL},
    {"Up", 82, NULL},
    {"Keypad /", 84, "KPSlash"},
    {"Keypad *", 85, "KPAsterisk"},
    {"Keypad -", 86, "KPMinus"},
    {"Keypad +", 87, "KPPlus"},
    {"Keypad Enter", 88, "KPEnter"},
    {"Keypad 0", 98, "KP0"},
    {"Keypad .", 99, "KPDot"},
    {"Application", 101, "Compose"},
    {"Execute", 116, "Open"},
    {"Help", 117, NULL},
    {"Menu", 118, NULL},
    {"Select", 119, NULL},
    {"Stop", 120, NULL},
    {"Again", 121, NULL},
    {"Undo", 122, NULL},
    {"Cut", 123, NULL},
    {"Copy", 124, NULL},
    {"Paste", 125, NULL},
    {"Find", 126, NULL},
    {"Mute", 127, NULL},
    {"VolumeUp", 128, NULL},
    {"VolumeDown", 129, NULL},
    {"AudioNext", 258, "NextSong"},
    {"AudioPrev", 259, "PreviousSong"},
    {"AudioStop", 260, "StopCD"},
    {"AudioPlay", 261, "PlayPause"},
    {"AC Home", 269, "Homepage"},
    {"AC Back", 270, "Back"},
    {"AC Forward", 271, "Forward"},
};

/* Keys in a row: NAME and the number FROM, FROM + 1, ... */
static const struct {
    const char *name, *other;
    int from, to, code;
} rows[] = {
    {"", NULL, 1, 9, 30},
    {"F", NULL, 1, 12, 58},
    {"F", NULL, 13, 24, 104},
    {"Keypad ", "KP", 1, 9, 89},
};

enum {
    NAMES = sizeof(names) / sizeof(*names),
    ROWS = sizeof(rows) / sizeof(*rows),
    LETTERS = 4, /* the code of A */
    ZERO = 39
};

static char
next(const char **text)
{
    while (**text == ' ' || **text == '_' || (**text == '-' && (*text)[1])) {
        (*text)++;
    }
    return **text != '\0' ? (char)tolower((unsigned char)*(*text)++) : '\0';
}

/* But for case and for what parts words. */
static int
alike(const char *a, const char *b)
{
    char first, second;
    do {
        first = next(&a);
        second = next(&b);
    } while (first == second && first != '\0');
    return first == second;
}

static int
alike_in_row(const char *name, const char *row, int number)
{
    char whole[KEY_NAME_SIZE];
    if (row == NULL) {
        return 0;
    }
    snprintf(whole, sizeof(whole), "%s%d", row, number);
    return alike(name, whole);
}

static int
plain_code(const char *name)
{
    if (name[0] != '\0' && name[1] == '\0' && isalpha((unsigned char)name[0])) {
        return LETTERS + tolower((unsigned char)name[0]) - 'a';
    }
    if (strcmp(name, "0") == 0) {
        return ZERO;
    }
    for (size_t i = 0; i < NAMES; i++) {
        if (alike(name, names[i].name) ||
            (names[i].other != NULL && alike(name, names[i].other))) {
            return names[i].code;
        }
    }
    for (size_t i = 0; i < ROWS; i++) {
        for (int n = rows[i].from; n <= rows[i].to; n++) {
            if (alike_in_row(name, rows[i].name, n) ||
                alike_in_row(name, rows[i].other, n)) {
                return rows[i].code + n - rows[i].from;
            }
        }
    }
    return -1;
}

/* NAME without PREFIX, in any case; NULL when it does not begin so. */
static const char *
behind(const char *name, const char *prefix)
{
    for (; *prefix != '\0'; prefix++, name++) {
        if (tolower((unsigned char)*name) != *prefix) {
            return NULL;
        }
    }
    return name;
}

int
key_code(const char *name)
{
    const char *rest = behind(name, "shift+");
    int shift = rest != NULL ? KEY_SHIFT : 0;
    name = rest != NULL ? rest : name;
    rest = behind(name, "key_");
    int code = plain_code(rest != NULL ? rest : name);
    return code >= 0 ? code | shift : -1;
}

/* Writes the name of CODE, without Shift. */
static void
write_name(int code, char *out, size_t size)
{
    for (size_t i = 0; i < NAMES; i++) {
        if (names[i].code == code) {
            snprintf(out, size, "%s", names[i].name);
        }
    }
    for (size_t i = 0; i < ROWS; i++) {
        int number = code - rows[i].code + rows[i].from;
        if (number >= rows[i].from && number <= rows[i].to) {
            snprintf(out, size, "%s%d", rows[i].name, number);
        }
    }
    if (code >= LETTERS && code < LETTERS + 26) {
        snprintf(out, size, "%c", 'A' + code - LETTERS);
    } else if (code == ZERO) {
        snprintf(out, size, "0");
    }
}

void
key_name(int code, char name[KEY_NAME_SIZE])
{
    char plain[KEY_NAME_SIZE - sizeof("Shift+")] = "";
    write_name(code & ~KEY_SHIFT, plain, sizeof(plain));
    snprintf(name, KEY_NAME_SIZE, "%s%s",
             (code & KEY_SHIFT) != 0 && plain[0] != '\0' ? "Shift+" : "",
             plain);
}
