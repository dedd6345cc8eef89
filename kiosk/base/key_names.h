/* The names of keys and their codes: USB usages, which SDL's scancodes are,
 * whatever a layout prints on the key. Pure. */
#ifndef KIOSK_KEY_NAMES_H
#define KIOSK_KEY_NAMES_H

/* Added to the code of a key that is pressed while Shift is. */
enum { KEY_SHIFT = 0x200 };

#define KEY_NAME_SIZE 32

/* The code of the key called NAME, which may begin with "Shift+"; -1 when there
 * is none. NAME is SDL's ("Page Down", "Keypad 5") or the kernel's
 * ("KEY_PAGEDOWN", "KEY_KP5"), in any case, with or without spaces, hyphens and
 * underscores. */
int key_code(const char *name);

/* The name of CODE as SDL has it; "" when that is of no key. */
void key_name(int code, char name[KEY_NAME_SIZE]);

#endif
