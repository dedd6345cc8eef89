/* The protocol between the show and a decoder. A decoder is a separate program
 * (kiosk-decode-raster, -svg, -pdf, -heif) behind a SOCK_SEQPACKET socket, its
 * descriptor PICTURE_SOCKET. The show starts it as a template, which sees no
 * file and forks a child for each piece of work, with a socket of its own. A
 * child takes one request and gives one reply, so that no picture can affect
 * another. The file comes as an open descriptor and the result goes into memory
 * that comes as another: the decoder itself opens and creates nothing. */
#ifndef KIOSK_PICTURE_PROTOCOL_H
#define KIOSK_PICTURE_PROTOCOL_H

#include <stdint.h>

#include "crop.h"
#include "ink.h"

#define PICTURE_SOCKET 3

/* A picture is drawn on at most this many pixels each way, and has at most this
 * many (JPEG 200 megapixels: the largest sensors of phones). */
#define PICTURE_SIDE_MAX 16384
#define PICTURE_PIXELS_MAX 200000000

/* What a decoder may hold at once beyond itself and the result, predicted from
 * the header before anything is decoded. Its own pages and libraries stay
 * below 64 MiB, so that it never takes more than 256 MiB. */
#define PICTURE_WORK_BYTES_MAX (160u * 1024 * 1024)

/* Longer files are refused. */
#define PICTURE_FILE_BYTES_MAX (128u * 1024 * 1024)

/* Of a longer PDF the first pages, up to this many, are slides. */
#define PICTURE_PAGES_MAX 200

/* To a template. With a socket and CPU_SECONDS: ends the last child, makes one
 * that serves this socket and may take so much processor time (then SIGXCPU
 * ends it). With neither: ends the last child, and answers with picture_end. */
struct picture_order {
    uint32_t cpu_seconds;
};

struct picture_end {
    int32_t status; /* how the last child ended, as of waitpid() */
};

enum picture_verb {
    PICTURE_PROBE, /* sizes, from the header. Descriptors: the file */
    PICTURE_DRAW,  /* pixels. Descriptors: the file, memory of width_px *
                    * height_px * 4 bytes */
    PICTURE_TEXT,  /* the words of all pages, each ended by a form feed as
                    * pdftotext does. Descriptors: the file, memory */
    PICTURE_INK    /* where something stands on a page. Descriptors: the file,
                    * memory of a struct ink */
};

struct picture_request {
    uint32_t verb;
    int32_t page;                /* from 0; not for TEXT */
    int32_t width_px, height_px; /* DRAW: of the result */
    struct crop crop; /* DRAW: the part of the picture that fills the result */
};

enum picture_status {
    PICTURE_OK,
    PICTURE_UNKNOWN_FORMAT, /* not one of the formats that are read */
    PICTURE_DAMAGED,        /* nothing that could be shown is in it */
    PICTURE_TOO_LARGE,      /* would take more memory or time than there is */
    PICTURE_LOCKED,         /* a PDF with a password */
    PICTURE_NO_PAGE,        /* the PDF has fewer pages */
    PICTURE_NO_LETTERS,     /* it has words, and no font may be opened here */
    PICTURE_TOO_COMPLEX,    /* an SVG of more parts, or more deeply nested ones,
                             * than librsvg draws */
    PICTURE_EMPTY,          /* DRAW: nothing of it can be seen */
    /* Not said by a decoder but of it: */
    PICTURE_NOT_WHOLE,  /* it has a loss that hides it, see picture_loss.h */
    PICTURE_TOO_SLOW,   /* it took more time than it may */
    PICTURE_CRASHED,    /* it ended in the middle of its work */
    PICTURE_UNREADABLE, /* the file could not be opened or read */
    PICTURE_NO_DECODER, /* the program could not be started, or could not lock
                         * itself in: only that it says itself */
    PICTURE_STATUS_COUNT
};

/* What is in a file and will not be drawn, or not as it is meant: found by
 * reading the file, or by drawing it. What staff are told of each, and whether
 * the picture is shown anyway, is in picture_loss.c. */
enum picture_loss {
    /* SVG */
    PICTURE_LOSS_HTML,       /* words as HTML: foreignObject */
    PICTURE_LOSS_CURVED,     /* words along a path: textPath */
    PICTURE_LOSS_FLOWED,     /* words that flow into a shape: flowRoot */
    PICTURE_LOSS_ICON_FONT,  /* signs of a font that is elsewhere */
    PICTURE_LOSS_LINKED,     /* a picture that is not in the file */
    PICTURE_LOSS_EMBEDDED,   /* one that is, of a kind that is not read */
    PICTURE_LOSS_OTHER_FILE, /* parts or styles out of another file */
    PICTURE_LOSS_STYLE,      /* colours or places said in a way not known */
    PICTURE_LOSS_EFFECT,     /* a filter or a fill that is not known */
    PICTURE_LOSS_MOVING,     /* what an animation shows or moves */
    PICTURE_LOSS_SCRIPT,     /* what a script draws */
    /* PDF */
    PICTURE_LOSS_FORM,      /* all of it: a form in XFA, of Adobe's own */
    PICTURE_LOSS_PORTFOLIO, /* all of it: other files inside the file */
    PICTURE_LOSS_LETTERS,   /* letters that no font here has */
    PICTURE_LOSS_FONT,      /* the look of letters: another font replaces
                             * theirs */
    PICTURE_LOSS_MARK,      /* a mark that somebody put on the page */
    PICTURE_LOSS_NOTE,      /* comments and attached files */
    PICTURE_LOSS_FILM,      /* film, sound, 3D */
    /* JPEG, PNG, GIF, WebP */
    PICTURE_LOSS_PIXELS, /* of a part, or how sharp it is: DRAW finds it */
    /* SVG */
    PICTURE_LOSS_PLACED,   /* words that are placed or turned in a way not known
                            */
    PICTURE_LOSS_LANGUAGE, /* its words are in several languages, and none of
                            * them is for all */
    PICTURE_LOSS_LANGUAGES, /* some are in other languages than those drawn */
    PICTURE_LOSS_COUNT      /* at most 32 */
};

struct picture_reply {
    uint32_t status;
    int32_t width_px, height_px; /* PROBE: upright; of what has no pixels (SVG,
                                  * PDF) its proportions, the longer side
                                  * between 1000 and PICTURE_SIDE_MAX, as it is
                                  * for what is longer than that */
    int32_t pages;               /* PROBE, TEXT: 1 for all but PDF */
    uint32_t lost; /* PROBE, DRAW: a bit 1 << PICTURE_LOSS_... for each loss */
    uint32_t ground; /* DRAW: 0, or the one of PICTURE_GROUND_... that it is
                      * seen on, as it is not on light paper */
    uint32_t opaque; /* DRAW: every pixel is */
    int32_t letters; /* DRAW: the height of the capitals of the smallest words
                      * in an SVG or on a page of a PDF, in
                      * 1/PICTURE_LETTERS_WHOLE of the picture's height; 0 when
                      * there are no words, or none that are known */
    uint32_t bytes;  /* TEXT: written */
};

#define PICTURE_LETTERS_WHOLE 65536

/* The light paper that pictures stand on, and what stands below one that is not
 * seen there, 0xRRGGBB: white is read at 17 to 1 on the dark ground, white and
 * black at 4.5 to 1 on the other (WCAG 2.2 SC 1.4.3). */
#define PICTURE_PAPER 0xFAF7F0
#define PICTURE_GROUND_DARK 0x1A1A1A
#define PICTURE_GROUND_MIDDLE 0x757575

/* The exit status of a template or a child that could not lock itself in. For
 * it the reply is PICTURE_NO_DECODER, without a look at the file. */
#define PICTURE_EXIT_UNPROTECTED 70

/* DRAW gives native 32-bit pixels 0xAARRGGBB in sRGB, colours multiplied by
 * alpha (as cairo's ARGB32), rows without gaps. */

#endif
