/* The file STORE/receipt, written and read. See receipt_file.h. */
#include "receipt_file.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "receipt.h"
#include "store.h"
#include "store_disk.h"

#define FIRST_LINE "kiosk-receipt 1\n"
#define LAST_LINE "end\n"
#define FILE_BYTES_MAX (4u * 1024 * 1024)

static const char *const outcomes[] = {[RECEIPT_SHOWN] = "shown",
                                       [RECEIPT_UNCHANGED] = "unchanged",
                                       [RECEIPT_REFUSED] = "refused",
                                       [RECEIPT_FAILED] = "failed",
                                       [RECEIPT_UNDONE] = "undone"};

static const char *const kinds[RECEIPT_KINDS] = {
    [RECEIPT_ADDED] = "added",     [RECEIPT_CHANGED] = "changed",
    [RECEIPT_REMOVED] = "removed", [RECEIPT_LEFT_OUT] = "left-out",
    [RECEIPT_ERROR] = "error",     [RECEIPT_WARNING] = "warning"};

const char *
receipt_outcome_name(enum receipt_outcome outcome)
{
    return outcomes[outcome];
}

/* A value is one line, a part of it has no tab. */
static void
add_clean(struct str *out, const char *text)
{
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        str_add_bytes(out, byte < 0x20 || byte == 0x7f ? " " : text, 1);
    }
}

static void
add_line(struct str *out, const char *key, const char *value)
{
    str_addf(out, "%s ", key);
    add_clean(out, value);
    str_add(out, "\n");
}

static void
add_item(struct str *out, const struct receipt_item *item)
{
    str_addf(out, "%s %d\t", kinds[item->kind], item->line);
    add_clean(out, item->path);
    str_add(out, "\t");
    add_clean(out, item->rule);
    str_add(out, "\t");
    add_clean(out, item->words);
    str_add(out, "\n");
    if (item->cause_path[0] != '\0') {
        str_addf(out, "follows %d\t", item->cause_line);
        add_clean(out, item->cause_path);
        str_add(out, "\n");
    }
}

void
receipt_write(const struct receipt *receipt, struct str *out)
{
    str_add(out, FIRST_LINE);
    add_line(out, "outcome", outcomes[receipt->outcome]);
    str_addf(out, "number %" PRIu64 "\nwhen %" PRId64 "\n", receipt->number,
             receipt->when_s);
    add_line(out, "from", receipt->from);
    add_line(out, "deck", receipt->deck);
    add_line(out, "offered", receipt->offered);
    add_line(out, "why", receipt->why);
    str_addf(out, "signed %" PRId64 "\n", receipt->signed_s);
    str_addf(out, "slides %zu\nshown %zu\n", receipt->slides, receipt->shown);
    if (receipt->timed > 0) { /* earlier versions do not know it */
        str_addf(out, "timed %zu\n", receipt->timed);
    }
    for (int kind = 0; kind < RECEIPT_KINDS; kind++) {
        str_addf(out, "count-%s %zu\n", kinds[kind], receipt->counts[kind]);
    }
    for (size_t i = 0; i < receipt->count; i++) {
        add_item(out, &receipt->items[i]);
    }
    str_add(out, LAST_LINE);
}

/* ---- reading ---- */

/* The value of KEY when LINE has it. */
static const char *
value_of(const char *line, const char *key)
{
    size_t len = strlen(key);
    return strncmp(line, key, len) == 0 && line[len] == ' ' ? line + len + 1
                                                            : NULL;
}

static bool
find_name(const char *const *names, size_t count, const char *name, size_t *at)
{
    for (*at = 0; *at < count; (*at)++) {
        if (strcmp(names[*at], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool
take_words(struct receipt *receipt, const char *line)
{
    struct {
        const char *key;
        char **to;
    } const words[] = {{"from", &receipt->from}, {"why", &receipt->why}};
    for (size_t i = 0; i < 2; i++) {
        const char *value = value_of(line, words[i].key);
        if (value != NULL) {
            free(*words[i].to);
            *words[i].to = mem_string(value);
            return true;
        }
    }
    return false;
}

static bool
take_hash(struct receipt *receipt, const char *line)
{
    const char *deck = value_of(line, "deck");
    const char *value = deck != NULL ? deck : value_of(line, "offered");
    if (value == NULL || (value[0] != '\0' && !store_is_hash(value))) {
        return false;
    }
    memcpy(deck != NULL ? receipt->deck : receipt->offered, value,
           strlen(value) + 1);
    return true;
}

/* Lines of one number. */
static bool
take_number(struct receipt *receipt, const char *line)
{
    const char *value = value_of(line, "outcome");
    size_t outcome;
    if (value != NULL &&
        find_name(outcomes, sizeof(outcomes) / sizeof(outcomes[0]), value,
                  &outcome)) {
        receipt->outcome = (enum receipt_outcome)outcome;
        return true;
    }
    return sscanf(line, "number %" SCNu64, &receipt->number) == 1 ||
           sscanf(line, "when %" SCNd64, &receipt->when_s) == 1 ||
           sscanf(line, "signed %" SCNd64, &receipt->signed_s) == 1 ||
           sscanf(line, "slides %zu", &receipt->slides) == 1 ||
           sscanf(line, "shown %zu", &receipt->shown) == 1 ||
           sscanf(line, "timed %zu", &receipt->timed) == 1;
}

/* "KIND LINE\tPATH\tRULE\tWORDS" */
static bool
take_item(struct receipt *receipt, char *line)
{
    char *rest = line;
    const char *kind = strsep(&rest, " ");
    const char *number = strsep(&rest, "\t");
    const char *path = strsep(&rest, "\t");
    const char *rule = strsep(&rest, "\t");
    size_t at;
    if (rest == NULL || !find_name(kinds, RECEIPT_KINDS, kind, &at)) {
        return false;
    }
    receipt_add(receipt, (enum receipt_kind)at, path,
                (int)strtol(number, NULL, 10), rest, rule);
    return true;
}

/* "follows LINE\tPATH": of the last item that is listed. */
static bool
take_cause(struct receipt *receipt, const char *line)
{
    const char *value = value_of(line, "follows");
    const char *path = value != NULL ? strchr(value, '\t') : NULL;
    if (path == NULL || receipt->count == 0) {
        return false;
    }
    struct receipt_item *item = &receipt->items[receipt->count - 1];
    free(item->cause_path);
    item->cause_path = mem_string(path + 1);
    item->cause_line = (int)strtol(value, NULL, 10);
    return true;
}

static bool
take_count(size_t counts[RECEIPT_KINDS], const char *line)
{
    char name[16];
    size_t count, at;
    if (sscanf(line, "count-%15[a-z-] %zu", name, &count) != 2 ||
        !find_name(kinds, RECEIPT_KINDS, name, &at)) {
        return false;
    }
    counts[at] = count;
    return true;
}

static bool
parse(struct receipt *receipt, char *text)
{
    size_t counts[RECEIPT_KINDS] = {0};
    char *rest = text;
    char *line;
    while ((line = strsep(&rest, "\n")) != NULL) {
        if (line[0] != '\0' && !take_words(receipt, line) &&
            !take_hash(receipt, line) && !take_number(receipt, line) &&
            !take_count(counts, line) && !take_cause(receipt, line) &&
            !take_item(receipt, line)) {
            return false;
        }
    }
    memcpy(receipt->counts, counts, sizeof(counts));
    return true;
}

bool
receipt_parse(const char *bytes, size_t len, struct receipt *receipt)
{
    size_t first = strlen(FIRST_LINE), last = strlen(LAST_LINE);
    if (len < first + last || memcmp(bytes, FIRST_LINE, first) != 0 ||
        memcmp(bytes + len - last - 1, "\n" LAST_LINE, last + 1) != 0) {
        return false;
    }
    char *text = mem_copy(bytes + first, len - first - last);
    receipt_init(receipt);
    bool good = parse(receipt, text);
    if (!good) {
        receipt_release(receipt);
    }
    free(text);
    return good;
}

bool
receipt_read(const char *path, struct receipt *receipt)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    struct str text = {0};
    bool good = disk_read(fd, "receipt", FILE_BYTES_MAX, &text) &&
                text.text != NULL &&
                receipt_parse(text.text, text.len, receipt);
    str_release(&text);
    close(fd);
    return good;
}
