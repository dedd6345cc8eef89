/* Explains files that do not belong in a deck. See deck_foreign.h. */
#include "deck_foreign.h"

#include <string.h>
#include <strings.h>

#include "path_copy.h"
#include "path_name.h"
#include "path_role.h"

static const char shortcut[] =
    "This is a shortcut: it only points to a file somewhere else. Copy the "
    "file itself here, then delete the shortcut.";

/* "This is WHAT; the screen cannot show it. HELP, then delete this one." */
#define FOREIGN(what, help)                              \
    "This is " what "; the screen cannot show it. " help \
    ", then delete this one."
#define TO_PDF(what) FOREIGN(what, "Save it as PDF and copy that here")
#define PRINT(what) FOREIGN(what, "Print it to a PDF and copy that here")

static const struct {
    const char *words, *endings;
} kinds[] = {
    {TO_PDF("a Word file"),
     ".doc .docx .docm .dot .dotx .dotm .odt .ott .rtf .wps .wpd .wri "},
    {TO_PDF("a PowerPoint file"),
     ".ppt .pptx .pptm .pps .ppsx .ppsm .pot .potx .odp .otp "},
    {"This is an Excel file; the screen cannot show it. Write what matters as "
     "a table in a slide, or save it as PDF and copy that here; then delete "
     "this one.",
     ".xls .xlsx .xlsm .xlsb .xlt .xltx .ods .csv .tsv "},
    {TO_PDF("a file of Publisher or InDesign"), ".pub .indd .idml .qxp .sla "},
    {FOREIGN("a file of Pages, Keynote or Numbers",
             "Export it as PDF and copy that here"),
     ".pages .key .numbers .keynote "},
    {FOREIGN("a file of a drawing program",
             "Save it as PNG or SVG and copy that here"),
     ".ai .eps .ps .psd .xcf .cdr .afdesign .afphoto .odg .vsd .vsdx .drawio "
     ".sketch .fig .xd .emf .wmf "},
    {"The screen cannot show this kind of picture. Save it as JPEG or PNG and "
     "copy that here, then delete this one.",
     ".raw .cr2 .cr3 .nef .arw .dng .orf .rw2 .raf .tga .ico .icns .pcx .jp2 "
     ".jxr .wdp .dds .ppm .pgm .pbm .pnm .heics "},
    {"This is a video, which the screen cannot play. Delete it here; nothing "
     "else is needed.",
     ".mp4 .m4v .mov .avi .mkv .wmv .webm .mpg .mpeg .mpe .3gp .3g2 .flv .ogv "
     ".mts .m2ts .vob .ts .qt .swf "},
    {"This is an archive, which the screen does not open. Unpack it on your "
     "computer, copy the slides and pictures from it to this folder, then "
     "delete it.",
     ".zip .rar .7z .tar .gz .tgz .bz2 .tbz .xz .txz .zst .cab .iso .dmg .img "
     ".arj .lzh .sitx .z .zipx "},
    {shortcut,
     ".lnk .url .webloc .desktop .website .alias .inetloc .gdoc .gslides "
     ".gsheet .gdraw .gdlink .glink .pif "},
    {PRINT("a web page"),
     ".html .htm .xhtml .shtml .mht .mhtml .php .asp .aspx "},
    {PRINT("an e-book or an XPS file"), ".epub .xps .oxps .mobi .azw3 "},
    {FOREIGN("a calendar, contact or notebook file",
             "Write what matters in a slide"),
     ".vcf .ics .one "},
    {PRINT("an e-mail"), ".eml .msg .emlx "},
    {"This is a font; the screen has its own. Delete it here; nothing else is "
     "needed.",
     ".ttf .otf .woff .woff2 .ttc .eot .pfb .fon "},
    {"This is a program; the screen never runs one. Delete it here; nothing "
     "else is needed.",
     ".exe .msi .bat .cmd .com .sh .bash .ps1 .js .vbs .jar .app .apk .scr "
     ".dll .py .deb .rpm .appimage .pkg .reg .sys "},
    {"The screen cannot play this kind of sound. Save it as MP3 or WAV and "
     "copy that here, then delete this one.",
     ".wma .mid .midi .aif .aiff .amr .ape .ac3 .au .m4b .m4p "},
};

static const char *
words_of(const char *base)
{
    const char *ending = strrchr(base, '.');
    size_t len = ending != NULL ? strlen(ending) : 0;
    for (size_t i = 0; len > 0 && i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        for (const char *known = kinds[i].endings; *known != '\0';
             known += strcspn(known, " ") + 1) {
            if (strcspn(known, " ") == len &&
                strncasecmp(known, ending, len) == 0) {
                return kinds[i].words;
            }
        }
    }
    return path_ends_with(base, strlen(base), " alias") ? shortcut : NULL;
}

/* The length of the name that a slide with a wrong ending should have before
 * ".md": "1-tone.md.", "1-tone.markdown", "1-tone". 0 if it is something
 * else. */
static size_t
slide_stem(const char *base)
{
    static const char *const endings[] = {
        ".markdown", ".mdown", ".mkd", ".mkdn",  ".mdwn", ".mdtxt",
        ".mdx",      ".text",  ".md1", ".m",     ".txt1", ".textile",
        ".rmd",      ".qmd",   ".mmd", ".markdn"};
    size_t len = strlen(base);
    size_t trimmed = len;
    while (trimmed > 0 && strchr(". ", base[trimmed - 1]) != NULL) {
        trimmed--;
    }
    if (trimmed < len && path_ends_with(base, trimmed, ".md")) {
        return trimmed - strlen(".md");
    }
    if (trimmed < len && path_ends_with(base, trimmed, ".txt")) {
        return trimmed - strlen(".txt");
    }
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (path_ends_with(base, len, endings[i])) {
            return len - strlen(endings[i]);
        }
    }
    return strchr(base, '.') == NULL ? len : 0;
}

/* A deck.txt or topic.txt with another name, or in the wrong place. */
static bool
report_keys(const char *path, const struct path_name *name,
            struct report *report)
{
    static const char *const words[] = {"deck", "topic"};
    struct path_part stem = {name->base, name->stem_len};
    bool top = name->folder_len == 0;
    const char *meant = path_meant(path);
    if (meant != NULL && deck_file_role(path) == DECK_ROLE_OTHER) {
        report_add(report, path, 0, REPORT_WARNING, "unused-file",
                   "This file is not read. Did you mean “%s”? If so, rename "
                   "it; otherwise give it another name.",
                   meant);
        return true;
    }
    if (!path_ends_with(name->base, strlen(name->base), ".txt")) {
        return false;
    }
    for (size_t i = 0; i < 2; i++) {
        if (path_copy_of(stem, words[i])) {
            report_add(report, path, 0, REPORT_WARNING, "copy",
                       "This looks like a copy of “%s.txt” and is not read. "
                       "Delete it; or, if it is the right one, call it "
                       "“%s.txt”.",
                       words[i], words[i]);
            return true;
        }
        if (strncmp(name->base, words[i], strlen(words[i])) == 0 &&
            name->stem_len > strlen(words[i])) {
            report_add(report, path, 0, REPORT_WARNING, "unused-file",
                       "This file is not read. Lines in other languages go "
                       "into “%s.txt”, such as “title%.*s: ...”. Write them "
                       "there, then delete this file.",
                       words[i], (int)(name->stem_len - strlen(words[i])),
                       name->base + strlen(words[i]));
            return true;
        }
    }
    if (path_compare_caseless(name->base, "topic.txt") == 0 && top) {
        report_add(report, path, 0, REPORT_WARNING, "unused-file",
                   "A topic.txt is used only in the folder of its topic. Move "
                   "it there.");
        return true;
    }
    if (path_compare_caseless(name->base, "deck.txt") == 0) {
        report_add(report, path, 0, REPORT_WARNING, "unused-file",
                   "A deck.txt is used only beside the topic folders. Move it "
                   "there, or delete it.");
        return true;
    }
    return false;
}

/* "1-pain.md.es": the language after the ending. */
static bool
report_behind(const char *path, const char *base, struct report *report)
{
    char lang[DECK_LANG_SIZE];
    size_t len = strlen(base);
    const char *dot = strrchr(base, '.');
    size_t stem = dot != NULL ? (size_t)(dot - base) : 0;
    if (!path_ends_with(base, stem, ".md") ||
        path_language(base, len, NULL, 0, lang) != stem) {
        return false;
    }
    report_add(report, path, 0, REPORT_ERROR, "wrong-language",
               "If this is a translation, call it “%.*s.%s.md”. Until then it "
               "is shown to nobody.",
               (int)(stem - strlen(".md")), base, lang);
    return true;
}

/* "1-pain.md.conflict1": the mark after the ending, as rclone writes it. */
static bool
report_conflict(const char *path, const char *base, struct report *report)
{
    struct path_part part = {base, strlen(base)};
    enum path_copy mark = path_copy_take(&part);
    if (part.text != base ||
        (mark != PATH_CONFLICT && mark != PATH_CONFLICT_BESIDE) ||
        memchr(part.text, '.', part.len) == NULL) {
        return false;
    }
    report_add(report, path, 0, REPORT_WARNING, "conflict-file",
               "A sync program made this file when “%.*s” was changed in two "
               "places. It is not shown. Copy what is right in it to “%.*s”, "
               "then delete it.",
               (int)part.len, part.text, (int)part.len, part.text);
    return true;
}

void
deck_report_foreign(const char *path, struct report *report)
{
    struct path_name name = path_name_of(path);
    if (memchr(name.folder, '/', name.folder_len) != NULL) {
        report_add(report, path, 0, REPORT_WARNING, "unused-file",
                   "This file is in a folder inside a topic folder and is not "
                   "read. Move it one folder up.");
        return;
    }
    if (report_keys(path, &name, report) ||
        report_conflict(path, name.base, report) ||
        report_behind(path, name.base, report)) {
        return;
    }
    const char *words = words_of(name.base);
    size_t stem = words == NULL ? slide_stem(name.base) : 0;
    if (words != NULL) {
        report_add(report, path, 0, REPORT_WARNING, "unused-file", "%s", words);
    } else if (stem > 0) {
        report_add(report, path, 0, REPORT_WARNING, "unused-file",
                   "The name of a slide has to end in “.md”. If this is one, "
                   "call it “%.*s.md”; otherwise delete it here.",
                   (int)stem, name.base);
    } else {
        report_add(report, path, 0, REPORT_WARNING, "unused-file",
                   "The screen cannot show this kind of file. Delete it here; "
                   "nothing else is needed.");
    }
}
