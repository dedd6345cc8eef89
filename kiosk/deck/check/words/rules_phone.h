/* Phone numbers in a text: which digits belong together, and whether they can
 * be dialled. */
#ifndef KIOSK_RULES_PHONE_H
#define KIOSK_RULES_PHONE_H

#include <stdbool.h>
#include <stddef.h>

#include "deck.h"
#include "str.h"

/* A run of digits, such as "+1 (719) 555-0142". */
struct rules_run {
    size_t size;   /* bytes of text; 0: none begins here */
    size_t digits; /* all of them */
    int groups;    /* parts between spaces, brackets, hyphens, points */
    bool single;   /* a group behind the first has a single digit */
};

/* Reads the run, of up to eight groups, that begins at TEXT (LEN bytes follow)
 * with a digit, "(" or
 * "+". Appends its digits as 0..9 to DIGITS, SEPARATOR between groups. */
struct rules_run rules_phone_run(const char *text, size_t len,
                                 const char *separator, struct str *digits);

/* Whether PHONE can be dialled: it has at least three digits. */
bool rules_phone_is(const char *phone);

/* Every run of title, text and tables of a slide, and of the words of a picture
 * that is a slide, between spaces: as groups
 * (" 719 555 0142 911 ") and as wholes (" 7195550142 911 "). */
struct rules_phones {
    struct str groups, wholes;
};

void rules_phones_init(struct rules_phones *phones,
                       const struct deck_version *version);
void rules_phones_release(struct rules_phones *phones);

/* Whether the slide has the number PHONE, however it is spaced; a country code
 * before it does not matter. True when PHONE has no digit. */
bool rules_phones_have(const struct rules_phones *phones, const char *phone);

/* Whether there is any number to call: six adjacent digits, or an emergency
 * number (ITU-T E.161.1 and national plans: 112, 911, 999, ...). */
bool rules_phones_any(const struct rules_phones *phones);

#endif
