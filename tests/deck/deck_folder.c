/* A folder through the reader. See deck_folder.h. */
#include "deck_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "deck_reader.h"
#include "path_role.h"

bool
deck_folder_file(const char *path, struct str *bytes)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    char part[4096];
    size_t len;
    while ((len = fread(part, 1, sizeof(part), file)) > 0) {
        str_add_bytes(bytes, part, len);
    }
    fclose(file);
    return true;
}

static void
add_file(struct deck_reader *reader, const char *folder, const char *path,
         struct report *report)
{
    struct str full = {0}, bytes = {0};
    str_addf(&full, "%s/%s", folder, path);
    assert_true(deck_folder_file(full.text, &bytes));
    struct deck_file file = {
        .path = path, .len = bytes.len, .size_bytes = bytes.len};
    enum deck_file_role role = deck_file_role(path);
    /* A PDF here is nothing but its words, if it has form feeds. */
    bool pages = deck_file_has_pages(path) && bytes.len > 0 &&
                 memchr(bytes.text, '\f', bytes.len) != NULL;
    if (role <= DECK_ROLE_SLIDE || pages) {
        file.bytes = bytes.text != NULL ? bytes.text : "";
    }
    deck_reader_add(reader, &file, report);
    str_release(&full);
    str_release(&bytes);
}

static void
add_folder(struct deck_reader *reader, const char *root, const char *inside,
           struct report *report)
{
    struct str path = {0};
    str_addf(&path, "%s/%s", root, inside);
    struct dirent **entries;
    int count = scandir(path.text, &entries, NULL, alphasort);
    assert_true(count >= 0);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        struct str child = {0};
        str_addf(&child, "%s%s%s", inside, inside[0] != '\0' ? "/" : "", name);
        if (strcmp(child.text, "deck.txt") == 0) {
            /* was read first */
        } else if (entries[i]->d_type != DT_DIR) {
            add_file(reader, root, child.text, report);
        } else if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
            add_folder(reader, root, child.text, report);
        }
        str_release(&child);
        free(entries[i]);
    }
    free(entries);
    str_release(&path);
}

struct deck *
deck_folder_read(const char *folder, struct report *report)
{
    struct deck_reader *reader = deck_reader_new();
    struct str deck = {0};
    str_addf(&deck, "%s/deck.txt", folder);
    if (access(deck.text, F_OK) == 0) {
        add_file(reader, folder, "deck.txt", report);
    }
    str_release(&deck);
    add_folder(reader, folder, "", report);
    return deck_reader_finish(reader, report);
}
