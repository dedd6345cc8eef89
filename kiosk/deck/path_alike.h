/* Names that look alike but are stored in other bytes: small and capital
 * letters, and accents that are one character (NFC, Windows and Linux) or two
 * (NFD, macOS). */
#ifndef KIOSK_PATH_ALIKE_H
#define KIOSK_PATH_ALIKE_H

/* Order of names that puts those together that look alike, and gives 0 for
 * them: ASCII without case, and letters with marks in either form, NFC or
 * NFD. */
int path_compare_alike(const char *a, const char *b);

/* TEXT as it is compared with words that people may write in other ways: small
 * letters, Latin ones without accents, in NFC, one space for all that is no
 * letter or digit, and one at both ends. Freed with free(). */
char *path_fold(const char *text);

#endif
