/* Rules about slides that consist of a picture only: its content cannot be read
 * aloud, searched or enlarged. */
#include "rules_picture.h"

#include <stdlib.h>
#include <string.h>

#include "deck_dwell.h"
#include "deck_pages.h"
#include "path_camera.h"
#include "path_name.h"
#include "rules_check.h"
#include "str.h"

/* Pictures of text are to be avoided (WCAG 2.2, SC 1.4.5). Their content is
 * unknown, but this many words most likely describe it. */
enum { WORDS_MIN = 10 };

/* Whether PICTURE, all of VERSION, lacks a description. */
static bool
is_untold(const struct deck_version *version,
          const struct deck_picture *picture)
{
    return strcmp(picture->alt, version->title.text) == 0;
}

static int
words_of_title(const struct deck_version *version)
{
    return deck_count_words(version->title.text, version->title.len,
                            version->lang);
}

/* Whether VERSION is a PDF page without words and without a description. */
static bool
is_page_without_words(const struct deck_version *version)
{
    const struct deck_picture *picture = rules_picture_alone(version);
    return picture != NULL && picture->page > 0 &&
           is_untold(version, picture) &&
           version->words == words_of_title(version);
}

bool
rules_picture_unread(const struct deck_version *version)
{
    const struct deck_picture *picture = rules_picture_alone(version);
    if (picture == NULL) {
        return false;
    }
    size_t len = strlen(picture->alt), cut = strlen(DECK_PAGES_CUT);
    bool is_cut = picture->page > 0 && len >= cut &&
                  strcmp(picture->alt + len - cut, DECK_PAGES_CUT) == 0;
    return is_cut || is_untold(version, picture);
}

char *
rules_picture_keys(const struct deck *deck, const struct deck_version *version,
                   int page)
{
    struct path_name path = path_name_of(version->path);
    char lang[DECK_LANG_SIZE];
    size_t stem = path_language(path.base, path.stem_len, deck->languages,
                                deck->language_count, lang);
    bool translated = strcmp(version->lang, deck->languages[0]) != 0;
    struct str name = {0};
    str_add_bytes(&name, path.base, stem);
    if (page > 0) {
        str_addf(&name, "-page-%d", page);
    }
    str_addf(&name, "%s%s.txt", translated ? "." : "",
             translated ? version->lang : "");
    return str_take(&name);
}

int
rules_picture_page(const struct deck_version *version)
{
    const struct deck_picture *picture = rules_picture_alone(version);
    return picture != NULL ? picture->page : 0;
}

static void
check_picture(const struct rules_case *rules,
              const struct deck_version *version,
              const struct deck_picture *picture)
{
    int words = words_of_title(version);
    if (!is_untold(version, picture)) {
        words +=
            deck_count_words(picture->alt, strlen(picture->alt), version->lang);
    }
    if (words >= WORDS_MIN || version->unread) {
        return;
    }
    char *name = rules_picture_keys(rules->deck, version, 0);
    report_add(rules->report, version->path, 0, REPORT_WARNING,
               "picture-without-words",
               "People who cannot see this picture learn too little about it. "
               "Write what it shows, including any words on it, on a line "
               "“alt: ...” in the file “%s” beside it.",
               name);
    free(name);
}

/* The version of SLIDE that is a page of the same PDF as VERSION, or NULL. */
static const struct deck_version *
page_of_same(const struct deck_slide *slide, const struct deck_version *version)
{
    for (size_t i = 0; i < slide->version_count; i++) {
        const struct deck_version *other = &slide->versions[i];
        if (strcmp(other->path, version->path) == 0 &&
            strcmp(other->lang, version->lang) == 0) {
            return other;
        }
    }
    return NULL;
}

/* Counts the pages without words from slide FROM on. */
static int
count_without_words(const struct deck_topic *topic, size_t from,
                    const struct deck_version *version)
{
    int count = 0;
    for (size_t i = from; i < topic->slide_count; i++) {
        const struct deck_version *page =
            page_of_same(&topic->slides[i], version);
        if (page == NULL) {
            break;
        }
        count += is_page_without_words(page);
    }
    return count;
}

/* Whether SLIDE has the id of VERSION's file, not that of a page. */
static bool
is_only_page(const struct deck *deck, const struct deck_slide *slide,
             const struct deck_version *version)
{
    struct path_name path = path_name_of(version->path);
    char lang[DECK_LANG_SIZE];
    char *id = path_id(path.base,
                       path_language(path.base, path.stem_len, deck->languages,
                                     deck->language_count, lang));
    bool only = strcmp(id, slide->id) == 0;
    free(id);
    return only;
}

/* Reports a PDF once, at its first page without words: VERSION, of slide SLIDE.
 */
static void
check_page(const struct rules_case *rules, const struct deck_topic *topic,
           size_t slide, const struct deck_version *version)
{
    size_t first = slide;
    while (first > 0 &&
           page_of_same(&topic->slides[first - 1], version) != NULL) {
        first--;
    }
    int count = count_without_words(topic, slide, version);
    if (count_without_words(topic, first, version) > count) {
        return;
    }
    int page = rules_picture_page(version);
    bool single = is_only_page(rules->deck, &topic->slides[slide], version);
    char *name = rules_picture_keys(rules->deck, version, single ? 0 : page);
    struct str others = {0};
    str_add(&others, "");
    if (count > 1) {
        str_addf(&others, ", nor do %d more of its pages", count - 1);
    }
    report_add(rules->report, version->path, page, REPORT_WARNING,
               "pdf-without-words",
               "Page %d of this PDF has no words that can be read aloud%s. "
               "Save the PDF again from the program that made it, or write "
               "what the page shows on a line “alt: ...” in the file “%s” "
               "beside it.",
               page, others.text, name);
    str_release(&others);
    free(name);
}

/* The title of a picture comes from its name, unless its keys say one. */
static void
check_name(const struct rules_case *rules, const struct deck_version *version)
{
    if (rules_picture_page(version) > 1 ||
        !path_is_camera(version->title.text)) {
        return;
    }
    char *name = rules_picture_keys(rules->deck, version, 0);
    report_add(rules->report, version->path, 0, REPORT_WARNING, "camera-name",
               "Its title on the screen is “%s”, which says nothing. Give the "
               "file a name that says what it shows, or add a line “title: "
               "...” to the file “%s” beside it.",
               version->title.text, name);
    free(name);
}

void
rules_check_pictures(const struct rules_case *rules,
                     const struct deck_topic *topic)
{
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        for (size_t j = 0; j < slide->version_count; j++) {
            const struct deck_version *version = &slide->versions[j];
            const struct deck_picture *picture = rules_picture_alone(version);
            if (version->unread || picture == NULL) {
                continue;
            }
            check_name(rules, version);
            if (picture->page == 0) {
                check_picture(rules, version, picture);
            } else if (is_page_without_words(version)) {
                check_page(rules, topic, i, version);
            }
        }
    }
}
