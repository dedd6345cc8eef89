/* Reading the slides folder's directories. See library_scan.h. */
#include "library_scan.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library_path.h"
#include "mem.h"
#include "path_name.h"
#include "str.h"

static void
add_name(char ***names, size_t *count, size_t *cap, const char *name)
{
    *names = mem_grow(*names, *count, cap, sizeof(**names));
    (*names)[(*count)++] = mem_string(name);
}

static void
free_names(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(names[i]);
    }
    free(names);
}

static void
open_folder(struct scan *scan, const char *folder, int fd)
{
    if (scan->visit != NULL) {
        scan->visit(scan->context, folder, true, fd);
    }
    scan->stream = fdopendir(fd);
    if (scan->stream == NULL) {
        close(fd);
        return;
    }
    free(scan->folder);
    scan->folder = mem_string(folder);
}

bool
scan_begin(struct scan *scan, const char *folder, size_t topics_max,
           scan_visit visit, void *context)
{
    *scan = (struct scan){
        .topics_max = topics_max, .visit = visit, .context = context};
    if (!deck_dir_open(&scan->dir, folder)) {
        return false;
    }
    int fd = openat(scan->dir.fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        open_folder(scan, "", fd);
    }
    if (scan->stream == NULL) {
        int error = errno;
        scan_release(scan);
        errno = error;
        return false;
    }
    return true;
}

static void
add_unread(struct scan *scan, const char *path, int error)
{
    if (scan->unread_count == 0 && !scan->failed) {
        scan->error = error;
    }
    add_name(&scan->unread, &scan->unread_count, &scan->unread_cap, path);
}

static void
cannot_read_topic(struct scan *scan, const char *topic, int error)
{
    if (error == ENOENT || error == ENOTDIR) {
        scan->gone++; /* since its name was read */
        return;
    }
    if (error == ELOOP || error == EXDEV) {
        report_add(&scan->report, topic, 0, REPORT_ERROR, "link-outside",
                   "This folder is a link to another place and is not read. "
                   "Copy the folder itself here.");
        return;
    }
    add_unread(scan, topic, error);
    report_add(&scan->report, topic, 0, REPORT_ERROR, "unreadable",
               "This folder cannot be read (%s). Change its permissions.",
               strerror(error));
}

static void
open_topic(struct scan *scan, const char *topic)
{
    int fd = deck_dir_open_path(&scan->dir, topic, O_RDONLY | O_DIRECTORY);
    struct stat info;
    if (fd < 0 || fstat(fd, &info) != 0) {
        int error = errno;
        if (fd >= 0) {
            close(fd);
        }
        cannot_read_topic(scan, topic, error);
        return;
    }
    if ((uint64_t)info.st_ino == scan->dir.inode &&
        (uint64_t)info.st_dev == scan->dir.device) {
        close(fd);
        report_add(&scan->report, topic, 0, REPORT_ERROR, "link-loop",
                   "This is a link to the folder it is in. Delete it.");
        return;
    }
    open_folder(scan, topic, fd);
    if (scan->stream == NULL) {
        cannot_read_topic(scan, topic, EMFILE);
    }
}

static void
add_file(struct scan *scan, const char *path, enum deck_file_role role,
         const struct stat *info, bool link)
{
    if (scan->count >= SCAN_FILES_MAX) {
        scan->full = true;
        return;
    }
    scan->files =
        mem_grow(scan->files, scan->count, &scan->cap, sizeof(*scan->files));
    struct scan_file *file = &scan->files[scan->count++];
    *file = (struct scan_file){
        .path = mem_string(path), .role = role, .link = link};
    if (info != NULL) {
        file->known = true;
        file->stamp = file_stamp_of(info);
    }
}

/* Whether the folder NAME in the one that is being read holds a file FILE. */
static bool
holds(const struct scan *scan, const char *name, const char *file)
{
    struct str path = {0};
    struct stat info;
    str_addf(&path, "%s/%s", name, file);
    bool found = fstatat(dirfd(scan->stream), path.text, &info,
                         AT_SYMLINK_NOFOLLOW) == 0 &&
                 S_ISREG(info.st_mode);
    str_release(&path);
    return found;
}

/* A folder of topics is a deck, and so is a folder with a deck.txt, but not a
 * topic that contains another copy of it. */
static void
look_for_deck(struct scan *scan, const char *path)
{
    const char *name = path + strlen(scan->folder) + 1;
    if (holds(scan, name, "deck.txt")) {
        add_name(&scan->decks, &scan->deck_count, &scan->deck_cap, path);
    } else if (holds(scan, name, "topic.txt") &&
               !holds(scan, ".", "topic.txt") &&
               strcmp(name, scan->folder) != 0) {
        add_name(&scan->decks, &scan->deck_count, &scan->deck_cap,
                 scan->folder);
    }
}

static void
add_folder(struct scan *scan, const char *path)
{
    if (scan->folder[0] == '\0') {
        add_name(&scan->topics, &scan->topic_count, &scan->topic_cap, path);
        return;
    }
    look_for_deck(scan, path);
    report_add(&scan->report, path, 0, REPORT_WARNING, "folder-too-deep",
               "This folder is inside a topic and is not read. Move its files "
               "one folder up.");
}

static void
refuse_link(struct scan *scan, const char *path, int error)
{
    if (error == ENOENT || error == ENOTDIR) {
        report_add(&scan->report, path, 0, REPORT_ERROR, "link-nowhere",
                   "This is a link to something that does not exist. Delete "
                   "it, or copy the file itself here.");
    } else {
        report_add(&scan->report, path, 0, REPORT_ERROR, "link-outside",
                   "This is a link out of the slides folder and is not "
                   "followed. Copy the file itself here.");
    }
}

/* INFO is what the name is, a link already followed. */
static void
add_entry(struct scan *scan, const char *path, enum deck_file_role role,
          const struct stat *info, bool link)
{
    if (S_ISREG(info->st_mode)) {
        add_file(scan, path, role, info, link);
    } else if (S_ISDIR(info->st_mode)) {
        add_folder(scan, path);
    } else {
        report_add(&scan->report, path, 0, REPORT_ERROR, "not-a-file",
                   "This is neither a file nor a folder but a device, a pipe "
                   "or a socket; it is not opened. Delete it.");
    }
}

static void
add_link(struct scan *scan, const char *path, enum deck_file_role role)
{
    int fd = deck_dir_open_path(&scan->dir, path, O_PATH);
    struct stat info;
    if (fd < 0 || fstat(fd, &info) != 0 || S_ISLNK(info.st_mode)) {
        int error = fd < 0 ? errno : ELOOP;
        if (fd >= 0) {
            close(fd);
        }
        refuse_link(scan, path, error);
        return;
    }
    if (S_ISREG(info.st_mode) && scan->visit != NULL) {
        scan->visit(scan->context, path, false, fd);
    }
    close(fd);
    add_entry(scan, path, role, &info, true);
}

static void
add_dirent(struct scan *scan, const struct dirent *entry)
{
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
        return;
    }
    struct str path = {0};
    if (scan->folder[0] != '\0') {
        str_add(&path, scan->folder);
        str_add(&path, "/");
    }
    str_add(&path, entry->d_name);
    enum deck_file_role role = deck_file_role(path.text);
    struct stat info;
    if (scan->folder[0] != '\0' && strcmp(entry->d_name, "deck.txt") == 0) {
        add_name(&scan->decks, &scan->deck_count, &scan->deck_cap,
                 scan->folder);
    }
    if (role == DECK_ROLE_JUNK) {
        str_release(&path);
        return;
    }
    if (scan->topics_max > 0 && entry->d_type == DT_REG) {
        add_file(scan, path.text, role, NULL, false);
    } else if (fstatat(dirfd(scan->stream), entry->d_name, &info,
                       AT_SYMLINK_NOFOLLOW) == 0) {
        if (S_ISLNK(info.st_mode)) {
            add_link(scan, path.text, role);
        } else {
            add_entry(scan, path.text, role, &info, false);
        }
    } else if (errno == ENOENT) {
        scan->gone++;
    } else {
        int error = errno;
        add_unread(scan, path.text, error);
        report_add(&scan->report, path.text, 0, REPORT_ERROR, "unreadable",
                   "This cannot be accessed (%s). Change its permissions.",
                   strerror(error));
    }
    str_release(&path);
}

static int
compare_topics(const void *left, const void *right)
{
    return deck_order(*(char *const *)left, *(char *const *)right);
}

/* All topics are named by now. */
static void
cut_topics(struct scan *scan)
{
    if (scan->topics_max == 0 || scan->topic_count == 0) {
        return;
    }
    qsort(scan->topics, scan->topic_count, sizeof(*scan->topics),
          compare_topics);
    while (scan->topic_count > scan->topics_max) {
        free(scan->topics[--scan->topic_count]);
        scan->cut = true;
    }
}

/* The folder being read has ended, with ERROR if it is not 0. */
static void
end_folder(struct scan *scan, int error)
{
    closedir(scan->stream);
    scan->stream = NULL;
    bool top = scan->folder[0] == '\0';
    if (error == 0 && top) {
        cut_topics(scan);
    } else if (error != 0 && top) {
        scan->failed = true;
        scan->error = error;
    } else if (error != 0) {
        cannot_read_topic(scan, scan->folder, error);
    }
}

static int
compare_paths(const void *left, const void *right)
{
    const struct scan_file *a = left, *b = right;
    return strcmp(a->path, b->path);
}

/* A name that moves while its folder is read may be read twice. */
static void
drop_doubles(struct scan *scan)
{
    size_t kept = 0;
    for (size_t i = 0; i < scan->count; i++) {
        if (kept > 0 &&
            compare_paths(&scan->files[kept - 1], &scan->files[i]) == 0) {
            free(scan->files[i].path);
        } else {
            scan->files[kept++] = scan->files[i];
        }
    }
    scan->count = kept;
}

static int
compare_decks(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Other findings about the contents of FOLDER follow from its location. */
static void
drop_inside(struct report *report, const char *folder)
{
    char **paths = mem_new(report->count, sizeof(*paths));
    size_t count = 0;
    for (size_t i = 0; i < report->count; i++) {
        if (path_is_inside(report->findings[i].path, folder)) {
            paths[count++] = mem_string(report->findings[i].path);
        }
    }
    report_drop(report, paths, count);
    free_names(paths, count);
}

/* Whether there is a deck outside of the folder DECK; a deck.txt alone is none.
 */
static bool
is_beside_deck(const struct scan *scan, const char *deck)
{
    for (size_t i = 0; i < scan->count; i++) {
        enum deck_file_role role = scan->files[i].role;
        bool part = role == DECK_ROLE_TOPIC || role == DECK_ROLE_SLIDE ||
                    role == DECK_ROLE_PICTURE;
        if (part && !path_is_inside(scan->files[i].path, deck)) {
            return true;
        }
    }
    return false;
}

/* The slides are in a subfolder of the slides folder, as after unpacking an
 * archive or copying a folder; or somebody keeps a second deck here. */
static void
report_deck(struct scan *scan, const char *deck)
{
    const char *folder = scan->dir.folder;
    size_t len = strlen(folder);
    while (len > 1 && folder[len - 1] == '/') {
        len--;
    }
    const char *slash = memrchr(folder, '/', len > 1 ? len : 0);
    const char *name = slash != NULL ? slash + 1 : folder;
    int size = (int)(len - (size_t)(name - folder));
    drop_inside(&scan->report, deck);
    if (is_beside_deck(scan, deck)) {
        report_add(&scan->report, deck, 0, REPORT_WARNING, "nested-deck",
                   "This folder is a whole show of its own and is not shown. "
                   "Move it out of “%.*s”.",
                   size, name);
    } else {
        report_add(&scan->report, deck, 0, REPORT_ERROR, "nested-deck",
                   "The slides are %s too deep, in “%.*s/%s”. Move the files "
                   "in that folder up into “%.*s”.",
                   strchr(deck, '/') == NULL ? "one folder" : "two folders",
                   size, name, deck, size, name);
    }
}

static void
report_decks(struct scan *scan)
{
    if (scan->deck_count == 0) {
        return;
    }
    qsort(scan->decks, scan->deck_count, sizeof(*scan->decks), compare_decks);
    for (size_t i = 0, last = 0; i < scan->deck_count; i++) {
        if (i == 0 || !path_is_inside(scan->decks[i], scan->decks[last])) {
            report_deck(scan, scan->decks[i]);
            last = i;
        }
    }
}

static void
finish(struct scan *scan)
{
    report_decks(scan);
    if (scan->count > 1) {
        qsort(scan->files, scan->count, sizeof(*scan->files), compare_paths);
        drop_doubles(scan);
    }
    if (scan->full) {
        report_add(&scan->report, "", 0, REPORT_ERROR, "too-many-files",
                   "There are more than %d files here; some are not shown. "
                   "Move files that are not slides to another place.",
                   SCAN_FILES_MAX);
    }
}

bool
scan_step(struct scan *scan, size_t entries)
{
    for (size_t i = 0; i < entries; i++) {
        if (scan->stream == NULL && scan->topic_next < scan->topic_count) {
            open_topic(scan, scan->topics[scan->topic_next++]);
            continue;
        }
        if (scan->stream == NULL || scan->failed || scan->full) {
            finish(scan);
            return true;
        }
        errno = 0;
        const struct dirent *entry = readdir(scan->stream);
        if (entry != NULL) {
            add_dirent(scan, entry);
        } else {
            end_folder(scan, errno);
        }
    }
    return false;
}

void
scan_release(struct scan *scan)
{
    if (scan->stream != NULL) {
        closedir(scan->stream);
    }
    for (size_t i = 0; i < scan->count; i++) {
        free(scan->files[i].path);
    }
    free(scan->files);
    free_names(scan->topics, scan->topic_count);
    free_names(scan->decks, scan->deck_count);
    free_names(scan->unread, scan->unread_count);
    report_release(&scan->report);
    free(scan->folder);
    deck_dir_close(&scan->dir);
    *scan = (struct scan){.dir = {.fd = -1}};
}
