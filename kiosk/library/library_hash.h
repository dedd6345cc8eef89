/* The hash that names the content of a deck, the same on every machine.
 *
 * It is SHA-256 (FIPS 180-4) over one entry for each file of the deck
 * (deck.txt, topic.txt, slides, pictures, audio), in the order of the bytes of
 * their paths: 64 hexadecimal digits, two spaces, the path, a NUL. The digits
 * are the SHA-256 of the file. So in the slides folder, for a deck without
 * links and without other files,
 *
 *     find . -type f -printf '%P\0' | LC_ALL=C sort -z |
 *         xargs -0 sha256sum -z | sha256sum
 *
 * prints it. Of a text longer than DECK_FILE_BYTES_MAX + 1 bytes, and of
 * another file longer than HASH_FILE_BYTES_MAX, only so many bytes are hashed,
 * followed by the file's size in decimal digits. */
#ifndef KIOSK_LIBRARY_HASH_H
#define KIOSK_LIBRARY_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sha2.h>

#include "report.h"

/* The limit of an imported deck, so that what was signed off is hashed
 * completely. Only a slides folder on disk can hold more. */
#define HASH_FILE_BYTES_MAX (2u * 1024 * 1024 * 1024)

#define LIBRARY_HASH_SIZE                               \
    (2 * SHA256_DIGEST_LENGTH + 1) /* in hex, and a NUL \
                                    */

struct hash_digest {
    uint8_t bytes[SHA256_DIGEST_LENGTH];
};

/* The digest of a file of SIZE_BYTES of which LEN bytes were hashed into
 * CONTEXT. */
void hash_file_end(SHA2_CTX *context, uint64_t len, uint64_t size_bytes,
                   struct hash_digest *digest);

/* The digest of a text file: its first LEN bytes of SIZE_BYTES. */
void hash_text(const char *bytes, size_t len, uint64_t size_bytes,
               struct hash_digest *digest);

void hash_add_entry(SHA2_CTX *context, const char *path,
                    const struct hash_digest *digest);

/* Hexadecimal digits and a NUL. */
void hash_hex(const struct hash_digest *digest, char hex[LIBRARY_HASH_SIZE]);

/* The digest of all that REPORT says. */
void hash_report(const struct report *report, char hex[LIBRARY_HASH_SIZE]);

/* HASH as people compare it, everywhere in this form: its first 12 digits, in
 * groups of 4. "" for "". */
#define LIBRARY_SHORT_SIZE 15
void library_hash_short(const char *hash, char words[LIBRARY_SHORT_SIZE]);

#endif
