/* Which faces there are. See fonts_list.h. */
#include "fonts_list.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "measure.h"
#include "mem.h"
#include "str.h"
#include "unicode.h"

static struct fonts_face *
add_face(struct fonts_list *list)
{
    list->faces =
        mem_grow(list->faces, list->count, &list->cap, sizeof(*list->faces));
    struct fonts_face *face = &list->faces[list->count++];
    *face = (struct fonts_face){0};
    return face;
}

static char *
joined(const char *folder, const char *name)
{
    struct str path = {0};
    str_addf(&path, "%s/%s", folder, name);
    return str_take(&path);
}

static bool
is_font_file(const char *name)
{
    static const char *const endings[] = {".ttf", ".otf", ".ttc"};
    const char *dot = strrchr(name, '.');
    if (dot == NULL || dot == name) {
        return false; /* "._x.ttf" of a Mac is told by the dot in front */
    }
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (name[0] != '.' && strcasecmp(dot, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

static int
only_font_files(const struct dirent *entry)
{
    return is_font_file(entry->d_name);
}

/* The faces of staff, by name so that the order does not hang on the disk. */
static void
add_staff_faces(struct fonts_list *list, const char *folder)
{
    struct dirent **files = NULL;
    int count = scandir(folder, &files, only_font_files, alphasort);
    for (int i = 0; i < count; i++) {
        struct fonts_face *face = add_face(list);
        face->path = joined(folder, files[i]->d_name);
        face->family = mem_string(files[i]->d_name);
        face->staff = true;
        free(files[i]);
    }
    free(files);
}

/* Cuts the next field off *REST: the text before '|' without the spaces
 * around it, "" when there is no more. */
static char *
next_field(char **rest)
{
    char *field = *rest;
    char *bar = strchr(field, '|');
    *rest = bar != NULL ? bar + 1 : field + strlen(field);
    if (bar != NULL) {
        *bar = '\0';
    }
    field += strspn(field, " \t");
    size_t len = strlen(field);
    while (len > 0 && strchr(" \t\r\n", field[len - 1]) != NULL) {
        len--;
    }
    field[len] = '\0';
    return field;
}

unsigned
fonts_style(const char *words)
{
    bool bold =
        strcasestr(words, "bold") != NULL || strcasestr(words, "black") != NULL;
    bool italic = strcasestr(words, "italic") != NULL ||
                  strcasestr(words, "oblique") != NULL;
    return (bold ? FACE_BOLD : 0u) | (italic ? FACE_ITALIC : 0u);
}

/* "Hani Hira zh-Hans": four letters with a capital are a script, the rest
 * languages. */
static void
set_uses(struct fonts_face *face, char *uses)
{
    size_t scripts = 0, langs = 0;
    char *rest = NULL;
    for (char *word = strtok_r(uses, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        bool script = strlen(word) == 4 && word[0] >= 'A' && word[0] <= 'Z';
        if (script && scripts < FONTS_USES_MAX) {
            face->scripts[scripts++] =
                UNICODE_TAG((unsigned char)word[0], (unsigned char)word[1],
                            (unsigned char)word[2], (unsigned char)word[3]);
        } else if (!script && langs < FONTS_USES_MAX) {
            snprintf(face->langs[langs++], FONTS_LANG_SIZE, "%s", word);
        }
    }
}

static void
add_line(struct fonts_list *list, char *line, const char *folder)
{
    char *rest = line;
    char *family = next_field(&rest);
    char *file = next_field(&rest);
    char *uses = next_field(&rest);
    char *style = next_field(&rest);
    if (family[0] == '#' || family[0] == '\0' || file[0] == '\0') {
        return;
    }
    char *hash = strrchr(file, '#');
    long index = hash != NULL ? strtol(hash + 1, NULL, 10) : 0;
    if (hash != NULL) {
        *hash = '\0';
    }
    char *path = file[0] == '/' ? mem_string(file) : joined(folder, file);
    if (access(path, R_OK) != 0) {
        free(path);
        return;
    }
    struct fonts_face *face = add_face(list);
    face->family = mem_string(family);
    face->path = path;
    face->index = index;
    face->style = fonts_style(style);
    set_uses(face, uses);
}

void
fonts_list_init(struct fonts_list *list, const char *folder)
{
    *list = (struct fonts_list){0};
    add_staff_faces(list, folder);
    char *path = joined(folder, "fonts.txt");
    FILE *file = fopen(path, "re");
    free(path);
    if (file == NULL) {
        return;
    }
    char *line = NULL;
    size_t cap = 0;
    while (getline(&line, &cap, file) >= 0) {
        add_line(list, line, folder);
    }
    free(line);
    fclose(file);
}

void
fonts_list_release(struct fonts_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->faces[i].family);
        free(list->faces[i].path);
    }
    free(list->faces);
}
