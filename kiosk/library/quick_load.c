/* A few slides of each topic. See quick_load.h. */
#include "quick_load.h"

#include <stdlib.h>
#include <string.h>

#include "deck_reader.h"
#include "library_reader.h"
#include "library_files.h"
#include "library_shown.h"
#include "path_name.h"

/* The first few files of a kind, in natural order, without sorting 10,000 names
 * for the sake of 48. */
struct firsts {
    const struct scan_file *files[QUICK_LOAD_SLIDES];
    size_t count, max;
};

struct quick {
    const struct scan *scan;
    const struct library_options *options;
    struct deck_reader *reader;
    struct report *report;
    size_t slides_left;
};

static void
add_first(struct firsts *firsts, const struct scan_file *file)
{
    size_t at = firsts->count;
    if (at == firsts->max) {
        if (at == 0 ||
            deck_order(firsts->files[at - 1]->path, file->path) < 0) {
            return;
        }
        at--;
    } else {
        firsts->count++;
    }
    for (; at > 0 && deck_order(firsts->files[at - 1]->path, file->path) > 0;
         at--) {
        firsts->files[at] = firsts->files[at - 1];
    }
    firsts->files[at] = file;
}

/* The text of FILE, or the words of a PDF, or NULL: it has none, or takes too
 * long. False when it cannot be read. */
static bool
read_file(const struct quick *quick, const struct scan_file *file,
          const struct file_stamp *stamp, char **bytes, size_t *len)
{
    const struct deck_dir *dir = &quick->scan->dir;
    *bytes = NULL;
    *len = 0;
    if (file_role_is_text(file->role)) {
        return deck_dir_read(dir, file->path, DECK_FILE_BYTES_MAX + 1, stamp,
                             bytes, len);
    }
    return !words_wanted(quick->options, file->path) ||
           words_ask(quick->options, dir, file->path, stamp, true,
                     FILES_WORDS_BYTES, bytes, len) != WORDS_FAILED;
}

/* Unreadable files are left to the full load. */
static void
add_file(struct quick *quick, const struct scan_file *file)
{
    const struct deck_dir *dir = &quick->scan->dir;
    struct file_stamp stamp = file->stamp;
    char *bytes;
    size_t len;
    if (!file->known && !deck_dir_stat(dir, file->path, &stamp)) {
        return;
    }
    if (stamp.size_bytes == 0 ||
        !read_file(quick, file, &stamp, &bytes, &len)) {
        return;
    }
    struct deck_file read = {.path = file->path,
                             .bytes = bytes,
                             .len = len,
                             .size_bytes = stamp.size_bytes,
                             .modified_ns = stamp.modified_ns};
    deck_reader_add(quick->reader, &read, quick->report);
    free(bytes);
}

/* The first file that does not sort before all that is in TOPIC. */
static size_t
topic_start(const struct scan *scan, const char *topic)
{
    size_t low = 0, high = scan->count, len = strlen(topic);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *path = scan->files[middle].path;
        int order = strncmp(path, topic, len);
        if (order < 0 || (order == 0 && (unsigned char)path[len] < '/')) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool
is_in(const char *path, const char *topic)
{
    size_t len = strlen(topic);
    return len == 0 ? strchr(path, '/') == NULL
                    : strncmp(path, topic, len) == 0 && path[len] == '/';
}

/* Up to MAX slides of TOPIC ("" for the files beside deck.txt) and as many
 * pictures, and what says how they are shown. */
static void
add_topic(struct quick *quick, const char *topic, size_t max)
{
    const struct scan *scan = quick->scan;
    struct firsts slides = {.max = max}, pictures = {.max = max};
    slides.max = max < quick->slides_left ? max : quick->slides_left;
    bool top = topic[0] == '\0';
    size_t i = top ? 0 : topic_start(scan, topic);
    for (; i < scan->count && (top || is_in(scan->files[i].path, topic)); i++) {
        const struct scan_file *file = &scan->files[i];
        if (!is_in(file->path, topic)) {
            continue;
        }
        if (file->role == DECK_ROLE_SLIDE) {
            add_first(&slides, file);
        } else if (file->role == DECK_ROLE_PICTURE) {
            add_first(&pictures, file);
        } else if (file_role_is_text(file->role)) {
            add_file(quick, file);
        }
    }
    for (size_t n = 0; n < slides.count; n++) {
        add_file(quick, slides.files[n]);
    }
    for (size_t n = 0; n < pictures.count; n++) {
        add_file(quick, pictures.files[n]);
    }
    quick->slides_left -= slides.count;
}

void
quick_load(const struct scan *scan, const struct library_options *options,
           struct library_deck *read)
{
    *read = (struct library_deck){.partial = true};
    struct quick quick = {.scan = scan,
                          .options = options,
                          .reader = library_reader(options),
                          .report = &read->report,
                          .slides_left = QUICK_LOAD_SLIDES};
    size_t places = scan->topic_count + 1;
    size_t each = places < QUICK_LOAD_SLIDES ? QUICK_LOAD_SLIDES / places : 1;
    add_topic(&quick, "", each);
    for (size_t i = 0; i < scan->topic_count; i++) {
        add_topic(&quick, scan->topics[i], each);
    }
    struct shown_list list;
    shown_read(&list, &scan->dir);
    for (size_t i = 0; i < list.count; i++) {
        deck_reader_shown_before(quick.reader, list.paths[i]);
    }
    shown_release(&list);
    read->deck = deck_reader_finish(quick.reader, &read->report);
    report_sort(&read->report);
}
