/* Reading and checking the signature of a deck. See signature.h. */
#include "signature.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mem.h"
#include "store.h"
#include "store_disk.h"
#include "text_decode.h"

#define ALGORITHM_BYTES 2
#define UNTRUSTED "untrusted comment: "
#define TRUSTED "trusted comment: "
#define COMMENT_FORMAT "%Y-%m-%dT%H:%M:%SZ"

_Static_assert(SIGNATURE_KEY_BYTES == crypto_sign_PUBLICKEYBYTES, "Ed25519");

/* The decoded base64 of the files. */
struct key_bytes {
    uint8_t algorithm[ALGORITHM_BYTES];
    uint8_t id[SIGNATURE_ID_BYTES];
    uint8_t key[SIGNATURE_KEY_BYTES];
};

struct signed_bytes {
    uint8_t algorithm[ALGORITHM_BYTES];
    uint8_t id[SIGNATURE_ID_BYTES];
    uint8_t signature[crypto_sign_BYTES];
};

/* The lines of a file, NUL-terminated, without CR; NULL for missing ones. */
static char *
split(const char *bytes, size_t len, const char *lines[], size_t count)
{
    char *text = mem_copy(bytes, len);
    char *rest = text;
    for (size_t i = 0; i < count; i++) {
        char *line = strsep(&rest, "\n");
        if (line != NULL) {
            line[strcspn(line, "\r")] = '\0';
        }
        lines[i] = line;
    }
    return text;
}

/* Exactly LEN bytes from base64. libsodium 1.0.18 reads bytes over 127 as a
 * slash. */
static bool
decode(const char *line, void *bytes, size_t len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/=";
    size_t got = 0;
    return line != NULL && line[strspn(line, digits)] == '\0' &&
           sodium_base642bin(bytes, len, line, strlen(line), NULL, &got, NULL,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           got == len;
}

static bool
begins(const char *line, const char *front)
{
    return line != NULL && strncmp(line, front, strlen(front)) == 0;
}

bool
signature_key_parse(const char *bytes, size_t len, struct signature_key *key)
{
    struct key_bytes read;
    char *text = mem_copy(bytes, len);
    char *rest = text, *line;
    bool good = false;
    while (!good && (line = strsep(&rest, "\n")) != NULL) {
        line += strspn(line, " \t");
        line[strcspn(line, " \t\r")] = '\0';
        good = decode(line, &read, sizeof(read)) &&
               memcmp(read.algorithm, "Ed", ALGORITHM_BYTES) == 0;
    }
    if (good) {
        memcpy(key->id, read.id, sizeof(key->id));
        memcpy(key->key, read.key, sizeof(key->key));
    }
    free(text);
    return good;
}

/* ---- what is signed ---- */

void
signature_message(const char *hash, char message[LIBRARY_HASH_SIZE + 1])
{
    snprintf(message, LIBRARY_HASH_SIZE + 1, "%s\n", hash);
}

void
signature_comment(const struct signature *signature,
                  char comment[SIGNATURE_COMMENT_MAX])
{
    time_t made = (time_t)signature->made_s;
    struct tm utc;
    char words[32] = "";
    if (gmtime_r(&made, &utc) != NULL) {
        strftime(words, sizeof(words), COMMENT_FORMAT, &utc);
    }
    snprintf(comment, SIGNATURE_COMMENT_MAX, "kiosk deck %s made %s",
             signature->hash, words);
}

static bool
parse_comment(const char *comment, struct signature *signature)
{
    struct tm utc = {0};
    int at = 0;
    if (sscanf(comment, "kiosk deck %64[0-9a-f] made %n", signature->hash,
               &at) != 1 ||
        at == 0 || !store_is_hash(signature->hash)) {
        return false;
    }
    const char *end = strptime(comment + at, COMMENT_FORMAT, &utc);
    signature->made_s = end != NULL ? (int64_t)timegm(&utc) : 0;
    /* Nothing that could be read in another way. */
    char again[SIGNATURE_COMMENT_MAX];
    signature_comment(signature, again);
    return signature->made_s > 0 && strcmp(again, comment) == 0;
}

/* ---- whether it is so ---- */

/* "Ed" signs the message, "ED" its hash. */
static bool
is_over_message(const struct signed_bytes *read, const char *hash,
                const struct signature_key *key)
{
    char message[LIBRARY_HASH_SIZE + 1];
    uint8_t digest[crypto_generichash_BYTES_MAX];
    const uint8_t *bytes = (const uint8_t *)message;
    size_t len = LIBRARY_HASH_SIZE;
    signature_message(hash, message);
    if (memcmp(read->algorithm, "ED", ALGORITHM_BYTES) == 0) {
        crypto_generichash(digest, sizeof(digest), bytes, len, NULL, 0);
        bytes = digest;
        len = sizeof(digest);
    }
    return crypto_sign_verify_detached(read->signature, bytes, len, key->key) ==
           0;
}

static bool
is_over_comment(const struct signed_bytes *read, const char *comment,
                const uint8_t *global, const struct signature_key *key)
{
    uint8_t both[crypto_sign_BYTES + SIGNATURE_COMMENT_MAX];
    size_t len = strlen(comment); /* as it was written by us */
    memcpy(both, read->signature, crypto_sign_BYTES);
    memcpy(both + crypto_sign_BYTES, comment, len);
    return crypto_sign_verify_detached(global, both, crypto_sign_BYTES + len,
                                       key->key) == 0;
}

static enum signature_trouble
check_lines(const char *const lines[4], const struct signature_key *key,
            struct signature *signature)
{
    struct signed_bytes read;
    uint8_t global[crypto_sign_BYTES];
    if (!begins(lines[0], UNTRUSTED) || !begins(lines[2], TRUSTED) ||
        !decode(lines[1], &read, sizeof(read)) ||
        !decode(lines[3], global, sizeof(global)) ||
        (memcmp(read.algorithm, "Ed", ALGORITHM_BYTES) != 0 &&
         memcmp(read.algorithm, "ED", ALGORITHM_BYTES) != 0)) {
        return SIGNATURE_UNREADABLE;
    }
    const char *comment = lines[2] + strlen(TRUSTED);
    if (!parse_comment(comment, signature)) {
        return SIGNATURE_UNREADABLE;
    }
    if (memcmp(read.id, key->id, sizeof(key->id)) != 0) {
        return SIGNATURE_OTHER_KEY;
    }
    return is_over_message(&read, signature->hash, key) &&
                   is_over_comment(&read, comment, global, key)
               ? SIGNATURE_GOOD
               : SIGNATURE_WRONG;
}

enum signature_trouble
signature_check(const char *bytes, size_t len, const struct signature_key *key,
                struct signature *signature)
{
    const char *lines[4];
    struct signature found = {0};
    if (sodium_init() < 0) {
        return SIGNATURE_WRONG; /* nothing can be checked */
    }
    char *text = split(bytes, len, lines, 4);
    enum signature_trouble trouble = check_lines(lines, key, &found);
    if (trouble == SIGNATURE_GOOD) {
        *signature = found;
    }
    free(text);
    return trouble;
}

/* However an editor saved it: it is on the drive on which staff edit settings.
 */
static bool
parse_key(const struct str *bytes, struct signature_key *key)
{
    static const struct text_way way = {.lang = "", .instead = ""};
    struct report report = {0};
    struct str text = {0};
    text_decode(bytes->text, bytes->len, "", &way, &text, &report);
    bool good =
        text.text != NULL && signature_key_parse(text.text, text.len, key);
    report_release(&report);
    str_release(&text);
    return good;
}

bool
signature_key_read(const char *path, struct signature_key *key)
{
    struct str text = {0};
    char *real = realpath(path, NULL);
    bool good = real != NULL &&
                disk_read(AT_FDCWD, real, SIGNATURE_FILE_BYTES_MAX, &text);
    if (!good) {
        fprintf(stderr, "kiosk: cannot read the key %s: %s\n", path,
                strerror(errno));
    } else if (text.text == NULL || !parse_key(&text, key)) {
        fprintf(stderr, "kiosk: %s is not a minisign public key\n", path);
        good = false;
    }
    free(real);
    str_release(&text);
    return good;
}
