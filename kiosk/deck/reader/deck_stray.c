/* Finds files that were not meant to be shown: copies made by sync programs and
 * people, misnamed translations, notes, leftover pictures. See deck_stray.h. */
#include "deck_stray.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "path_alike.h"
#include "path_copy.h"
#include "path_name.h"
#include "path_role.h"
#include "str.h"
#include "stray_languages.h"
#include "stray_names.h"

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
mark_copy(struct deck_source *source, enum path_copy mark,
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
    struct path_name name = path_name_of(source->path);
    struct str better = {0};
    if (of != NULL) {
        str_add(&better, path_name_of(of->path).base);
    } else {
        str_add_bytes(&better, rest->text, rest->len);
        str_add(&better, name.base + name.stem_len);
    }
    source->better = str_take(&better);
    source->beside = of != NULL;
}

/* Strips marks from STEM until another file has that name. BEHIND: the language
 * that followed the marks, or "". */
static void
find_copied(const struct stray_names *names, struct deck_source *source,
            struct path_part stem, const char *behind)
{
    enum path_copy mark;
    while (source->stray == STRAY_NONE &&
           (mark = path_copy_take(&stem)) != PATH_NO_COPY) {
        char lang[DECK_LANG_SIZE];
        stem = stray_name_bare(stem);
        char *id = stray_name_read(names->deck, stem.text, stem.len, lang);
        const struct deck_source *of = stray_names_find(
            names, id, lang[0] == '\0' ? behind : lang, source);
        mark_copy(source, mark, of, &stem);
        free(id);
    }
}

static void
check_copy(const struct stray_names *names, struct deck_source *source)
{
    struct path_name name = path_name_of(source->path);
    char lang[DECK_LANG_SIZE];
    if (source->used) {
        return; /* a slide uses it */
    }
    struct path_part stem = {name.base, name.stem_len};
    find_copied(names, source, stem, "");
    stem.len = path_language(name.base, name.stem_len, names->deck->languages,
                             names->deck->language_count, lang);
    if (stem.len < name.stem_len) {
        find_copied(names, source, stem, lang);
    }
}

/* ---- notes ---- */

/* Whether the name of a text says that it is not for patients. */
static bool
is_note_name(const char *base, size_t len)
{
    static const char words[] =
        "note\0notes\0todo\0to-do\0to do\0password\0passwords\0passwort\0wifi\0"
        "wlan\0info\0infos\0information\0changelog\0changes\0log\0license\0"
        "licence\0copyright\0contacts\0instructions\0manual\0anleitung\0notiz\0"
        "notizen\0merkzettel\0liesmich\0lesmich\0notas\0nota\0apuntes\0leeme\0"
        "léeme\0lisezmoi\0contraseña\0contraseñas\0draft\0drafts\0untitled\0"
        "ideas\0backup\0list\0links\0index\0memo\0neues textdokument\0"
        "new text document\0nuevo documento de texto\0";
    char *name = mem_copy(base, len);
    bool found = false;
    for (const char *word = words; !found && word + 1 < words + sizeof(words);
         word += strlen(word) + 1) {
        found = path_compare_alike(name, word) == 0;
    }
    free(name);
    return found;
}

/* A text without title and head, which can only be a note. Beside deck.txt,
 * where topics are folders, any such text is one; in a topic it may be a slide
 * that lacks its title, unless its name says otherwise. */
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

/* The line in which VERSION asks for a missing picture, or mentions NAME in its
 * text, which shows no picture. 0 if there is none. */
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

/* Whether FILE is a slide that cannot be read in any language. */
static bool
is_unread(const struct stray_names *names, const struct stray_name *file)
{
    const struct deck_version *version = file->source->version;
    if (!version->broken || version->title.len > 0 ||
        version->block_count > 0) {
        return false;
    }
    const struct deck_source *other =
        stray_names_find(names, file->id, NULL, file->source);
    return other == NULL || other->version->broken;
}

/* An unused picture may belong to a slide of the folder that cannot be read, or
 * that asks for a picture by a wrong name. */
static void
check_waiting(const struct stray_names *names, struct deck_source *source)
{
    const char *name = path_name_of(source->path).base;
    if (source->role != DECK_ROLE_PICTURE || source->used ||
        source->stray != STRAY_NONE || deck_file_has_pages(source->path)) {
        return;
    }
    for (size_t i = 0; i < names->count; i++) {
        const struct stray_name *file = &names->items[i];
        const struct deck_version *version = file->source->version;
        if (version == NULL || file->source->keys_only ||
            file->source->left_out) {
            continue;
        }
        int line = line_of_mistake(version, name);
        if (line > 0 || is_unread(names, file)) {
            source->stray = STRAY_WAITING;
            source->left_out = true;
            source->waits_for = file->source->path;
            source->waits_line = line;
            return;
        }
    }
}

/* A picture whose slide was removed goes with it, unless a file of keys makes
 * it a slide. */
static void
check_left_over(const struct stray_names *names, const struct stray_name *file)
{
    struct deck_source *source = file->source;
    if (!source->shown_before || source->used || source->stray != STRAY_NONE) {
        return;
    }
    for (size_t i = 0; i < names->count; i++) {
        const struct stray_name *other = &names->items[i];
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
    struct stray_names names;
    stray_names_init(&names, deck, first, count);
    for (size_t i = 0; i < names.count; i++) {
        check_copy(&names, names.items[i].source);
    }
    stray_languages_find(&names);
    for (size_t i = 0; i < names.count; i++) {
        check_note(names.items[i].source, flat);
    }
    for (size_t i = 0; i < names.count; i++) {
        check_waiting(&names, names.items[i].source);
        check_left_over(&names, &names.items[i]);
    }
    stray_names_release(&names);
}

/* ---- what staff are told ---- */

static void
report_conflict(const struct deck_source *source, struct report *report)
{
    if (source->beside) {
        report_add(report, source->path, 0, REPORT_WARNING, "conflict-file",
                   "A sync program made this file when “%s” was changed in "
                   "two places. It is not shown. Copy what is right in it to "
                   "“%s”, then delete it.",
                   source->better, source->better);
    } else {
        report_add(report, source->path, 0, REPORT_ERROR, "conflict-file",
                   "A sync program made this file when two people changed "
                   "“%s”, which is no longer there. Neither is shown. If this "
                   "is the right one, call it “%s”; otherwise delete it.",
                   source->better, source->better);
    }
}

static void
report_language(const struct deck_source *source, struct report *report)
{
    const char *name =
        source->lang_name != NULL ? source->lang_name : "a translation";
    if (!source->left_out) {
        report_add(report, source->path, 0, REPORT_WARNING, "wrong-language",
                   "If this is %s, the first language, call it “%s”: then its "
                   "translations are found.",
                   name, source->better);
    } else if (*name == '\0') {
        report_add(report, source->path, 0, REPORT_ERROR, "wrong-language",
                   "If this is a translation, its name has to end like “%s” "
                   "(for Spanish); otherwise give it another name. Until then "
                   "it is shown to nobody.",
                   source->better);
    } else if (source->beside) {
        report_add(report, source->path, 0, REPORT_WARNING, "wrong-language",
                   "This seems to be %s, and there is also “%s”. Delete one "
                   "of the two; this one is shown to nobody.",
                   name, source->better);
    } else {
        report_add(report, source->path, 0, REPORT_ERROR, "wrong-language",
                   "If this is %s, call it “%s”. Until then it is shown to "
                   "nobody.",
                   name, source->better);
    }
}

static void
report_waiting(const struct deck_source *source, struct report *report)
{
    struct report_cause cause = {.path = source->waits_for,
                                 .line = source->waits_line};
    report_add_after(report, cause, source->path, 0, REPORT_WARNING,
                     "waiting-picture",
                     "This picture is not a slide of its own, because it may "
                     "belong to “%s”, which has a mistake.",
                     path_name_of(source->waits_for).base);
}

void
deck_stray_report(const struct deck_source *source, struct report *report)
{
    const char *base = path_name_of(source->path).base;
    switch (source->stray) {
    case STRAY_NONE:
        break;
    case STRAY_CONFLICT:
        report_conflict(source, report);
        break;
    case STRAY_COPY:
        report_add(report, source->path, 0, REPORT_WARNING, "copy",
                   "This looks like a copy of “%s”, and both are shown. Delete "
                   "one, or give this one a name that says what is in it.",
                   source->better);
        break;
    case STRAY_SPARE:
        report_add(report, source->path, 0, REPORT_WARNING, "copy",
                   "This looks like a copy of “%s”, which a slide shows, so "
                   "it is not a slide of its own. Delete it.",
                   source->better);
        break;
    case STRAY_LANGUAGE:
        report_language(source, report);
        break;
    case STRAY_WAITING:
        report_waiting(source, report);
        break;
    case STRAY_LEFT_OVER:
        report_add(report, source->path, 0, REPORT_WARNING, "left-over",
                   "The slide that showed this picture is gone, so it is not "
                   "shown either. Delete it; or, if it should be a slide of "
                   "its own, give it another name.");
        break;
    case STRAY_NOTE:
        report_add(report, source->path, 0, REPORT_ERROR, "missing-title",
                   "“%s” is treated as a slide, but has no title. If it is "
                   "not one, move it out of the slides folder; if it is one, "
                   "write its title on a line that begins with “# ”.",
                   base);
        break;
    }
}
