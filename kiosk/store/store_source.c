/* Taking a deck from a folder. See store_source.h. */
#include "store_source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library_files.h"
#include "mem.h"
#include "store_disk.h"

#define CHUNK_BYTES 65536
/* Names of one count of source.calls: each may take a slow server a second. */
#define SCAN_ENTRIES 16

/* What the smallest file, or a folder, takes on a disk. */
#define BLOCK_BYTES 4096

/* Left free, for receipts and for whatever else lives there. */
#define SPARE_BYTES (1024u * 1024)

static bool
was_changing(char **why)
{
    return disk_because(why, "The slides were being changed while they were "
                             "read. Wait until everything is saved, then try "
                             "again.");
}

/* Before and after each call that may hang. */
static void
count_call(const struct source *source)
{
    if (source->calls != NULL) {
        atomic_fetch_add(source->calls, 1);
    }
}

/* ---- what is in the folder ---- */

static bool
scan_whole(struct source *source, const char *folder, char **why)
{
    struct scan *scan = &source->scan;
    count_call(source);
    bool good = scan_begin(scan, folder, 0, NULL, NULL);
    int error = errno;
    count_call(source);
    if (!good) {
        return disk_cannot_read(why, folder, error);
    }
    scan->dir.no_links = true;
    for (bool done = false; !done;) {
        count_call(source);
        done = scan_step(scan, SCAN_ENTRIES);
        count_call(source);
    }
    if (scan->failed || scan->unread_count > 0) {
        return disk_cannot_read(why, scan->failed ? folder : scan->unread[0],
                                scan->error);
    }
    return scan->gone == 0 || was_changing(why);
}

/* The files of the deck; links were refused by now, but one may have come
 * since. */
static void
take_files(struct source *source)
{
    const struct scan *scan = &source->scan;
    source->files = mem_new(scan->count, sizeof(*source->files));
    for (size_t i = 0; i < scan->count; i++) {
        const struct scan_file *found = &scan->files[i];
        if (!file_role_is_hashed(found->role)) {
            continue;
        }
        source->files[source->count++] = (struct source_file){.found = found};
        source->bytes = found->stamp.size_bytes <= SOURCE_BYTES_MAX &&
                                source->bytes <= SOURCE_BYTES_MAX
                            ? source->bytes + found->stamp.size_bytes
                            : UINT64_MAX; /* a stick may claim any size */
        source->slides += found->role == DECK_ROLE_SLIDE;
    }
}

static bool
is_small_enough(const struct source *source, char **why)
{
    if (source->scan.full || source->count > SOURCE_FILES_MAX) {
        return disk_because(why,
                            "There are more than %d files in the slides "
                            "folder. Keep only the slides there.",
                            SOURCE_FILES_MAX);
    }
    if (source->slides > SOURCE_SLIDES_MAX) {
        return disk_because(why,
                            "There are more than %d slides in the slides "
                            "folder. Keep only those to be shown.",
                            SOURCE_SLIDES_MAX);
    }
    return source->bytes <= SOURCE_BYTES_MAX ||
           disk_because(why, "The slides folder has more than 2 GB. Make its "
                             "pictures smaller, or take some out.");
}

bool
source_open(struct source *source, const char *folder, atomic_uint *calls,
            char **why)
{
    *source = (struct source){.calls = calls};
    bool good = scan_whole(source, folder, why);
    if (good) {
        take_files(source);
        good = is_small_enough(source, why);
    }
    if (!good) {
        source_release(source);
    }
    return good;
}

void
source_release(struct source *source)
{
    scan_release(&source->scan);
    free(source->files);
    *source = (struct source){.scan.dir.fd = -1};
}

uint64_t
source_room_bytes(const struct source *source)
{
    uint64_t blocks = 2;
    for (size_t i = 0; i < source->count; i++) {
        blocks += source->files[i].found->stamp.size_bytes / BLOCK_BYTES + 2;
    }
    return blocks * BLOCK_BYTES + SPARE_BYTES;
}

/* ---- reading and copying ---- */

static int
open_file(const struct source *source, const struct source_file *file,
          struct file_stamp *stamp)
{
    count_call(source);
    int fd = deck_dir_open_stamped(&source->scan.dir, file->found->path, stamp);
    int error = errno;
    count_call(source);
    errno = error;
    return fd;
}

/* Reads LEN bytes; fewer only at the end. -1 with errno. */
static ssize_t
read_full(const struct source *source, int fd, void *bytes, size_t len)
{
    size_t have = 0;
    while (have < len) {
        count_call(source);
        ssize_t got = read(fd, (char *)bytes + have, len - have);
        int error = errno;
        count_call(source);
        errno = error;
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got < 0 ? -1 : (ssize_t)have;
        }
        have += (size_t)got;
    }
    return (ssize_t)have;
}

/* Whether it is the same version of a file. Not by its inode: FAT, exFAT and
 * many shares give a file a new number when it was not in use for a while. */
static bool
same_version(const struct file_stamp *a, const struct file_stamp *b)
{
    return a->size_bytes == b->size_bytes && a->modified_ns == b->modified_ns &&
           a->changed_ns == b->changed_ns;
}

/* One file on its way. */
struct stream {
    const struct source *source;
    const char *path;
    struct file_stamp stamp;
    int from, into; /* INTO -1: it is hashed only */
    uint64_t hash_max, len;
    SHA2_CTX hash;
};

static bool
pass_on(struct stream *stream, const uint8_t *bytes, size_t len, char **why)
{
    uint64_t left =
        stream->hash_max > stream->len ? stream->hash_max - stream->len : 0;
    SHA256Update(&stream->hash, bytes, len < left ? len : (size_t)left);
    stream->len += len;
    return stream->into < 0 || disk_write_all(stream->into, bytes, len) ||
           disk_cannot_write(why, "decks", errno);
}

/* Reads one version. Never reads on behind the size that was found: a file may
 * grow for ever. */
static bool
pump(struct stream *stream, char **why)
{
    uint8_t bytes[CHUNK_BYTES];
    uint64_t size = stream->stamp.size_bytes;
    while (stream->len < size) {
        uint64_t left = size - stream->len;
        size_t want = left < sizeof(bytes) ? (size_t)left : sizeof(bytes);
        ssize_t got = read_full(stream->source, stream->from, bytes, want);
        if (got < 0) {
            return disk_cannot_read(why, stream->path, errno);
        }
        if ((size_t)got < want) {
            return was_changing(why);
        }
        if (!pass_on(stream, bytes, want, why)) {
            return false;
        }
    }
    struct stat info = {0};
    count_call(stream->source);
    bool good = fstat(stream->from, &info) == 0;
    count_call(stream->source);
    struct file_stamp now = file_stamp_of(&info);
    return (good && same_version(&now, &stream->stamp)) || was_changing(why);
}

/* From the open file of STREAM into the other. */
static bool
copy_open(struct stream *stream, struct source_file *file, char **why)
{
    stream->hash_max = file_role_is_text(file->found->role)
                           ? DECK_FILE_BYTES_MAX + 1
                           : HASH_FILE_BYTES_MAX;
    SHA256Init(&stream->hash);
    if (!pump(stream, why)) {
        return false;
    }
    uint64_t hashed =
        stream->len < stream->hash_max ? stream->len : stream->hash_max;
    hash_file_end(&stream->hash, hashed, stream->len, &file->digest);
    return true;
}

static bool
cannot_make(char **why, const char *path, int error)
{
    if (error == ENAMETOOLONG || error == EILSEQ) {
        return disk_because(why,
                            "“%s” has a name that this screen cannot store. "
                            "Give it a shorter, simpler one.",
                            path);
    }
    return disk_cannot_write(why, path, error);
}

static bool
copy_into(struct stream *stream, struct source_file *file, int into, char **why)
{
    if (into < 0) {
        return copy_open(stream, file, why);
    }
    stream->into =
        openat(into, stream->path,
               O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (stream->into < 0) {
        return cannot_make(why, stream->path, errno);
    }
    bool good = copy_open(stream, file, why);
    if (good && fsync(stream->into) != 0) {
        good = disk_cannot_write(why, "decks", errno);
    }
    /* Some file systems tell of a write that failed only now. */
    if (close(stream->into) != 0 && good) {
        good = disk_cannot_write(why, "decks", errno);
    }
    return good;
}

static bool
copy_file(const struct source *source, struct source_file *file, int into,
          char **why)
{
    struct stream stream = {
        .source = source, .path = file->found->path, .into = -1};
    stream.from = open_file(source, file, &stream.stamp);
    if (stream.from < 0) {
        return errno == EINVAL || errno == ELOOP
                   ? was_changing(why)
                   : disk_cannot_read(why, stream.path, errno);
    }
    bool good = same_version(&stream.stamp, &file->found->stamp)
                    ? copy_into(&stream, file, into, why)
                    : was_changing(why);
    close(stream.from);
    return good;
}

/* Calls VERB of each folder in the deck: the first LEN bytes of a path. */
static bool
each_folder(const struct source *source, int into,
            bool (*verb)(int into, const char *folder), char **why)
{
    size_t before = 0;
    const char *last = "";
    for (size_t i = 0; i < source->count; i++) {
        const char *path = source->files[i].found->path;
        const char *slash = strchr(path, '/');
        size_t len = slash != NULL ? (size_t)(slash - path) : 0;
        if (len == 0 || (len == before && memcmp(path, last, len) == 0)) {
            continue;
        }
        char *folder = mem_copy(path, len);
        bool good = verb(into, folder);
        int error = errno;
        free(folder);
        if (!good) {
            return cannot_make(why, path, error);
        }
        last = path;
        before = len;
    }
    return true;
}

/* Files of one folder need not follow each other: "a", "a-b" and "a/c". */
static bool
make_folder(int into, const char *folder)
{
    return mkdirat(into, folder, 0755) == 0 || errno == EEXIST;
}

/* The deck that was found must still be all there is. */
static bool
still_same(const struct source *source, char **why)
{
    struct source again;
    if (!source_open(&again, source->scan.dir.folder, source->calls, why)) {
        return false;
    }
    bool same = again.count == source->count;
    for (size_t i = 0; same && i < again.count; i++) {
        const struct scan_file *a = again.files[i].found;
        const struct scan_file *b = source->files[i].found;
        same =
            strcmp(a->path, b->path) == 0 && same_version(&a->stamp, &b->stamp);
    }
    source_release(&again);
    return same || was_changing(why);
}

bool
source_copy(struct source *source, int into, char **why)
{
    if (into >= 0 && !each_folder(source, into, make_folder, why)) {
        return false;
    }
    for (size_t i = 0; i < source->count; i++) {
        if (!copy_file(source, &source->files[i], into, why)) {
            return false;
        }
    }
    if (!still_same(source, why)) {
        return false;
    }
    if (into >= 0 && !each_folder(source, into, disk_sync, why)) {
        return false;
    }
    return into < 0 || fsync(into) == 0 ||
           disk_cannot_write(why, "decks", errno);
}

void
source_hash(const struct source *source, char hash[LIBRARY_HASH_SIZE])
{
    SHA2_CTX context;
    SHA256Init(&context);
    for (size_t i = 0; i < source->count; i++) {
        hash_add_entry(&context, source->files[i].found->path,
                       &source->files[i].digest);
    }
    struct hash_digest digest;
    SHA256Final(digest.bytes, &context);
    hash_hex(&digest, hash);
}

/* ---- other readers ---- */

bool
source_read_beside(const struct source *source, const char *name, size_t max,
                   struct str *out)
{
    const struct scan_file found = {.path = (char *)name};
    const struct source_file file = {.found = &found};
    struct file_stamp stamp;
    int fd = open_file(source, &file, &stamp);
    if (fd < 0) {
        return false;
    }
    char *bytes = mem_new(max + 1, 1);
    ssize_t got = read_full(source, fd, bytes, max + 1);
    int error = got < 0 ? errno : EFBIG;
    bool good = got >= 0 && (size_t)got <= max;
    str_add_bytes(out, bytes, good ? (size_t)got : 0);
    free(bytes);
    close(fd);
    errno = error;
    return good;
}

static bool
same_open(const struct source *a, int fd_a, const struct source *b, int fd_b)
{
    char of_a[CHUNK_BYTES / 2], of_b[CHUNK_BYTES / 2];
    ssize_t got_a, got_b;
    do {
        got_a = read_full(a, fd_a, of_a, sizeof(of_a));
        got_b = read_full(b, fd_b, of_b, sizeof(of_b));
        if (got_a < 0 || got_a != got_b ||
            memcmp(of_a, of_b, (size_t)got_a) != 0) {
            return false;
        }
    } while (got_a > 0);
    return true;
}

bool
source_same_file(const struct source *a, const struct source *b,
                 const struct source_file *in_a, const struct source_file *in_b)
{
    if (in_a->found->stamp.size_bytes != in_b->found->stamp.size_bytes) {
        return false;
    }
    struct file_stamp stamp; /* equal bytes are enough */
    int fd_a = open_file(a, in_a, &stamp);
    int fd_b = open_file(b, in_b, &stamp);
    bool same = fd_a >= 0 && fd_b >= 0 && same_open(a, fd_a, b, fd_b);
    if (fd_a >= 0) {
        close(fd_a);
    }
    if (fd_b >= 0) {
        close(fd_b);
    }
    return same;
}

static bool
look_same(const struct source *a, const struct source *b)
{
    bool same = a->count == b->count && a->bytes == b->bytes;
    for (size_t i = 0; same && i < a->count; i++) {
        const struct scan_file *in_a = a->files[i].found;
        const struct scan_file *in_b = b->files[i].found;
        same = in_a->stamp.size_bytes == in_b->stamp.size_bytes &&
               strcmp(in_a->path, in_b->path) == 0;
    }
    return same;
}

bool
source_same(const struct source *a, const struct source *b)
{
    bool same = look_same(a, b);
    for (size_t i = 0; same && i < a->count; i++) {
        same = source_same_file(a, b, &a->files[i], &b->files[i]);
    }
    return same;
}
