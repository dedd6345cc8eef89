/* Why a deck has nothing to show, in words for staff. See feed_words.h. */
#include "feed_words.h"

#include <stdlib.h>
#include <string.h>

#include "notices.h"
#include "str.h"

/* The first error of a file, or the finding that errors follow from; NULL if
 * there is neither. */
static const struct finding *
first_error(const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        bool leads = i + 1 < report->count && finding[1].depth > 0;
        if (finding->depth == 0 && finding->path[0] != '\0' &&
            (leads || finding->level == REPORT_ERROR)) {
            return finding;
        }
    }
    return NULL;
}

/* For a deck without a slide to show and without an error that says why. */
static void
add_no_slides(const struct store_watch *watch, const char *name,
              struct str *words)
{
    if (store_watch_state(watch) == STORE_WATCH_STORE) {
        str_add(words,
                "The newest slides cannot be read, or none is for today. "
                "Import them again.");
    } else {
        str_addf(words,
                 "The folder “%s” is missing, or has no slide for today. "
                 "Check the card or stick it is on.",
                 name);
    }
}

char *
feed_words_why(const struct store_watch *watch, const struct report *report)
{
    struct str words = {0};
    const struct finding *finding = first_error(report);
    const char *slash = strrchr(watch->folder, '/');
    const char *name =
        slash != NULL && slash[1] != '\0' ? slash + 1 : watch->folder;
    if (finding == NULL && store_watch_state(watch) == STORE_WATCH_NEW) {
        return NULL; /* a board on its first start: all is well */
    }
    if (finding == NULL) {
        add_no_slides(watch, name, &words);
    } else {
        char *error = notices_words(finding->path, finding);
        if (store_watch_state(watch) == STORE_WATCH_STORE) {
            str_addf(&words, "None of the newest slides can be shown. %s",
                     error);
        } else {
            str_addf(&words, "No slide in “%s” can be shown. %s", name, error);
        }
        free(error);
    }
    return str_take(&words);
}
