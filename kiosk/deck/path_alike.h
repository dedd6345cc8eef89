/* Names that look alike but are stored in other bytes: small and capital
 * letters, and accents that are one character (NFC, Windows and Linux) or two
 * (NFD, macOS). */
#ifndef KIOSK_PATH_ALIKE_H
#define KIOSK_PATH_ALIKE_H

/* Order of names that puts those together that look alike, and gives 0 for
 * them: ASCII without case, and letters with marks in either form, NFC or
 * NFD. */
int path_compare_alike(const char *a, const char *b);

/* TEXT normalised for comparison: small letters, Latin ones without accents, in
 * NFC, runs of anything but letters and digits replaced by one space, and a
 * space at both ends. Freed with free(). */
char *path_fold(const char *text);

#endif
