/* Marks of copies. See path_copy.h. */
#include "path_copy.h"

#include <string.h>
#include <strings.h>

#include "path_alike.h"
#include "path_name.h"

/* Part of the marks of each sync program, in the languages of its users:
 * Syncthing, Nextcloud, ownCloud, Dropbox, Seafile, pCloud, rclone ... */
static const char *const conflict_words[] = {
    "conflict", "konflik",  "conflit", "case clash", "ristirii", "конфл",
    "çakış",    "xung đột", "ขัดแย้ง",   "تعارض",      "متعارض",   "מתנגש",
    "התנגש",    "冲突",     "衝突",    "競合",       "충돌"};

/* "Copy" as Windows, macOS and the desktops of Linux put it behind a name. */
static const char *const copy_words[] = {
    "copy",      "copie",     "copia",   "cópia",   "còpia",   "kopie",
    "kopia",     "kopio",     "kopi",    "kopija",  "kopya",   "kopyası",
    "kópia",     "kopírovat", "copiar",  "afrit",   "másolat", "másolata",
    "αντίγραφο", "копия",     "Копия",   "копія",   "Копія",   "копие",
    "копија",    "salin",     "salinan", "Bản sao", "bản sao", "สำเนา",
    "نسخة",      "نسخ",       "کپی",     "עותק",    "העתק",    "コピー",
    "のコピー",  "副本",      "拷贝",    "複製",    "拷貝",    "복사본",
    "사본",      "sao chép"};

/* The same before a name, with what stands between. */
static const char *const copy_heads[] = {
    "Copy of ",       "Copy (2) of ",  "Copy (3) of ", "Kopie von ",
    "Kopie (2) von ", "Copia de ",     "Copia di ",    "Copie de ",
    "Copie (2) de ",  "Copia (2) de ", "Cópia de ",    "Còpia de ",
    "Kopie van ",     "Kopie ",        "Kopia ",       "Kopi av ",
    "Kopia av ",      "Kopi af ",      "Kopija ",      "Копия ",
    "Копія ",         "Αντίγραφο ",    "Másolat ",     "Másolat - ",
    "Salinan ",       "Bản sao của ",  "Bản sao ",     "สำเนาของ ",
    "สำเนา ",         "نسخة من ",      "עותק של ",     "副本 ",
    "복사본 "};

/* Longer than any of these; accents may take more bytes. */
#define WORD_BYTES_MAX 24

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t
count_digits(const char *text, size_t len)
{
    size_t digits = 0;
    for (size_t i = 0; i < len; i++) {
        digits += is_digit(text[i]);
    }
    return digits;
}

/* The digits that the LEN bytes at TEXT end in. */
static size_t
digits_behind(const char *text, size_t len)
{
    size_t digits = 0;
    while (digits < len && is_digit(text[len - 1 - digits])) {
        digits++;
    }
    return digits;
}

static bool
has_conflict(const char *text, size_t len)
{
    for (size_t at = 0; at < len; at++) {
        for (size_t i = 0; i < COUNT(conflict_words); i++) {
            size_t word = strlen(conflict_words[i]);
            if (word <= len - at &&
                strncasecmp(text + at, conflict_words[i], word) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Whether the LEN bytes at TEXT look like one of COUNT WORDS, accents in either
 * form. */
static bool
is_one_of(const char *text, size_t len, const char *const *words, size_t count)
{
    char copy[3 * WORD_BYTES_MAX];
    if (len >= sizeof(copy)) {
        return false;
    }
    memcpy(copy, text, len);
    copy[len] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (path_compare_alike(copy, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_copy_word(const char *text, size_t len)
{
    return is_one_of(text, len, copy_words, COUNT(copy_words));
}

/* LEN without the spaces and dashes that TEXT ends in. */
static size_t
trim(const char *text, size_t len)
{
    for (;;) {
        if (len > 0 && strchr(" -_.", text[len - 1]) != NULL) {
            len--;
        } else if (len > 2 && (memcmp(text + len - 3, "–", 3) == 0 ||
                               memcmp(text + len - 3, "—", 3) == 0)) {
            len -= 3;
        } else {
            return len;
        }
    }
}

/* "1-pain (…)" and "1-pain […]": what stands between. */
static enum path_copy
judge_brackets(const char *inner, size_t len)
{
    if (has_conflict(inner, len)) {
        return count_digits(inner, len) >= 6 ? PATH_CONFLICT
                                             : PATH_CONFLICT_BESIDE;
    }
    size_t digits = digits_behind(inner, len);
    bool history = len > 4 && memcmp(inner + len - 4, " UTC", 4) == 0 &&
                   count_digits(inner, len) >= 12;
    bool offline = digits > 0 && len > digits + 2 &&
                   memcmp(inner + len - digits - 2, " v", 2) == 0 &&
                   inner[0] >= 'A' && inner[0] <= 'Z' && inner[1] >= 'A' &&
                   inner[1] <= 'Z';
    if (history || offline) {
        return history ? PATH_CONFLICT : PATH_CONFLICT_BESIDE;
    }
    if (len > 0 && len <= 3 && digits_behind(inner, len) == len) {
        return PATH_COPY;
    }
    for (size_t at = 0, next; at < len; at = next + 1) {
        for (next = at; next < len && inner[next] != ' '; next++) {
        }
        if (is_copy_word(inner + at, next - at)) {
            return PATH_COPY;
        }
    }
    return PATH_NO_COPY;
}

/* Where the bracket OPENING of the one that TEXT ends in stands; NULL nowhere.
 */
static const char *
find_opening(const char *text, size_t len, char opening)
{
    int depth = 0;
    for (size_t at = len; at-- > 0;) {
        depth += text[at] == text[len - 1];
        depth -= text[at] == opening;
        if (depth == 0) {
            return text + at;
        }
    }
    return NULL;
}

static enum path_copy
take_brackets(struct path_part *name)
{
    size_t len = name->len;
    char last = len > 0 ? name->text[len - 1] : '\0';
    char opening = last == ')' ? '(' : last == ']' ? '[' : '\0';
    const char *open =
        opening != '\0' ? find_opening(name->text, len, opening) : NULL;
    if (open == NULL) {
        return PATH_NO_COPY;
    }
    size_t at = (size_t)(open - name->text);
    enum path_copy kind = judge_brackets(open + 1, len - at - 2);
    if (kind != PATH_NO_COPY) {
        name->len = trim(name->text, at);
    }
    return kind;
}

/* Behind a dot or a line: ".sync-conflict-20261101-100237-ABCDEFG",
 * "_conflict-20261101-100237", ".conflict1", "..path2". */
static enum path_copy
take_conflict(struct path_part *name)
{
    static const char *const marks[] = {".sync-conflict-", "_conflict-",
                                        ".conflict", "..path", ".path"};
    for (size_t i = 0; i < COUNT(marks); i++) {
        size_t size = strlen(marks[i]);
        for (size_t at = name->len; at-- > 1;) {
            const char *mark = name->text + at;
            size_t left = name->len - at;
            if (left < size || strncasecmp(mark, marks[i], size) != 0) {
                continue;
            }
            size_t digits = count_digits(mark + size, left - size);
            bool whole = digits == left - size;
            bool dated = i <= 2 && digits >= 8;
            if (dated || (whole && digits <= 2)) {
                name->len = at;
                bool sure = dated || digits > 0;
                return sure ? PATH_CONFLICT : PATH_CONFLICT_BESIDE;
            }
        }
    }
    return PATH_NO_COPY;
}

/* "1-pain_DiskStation_Nov-29-101112-2026_Conflict" of Synology Drive, and
 * "1-pain_conf(1)" of Google Drive. */
static enum path_copy
take_box(struct path_part *name)
{
    struct path_part left = *name;
    const char *open = left.len > 0 && left.text[left.len - 1] == ')'
                           ? memrchr(left.text, '(', left.len)
                           : NULL;
    size_t at = open != NULL ? (size_t)(open - left.text) : 0;
    if (open != NULL && path_ends_with(left.text, at, "_conf") &&
        count_digits(open + 1, left.len - at - 2) == left.len - at - 2) {
        name->len = at - strlen("_conf");
        return PATH_CONFLICT_BESIDE;
    }
    if ((!path_ends_with(left.text, left.len, "_conflict") &&
         !path_ends_with(left.text, left.len, "_caseconflict")) ||
        count_digits(left.text, left.len) < 12) {
        return PATH_NO_COPY;
    }
    for (int parts = 0; parts < 3; parts++) {
        const char *line = memrchr(left.text, '_', left.len);
        left.len = line != NULL ? (size_t)(line - left.text) : 0;
    }
    name->len = left.len;
    return PATH_CONFLICT;
}

static bool
is_host_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-';
}

/* OneDrive puts the name of the computer behind: "-DESKTOP-7QK2", as Windows
 * makes such names, or "-Anas-MacBook-Pro". NetBIOS allows 15 characters. */
static enum path_copy
take_host(struct path_part *name)
{
    static const char *const makes[] = {"-DESKTOP-", "-LAPTOP-", "-WIN-",
                                        "-MacBook",  "-iMac",    "-Mac-mini"};
    size_t from = name->len;
    while (from > 0 && is_host_letter(name->text[from - 1])) {
        from--;
    }
    for (size_t at = 1; at < name->len; at++) {
        for (size_t i = 0; i < COUNT(makes); i++) {
            size_t size = strlen(makes[i]);
            bool windows = i < 3;
            if (name->len - at < size ||
                strncmp(name->text + at, makes[i], size) != 0 ||
                (windows && (at < from || name->len - at - size < 3))) {
                continue;
            }
            const char *owner = windows ? NULL : memrchr(name->text, '-', at);
            bool owned = owner != NULL && owner > name->text &&
                         owner[1] >= 'A' && owner[1] <= 'Z';
            name->len = owned ? (size_t)(owner - name->text) : at;
            return PATH_CONFLICT_BESIDE;
        }
    }
    if (name->len > 4 && memcmp(name->text + name->len - 3, "-PC", 3) == 0) {
        const char *word = memrchr(name->text, '-', name->len - 3);
        if (word != NULL && word[1] >= 'A' && word[1] <= 'Z') {
            name->len = (size_t)(word - name->text);
            return PATH_CONFLICT_BESIDE;
        }
    }
    const char *dash = memchr(name->text + from, '-', name->len - from);
    size_t size =
        dash != NULL ? name->len - (size_t)(dash + 1 - name->text) : 0;
    bool odd = size >= 4 && size <= 15 &&
               (count_digits(dash + 1, size) > 0 ||
                memchr(dash + 1, '-', size) != NULL);
    if (!odd || dash[1] < 'A' || dash[1] > 'Z' || dash == name->text) {
        return PATH_NO_COPY;
    }
    name->len = (size_t)(dash - name->text);
    return PATH_CONFLICT_TWIN;
}

/* Behind: "1-pain - Copy", "1-pain copy 2", "1-pain_copy". */
static enum path_copy
take_tail(struct path_part *name)
{
    size_t before = name->len > 4 ? name->len - 4 : 0;
    if (before > 0 && memcmp(name->text + before, "Copy", 4) == 0 &&
        name->text[before - 1] >= 'a' && name->text[before - 1] <= 'z') {
        name->len = before;
        return PATH_COPY;
    }
    size_t end = name->len - digits_behind(name->text, name->len);
    end = trim(name->text, name->len - end <= 3 ? end : name->len);
    for (size_t at = end; at-- > 1 && end - at <= 32;) {
        bool edge = strchr(" -_", name->text[at]) != NULL;
        if (edge && is_copy_word(name->text + at + 1, end - at - 1)) {
            size_t left = trim(name->text, at);
            name->len = left;
            return left > 0 ? PATH_COPY : PATH_NO_COPY;
        }
    }
    return PATH_NO_COPY;
}

static enum path_copy
take_head(struct path_part *name)
{
    size_t most =
        name->len < 2 * WORD_BYTES_MAX ? name->len : 2 * WORD_BYTES_MAX;
    for (size_t at = most; at-- > 0;) {
        if (name->text[at] == ' ' && at + 1 < name->len &&
            is_one_of(name->text, at + 1, copy_heads, COUNT(copy_heads))) {
            name->text += at + 1;
            name->len -= at + 1;
            return PATH_COPY;
        }
    }
    return PATH_NO_COPY;
}

enum path_copy
path_copy_take(struct path_part *name)
{
    static enum path_copy (*const takers[])(struct path_part *) = {
        take_box,  take_brackets, take_conflict,
        take_tail, take_head,     take_host};
    for (size_t i = 0; i < COUNT(takers); i++) {
        struct path_part left = *name;
        enum path_copy kind = takers[i](&left);
        if (kind != PATH_NO_COPY && left.len > 0) {
            *name = left;
            return kind;
        }
    }
    return PATH_NO_COPY;
}

bool
path_copy_of(struct path_part name, const char *word)
{
    while (path_copy_take(&name) != PATH_NO_COPY) {
        if (name.len == strlen(word) &&
            strncasecmp(name.text, word, name.len) == 0) {
            return true;
        }
    }
    return false;
}
