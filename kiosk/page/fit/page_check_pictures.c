/* Pictures that cannot be read from where people stand. See
 * page_check_pictures.h. */
#include "page_check_pictures.h"

#include <math.h>
#include <string.h>

#include "path_name.h"

/* US Section 508 402.4: capitals of 3/16 in; the next tenth. What the rounding
 * to pixels takes is not counted. */
static const double capital_mm = 4.8;
static const double rounding_mm = 0.02;

/* A photo may be drawn so much larger than it is. */
static const double blown_up = 2.0;

static void
check_words(const struct deck_version *version, const struct deck_block *block,
            double capitals_mm, struct report *report)
{
    const struct deck_picture *picture = &block->picture;
    double tenths = floor(capitals_mm * 10 + 1e-6) / 10;
    double times = ceil(capital_mm / capitals_mm * 10) / 10;
    if (rules_picture_alone(version) != NULL) {
        report_add(report, version->path, block->line, REPORT_WARNING,
                   "small-words",
                   "The capitals of the smallest words here are %.1f mm high "
                   "on this screen, and people read 4.8 mm. Make these words "
                   "%.1f times as large, or say them in a slide of text.",
                   tenths, times);
    } else {
        report_add(report, version->path, block->line, REPORT_WARNING,
                   "small-words",
                   "The capitals of the smallest words in “%s” are %.1f mm "
                   "high on this screen, and people read 4.8 mm. Make these "
                   "words %.1f times as large, or write them beside the "
                   "picture.",
                   picture->file, tenths, times);
    }
}

/* Of what has no pixels no size is known that it would be sharp in. */
static bool
has_pixels(const struct deck_picture *picture)
{
    const char *file = picture->file;
    size_t len = strlen(file);
    return picture->page == 0 && !path_ends_with(file, len, ".svg") &&
           !path_ends_with(file, len, ".svgz") &&
           !path_ends_with(file, len, ".pdf");
}

static void
check_sharp(const struct deck_version *version, const struct deck_block *block,
            int width_px, double drawn_px, struct report *report)
{
    const struct deck_picture *picture = &block->picture;
    if (has_pixels(picture) && drawn_px > width_px * blown_up) {
        report_add(report, version->path, block->line, REPORT_WARNING,
                   "blurred-picture",
                   "“%s” is %d pixels wide and is drawn over %.0f here, so it "
                   "looks blurred. Use a picture that is at least %.0f pixels "
                   "wide.",
                   picture->file, width_px, drawn_px,
                   ceil(drawn_px / blown_up));
    }
}

void
page_check_pictures(const struct deck_version *version, const int64_t *sizes,
                    const struct page_screen *screen,
                    const struct measure *measure, struct report *report)
{
    const struct pictures *pictures = &measure->pictures;
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        int width = 0;
        int height = 0;
        if (block->type != DECK_PICTURE || sizes[i] == 0 ||
            pictures->size == NULL ||
            !pictures->size(pictures->ctx, &block->picture, &width, &height)) {
            continue;
        }
        double drawn_px = sqrt((double)sizes[i] * width / height);
        check_sharp(version, block, width, drawn_px, report);
        double share = pictures->letters == NULL
                           ? 0
                           : pictures->letters(pictures->ctx, &block->picture);
        double mm = share * drawn_px * height / width / screen->px_per_mm;
        if (mm > 0 && mm < capital_mm - rounding_mm) {
            check_words(version, block, mm, report);
        }
    }
}
