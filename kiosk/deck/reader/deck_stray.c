/* Files that nobody meant to show, by their names: what sync programs and
 * people copy, translations with the language in the wrong place, notes. See
 * deck_stray.h. */
#include "deck_stray.h"

#include <stdlib.h>
#include <string.h>

#include "deck_source.h"
#include "stray_languages.h"
#include "stray_names.h"
#include "mem.h"
#include "path_alike.h"
#include "path_copy.h"
#include "path_name.h"
#include "path_role.h"
#include "str.h"

char *
stray_read_name(const struct deck *deck, const char *stem, size_t len,
                char lang[DECK_LANG_SIZE])
{
    size_t rest =
        path_language(stem, len, deck->languages, deck->language_count, lang);
    if (rest == len || strcmp(lang, deck->languages[0]) == 0) {
        lang[0] = '\0';
    }
    return path_id(stem, rest);
}

static int
compare_named(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    order = order != 0 ? order : strcmp(a->lang, b->lang);
    return order != 0 ? order
                      : (a->source > b->source) - (a->source < b->source);
}

static bool
may_be_shown(const struct deck_source *source)
{
    return source->version != NULL || source->role == DECK_ROLE_PICTURE;
}

static void
folder_init(struct folder *folder, const struct deck *deck,
            struct deck_source *first, size_t count)
{
    *folder = (struct folder){.deck = deck,
                              .files = mem_new(count, sizeof(*folder->files))};
    for (size_t i = 0; i < count; i++) {
        if (!may_be_shown(&first[i])) {
            continue;
        }
        struct path_name name = path_name_of(first[i].path);
        struct named *file = &folder->files[folder->count++];
        file->source = &first[i];
        file->id = stray_read_name(deck, name.base, name.stem_len, file->lang);
    }
    if (folder->count > 0) {
        qsort(folder->files, folder->count, sizeof(*folder->files),
              compare_named);
    }
}

static void
folder_release(struct folder *folder)
{
    for (size_t i = 0; i < folder->count; i++) {
        free(folder->files[i].id);
    }
    free(folder->files);
}

const struct deck_source *
stray_find(const struct folder *folder, const char *id, const char *lang,
           const struct deck_source *of)
{
    size_t low = 0, high = folder->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(folder->files[middle].id, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < folder->count && strcmp(folder->files[low].id, id) == 0;
         low++) {
        const struct named *file = &folder->files[low];
        if (file->source != of && file->source->role == of->role &&
            (lang == NULL || strcmp(file->lang, lang) == 0)) {
            return file->source;
        }
    }
    return NULL;
}

/* ---- copies ---- */

static bool
same_title(const struct deck_source *a, const struct deck_source *b)
{
    return a->version != NULL && b->version != NULL &&
           a->version->title.len > 0 &&
           strcmp(a->version->title.text, b->version->title.text) == 0;
}

static bool
is_conflict(enum path_copy mark, const struct deck_source *source,
            const struct deck_source *of)
{
    return mark == PATH_CONFLICT ||
           (mark == PATH_CONFLICT_BESIDE && of != NULL) ||
           (mark == PATH_CONFLICT_TWIN && of != NULL && same_title(source, of));
}

static void
settle_copy(struct deck_source *source, enum path_copy mark,
            const struct deck_source *of, const struct path_part *rest)
{
    if (is_conflict(mark, source, of)) {
        source->stray = STRAY_CONFLICT;
        source->left_out = true;
    } else if (mark == PATH_COPY && of != NULL) {
        bool spare = source->role == DECK_ROLE_PICTURE && of->used;
        source->stray = spare ? STRAY_SPARE : STRAY_COPY;
        source->left_out = spare;
    } else {
        return;
    }
    const char *base = path_name_of(source->path).base;
    struct str name = {0};
    str_add_bytes(&name, rest->text, rest->len);
    str_add(&name, base + path_name_of(source->path).stem_len);
    char *better = str_take(&name);
    source->better = of != NULL ? mem_string(path_name_of(of->path).base)
                                : mem_string(better);
    source->beside = of != NULL;
    free(better);
}

/* Takes marks off STEM until it is the name of another file. LANG: the
 * language that stood behind the marks; "" none. */
static void
find_copied(const struct folder *folder, struct deck_source *source,
            struct path_part stem, const char *behind)
{
    static const char *const endings[] = {".md", ".txt", NULL};
    enum path_copy mark;
    while (source->stray == STRAY_NONE &&
           (mark = path_copy_take(&stem)) != PATH_NO_COPY) {
        char lang[DECK_LANG_SIZE];
        for (const char *const *ending = endings; *ending != NULL; ending++) {
            stem.len -= path_ends_with(stem.text, stem.len, *ending)
                            ? strlen(*ending)
                            : 0;
        }
        char *id = stray_read_name(folder->deck, stem.text, stem.len, lang);
        const struct deck_source *of =
            stray_find(folder, id, lang[0] == '\0' ? behind : lang, source);
        settle_copy(source, mark, of, &stem);
        free(id);
    }
}

static void
check_copy(const struct folder *folder, struct deck_source *source)
{
    struct path_name name = path_name_of(source->path);
    char lang[DECK_LANG_SIZE];
    if (source->used) {
        return; /* somebody means it */
    }
    struct path_part stem = {name.base, name.stem_len};
    find_copied(folder, source, stem, "");
    stem.len = path_language(name.base, name.stem_len, folder->deck->languages,
                             folder->deck->language_count, lang);
    if (stem.len < name.stem_len) {
        find_copied(folder, source, stem, lang);
    }
}

/* ---- notes ---- */

/* Whether the name of a text says that it is none for patients. */
static bool
is_note_name(const char *base, size_t len)
{
    static const char *const words[] = {"note",
                                        "notes",
                                        "todo",
                                        "to-do",
                                        "to do",
                                        "password",
                                        "passwords",
                                        "passwort",
                                        "wifi",
                                        "wlan",
                                        "info",
                                        "infos",
                                        "information",
                                        "changelog",
                                        "changes",
                                        "log",
                                        "license",
                                        "licence",
                                        "copyright",
                                        "contacts",
                                        "instructions",
                                        "manual",
                                        "anleitung",
                                        "notiz",
                                        "notizen",
                                        "merkzettel",
                                        "liesmich",
                                        "lesmich",
                                        "notas",
                                        "nota",
                                        "apuntes",
                                        "leeme",
                                        "léeme",
                                        "lisezmoi",
                                        "contraseña",
                                        "contraseñas",
                                        "draft",
                                        "drafts",
                                        "untitled",
                                        "ideas",
                                        "backup",
                                        "list",
                                        "links",
                                        "index",
                                        "memo",
                                        "neues textdokument",
                                        "new text document",
                                        "nuevo documento de texto"};
    char *name = mem_copy(base, len);
    bool found = false;
    for (size_t i = 0; !found && i < sizeof(words) / sizeof(words[0]); i++) {
        found = path_compare_alike(name, words[i]) == 0;
    }
    free(name);
    return found;
}

/* A text without a title and without a head, which only says to staff what they
 * wrote down there. Beside deck.txt, where topics are folders, any such text is
 * one; in a topic it may be a slide whose title was forgotten, unless its name
 * says otherwise. */
static void
check_note(struct deck_source *source, bool flat)
{
    struct path_name name = path_name_of(source->path);
    const struct deck_version *version = source->version;
    if (source->stray != STRAY_NONE || version == NULL || !version->broken ||
        version->title.len > 0 || version->kind != DECK_KIND_NONE ||
        version->source != NULL || version->reviewed.year != 0) {
        return;
    }
    bool top = name.folder_len == 0;
    if ((top && !flat) || is_note_name(name.base, name.stem_len)) {
        source->stray = STRAY_NOTE;
        source->left_out = true;
    }
}

/* ---- pictures ---- */

/* The line in which VERSION asks for a picture that is not there, or has NAME
 * among its words: that is no way to ask for it. 0 when it has none. */
static int
line_of_mistake(const struct deck_version *version, const char *name)
{
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        bool missing = block->type == DECK_PICTURE && !block->picture.found &&
                       block->picture.page == 0 &&
                       strcasestr(block->picture.file, ".pdf") == NULL &&
                       !path_is_remote(block->picture.file);
        if (missing || (block->text.text != NULL &&
                        strcasestr(block->text.text, name) != NULL)) {
            return block->line;
        }
    }
    return 0;
}

/* Whether FILE is a slide of which nothing can be read, in no language. */
static bool
is_unread(const struct folder *folder, const struct named *file)
{
    const struct deck_version *version = file->source->version;
    if (!version->broken || version->title.len > 0 ||
        version->block_count > 0) {
        return false;
    }
    const struct deck_source *other =
        stray_find(folder, file->id, NULL, file->source);
    return other == NULL || other->version->broken;
}

/* A picture that no slide shows may belong to one of the folder that cannot be
 * read, or that asks for a picture by a wrong name. */
static void
check_waiting(const struct folder *folder, struct deck_source *source)
{
    const char *name = path_name_of(source->path).base;
    if (source->role != DECK_ROLE_PICTURE || source->used ||
        source->stray != STRAY_NONE || deck_file_has_pages(source->path)) {
        return;
    }
    for (size_t i = 0; i < folder->count; i++) {
        const struct named *file = &folder->files[i];
        const struct deck_version *version = file->source->version;
        if (version == NULL || file->source->keys_only ||
            file->source->left_out) {
            continue;
        }
        int line = line_of_mistake(version, name);
        if (line > 0 || is_unread(folder, file)) {
            source->stray = STRAY_WAITING;
            source->left_out = true;
            source->waits_for = file->source->path;
            source->waits_line = line;
            return;
        }
    }
}

/* A picture whose slide has gone goes with it, unless a file of keys beside it
 * says that it is a slide now. */
static void
check_left_over(const struct folder *folder, const struct named *file)
{
    struct deck_source *source = file->source;
    if (!source->shown_before || source->used || source->stray != STRAY_NONE) {
        return;
    }
    for (size_t i = 0; i < folder->count; i++) {
        const struct named *other = &folder->files[i];
        if (other->source->keys_only && strcmp(other->id, file->id) == 0) {
            return;
        }
    }
    source->stray = STRAY_LEFT_OVER;
    source->left_out = true;
}

/* ---- all of a folder ---- */

void
deck_stray_find(struct deck_source *first, size_t count,
                const struct deck *deck, bool flat)
{
    struct folder folder;
    folder_init(&folder, deck, first, count);
    for (size_t i = 0; i < folder.count; i++) {
        check_copy(&folder, folder.files[i].source);
    }
    stray_find_languages(&folder);
    for (size_t i = 0; i < folder.count; i++) {
        check_note(folder.files[i].source, flat);
    }
    for (size_t i = 0; i < folder.count; i++) {
        check_waiting(&folder, folder.files[i].source);
        check_left_over(&folder, &folder.files[i]);
    }
    folder_release(&folder);
}
