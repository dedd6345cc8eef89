/* Hashing a deck. See library_hash.h. */
#include "library_hash.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "str.h"

static void
update(SHA2_CTX *context, const char *bytes, size_t len)
{
    SHA256Update(context, (const uint8_t *)bytes, len);
}

void
hash_file_end(SHA2_CTX *context, uint64_t len, uint64_t size_bytes,
              struct hash_digest *digest)
{
    if (len < size_bytes) {
        char size[24];
        int digits = snprintf(size, sizeof(size), "%" PRIu64, size_bytes);
        update(context, size, (size_t)digits);
    }
    SHA256Final(digest->bytes, context);
}

void
hash_text(const char *bytes, size_t len, uint64_t size_bytes,
          struct hash_digest *digest)
{
    SHA2_CTX context;
    SHA256Init(&context);
    update(&context, bytes, len);
    hash_file_end(&context, len, size_bytes, digest);
}

void
hash_add_entry(SHA2_CTX *context, const char *path,
               const struct hash_digest *digest)
{
    char hex[LIBRARY_HASH_SIZE];
    hash_hex(digest, hex);
    update(context, hex, strlen(hex));
    update(context, "  ", 2);
    update(context, path, strlen(path) + 1);
}

void
hash_hex(const struct hash_digest *digest, char hex[LIBRARY_HASH_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < sizeof(digest->bytes); i++) {
        hex[2 * i] = digits[digest->bytes[i] >> 4];
        hex[2 * i + 1] = digits[digest->bytes[i] & 0xf];
    }
    hex[2 * sizeof(digest->bytes)] = '\0';
}

void
hash_report(const struct report *report, char hex[LIBRARY_HASH_SIZE])
{
    struct str text = {0};
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        str_addf(&text, "%s\n%d\n%s\n%s\n", finding->path, finding->line,
                 finding->rule, finding->words);
    }
    struct hash_digest digest;
    hash_text(text.text != NULL ? text.text : "", text.len, text.len, &digest);
    hash_hex(&digest, hex);
    str_release(&text);
}

void
library_hash_short(const char *hash, char words[LIBRARY_SHORT_SIZE])
{
    words[0] = '\0';
    if (strlen(hash) >= 12) {
        snprintf(words, LIBRARY_SHORT_SIZE, "%.4s %.4s %.4s", hash, hash + 4,
                 hash + 8);
    }
}
