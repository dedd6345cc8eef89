/* Kinds of files by how they begin. See text_foreign.h. */
#include "text_foreign.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "text_clean.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The first entry of a ZIP or the head of a mail never extends further. */
enum { LOOK_BYTES = 4096 };

static bool
has(const char *bytes, size_t len, const char *words)
{
    size_t words_len = strlen(words);
    len = len < LOOK_BYTES ? len : LOOK_BYTES;
    for (size_t at = 0; at + words_len <= len; at++) {
        if (memcmp(bytes + at, words, words_len) == 0) {
            return true;
        }
    }
    return false;
}

/* Documents of LibreOffice and Microsoft are ZIP files. */
static const char *
zip_kind(const char *bytes, size_t len)
{
    static const struct {
        const char *words, *kind;
    } inside[] = {{"vnd.oasis.opendocument", "a LibreOffice file"},
                  {"word/", "a Word file"},
                  {"ppt/", "a PowerPoint file"},
                  {"xl/", "an Excel file"},
                  {"[Content_Types].xml", "a Word, Excel or PowerPoint file"},
                  {"Index/Document.iwa", "a Pages file"}};
    for (size_t i = 0; i < COUNT(inside); i++) {
        if (has(bytes, len, inside[i].words)) {
            return inside[i].kind;
        }
    }
    return "an archive (ZIP)";
}

const char *
text_foreign_bytes(const char *bytes, size_t len)
{
    static const struct {
        size_t at, len;
        const char *mark, *kind;
    } marks[] = {
        {0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
         "a file of Word, Excel or Outlook"},
        {0, 4, "%PDF", "a PDF"},
        {0, 4, "\x89PNG", "a picture (PNG)"},
        {0, 3, "\xFF\xD8\xFF", "a picture (JPEG)"},
        {0, 5, "GIF87", "a picture (GIF)"},
        {0, 5, "GIF89", "a picture (GIF)"},
        {8, 4, "WEBP", "a picture (WebP)"},
        {0, 4, "II*\0", "a picture (TIFF)"},
        {0, 4, "MM\0*", "a picture (TIFF)"},
        {4, 4, "ftyp", "a picture or a video"},
        {0, 4, "RIFF", "a sound or a video"},
        {0, 4, "OggS", "a sound or a video"},
        {0, 4, "fLaC", "a sound"},
        {0, 3, "ID3", "a sound"},
        {0, 4, "\x1A\x45\xDF\xA3", "a video"},
        {0, 3, "\x1F\x8B\x08", "an archive (gzip)"},
        {0, 6, "7z\xBC\xAF\x27\x1C", "an archive (7z)"},
        {0, 4, "Rar!", "an archive (RAR)"},
        {0, 6,
         "\xFD"
         "7zXZ",
         "an archive (xz)"},
        {0, 4, "BZh9", "an archive (bzip2)"},
        {0, 4, "\x28\xB5\x2F\xFD", "an archive (zstd)"},
        {0, 4, "\xFFWPC", "a WordPerfect file"},
        {0, 4,
         "\x7F"
         "ELF",
         "a program"},
        {0, 3, "MZ\x90", "a program"},
        {0, 8, "L\0\0\0\x01\x14\x02\0", "a shortcut"},
        {0, 16, "SQLite format 3\0", "a database (SQLite)"},
        {0, 4, "\0\x05\x16\x07", "what a Mac keeps beside a file"},
        {0, 8,
         "\0\0\0\x01"
         "Bud1",
         "what a Mac keeps of a folder"},
        {0, 8, "bplist00", "a file of settings"},
        {0, 4, "%!PS", "a file for a printer"},
    };
    for (size_t i = 0; i < COUNT(marks); i++) {
        if (len >= marks[i].at + marks[i].len &&
            memcmp(bytes + marks[i].at, marks[i].mark, marks[i].len) == 0) {
            return marks[i].kind;
        }
    }
    bool zip = len > 4 && (memcmp(bytes, "PK\3\4", 4) == 0 ||
                           memcmp(bytes, "PK\5\6", 4) == 0);
    return zip ? zip_kind(bytes, len) : NULL;
}

static bool
begins(const char *text, size_t len, const char *words)
{
    size_t words_len = strlen(words);
    return len >= words_len && strncasecmp(text, words, words_len) == 0;
}

/* A page of the web: its first tag, behind comments. "<p>" alone is Markdown
 * that somebody pasted, and markdown_read has words for it. */
static bool
is_html(const char *text, size_t len)
{
    static const char *const tags[] = {"<!doctype", "<html", "<head>", "<meta",
                                       "<?xml",     "<body", "<style", "<svg"};
    while (begins(text, len, "<!--")) {
        size_t end = 4;
        while (end + 3 <= len && memcmp(text + end, "-->", 3) != 0) {
            end++;
        }
        if (end + 3 > len) {
            return false;
        }
        text += end + 3;
        len = text_trim(&text, len - end - 3);
    }
    for (size_t i = 0; i < COUNT(tags); i++) {
        if (begins(text, len, tags[i])) {
            return true;
        }
    }
    return false;
}

/* A mail that was copied out of its window: the first line is one of its head,
 * and another follows. */
static bool
is_mail_pasted(const char *text, size_t len)
{
    static const struct {
        const char *from, *subject;
    } heads[] = {{"From:", "\nSubject:"}, {"Von:", "\nBetreff:"},
                 {"De:", "\nAsunto:"},    {"De:", "\nAssunto:"},
                 {"De :", "\nObjet :"},   {"De:", "\nObjet:"},
                 {"Da:", "\nOggetto:"},   {"От:", "\nТема:"},
                 {"发件人:", "\n主题:"}};
    for (size_t i = 0; i < COUNT(heads); i++) {
        if (begins(text, len, heads[i].from) &&
            has(text, len, heads[i].subject)) {
            return true;
        }
    }
    return false;
}

/* The head of a mail has both lines, wherever; so has a page of the web that
 * was saved as one file. */
static bool
is_mail(const char *text, size_t len)
{
    bool first = len > 0 && *text >= 'A' && *text <= 'Z';
    return is_mail_pasted(text, len) || (first &&
                                         (has(text, len, "\nMIME-Version:") ||
                                          begins(text, len, "MIME-Version:")) &&
                                         has(text, len, "\nContent-Type:"));
}

const char *
text_foreign_words(const char *text, size_t len)
{
    len = text_trim(&text, len);
    if (begins(text, len, "\xEF\xBB\xBF")) {
        text += 3;
        len = text_trim(&text, len - 3);
    }
    if (begins(text, len, "{\\rtf")) {
        return "a file of Word or WordPad (RTF)";
    }
    if (begins(text, len, "[InternetShortcut]") ||
        begins(text, len, "[Desktop Entry]")) {
        return "a shortcut";
    }
    if (begins(text, len, "version https://git-lfs")) {
        return "not a text but a pointer to one (Git LFS)";
    }
    if (is_mail(text, len)) {
        return "an e-mail, or a web page saved as one file";
    }
    return is_html(text, len) ? "a page of the web (HTML)" : NULL;
}
