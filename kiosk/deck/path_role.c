/* What a file is for, from its path alone. See path_role.h. */
#include "path_role.h"

#include <string.h>
#include <strings.h>

#include "nearest.h"
#include "path_copy.h"
#include "path_name.h"

/* Whether LEN bytes of NAME end in one of ENDINGS, each with its dot. */
static bool
has_ending(const char *name, size_t len, const char *endings)
{
    const char *dot = memrchr(name, '.', len);
    return dot != NULL && dot > name &&
           path_is_one_of(dot, len - (size_t)(dot - name), endings);
}

/* Whether BASE is the text file WORD, in any case: "topic.txt", and also
 * "Topic.txt.txt", since Windows hides the ending. Not "topic.md". */
static bool
is_named_txt(const char *base, const char *word)
{
    size_t len = strlen(base);
    for (int endings = 0; endings < 2 && path_ends_with(base, len, ".txt");
         endings++) {
        len -= strlen(".txt");
        if (path_is_one_of(base, len, word)) {
            return true;
        }
    }
    return false;
}

/* Whether it is a text file WORD that was copied ("topic (1).txt"), or one in
 * a language ("topic.es.txt"): nobody means a slide. */
static bool
is_beside_named(const struct path_name *name, const char *word)
{
    struct path_part stem = {name->base, name->stem_len};
    char lang[DECK_LANG_SIZE];
    return path_compare_caseless(name->base + name->stem_len, ".txt") == 0 &&
           (path_copy_of(stem, word) ||
            path_is_one_of(name->base,
                           path_language(stem.text, stem.len, NULL, 0, lang),
                           word));
}

const char *
path_meant(const char *path)
{
    struct path_name name = path_name_of(path);
    const char *word = name.folder_len == 0 ? "deck" : "topic";
    char stem[16];
    if (name.stem_len >= sizeof(stem) ||
        path_compare_caseless(name.base + name.stem_len, ".txt") != 0) {
        return NULL;
    }
    memcpy(stem, name.base, name.stem_len);
    stem[name.stem_len] = '\0';
    bool meant = nearest_distance(stem, word) == 1;
    return !meant ? NULL : name.folder_len == 0 ? "deck.txt" : "topic.txt";
}

/* The role of text files depends on their name and location. */
static enum deck_file_role
text_role(const struct path_name *name)
{
    bool top = name->folder_len == 0;
    const char *base = name->base;
    if (path_is_one_of(base, strcspn(base, "."), "readme") ||
        (top && is_named_txt(base, "kiosk"))) {
        return DECK_ROLE_GUIDE;
    }
    if (is_named_txt(base, "deck")) {
        return top ? DECK_ROLE_DECK : DECK_ROLE_OTHER;
    }
    if (is_named_txt(base, "topic")) {
        return top ? DECK_ROLE_OTHER : DECK_ROLE_TOPIC;
    }
    if (is_beside_named(name, "deck") || is_beside_named(name, "topic") ||
        path_meant(name->folder) != NULL) {
        return DECK_ROLE_OTHER;
    }
    return DECK_ROLE_SLIDE;
}

enum deck_file_role
deck_file_role(const char *path)
{
    struct path_name name = path_name_of(path);
    for (const char *part = path; part != NULL;) {
        const char *slash = strchr(part, '/');
        size_t len = slash != NULL ? (size_t)(slash - part) : strlen(part);
        if (path_is_junk(part, len)) {
            return DECK_ROLE_JUNK;
        }
        part = slash != NULL ? slash + 1 : NULL;
    }
    if (strcmp(path, DECK_SIGNATURE_FILE) == 0) {
        return DECK_ROLE_JUNK;
    }
    if (memchr(name.folder, '/', name.folder_len) != NULL) {
        return DECK_ROLE_OTHER;
    }
    size_t len = strlen(name.base);
    return has_ending(name.base, len, ".md|.txt") ? text_role(&name)
           : has_ending(name.base, len,
                        ".jpg|.jpeg|.jpe|.jfif|.png|.gif|.webp|.svg|.svgz|"
                        ".heic|.heif|.avif|.jxl|.tif|.bmp|.tiff|.pdf")
               ? DECK_ROLE_PICTURE
           : has_ending(name.base, len,
                        ".wav|.ogg|.oga|.mp3|.flac|.opus|.m4a|.aac")
               ? DECK_ROLE_AUDIO
               : DECK_ROLE_OTHER;
}

bool
deck_file_has_pages(const char *path)
{
    return path_ends_with(path, strlen(path), ".pdf") &&
           deck_file_role(path) == DECK_ROLE_PICTURE;
}

/* Windows, macOS, Linux and file servers (Synology, QNAP, NetApp) keep deleted
 * files and snapshots beside the real ones. */
static const char names[] =
    "Thumbs.db|ehthumbs.db|ehthumbs_vista.db|desktop.ini|autorun.inf|"
    "$RECYCLE.BIN|RECYCLER|RECYCLED|System Volume Information|LOST.DIR|"
    "lost+found|__MACOSX|Icon\r|Network Trash Folder|Temporary Items|"
    "TheVolumeSettingsFolder|TheFindByContentFolder|Desktop DB|Desktop DF|"
    "#recycle|#trash|Trash|Recycle Bin|Papierkorb|Papelera|"
    "Papelera de reciclaje|Corbeille|Cestino|Lixeira|Prullenbak|#snapshot|"
    "~snapshot|@Recycle|@Recently-Snapshot|@eaDir|@tmp|@__thumb|@sharebin|"
    "@SynoResource|_gsdata_|4913";

bool
path_is_junk(const char *name, size_t len)
{
    /* A check of the disk leaves FOUND.000, FOUND.001 ... */
    bool found = len == strlen("FOUND.000") &&
                 strncasecmp(name, "FOUND.", 6) == 0 &&
                 strspn(name + 6, "0123456789") >= 3;
    return len == 0 || name[0] == '.' || strncmp(name, "~$", 2) == 0 ||
           strncasecmp(name, "#recycle (", strlen("#recycle (")) == 0 ||
           (name[0] == '#' && name[len - 1] == '#') ||
           (len > 1 && name[len - 1] == '~') || found ||
           path_is_one_of(name, len, names) ||
           has_ending(name, len,
                      ".tmp|.temp|.part|.partial|.crdownload|.download|.swp|"
                      ".swo|.bak");
}
