/* Random decks and panels. See random_deck.h. */
#include "random_deck.h"

#include <stdlib.h>

#include "mem.h"
#include "str.h"

enum { FILES_MAX = 160 };

const char *const random_languages[RANDOM_LANGUAGES] = {
    "en", "es", "vi", "ar", "he", "hi", "th", "zh-Hans", "ko", "de"};

/* xorshift64*. */
int
random_roll(uint64_t *seed, int count)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return (int)((*seed * UINT64_C(2685821657736338717) >> 33) %
                 (uint64_t)count);
}

/* A panel: what people buy, and what lies between. */
void
random_panel(struct page_rig *rig, uint64_t *seed)
{
    static const int ratios[][2] = {
        {16, 9}, {16, 10}, {5, 3}, {4, 3}, {17, 10}};
    static const double known_mm[] = {154, 217, 223, 294, 344, 476, 597, 708};
    int ratio = random_roll(seed, 5);
    int longer = 800 + random_roll(seed, 3041);
    int shorter = longer * ratios[ratio][1] / ratios[ratio][0];
    bool upright = random_roll(seed, 2) == 0;
    double mm = random_roll(seed, 2) == 0 ? known_mm[random_roll(seed, 8)]
                                          : 154 + random_roll(seed, 555);
    rig_screen(rig, upright ? shorter : longer, upright ? longer : shorter, mm);
}

/* One to three words of up to LONGEST letters; two if that is few. */
static void
add_title(struct str *out, uint64_t *seed, int longest)
{
    int words = 1 + random_roll(seed, longest > 10 ? 3 : 2);
    for (int w = 0; w < words; w++) {
        str_add(out, w > 0 ? " " : "");
        int letters = 2 + random_roll(seed, longest - 1);
        for (int i = 0; i < letters; i++) {
            char letter[2] = {(char)('a' + random_roll(seed, 26)), '\0'};
            str_add(out, letter);
        }
    }
}

/* The files of a deck, and their texts. */
struct files {
    struct rig_file list[FILES_MAX];
    char *owned[2 * FILES_MAX];
    int count, owned_count;
};

static void
add_file(struct files *files, char *path, char *text)
{
    files->list[files->count++] = (struct rig_file){path, text};
    files->owned[files->owned_count++] = path;
    files->owned[files->owned_count++] = text;
}

static void
add_topic(struct files *files, uint64_t *seed, int language_count,
          int treatment, const char *kind, int longest)
{
    struct str path = {0}, text = {0};
    int n = files->count;
    str_add(&text, "title: ");
    add_title(&text, seed, longest);
    for (int i = 1; i < language_count; i++) {
        str_addf(&text, "\ntitle.%s: ", random_languages[i]);
        add_title(&text, seed, longest);
    }
    str_addf(&text, "\ntreatment: Treatment %d\nkind: %s\n", treatment, kind);
    str_addf(&path, "%02d-topic%d/topic.txt", n, n);
    add_file(files, str_take(&path), str_take(&text));
    str_addf(&path, "%02d-topic%d/1-slide.md", n, n);
    str_add(&text, "---\nsource: Leaflet\nreviewed: 2026-11-22\n---\n"
                   "# Slide\n\nCall **(719) 555-0142**.\n");
    add_file(files, str_take(&path), str_take(&text));
}

/* One to three treatments in one to ten languages: each with benefits, side
 * effects and when to call, and up to eight other topics. */
void
random_deck(struct page_rig *rig, uint64_t *seed, int longest)
{
    static const char *const others[] = {"about", "aftercare"};
    struct files files = {.count = 0};
    struct str deck = {0};
    int language_count =
        1 + random_roll(seed, random_roll(seed, 4) == 0 ? RANDOM_LANGUAGES : 4);
    int treatments = 1 + random_roll(seed, 3);
    str_add(&deck, "title: Deck\nlanguages: en");
    for (int i = 1; i < language_count; i++) {
        str_addf(&deck, ", %s", random_languages[i]);
    }
    str_add(&deck, "\n");
    add_file(&files, mem_string("deck.txt"), str_take(&deck));
    for (int t = 0; t < treatments; t++) {
        int before = random_roll(seed, 3), behind = random_roll(seed, 3);
        for (int i = 0; i < before; i++) {
            add_topic(&files, seed, language_count, t,
                      others[random_roll(seed, 2)], longest);
        }
        for (int i = 0; i <= (random_roll(seed, 4) == 0 ? 1 : 0); i++) {
            add_topic(&files, seed, language_count, t, "benefit", longest);
        }
        add_topic(&files, seed, language_count, t, "side-effect", longest);
        for (int i = 0; i < behind; i++) {
            add_topic(&files, seed, language_count, t,
                      others[random_roll(seed, 2)], longest);
        }
        add_topic(&files, seed, language_count, t, "when-to-call", longest);
    }
    rig_init(rig, files.list);
    for (int i = 0; i < files.owned_count; i++) {
        free(files.owned[i]);
    }
}
