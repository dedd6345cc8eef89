/* The files that are known, and what to do with each. See library_files.h. */
#include "library_files.h"

#include <stdlib.h>
#include <string.h>

#include "library_path.h"
#include "mem.h"
#include "path_name.h"

bool
file_role_is_text(enum deck_file_role role)
{
    return role == DECK_ROLE_DECK || role == DECK_ROLE_TOPIC ||
           role == DECK_ROLE_SLIDE;
}

bool
file_role_is_hashed(enum deck_file_role role)
{
    return file_role_is_text(role) || role == DECK_ROLE_PICTURE ||
           role == DECK_ROLE_AUDIO;
}

static void
release_version(struct file_version *version)
{
    free(version->bytes);
    *version = (struct file_version){0};
}

static void
release_file(struct library_file *file)
{
    release_version(&file->now);
    release_version(&file->fresh);
    free(file->good);
    free(file->path);
}

static struct library_file *
append(struct files *files)
{
    files->items = mem_grow(files->items, files->count, &files->cap,
                            sizeof(*files->items));
    return &files->items[files->count++];
}

static void
add_found(struct files *files, const struct scan_file *found, int64_t now_ms)
{
    *append(files) = (struct library_file){
        .path = mem_string(found->path),
        .role = found->role,
        .there = true,
        .found = found->stamp,
        .since_ms = now_ms,
        .waiting_ms = -1,
    };
}

static void
add_again(struct files *files, struct library_file *file,
          const struct scan_file *found, int64_t now_ms)
{
    if (!file->there || !file_stamp_same(&file->found, &found->stamp)) {
        file->since_ms = now_ms;
        file->error = 0;
    }
    file->there = true;
    file->found = found->stamp;
    *append(files) = *file;
}

static bool
is_unread(const struct scan *scan, const char *path)
{
    for (size_t i = 0; i < scan->unread_count; i++) {
        if (path_is_inside(path, scan->unread[i])) {
            return true;
        }
    }
    return false;
}

static void
add_missing(struct files *files, struct library_file *file,
            const struct scan *scan, int64_t now_ms)
{
    if (!file->used) {
        release_file(file);
        return;
    }
    if (file->there && !is_unread(scan, file->path)) {
        file->there = false;
        file->since_ms = now_ms;
    }
    *append(files) = *file;
}

void
files_merge(struct files *files, const struct scan *scan, int64_t now_ms)
{
    struct files merged = {0};
    size_t old = 0, found = 0;
    while (old < files->count || found < scan->count) {
        int order = old == files->count    ? 1
                    : found == scan->count ? -1
                                           : strcmp(files->items[old].path,
                                                    scan->files[found].path);
        if (order > 0) {
            add_found(&merged, &scan->files[found++], now_ms);
        } else if (order < 0) {
            add_missing(&merged, &files->items[old++], scan, now_ms);
        } else {
            add_again(&merged, &files->items[old++], &scan->files[found++],
                      now_ms);
        }
    }
    free(files->items);
    files->items = merged.items;
    files->count = merged.count;
    files->cap = merged.cap;
}

/* Until when FILE, which differs from the version in the deck, must be left
 * alone: in the past if it is at rest. */
static int64_t
rest_ms(const struct library_file *file, const struct hint *hint,
        const struct files_rules *rules)
{
    if (hint != NULL && hint->last == WATCH_WRITING) {
        return hint->at_ms + FILES_WRITING_MS;
    }
    bool vouched = hint != NULL && (hint->last == WATCH_GONE) == !file->there;
    if (!vouched) {
        return rules->trust ? rules->now_ms
                            : file->since_ms + rules->confirm_ms;
    }
    /* A limit for files that are saved again and again. */
    int64_t rest = hint->at_ms + rules->quiet_ms;
    int64_t patience =
        file->waiting_ms >= 0 ? file->waiting_ms + FILES_WRITING_MS : INT64_MAX;
    return rest < patience ? rest : patience;
}

/* Whether the deck has the version of FILE that is in the folder. */
static bool
up_to_date(const struct library_file *file, const struct hint *hint)
{
    if (!file->used || !file->there) {
        return false;
    }
    if (!file_role_is_hashed(file->role)) {
        return true; /* only its name is of interest */
    }
    bool written = hint != NULL && hint->last != WATCH_GONE &&
                   hint->number > file->now.hint_number;
    return file_stamp_same(&file->now.stamp, &file->found) && !written;
}

/* What FILE has to wait for; 0 for nothing. */
static int64_t
wait_until(const struct library_file *file, const struct hint *hint,
           const struct files_rules *rules)
{
    int64_t empty_ms = 0; /* until when an empty file may yet be written */
    if (file->there && file->error != 0 && rules->now_ms < file->retry_ms) {
        return file->retry_ms;
    }
    if (file->there && file_role_is_hashed(file->role) &&
        file->found.size_bytes == 0) {
        if (file->used) {
            return INT64_MAX; /* emptied to be written: a hint will come */
        }
        empty_ms = rules->trust ? 0 : file->since_ms + FILES_WRITING_MS;
    }
    int64_t rest = rest_ms(file, hint, rules);
    rest = rest > empty_ms ? rest : empty_ms;
    return rest > rules->now_ms ? rest : 0;
}

static void
decide(struct library_file *file, const struct hint *hint,
       const struct files_rules *rules, struct files_plan *plan)
{
    enum file_plan as_before = file->used ? FILE_KEEP : FILE_LEAVE_OUT;
    file->plan = as_before;
    if (up_to_date(file, hint)) {
        file->waiting_ms = -1;
        return;
    }
    int64_t wait_ms = wait_until(file, hint, rules);
    if (wait_ms != 0) {
        if (file->waiting_ms < 0) {
            file->waiting_ms = rules->now_ms;
        }
        plan->again_ms = wait_ms < plan->again_ms ? wait_ms : plan->again_ms;
        return;
    }
    file->waiting_ms = -1;
    file->plan = file->there ? FILE_TAKE : FILE_LEAVE_OUT;
    plan->changed = plan->changed || file->plan != as_before;
}

static uint64_t
bytes_to_hash(const struct library_file *file)
{
    bool known = file->plan == FILE_LEAVE_OUT ||
                 (file->plan == FILE_KEEP && file->now.hashed);
    if (known || file_role_is_text(file->role) ||
        !file_role_is_hashed(file->role)) {
        return 0;
    }
    uint64_t size = file->found.size_bytes;
    return size < HASH_FILE_BYTES_MAX ? size : HASH_FILE_BYTES_MAX;
}

struct files_plan
files_decide(struct files *files, const struct hints *hints,
             const struct files_rules *rules)
{
    struct files_plan plan = {.again_ms = INT64_MAX};
    for (size_t i = 0; i < files->count; i++) {
        struct library_file *file = &files->items[i];
        decide(file, hints_find(hints, file->path), rules, &plan);
        plan.hash_bytes += bytes_to_hash(file);
    }
    return plan;
}

/* Compared by bytes if known: a date changes when a share copies the same
 * picture again. */
static bool
file_stays(const struct library_file *file)
{
    const struct file_version *now = &file->now, *fresh = &file->fresh;
    if (file->plan != FILE_TAKE || !file->used) {
        return file->plan != FILE_LEAVE_OUT;
    }
    return now->hashed && fresh->hashed
               ? memcmp(&now->digest, &fresh->digest, sizeof(now->digest)) == 0
               : now->stamp.size_bytes == fresh->stamp.size_bytes;
}

/* FILE as the plan takes it. */
static const struct file_version *
planned(const struct library_file *file)
{
    return file->plan == FILE_TAKE ? &file->fresh : &file->now;
}

/* Whether FILE, with the planned VERSION, is among the remembered ones. */
static bool
is_seen(const struct files *files, const struct library_file *file,
        const struct file_version *version)
{
    const char *name = path_name_of(file->path).base;
    for (size_t i = 0; version->hashed && i < files->seen_count; i++) {
        const struct file_seen *seen = &files->seen[i];
        if (strcmp(seen->name, name) == 0 &&
            memcmp(&seen->digest, &version->digest, sizeof(seen->digest)) ==
                0) {
            return true;
        }
    }
    return false;
}

static void
remember(struct files *files, const struct library_file *file)
{
    const struct file_version *version = planned(file);
    if (!version->hashed || files->seen_count == FILES_SEEN_MAX ||
        is_seen(files, file, version)) {
        return;
    }
    files->seen = mem_grow(files->seen, files->seen_count, &files->seen_cap,
                           sizeof(*files->seen));
    files->seen[files->seen_count++] =
        (struct file_seen){.name = mem_string(path_name_of(file->path).base),
                           .digest = version->digest};
}

/* Whether another folder has the same picture: then that one was shown, and
 * this may be a slide. */
static bool
has_twin(const struct files *files, const struct library_file *file)
{
    const char *name = path_name_of(file->path).base;
    for (size_t i = 0; i < files->count; i++) {
        const struct library_file *other = &files->items[i];
        if (other != file && other->plan != FILE_LEAVE_OUT &&
            strcmp(path_name_of(other->path).base, name) == 0 &&
            memcmp(&planned(other)->digest, &planned(file)->digest,
                   sizeof(struct hash_digest)) == 0) {
            return true;
        }
    }
    return false;
}

bool
files_were_shown(const struct files *files, const struct library_file *file)
{
    return file->role == DECK_ROLE_PICTURE && file->plan != FILE_LEAVE_OUT &&
           ((file->shown && file_stays(file)) ||
            (is_seen(files, file, planned(file)) && !has_twin(files, file)));
}

static int
compare_with_file(const void *path, const void *item)
{
    const struct library_file *file = item;
    return strcmp(path, file->path);
}

void
files_note_shown(struct files *files, char *const *paths, size_t count)
{
    for (size_t i = 0; i < files->count; i++) {
        files->items[i].shown = false;
    }
    for (size_t i = 0; i < count; i++) {
        struct library_file *file =
            files->count > 0 ? bsearch(paths[i], files->items, files->count,
                                       sizeof(*files->items), compare_with_file)
                             : NULL;
        if (file != NULL) {
            file->shown = true;
            remember(files, file);
        }
    }
}

/* The fresh version takes the place of the one in the deck. */
static void
take_fresh(struct library_file *file)
{
    if (!file->fresh.broken) {
        free(file->good);
        file->good = NULL;
        file->good_len = 0;
    } else if (file->used && !file->now.broken && file->now.bytes != NULL) {
        free(file->good);
        file->good = file->now.bytes;
        file->good_len = file->now.len;
        file->now.bytes = NULL;
    }
    release_version(&file->now);
    file->now = file->fresh;
    file->fresh = (struct file_version){0};
    file->used = true;
}

void
files_commit(struct files *files)
{
    size_t kept = 0;
    for (size_t i = 0; i < files->count; i++) {
        struct library_file *file = &files->items[i];
        if (file->plan == FILE_TAKE) {
            take_fresh(file);
        }
        if (file->plan == FILE_LEAVE_OUT && !file->there) {
            release_file(file);
            continue;
        }
        if (kept != i) {
            files->items[kept] = *file;
        }
        kept++;
    }
    files->count = kept;
}

void
files_drop_fresh(struct files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        if (!files->items[i].fresh.described) {
            release_version(&files->items[i].fresh);
        }
    }
}

void
files_release(struct files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        release_file(&files->items[i]);
    }
    for (size_t i = 0; i < files->seen_count; i++) {
        free(files->seen[i].name);
    }
    free(files->seen);
    free(files->items);
    *files = (struct files){0};
}

struct library_file *
files_in_turn(struct files *files, size_t deck, size_t next)
{
    bool moved = deck < files->count && next <= deck;
    size_t at = !moved ? next : next == 0 ? deck : next - 1;
    return &files->items[at];
}
