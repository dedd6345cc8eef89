/* What staff are told of files that nobody meant to show. See
 * deck_stray_report.h. */
#include "deck_stray_report.h"

#include "path_name.h"

static void
report_conflict(const struct deck_source *source, struct report *report)
{
    if (source->beside) {
        report_add(report, source->path, 0, REPORT_WARNING, "conflict-file",
                   "A sync program made this file when “%s” was changed in "
                   "two places. It is not shown. Move what is right in it to "
                   "“%s”, then delete it.",
                   source->better, source->better);
    } else {
        report_add(report, source->path, 0, REPORT_ERROR, "conflict-file",
                   "A sync program made this file when two people changed "
                   "“%s”, which is no longer there. Neither is shown. If this "
                   "is the right one, call it “%s”; else delete it.",
                   source->better, source->better);
    }
}

static void
report_language(const struct deck_source *source, struct report *report)
{
    const char *name =
        source->lang_name != NULL ? source->lang_name : "a translation";
    if (!source->left_out) {
        report_add(report, source->path, 0, REPORT_WARNING, "wrong-language",
                   "If this is %s, the first language, call it “%s”: then its "
                   "translations are found.",
                   name, source->better);
    } else if (*name == '\0') {
        report_add(report, source->path, 0, REPORT_ERROR, "wrong-language",
                   "If this is a translation, its name has to end as “%s” does "
                   "for Spanish; else give it another name. Until then it is "
                   "shown to nobody.",
                   source->better);
    } else if (source->beside) {
        report_add(report, source->path, 0, REPORT_WARNING, "wrong-language",
                   "This seems to be %s, and “%s” is there, too. Delete one "
                   "of the two; this one is shown to nobody.",
                   name, source->better);
    } else {
        report_add(report, source->path, 0, REPORT_ERROR, "wrong-language",
                   "If this is %s, call it “%s”. Until then it is shown to "
                   "nobody.",
                   name, source->better);
    }
}

static void
report_waiting(const struct deck_source *source, struct report *report)
{
    struct report_cause cause = {.path = source->waits_for,
                                 .line = source->waits_line};
    report_add_after(report, cause, source->path, 0, REPORT_WARNING,
                     "waiting-picture",
                     "This picture is not shown by itself, because it may "
                     "belong to “%s”, in which there is a mistake.",
                     path_name_of(source->waits_for).base);
}

void
deck_stray_report(const struct deck_source *source, struct report *report)
{
    const char *base = path_name_of(source->path).base;
    switch (source->stray) {
    case STRAY_NONE:
        break;
    case STRAY_CONFLICT:
        report_conflict(source, report);
        break;
    case STRAY_COPY:
        report_add(report, source->path, 0, REPORT_WARNING, "copy",
                   "This looks like a copy of “%s”, and both are shown. Delete "
                   "one, or give this one a name that says what is in it.",
                   source->better);
        break;
    case STRAY_SPARE:
        report_add(report, source->path, 0, REPORT_WARNING, "copy",
                   "This looks like a copy of “%s”, which a slide shows, so it "
                   "is not shown as a slide itself. Delete it.",
                   source->better);
        break;
    case STRAY_LANGUAGE:
        report_language(source, report);
        break;
    case STRAY_WAITING:
        report_waiting(source, report);
        break;
    case STRAY_LEFT_OVER:
        report_add(report, source->path, 0, REPORT_WARNING, "left-over",
                   "The slide that showed this picture has gone, so it is not "
                   "shown either. Delete it; or, if it is to be a slide by "
                   "itself, give it another name.");
        break;
    case STRAY_NOTE:
        report_add(report, source->path, 0, REPORT_ERROR, "missing-title",
                   "“%s” is taken for a slide, and has no title. If it is not "
                   "one, move it out of the slides folder; if it is one, write "
                   "its title in a line that begins with “# ”.",
                   base);
        break;
    }
}
