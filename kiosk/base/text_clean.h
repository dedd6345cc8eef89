/* Which code points texts of a deck may contain, so that layout and drawing
 * never meet a dangerous one. Pure. */
#ifndef KIOSK_TEXT_CLEAN_H
#define KIOSK_TEXT_CLEAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* False for control characters other than '\n' (C0, DEL, C1), for the byte
 * order mark U+FEFF, for noncharacters (Unicode 15, 23.7) and for placeholders
 * of lost pictures and notes (U+FFF9 to U+FFFC). */
bool text_code_allowed(uint32_t code);

/* Whether each bidi control that opens something in LEN bytes of UTF-8 is
 * closed, each closing has
 * its opening, and none is an override, which turns digits around. */
bool text_turns_balanced(const char *text, size_t len);

/* Whether CODE is invisible and has no width, so that its neighbours look
 * joined: a zero width space, a soft hyphen, a joiner. */
bool text_code_vanishes(uint32_t code);

/* How many bytes of white space LEN bytes at TEXT begin with; 0 for none. It
 * may be of any width, none included (Unicode 15: White_Space, U+200B, U+2060,
 * U+FEFF). */
size_t text_white(const char *text, size_t len);

/* Removes white space, as text_white has it, from both ends of LEN bytes at
 * *TEXT; returns the length that is left and moves *TEXT. */
size_t text_trim(const char **text, size_t len);

/* Whether nothing of LEN bytes of UTF-8 leaves a mark on the screen: spaces of
 * any width, joiners, fillers (unicode_is_invisible). */
bool text_invisible(const char *text, size_t len);

/* Whether LEN bytes are nothing but white space. */
bool text_blank(const char *text, size_t len);

/* A copy that is safe to print anywhere: on one line, valid UTF-8, without
 * terminal controls or unbalanced bidi controls. Freed with free(). */
char *text_harmless(const char *text, size_t len);

/* The same for the string TEXT, trimmed, in at most MOST bytes: for foreign
 * text where there is little room. */
char *text_harmless_start(const char *text, size_t most);

#endif
