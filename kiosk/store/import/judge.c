/* Every check of a deck. See judge.h. */
#include "judge.h"

#include <string.h>

#include "deck_check.h"
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
    return (struct picture_want){*id, w > 0 ? w : 1, h > 0 ? h : 1, false};
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
            judge_version(&slide->versions[v], screen, store, &said, report);
        }
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
    deck_check(read->deck, setup->today, &read->report);
    page_check(read->deck, screen, &setup->settings,
               fonts_measure(setup->fonts), &read->report);
    report_sort(&read->report);
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
        struct page_screen screen = setup_screen(
            &setup->settings,
            options->width_px > 0 ? options->width_px : WIDTH_PX,
            options->height_px > 0 ? options->height_px : HEIGHT_PX);
        judge_deck(read, setup, &screen, &pictures);
    }
    fonts_set_pictures(setup->fonts, NULL);
    deck_pictures_release(&pictures);
    return good;
}
