/* The faces that are open. See fonts_open.h. */
#include "fonts_open.h"

#include <SDL_ttf.h>
#include <assert.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"
#include "unicode.h"

/* A page holds three or four sizes of two or three faces, and its layout tries
 * as many more: with 12 it opened fonts half of its time. Each open font costs
 * about 0.6 MB (measured with SDL2_ttf 2.20: 60 sizes, 38 MB). */
#define OPEN_MAX 20

/* From so many on, a face at another size takes one of its own slots: a font
 * that is open changes its size at a third of the cost, as HarfBuzz keeps what
 * it planned for the face. */
#define OWN_MIN 4

/* Faces are asked about their capitals at this size: to 0.1 %. */
#define PROBE_PX 1000
#define ANY_SIZE 0

#define PAGE_CODES 256u
#define CODE_PAGES (0x110000u / PAGE_CODES)

/* The bytes of a font file. */
struct fonts_file {
    void *bytes; /* NULL: not read */
    size_t size;
    bool mapped;
};

struct slot {
    TTF_Font *font; /* NULL: free */
    int face, size_px;
    struct fonts_sized sized;
    uint64_t used;
};

/* Glyphs of 256 code points, one bit each. */
struct coverage {
    uint16_t page;
    uint32_t bits[PAGE_CODES / 32];
};

struct known {
    bool dead; /* its file cannot be opened */
    struct fonts_file file;
    double cap_ratio; /* < 0: not yet known */
    struct coverage *pages;
    size_t page_count, page_cap;
};

struct fonts_open {
    const struct fonts_list *list;
    struct slot slots[OPEN_MAX];
    struct known *known; /* one for each face of the list */
    uint64_t clock;
    SDL_threadID thread;
};

static bool
map_file(struct fonts_file *file, int fd)
{
    void *bytes = mmap(NULL, file->size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED) {
        return false;
    }
    file->bytes = bytes;
    file->mapped = true;
    return true;
}

static bool
copy_file(struct fonts_file *file, int fd)
{
    char *bytes = mem_new(file->size, 1);
    size_t done = 0;
    while (done < file->size) {
        ssize_t got = read(fd, bytes + done, file->size - done);
        if (got <= 0) {
            free(bytes);
            return false;
        }
        done += (size_t)got;
    }
    file->bytes = bytes;
    return true;
}

/* Maps the file of FACE: of a collection of 20 MB only the pages in use are
 * read, and reading costs no system call for each glyph. A font file added by
 * staff is copied instead: it may be overwritten while the show runs. */
static bool
read_file(struct fonts_file *file, const struct fonts_face *face)
{
    *file = (struct fonts_file){0};
    int fd = open(face->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return false;
    }
    struct stat about;
    bool good = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) &&
                about.st_size > 0 && about.st_size <= INT_MAX;
    if (good) {
        file->size = (size_t)about.st_size;
        good = face->staff ? copy_file(file, fd) : map_file(file, fd);
    }
    close(fd);
    return good;
}

static void
release_file(struct fonts_file *file)
{
    if (file->mapped) {
        munmap(file->bytes, file->size);
    } else {
        free(file->bytes);
    }
    *file = (struct fonts_file){0};
}

struct fonts_open *
fonts_open_new(const struct fonts_list *list)
{
    struct fonts_open *open = mem_new(1, sizeof(*open));
    open->list = list;
    open->known = mem_new(list->count, sizeof(*open->known));
    for (size_t i = 0; i < list->count; i++) {
        open->known[i].cap_ratio = -1;
    }
    open->thread = SDL_ThreadID();
    return open;
}

void
fonts_open_free(struct fonts_open *open)
{
    for (size_t i = 0; i < OPEN_MAX; i++) {
        if (open->slots[i].font != NULL) {
            TTF_CloseFont(open->slots[i].font);
        }
    }
    for (size_t i = 0; i < open->list->count; i++) {
        release_file(&open->known[i].file);
        free(open->known[i].pages);
    }
    free(open->known);
    free(open);
}

static void
learn_padding(struct slot *slot)
{
    slot->sized = (struct fonts_sized){.font = slot->font};
    TTF_SetFontDirection(slot->font, TTF_DIRECTION_LTR);
    TTF_SizeUTF8(slot->font, " ", &slot->sized.pad_px, NULL);
    TTF_SizeUTF8(slot->font, "  ", &slot->sized.pads_px, NULL);
}

/* A free slot; evicts one if necessary. */
static struct slot *
free_slot(struct fonts_open *open)
{
    struct slot *oldest = &open->slots[0];
    for (size_t i = 0; i < OPEN_MAX; i++) {
        struct slot *slot = &open->slots[i];
        if (slot->font == NULL) {
            return slot;
        }
        oldest = slot->used < oldest->used ? slot : oldest;
    }
    TTF_CloseFont(oldest->font);
    *oldest = (struct slot){0};
    return oldest;
}

/* Scripts whose letters touch. Hinting moves each letter separately, which
 * makes steps in the headline of Devanagari and at the joins of Arabic.
 * Elsewhere LIGHT is crisp, and gives the same pixels on every release. */
static bool
joins_letters(const struct fonts_face *face)
{
    uint32_t script = face->scripts[0];
    return script == UNICODE_TAG('A', 'r', 'a', 'b') ||
           script == UNICODE_TAG('D', 'e', 'v', 'a') ||
           script == UNICODE_TAG('B', 'e', 'n', 'g') ||
           script == UNICODE_TAG('G', 'u', 'r', 'u');
}

/* A font of its own on the bytes of the file, which all sizes share. */
static TTF_Font *
open_font(struct fonts_file *file, const struct fonts_face *listed, int size_px)
{
    if (file->bytes == NULL && !read_file(file, listed)) {
        return NULL;
    }
    SDL_RWops *reader = SDL_RWFromConstMem(file->bytes, (int)file->size);
    return reader != NULL
               ? TTF_OpenFontIndexRW(reader, 1, size_px, listed->index)
               : NULL;
}

static struct slot *
open_slot(struct fonts_open *open, int face, int size_px)
{
    const struct fonts_face *listed = &open->list->faces[face];
    struct known *known = &open->known[face];
    TTF_Font *font = open_font(&known->file, listed, size_px);
    if (font == NULL) {
        known->dead = true;
        return NULL;
    }
    TTF_SetFontHinting(font, joins_letters(listed) ? TTF_HINTING_NONE
                                                   : TTF_HINTING_LIGHT);
    TTF_SetFontKerning(font, 1);
    struct slot *slot = free_slot(open);
    *slot = (struct slot){.font = font, .face = face, .size_px = size_px};
    learn_padding(slot);
    return slot;
}

static void
learn_caps(struct known *known, struct slot *slot)
{
    int top = 0;
    bool has = TTF_GlyphIsProvided32(slot->font, 'H') != 0 &&
               TTF_GlyphMetrics32(slot->font, 'H', NULL, NULL, NULL, &top,
                                  NULL) == 0 &&
               top > 0;
    known->cap_ratio = has ? (double)top / PROBE_PX : 0;
}

/* An open slot of FACE at SIZE_PX, or one whose size may be changed: at that of
 * the probe, or where all are in use the one of the face that was used least
 * recently; NULL when there is none. */
static struct slot *
find_slot(struct fonts_open *open, int face, int size_px)
{
    struct slot *probe = NULL;
    struct slot *oldest = NULL;
    size_t used = 0, own = 0;
    for (size_t i = 0; i < OPEN_MAX; i++) {
        struct slot *slot = &open->slots[i];
        used += slot->font != NULL ? 1 : 0;
        if (slot->font == NULL || slot->face != face) {
            continue;
        }
        if (size_px == ANY_SIZE || slot->size_px == size_px) {
            return slot;
        }
        own++;
        probe = slot->size_px == PROBE_PX ? slot : probe;
        oldest = oldest == NULL || slot->used < oldest->used ? slot : oldest;
    }
    bool full = used == OPEN_MAX && own >= OWN_MIN;
    return probe != NULL ? probe : full ? oldest : NULL;
}

/* FACE at SIZE_PX or, with ANY_SIZE, as it is open; NULL when its file cannot
 * be opened. */
static struct slot *
slot_for(struct fonts_open *open, int face, int size_px)
{
    assert(open->thread == SDL_ThreadID());
    struct known *known = &open->known[face];
    struct slot *slot = find_slot(open, face, size_px);
    if (slot == NULL && !known->dead) {
        bool probe = known->cap_ratio < 0 || size_px == ANY_SIZE;
        slot = open_slot(open, face, probe ? PROBE_PX : size_px);
        if (slot != NULL && known->cap_ratio < 0) {
            learn_caps(known, slot);
        }
    }
    if (slot != NULL) {
        if (size_px != ANY_SIZE && slot->size_px != size_px) {
            TTF_SetFontSize(slot->font, size_px);
            slot->size_px = size_px;
            learn_padding(slot);
        }
        slot->used = ++open->clock;
    }
    return slot;
}

bool
fonts_open_sized(struct fonts_open *open, int face, int size_px,
                 struct fonts_sized *sized)
{
    struct slot *slot = slot_for(open, face, size_px);
    if (slot != NULL) {
        *sized = slot->sized;
    }
    return slot != NULL;
}

double
fonts_open_cap_ratio(struct fonts_open *open, int face)
{
    struct known *known = &open->known[face];
    if (known->cap_ratio < 0) {
        slot_for(open, face, ANY_SIZE);
    }
    return known->cap_ratio > 0 ? known->cap_ratio : 0;
}

static const struct coverage *
learn_page(struct fonts_open *open, int face, uint16_t page)
{
    struct slot *slot = slot_for(open, face, ANY_SIZE);
    if (slot == NULL) {
        return NULL;
    }
    struct known *known = &open->known[face];
    known->pages = mem_grow(known->pages, known->page_count, &known->page_cap,
                            sizeof(*known->pages));
    struct coverage *coverage = &known->pages[known->page_count++];
    *coverage = (struct coverage){.page = page};
    for (uint32_t i = 0; i < PAGE_CODES; i++) {
        uint32_t code = page * PAGE_CODES + i;
        if (TTF_GlyphIsProvided32(slot->font, code) != 0) {
            coverage->bits[i / 32] |= 1u << (i % 32);
        }
    }
    return coverage;
}

bool
fonts_open_has(struct fonts_open *open, int face, uint32_t code)
{
    const struct known *known = &open->known[face];
    if (known->dead || code / PAGE_CODES >= CODE_PAGES) {
        return false;
    }
    uint16_t page = (uint16_t)(code / PAGE_CODES);
    const struct coverage *coverage = NULL;
    for (size_t i = 0; i < known->page_count && coverage == NULL; i++) {
        if (known->pages[i].page == page) {
            coverage = &known->pages[i];
        }
    }
    if (coverage == NULL) {
        coverage = learn_page(open, face, page);
    }
    uint32_t bit = code % PAGE_CODES;
    return coverage != NULL && (coverage->bits[bit / 32] >> (bit % 32) & 1);
}

bool
fonts_open_names(struct fonts_open *open, int face, char **family,
                 unsigned *style)
{
    struct slot *slot = slot_for(open, face, ANY_SIZE);
    if (slot == NULL) {
        return false;
    }
    const char *name = TTF_FontFaceFamilyName(slot->font);
    const char *words = TTF_FontFaceStyleName(slot->font);
    *family = mem_string(name != NULL ? name : "");
    *style = fonts_style(words != NULL ? words : "");
    return true;
}
