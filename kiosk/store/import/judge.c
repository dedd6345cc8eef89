/* Every check of a deck. See judge.h. */
#include "judge.h"

#include <string.h>

#include "clock.h"
#include "deck_check.h"
#include "deck_hours.h"
#include "library.h"
#include "page_check.h"
#include "picture_loss.h"

/* The screen that a deck is judged for when --size says nothing. */
enum { WIDTH_PX = 1920, HEIGHT_PX = 1080 };

/* As large as it can be on the screen, uncut: at least what any slide draws of
 * it. */
static struct picture_want
whole(const struct picture_id *id, const struct page_screen *screen,
      int width_px, int height_px)
{
    double across = (double)screen->width_px / width_px;
    double down = (double)screen->height_px / height_px;
    double share = across < down ? across : down;
    int w = (int)(width_px * share);
    int h = (int)(height_px * share);
    return (struct picture_want){*id, w > 0 ? w : 1, h > 0 ? h : 1, {0}};
}

/* Decodes the picture as the show will. */
static enum picture_status
decode(struct picture_store *store, const struct picture_id *id,
       const struct page_screen *screen)
{
    int width_px, height_px;
    picture_store_size(store, id, &width_px, &height_px);
    picture_store_finish(store);
    if (picture_store_size(store, id, &width_px, &height_px)) {
        struct picture_want want = whole(id, screen, width_px, height_px);
        picture_store_want(store, &want, 1, 1);
        picture_store_finish(store);
    }
    return picture_store_status(store, id);
}

/* One sentence for each loss: why the picture is not shown, or what it is shown
 * without. */
static void
report_losses(struct report *report, const char *path,
              const struct deck_block *block, uint32_t lost,
              enum picture_status status)
{
    for (unsigned i = 0; i < PICTURE_LOSS_COUNT; i++) {
        uint32_t bit = lost & UINT32_C(1) << i;
        bool hides = picture_loss_hides(bit) || status == PICTURE_EMPTY;
        if (bit == 0 || (status == PICTURE_NOT_WHOLE && !hides)) {
            continue;
        }
        report_add(report, path, block->line, REPORT_WARNING,
                   hides ? "bad-picture" : "picture-part-lost",
                   hides ? "The picture “%s” is not shown; its alt text is. %s"
                         : "The picture “%s” is not shown exactly as drawn. %s",
                   block->picture.file,
                   picture_loss_trouble((enum picture_loss)i));
    }
}

/* What was said of a PDF already: of its pages, which are slides one after the
 * other, that is enough, unless they are not shown. */
struct said {
    const char *path; /* NULL none; inside the deck */
    uint32_t lost;
};

/* Of LOST, what was not said yet. */
static uint32_t
unsaid(struct said *said, const struct deck_version *version,
       const struct deck_picture *picture, uint32_t lost)
{
    bool page = picture->page > 0 && strcmp(picture->file, version->path) == 0;
    bool same =
        page && said->path != NULL && strcmp(said->path, version->path) == 0;
    uint32_t fresh = same ? lost & ~said->lost : lost;
    *said = (struct said){page ? version->path : NULL,
                          same ? said->lost | lost : lost};
    return fresh;
}

static void
judge_picture(const struct deck_version *version,
              const struct deck_block *block, const struct page_screen *screen,
              struct picture_store *store, struct said *said,
              struct report *report)
{
    const struct deck_picture *picture = &block->picture;
    struct picture_id id = deck_pictures_id(picture);
    enum picture_status status =
        picture->found ? decode(store, &id, screen) : PICTURE_OK;
    uint32_t lost = picture->found ? picture_store_lost(store, &id) : 0;
    bool explained =
        lost != 0 && (status == PICTURE_NOT_WHOLE || status == PICTURE_EMPTY);
    if (status == PICTURE_OK) {
        lost = unsaid(said, version, picture, lost);
    }
    if (status != PICTURE_OK && !explained) {
        report_add(report, version->path, block->line, REPORT_WARNING,
                   "bad-picture",
                   "The picture “%s” is not shown; its alt text is. %s",
                   picture->file, picture_trouble(status));
    } else {
        report_losses(report, version->path, block, lost, status);
    }
}

static void
judge_version(const struct deck_version *version,
              const struct page_screen *screen, struct picture_store *store,
              struct said *said, struct report *report)
{
    for (size_t i = 0; i < version->block_count; i++) {
        if (version->blocks[i].type == DECK_PICTURE) {
            judge_picture(version, &version->blocks[i], screen, store, said,
                          report);
        }
    }
}

static void
judge_topic(const struct deck_topic *topic, const struct page_screen *screen,
            struct picture_store *store, struct report *report)
{
    struct said said = {0};
    for (size_t s = 0; s < topic->slide_count; s++) {
        const struct deck_slide *slide = &topic->slides[s];
        for (size_t v = 0; v < slide->version_count; v++) {
            const struct deck_version *version = &slide->versions[v];
            judge_version(version, screen, store, &said, report);
            if (version->easy != NULL) {
                judge_version(version->easy, screen, store, &said, report);
            }
        }
    }
}

/* Hours that are some hours late are worse than none. */
static void
judge_zone(struct library_deck *read, const struct setup *setup)
{
    if (deck_hours_any(read->deck) && setup->settings.time_zone[0] == '\0' &&
        clock_is_utc()) {
        report_add(&read->report, "deck.txt", 0, REPORT_WARNING, "no-time-zone",
                   "Slides have “hours”, but this screen does not know its "
                   "time zone and takes them for UTC. Write a line such as "
                   "“time_zone: America/Denver” in kiosk.txt.");
    }
}

void
judge_deck(struct library_deck *read, const struct setup *setup,
           const struct page_screen *screen, struct deck_pictures *pictures)
{
    for (size_t i = 0; i < read->deck->topic_count; i++) {
        judge_topic(&read->deck->topics[i], screen, pictures->store,
                    &read->report);
    }
    deck_check(read->deck, setup->moment, &read->report);
    judge_zone(read, setup);
    page_check(read->deck, screen, &setup->settings,
               fonts_measure(setup->fonts), &read->report);
    report_sort(&read->report);
}

static bool
has_finding(const struct report *report, const struct finding *finding)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *other = &report->findings[i];
        if (strcmp(other->path, finding->path) == 0 &&
            other->line == finding->line &&
            strcmp(other->rule, finding->rule) == 0 &&
            strcmp(other->words, finding->words) == 0) {
            return true;
        }
    }
    return false;
}

/* What layout says of the deck on a screen of this SIZE, besides what was said
 * of others. */
static void
judge_size(struct library_deck *read, const struct setup *setup,
           const struct options_size *size)
{
    struct report found = {0};
    const struct page_screen screen =
        setup_screen(&setup->settings, size->width_px, size->height_px);
    page_check(read->deck, &screen, &setup->settings,
               fonts_measure(setup->fonts), &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct finding *finding = &found.findings[i];
        if (!has_finding(&read->report, finding)) {
            report_add(&read->report, finding->path, finding->line,
                       finding->level, finding->rule,
                       "On a screen of %dx%d: %s", size->width_px,
                       size->height_px, finding->words);
        }
    }
    report_release(&found);
}

bool
judge_folder(const char *folder, struct setup *setup,
             const struct options *options, struct library_deck *read,
             char **why)
{
    struct deck_pictures pictures;
    deck_pictures_init(&pictures, folder, NULL, &setup->settings, NULL);
    fonts_set_pictures(setup->fonts, &pictures.seam);
    struct library_options library =
        deck_pictures_library(&pictures, fonts_measure(setup->fonts));
    bool good = library_read(folder, &library, read, why);
    if (good) {
        const struct options_size usual = {WIDTH_PX, HEIGHT_PX};
        const struct options_size *first =
            options->size_count > 0 ? &options->sizes[0] : &usual;
        struct page_screen screen =
            setup_screen(&setup->settings, first->width_px, first->height_px);
        judge_deck(read, setup, &screen, &pictures);
        for (int i = 1; i < options->size_count; i++) {
            judge_size(read, setup, &options->sizes[i]);
        }
        report_sort(&read->report);
    }
    fonts_set_pictures(setup->fonts, NULL);
    deck_pictures_release(&pictures);
    return good;
}
