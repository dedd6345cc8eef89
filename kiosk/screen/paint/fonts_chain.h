/* The chain: which face draws a code point. */
#ifndef KIOSK_FONTS_CHAIN_H
#define KIOSK_FONTS_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fonts_list.h"
#include "fonts_open.h"

/* The faces of one family by style; -1 where there is none. */
struct fonts_family {
    int faces[4]; /* by FACE_* bits */
    const struct fonts_face *first;
};

struct fonts_chain {
    struct fonts_family *families; /* staff's first */
    size_t count, cap;
    const struct fonts_list *list;
    struct fonts_open *open;
};

/* Groups the faces of LIST into families. */
void fonts_chain_init(struct fonts_chain *chain, const struct fonts_list *list,
                      struct fonts_open *open);
void fonts_chain_release(struct fonts_chain *chain);

/* The face for CODE in STYLE (FACE_* bits) and LANG; -1 when none has it. In
 * this order: faces of staff; outside ASCII, the family that names LANG;
 * families that name the script; all others. So a file is opened only when a
 * text needs it. */
int fonts_chain_face(struct fonts_chain *chain, uint32_t code, unsigned style,
                     const char *lang);

#endif
