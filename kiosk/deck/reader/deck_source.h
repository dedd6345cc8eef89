/* The files of a deck as they were read, before they become a deck. */
#ifndef KIOSK_DECK_SOURCE_H
#define KIOSK_DECK_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "deck_file.h"
#include "deck_pages.h"
#include "deck_readable.h"
#include "path_role.h"
#include "report.h"

/* Why a file was probably not meant to be shown: see deck_stray.c. */
enum deck_stray {
    STRAY_NONE,
    STRAY_CONFLICT, /* made by a sync program */
    STRAY_COPY,     /* made by a person; shown all the same */
    STRAY_SPARE,    /* a copy of a picture that a slide shows */
    STRAY_LANGUAGE, /* a translation with a wrong name */
    STRAY_NOTE,     /* a note of staff, not a slide */
    STRAY_WAITING,  /* perhaps a picture of a slide with a mistake */
    STRAY_LEFT_OVER /* a picture whose slide was removed */
};

/* A file and its content. */
struct deck_source {
    char *path;
    enum deck_file_role role;
    uint64_t size_bytes;
    int64_t modified_ns;
    bool used;         /* by a slide: pictures and recordings only */
    bool shown_before; /* a picture that an earlier deck showed */
    bool left_out;     /* not to be shown: STRAY says why */
    enum deck_stray stray;
    char *better;          /* STRAY: the name it should have, or that of the
                            * original; NULL none */
    bool beside;           /* STRAY: a file with that name exists */
    const char *lang_name; /* STRAY_LANGUAGE: "Spanish"; NULL one without a
                            * name; "" unknown */
    const char *waits_for; /* STRAY_WAITING: the path of that slide */
    int waits_line;        /* in it; 0 none */
    bool keys_only;        /* a slide file without a body: keys for a picture */
    char *alt;             /* of that picture; NULL not given */
    struct deck_pages pages;      /* DECK_ROLE_PICTURE: of a PDF */
    struct deck_version *version; /* DECK_ROLE_SLIDE; NULL once taken */
    struct deck_topic *topic;     /* DECK_ROLE_TOPIC: title, treatment, ... */
    struct deck *deck;            /* DECK_ROLE_DECK: title, languages, ... */
};

struct deck_sources {
    struct deck_source *items;
    size_t count, cap;
    struct deck_source **by_name; /* sorted so that names that look alike are
                                   * adjacent; NULL until deck_sources_sort */
};

/* Reads FILE into SOURCE. False if there is nothing to keep: junk, or an empty
 * deck.txt. A slide, topic.txt or picture that is empty or unreadable keeps its
 * place, which may be that of a risk, but is not shown. */
bool deck_source_read(struct deck_source *source,
                      const struct deck_reading *reading,
                      const struct deck_file *file, struct report *report);
void deck_source_release(struct deck_source *source);

/* Sorts by folder, then name; required before any look-up. */
void deck_sources_sort(struct deck_sources *sources);

/* The number of sources from FIRST on in the same folder. */
size_t deck_sources_in_folder(const struct deck_sources *sources, size_t first);

void deck_sources_release(struct deck_sources *sources);

#endif
