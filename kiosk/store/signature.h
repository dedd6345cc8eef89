/* Whether a deck is signed with the clinic's key: the file deck.minisig in its
 * folder, made by `kiosk sign` with minisign and checked here.
 *
 * What is signed is the hash of the deck (library_hash.h), 64 digits and a line
 * feed, with the trusted comment "kiosk deck HASH made 2026-11-27T10:00:00Z".
 * So anybody can check it without Kiosk:
 *
 *     echo HASH >deck && minisign -V -p clinic.pub -m deck -x deck.minisig
 *
 * The file itself is not part of the hash. The format is minisign's
 * (https://jedisct1.github.io/minisign/): Ed25519 over the message or over its
 * BLAKE2b-512, and once more over that signature and the trusted comment. */
#ifndef KIOSK_SIGNATURE_H
#define KIOSK_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "library.h"

#define SIGNATURE_COMMENT_MAX 128

/* No file of minisign is larger. */
#define SIGNATURE_FILE_BYTES_MAX 4096

#define SIGNATURE_ID_BYTES 8
#define SIGNATURE_KEY_BYTES 32

struct signature_key {
    uint8_t id[SIGNATURE_ID_BYTES];
    uint8_t key[SIGNATURE_KEY_BYTES];
};

struct signature {
    char hash[LIBRARY_HASH_SIZE]; /* of the deck that was signed */
    int64_t made_s;               /* Unix time, by the clock of the author */
};

enum signature_trouble {
    SIGNATURE_GOOD,
    SIGNATURE_UNREADABLE, /* it is not a signature of a deck */
    SIGNATURE_OTHER_KEY,
    SIGNATURE_WRONG /* made up, or changed since */
};

/* Reads the LEN BYTES of a public key file of minisign: the first line that is
 * a key. What else people keep in it says nothing. */
bool signature_key_parse(const char *bytes, size_t len,
                         struct signature_key *key);

/* Reads the LEN BYTES of a signature, and checks it. SIGNATURE is set only
 * when it is good; whether the deck is the one that was signed is for the
 * caller to check. */
enum signature_trouble signature_check(const char *bytes, size_t len,
                                       const struct signature_key *key,
                                       struct signature *signature);

/* The trusted comment of a signature, and the message that is signed. */
void signature_comment(const struct signature *signature,
                       char comment[SIGNATURE_COMMENT_MAX]);
void signature_message(const char *hash, char message[LIBRARY_HASH_SIZE + 1]);

/* Reads the public key in the file at PATH. False, said in one line, when it is
 * none. */
bool signature_key_read(const char *path, struct signature_key *key);

#endif
