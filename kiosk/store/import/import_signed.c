/* Accepts only signed decks. See import_signed.h. */
#include "import_signed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store_disk.h"

/* Clocks differ; more than a day is a mistake. */
#define AHEAD_S (24 * 60 * 60)

static const char unreadable[] =
    "Its signature (deck.minisig) was not made by “kiosk sign”. Sign it again.";

/* There was no file to check, because of ERROR. */
static bool
cannot_check(struct import *import, int error)
{
    char *why = NULL;
    switch (error) {
    case ENOENT:
        return import_refuse(import, "It is not signed. Sign it with “kiosk "
                                     "sign”, then try again.");
    case EINVAL:
    case ELOOP:
    case EFBIG:
        return import_refuse(import, unreadable);
    default:
        disk_cannot_read(&why, DECK_SIGNATURE_FILE, error);
        return import_fail(import, why);
    }
}

/* False with the receipt. */
static bool
read_signature(struct import *import)
{
    static const char *const words[] = {
        [SIGNATURE_UNREADABLE] = unreadable,
        [SIGNATURE_OTHER_KEY] = "It is signed with a different key than this "
                                "screen's. Sign it with the right one.",
        [SIGNATURE_WRONG] = "Its signature is not valid: somebody has changed "
                            "it. Sign the slides again."};
    struct str text = {0};
    str_add(&text, "");
    if (!source_read_beside(&import->source, DECK_SIGNATURE_FILE,
                            SIGNATURE_FILE_BYTES_MAX, &text)) {
        int error = errno;
        str_release(&text);
        return cannot_check(import, error);
    }
    enum signature_trouble trouble =
        signature_check(text.text, text.len, import->key, &import->signature);
    str_release(&text);
    return trouble == SIGNATURE_GOOD || import_refuse(import, words[trouble]);
}

static void
day_of(int64_t when_s, char words[32])
{
    time_t when = (time_t)when_s;
    struct tm local;
    words[0] = '\0';
    if (localtime_r(&when, &local) != NULL) {
        strftime(words, 32, "%Y-%m-%d %H:%M:%S", &local);
    }
}

static bool
is_in_order(struct import *import)
{
    int64_t made_s = import->signature.made_s;
    int64_t last_s = import->history.signed_s;
    int64_t now_s = import->receipt.when_s; /* 0: not known */
    char made[32], last[32], *why = NULL;
    day_of(made_s, made);
    day_of(last_s, last);
    if (made_s < last_s) {
        disk_because(&why,
                     "It was signed on %s, before the slides that were shown "
                     "last (%s). To show it anyway, sign it again.",
                     made, last);
    } else if (now_s > 0 && made_s > now_s + AHEAD_S) {
        disk_because(&why,
                     "It was signed on %s, which is in the future. Set the "
                     "clock of the computer that signs, or of this screen; "
                     "then sign it again.",
                     made);
    }
    if (why != NULL) {
        import_refuse(import, why);
        free(why);
        return false;
    }
    return true;
}

bool
import_signed_first(struct import *import)
{
    if (import->key == NULL) {
        return true;
    }
    if (!read_signature(import)) {
        return false;
    }
    import->receipt.signed_s = import->signature.made_s;
    return is_in_order(import);
}

bool
import_signed_then(struct import *import)
{
    return import->key == NULL ||
           strcmp(import->signature.hash, import->receipt.offered) == 0 ||
           import_refuse(import, "It was changed after it was signed. Sign it "
                                 "again.");
}
