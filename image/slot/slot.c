/* slot: which of the card's two slots starts (image/README.md, "Two slots").
 * That is one sector, the only one of the file autoboot.txt on the first
 * partition, which a Raspberry Pi's firmware and GRUB read. It is overwritten
 * in place, so no file system changes, and every mix of its old and new bytes
 * is a valid choice of slots that work. */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

enum {
    SECTOR = 512,
    ALIGNMENT = 4096,     /* of a buffer, for O_DIRECT */
    BOOT_A = 2,           /* partition with the boot files of slot A; B: 3 */
    ROOT_A = 5,           /* with its root; B: 6 */
    DISK_WAIT_MS = 15000, /* in the initrd: a USB stick takes seconds */
    DISK_POLL_MS = 100,
};

static const char magic[] = "# GRUB Environment Block\n";
static const char next_key[] = "\nboot_partition=";
static const char good_key[] = "\ngood_partition=";

struct sector {
    _Alignas(ALIGNMENT) uint8_t bytes[SECTOR];
};

/* A FAT32 file system; positions in bytes from the start of the disk. */
struct fat {
    uint64_t table, data;
    uint32_t cluster_sectors, root;
};

/* The sector, and the two digits in it. */
struct choice {
    int fd;
    uint64_t at;
    struct sector sector;
    uint8_t *next, *good;
};

static bool
fail(const char *format, ...)
{
    va_list words;
    va_start(words, format);
    fputs("slot: ", stderr);
    vfprintf(stderr, format, words);
    fputc('\n', stderr);
    va_end(words);
    return false;
}

static uint32_t
number(const uint8_t *bytes, int count)
{
    uint32_t value = 0;
    for (int i = count - 1; i >= 0; i--) {
        value = value << 8 | bytes[i];
    }
    return value;
}

static bool
read_sector(int fd, uint64_t at, struct sector *sector)
{
    return pread(fd, sector->bytes, SECTOR, (off_t)at) == SECTOR;
}

/* Reads one that ends in 55 AA, as do those with a partition table, and the
 * first one of a FAT. */
static bool
read_signed(int fd, uint64_t at, struct sector *sector)
{
    return read_sector(fd, at, sector) && sector->bytes[510] == 0x55 &&
           sector->bytes[511] == 0xAA;
}

/* ---- the disk ---- */

/* Where partition wanted starts: an MBR with logical partitions from 5 on. */
static bool
find_partition(int fd, int wanted, uint64_t *start)
{
    struct sector table;
    uint64_t base = 0, link = 0;
    for (int logical = 4; read_signed(fd, link * SECTOR, &table); logical++) {
        const uint8_t *entries = table.bytes + 446;
        if (logical == 4 && wanted <= 4) {
            *start =
                (uint64_t)number(entries + 16 * (wanted - 1) + 8, 4) * SECTOR;
            return *start > 0;
        }
        if (logical == wanted) {
            *start = (link + number(entries + 8, 4)) * SECTOR;
            return *start > link * SECTOR;
        }
        /* The fourth primary, then the second entry of each logical one. */
        uint64_t offset = number(entries + 16 * (logical == 4 ? 3 : 1) + 8, 4);
        if (offset == 0) {
            return false;
        }
        link = base + offset;
        base = logical == 4 ? link : base;
    }
    return false;
}

static bool
open_fat(int fd, int partition, struct fat *fat)
{
    uint64_t start;
    struct sector boot;
    if (!find_partition(fd, partition, &start) ||
        !read_signed(fd, start, &boot) ||
        number(boot.bytes + 11, 2) != SECTOR ||
        memcmp(boot.bytes + 82, "FAT32", 5) != 0) {
        return false;
    }
    uint64_t table_sectors = number(boot.bytes + 36, 4);
    fat->cluster_sectors = boot.bytes[13];
    fat->table = start + (uint64_t)number(boot.bytes + 14, 2) * SECTOR;
    fat->data = fat->table + boot.bytes[16] * table_sectors * SECTOR;
    fat->root = number(boot.bytes + 44, 4);
    return fat->cluster_sectors > 0;
}

static uint64_t
cluster_at(const struct fat *fat, uint32_t cluster)
{
    return fat->data + (uint64_t)(cluster - 2) * fat->cluster_sectors * SECTOR;
}

/* The cluster after this one; 0 after the last. */
static uint32_t
next_cluster(int fd, const struct fat *fat, uint32_t cluster)
{
    struct sector part;
    uint64_t at = fat->table + (uint64_t)cluster * 4;
    if (!read_sector(fd, at / SECTOR * SECTOR, &part)) {
        return 0;
    }
    cluster = number(part.bytes + at % SECTOR, 4) & 0x0FFFFFFF;
    return cluster >= 2 && cluster < 0x0FFFFFF8 ? cluster : 0;
}

/* Looks for a file in the root folder: name is 8 and 3 characters. */
static bool
find_file(int fd, const struct fat *fat, const char *name, uint64_t *at,
          uint32_t *size)
{
    struct sector part;
    uint32_t clusters = 0;
    for (uint32_t cluster = fat->root; cluster != 0 && clusters++ < 1024;
         cluster = next_cluster(fd, fat, cluster)) {
        for (uint32_t i = 0; i < fat->cluster_sectors; i++) {
            if (!read_sector(fd, cluster_at(fat, cluster) + i * SECTOR,
                             &part)) {
                return false;
            }
            for (uint8_t *entry = part.bytes; entry < part.bytes + SECTOR;
                 entry += 32) {
                if (memcmp(entry, name, 11) == 0) {
                    *size = number(entry + 28, 4);
                    *at = cluster_at(fat, number(entry + 20, 2) << 16 |
                                              number(entry + 26, 2));
                    return true;
                }
            }
        }
    }
    return false;
}

/* Around the page cache, which would write the sectors beside it too, and would
 * not notice a card that keeps nothing. Some file systems of image files
 * cannot. */
static int
open_disk(const char *path, int flags)
{
    int fd = open(path, flags | O_DIRECT | O_SYNC | O_CLOEXEC);
    if (fd < 0 && errno == EINVAL) {
        fd = open(path, flags | O_SYNC | O_CLOEXEC);
    }
    return fd;
}

/* A word of the kernel's command line. */
static bool
find_word(const char *key, char *value, size_t size)
{
    char line[4096];
    int fd = open("/proc/cmdline", O_RDONLY | O_CLOEXEC);
    ssize_t length = fd >= 0 ? read(fd, line, sizeof(line) - 1) : -1;
    if (fd >= 0) {
        close(fd);
    }
    line[length > 0 ? length : 0] = '\0';
    for (char *word = strtok(line, " \n"); word; word = strtok(NULL, " \n")) {
        if (strncmp(word, key, strlen(key)) == 0) {
            return snprintf(value, size, "%s", word + strlen(key)) < (int)size;
        }
    }
    return false;
}

/* The disk that the root is on, once it is mounted. */
static bool
find_mounted(char *path, size_t size)
{
    struct stat root;
    char link[64], target[512];
    if (stat("/", &root) != 0) {
        return false;
    }
    snprintf(link, sizeof(link), "/sys/dev/block/%u:%u", major(root.st_dev),
             minor(root.st_dev));
    ssize_t length = readlink(link, target, sizeof(target) - 1);
    if (length < 0) {
        return false;
    }
    target[length] = '\0';
    char *end = strrchr(target, '/');
    if (!end) {
        return false;
    }
    *end = '\0';
    char *disk = strrchr(target, '/');
    return disk && snprintf(path, size, "/dev%s", disk) < (int)size;
}

/* The disk that the root will be on: the one with the identifier in
 * root=PARTUUID=... */
static bool
find_coming(char *path, size_t size)
{
    char id[32];
    glob_t found;
    bool is_there = false;
    if (!find_word("root=PARTUUID=", id, sizeof(id)) ||
        glob("/sys/block/*", 0, NULL, &found) != 0) {
        return false;
    }
    for (size_t i = 0; i < found.gl_pathc && !is_there; i++) {
        struct sector table;
        snprintf(path, size, "/dev%s", strrchr(found.gl_pathv[i], '/'));
        int fd = open_disk(path, O_RDONLY);
        is_there = fd >= 0 && read_signed(fd, 0, &table) &&
                   number(table.bytes + 440, 4) == strtoul(id, NULL, 16);
        if (fd >= 0) {
            close(fd);
        }
    }
    globfree(&found);
    return is_there;
}

static bool
find_disk(char *path, size_t size)
{
    const struct timespec pause = {.tv_nsec = DISK_POLL_MS * 1000000L};
    if (find_mounted(path, size)) {
        return true;
    }
    for (int ms = 0; ms < DISK_WAIT_MS; ms += DISK_POLL_MS) {
        if (find_coming(path, size)) {
            return true;
        }
        nanosleep(&pause, NULL);
    }
    return false;
}

/* ---- the sector ---- */

/* The digit after key, which is there once, and alone on its line. */
static uint8_t *
find_digit(struct sector *sector, const char *key)
{
    size_t length = strlen(key);
    uint8_t *found = memmem(sector->bytes, SECTOR, key, length);
    if (!found) {
        return NULL;
    }
    uint8_t *digit = found + length, *end = sector->bytes + SECTOR;
    if (digit + 1 >= end || digit[1] != '\n' ||
        (*digit != '0' + BOOT_A && *digit != '0' + BOOT_A + 1) ||
        memmem(digit, (size_t)(end - digit), key, length)) {
        return NULL;
    }
    return digit;
}

static bool
read_choice(int fd, struct choice *choice)
{
    struct fat fat;
    uint32_t size;
    choice->fd = fd;
    if (!open_fat(fd, 1, &fat) ||
        !find_file(fd, &fat, "AUTOBOOTTXT", &choice->at, &size) ||
        size != SECTOR || !read_sector(fd, choice->at, &choice->sector)) {
        return fail("partition 1 has no autoboot.txt of %d bytes", SECTOR);
    }
    choice->next = find_digit(&choice->sector, next_key);
    choice->good = find_digit(&choice->sector, good_key);
    return (choice->next && choice->good &&
            memcmp(choice->sector.bytes, magic, strlen(magic)) == 0) ||
           fail("autoboot.txt is not as expected");
}

/* Writes it if it changes, and reads it back. */
static bool
write_choice(struct choice *choice, int next, int good)
{
    struct sector back;
    if (*choice->next == '0' + next && *choice->good == '0' + good) {
        return true;
    }
    *choice->next = (uint8_t)('0' + next);
    *choice->good = (uint8_t)('0' + good);
    return (pwrite(choice->fd, choice->sector.bytes, SECTOR,
                   (off_t)choice->at) == SECTOR &&
            read_sector(choice->fd, choice->at, &back) &&
            memcmp(back.bytes, choice->sector.bytes, SECTOR) == 0) ||
           fail("autoboot.txt cannot be written");
}

/* Whether a slot has a kernel and a root: not the empty one of a new card, from
 * which some firmware would never come back. */
static bool
has_system(int fd, int slot)
{
    struct fat fat;
    struct sector first;
    uint64_t at;
    uint32_t size;
    return (open_fat(fd, slot, &fat) &&
            find_file(fd, &fat, "VMLINUZ    ", &at, &size) &&
            find_partition(fd, slot - BOOT_A + ROOT_A, &at) &&
            read_sector(fd, at, &first) &&
            memcmp(first.bytes, "hsqs", 4) == 0) ||
           fail("slot %c is empty", 'A' + slot - BOOT_A);
}

/* ---- commands ---- */

/* The partition of a slot's boot files; 0 for no name of a slot. */
static int
slot_of(const char *name)
{
    return strcmp(name, "A") == 0   ? BOOT_A
           : strcmp(name, "B") == 0 ? BOOT_A + 1
                                    : 0;
}

static bool
say(int digit)
{
    return printf("%c\n", 'A' + digit - BOOT_A) > 0;
}

/* The running slot is here; words are the command and its argument. */
static bool
perform(struct choice *choice, int here, char **words)
{
    int next = *choice->next - '0', good = *choice->good - '0';
    if (strcmp(words[0], "next") == 0) {
        return say(next);
    }
    if (strcmp(words[0], "good") == 0) {
        return say(good);
    }
    if (strcmp(words[0], "mark-good") == 0) {
        return write_choice(choice, here, here);
    }
    if (strcmp(words[0], "try") == 0) {
        int wanted = slot_of(words[1]);
        return has_system(choice->fd, wanted) &&
               write_choice(choice, wanted, good);
    }
    /* take-back: this slot is on trial, so it is not started twice. */
    return here != next || write_choice(choice, good, good);
}

static bool
is_command(int count, char **words)
{
    static const char *const plain[] = {"current", "next", "good", "mark-good",
                                        "take-back"};
    for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++) {
        if (count == 1 && strcmp(words[0], plain[i]) == 0) {
            return true;
        }
    }
    return count == 2 && strcmp(words[0], "try") == 0 && slot_of(words[1]) != 0;
}

/* KIOSK_DISK and KIOSK_SLOT are for tests. */
int
main(int argc, char **argv)
{
    char path[128], name[8] = "";
    struct choice choice;
    const char *disk = getenv("KIOSK_DISK"), *own = getenv("KIOSK_SLOT");
    if (!is_command(argc - 1, argv + 1)) {
        fputs("usage: slot current|next|good|try A|try B|mark-good|take-back\n",
              stderr);
        return 2;
    }
    if (!own && find_word("kiosk.slot=", name, sizeof(name))) {
        own = name;
    }
    int here = own ? slot_of(own) : 0;
    if (here == 0) {
        fail("the kernel's command line names no slot");
        return 1;
    }
    if (strcmp(argv[1], "current") == 0) {
        return say(here) ? 0 : 1;
    }
    if (!disk && find_disk(path, sizeof(path))) {
        disk = path;
    }
    int fd = disk ? open_disk(disk, O_RDWR) : -1;
    if (fd < 0) {
        fail("the disk with the root cannot be opened");
        return 1;
    }
    return read_choice(fd, &choice) && perform(&choice, here, argv + 1) ? 0 : 1;
}
