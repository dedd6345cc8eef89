/* A deck as text. See deck_dump.h. What has its default value is left out. */
#include "deck_dump.h"

#include "deck_hours.h"

static void
dump_words(const char *name, const struct deck_words *words, struct str *out)
{
    for (size_t i = 0; i < words->count; i++) {
        const struct deck_word *word = &words->items[i];
        str_addf(out, "%s%s%s: %s (line %d)\n", name,
                 word->lang[0] != '\0' ? "." : "", word->lang, word->text,
                 word->line);
    }
}

/* Bold stands in stars, italic in low lines, a hard break is a slash. */
static void
dump_text(const struct deck_text *text, struct str *out)
{
    size_t at = 0;
    for (size_t i = 0; i < text->span_count; i++) {
        const struct deck_span *span = &text->spans[i];
        const char *mark = span->style == DECK_BOLD     ? "*"
                           : span->style == DECK_ITALIC ? "_"
                           : span->style != 0           ? "*_"
                                                        : "";
        str_add(out, mark);
        for (; at < span->end; at++) {
            bool hard_break = text->text[at] == '\n';
            str_add_bytes(out, hard_break ? "/" : &text->text[at], 1);
        }
        str_add(out, mark);
    }
}

static void
dump_table(const struct deck_table *table, struct str *out)
{
    for (int i = 0; i < table->rows * table->columns; i++) {
        str_add(out, i % table->columns == 0 ? "\n        | " : " | ");
        dump_text(&table->cells[i], out);
    }
}

static void
dump_picture(const struct deck_picture *picture, struct str *out)
{
    static const char *const places[] = {"auto", "left", "right", "full",
                                         "alone"};
    str_addf(out, "%s %s%s “%s”", picture->file, places[picture->place],
             picture->found ? "" : " missing", picture->alt);
    if (picture->middle_x != 50 || picture->middle_y != 50) {
        str_addf(out, " middle %d%% %d%%", picture->middle_x,
                 picture->middle_y);
    }
    if (picture->page > 0) {
        str_addf(out, " page %d", picture->page);
    }
    if (picture->size_bytes > 0) {
        str_addf(out, " %d bytes", (int)picture->size_bytes);
    }
}

static void
dump_block(const struct deck_block *block, struct str *out)
{
    static const char *const types[] = {"paragraph", "item", "table",
                                        "picture"};
    static const char *const callouts[] = {"", "quote", "note", "tip",
                                           "warning"};
    str_addf(out, "      %d: %s", block->line, types[block->type]);
    if (block->depth > 0) {
        str_addf(out, " depth %d", block->depth);
    }
    if (block->type == DECK_ITEM) {
        str_addf(out, " number %d%s", block->ordinal,
                 block->tight ? "" : " loose");
    }
    if (block->callout_id > 0) {
        str_addf(out, " %s %d", callouts[block->callout], block->callout_id);
    }
    str_add(out, ": ");
    dump_text(&block->text, out);
    if (block->type == DECK_TABLE) {
        dump_table(&block->table, out);
    }
    if (block->type == DECK_PICTURE) {
        dump_picture(&block->picture, out);
    }
    str_add(out, "\n");
}

static void
dump_date(const char *name, struct deck_date date, struct str *out)
{
    if (date.year > 0) {
        str_addf(out, "      %s: %04d-%02d-%02d\n", name, date.year, date.month,
                 date.day);
    }
}

static void
dump_value(const char *name, const char *value, struct str *out)
{
    if (value != NULL) {
        str_addf(out, "      %s: %s\n", name, value);
    }
}

static void
dump_hours(const struct deck_hours *hours, struct str *out)
{
    if (deck_hours_given(hours)) {
        str_add(out, "      shown: ");
        deck_hours_print(hours, out);
        str_add(out, "\n");
    }
}

static void
dump_version(const struct deck_version *version, struct str *out)
{
    str_addf(out, "    %s%s %s\n", version->lang,
             version->broken ? " broken" : "", version->path);
    str_addf(out, "      %d: # ", version->title_line);
    dump_text(&version->title, out);
    str_addf(out, "\n      kind %s, words %d, pictures %d, dwell %d%s\n",
             deck_kind_name(version->kind), version->words, version->pictures,
             version->dwell_s, version->discreet ? ", discreet" : "");
    dump_date("valid-from", version->valid_from, out);
    dump_date("valid-until", version->valid_until, out);
    dump_hours(&version->hours, out);
    dump_date("reviewed", version->reviewed, out);
    dump_value("reviewer", version->reviewer, out);
    dump_value("source", version->source, out);
    dump_value("owner", version->owner, out);
    dump_value("audio", version->audio, out);
    dump_value("qr", version->qr, out);
    for (size_t i = 0; i < version->block_count; i++) {
        dump_block(&version->blocks[i], out);
    }
    if (version->easy != NULL) {
        str_add(out, "      in easy words:\n");
        dump_version(version->easy, out);
    }
}

static void
dump_topic(const struct deck_topic *topic, struct str *out)
{
    str_addf(out, "topic %s in “%s”, treatment %d, kind %s%s\n", topic->id,
             topic->folder, topic->treatment_index, deck_kind_name(topic->kind),
             topic->discreet ? ", discreet" : "");
    dump_words("  title", &topic->title, out);
    dump_words("  treatment", &topic->treatment, out);
    dump_hours(&topic->hours, out);
    for (size_t i = 0; i < topic->slide_count; i++) {
        const struct deck_slide *slide = &topic->slides[i];
        str_addf(out, "  slide %s, order %s, kind %s%s\n", slide->id,
                 slide->order, deck_kind_name(slide->kind),
                 slide->discreet ? ", discreet" : "");
        for (size_t j = 0; j < slide->version_count; j++) {
            dump_version(&slide->versions[j], out);
        }
    }
}

void
deck_dump(const struct deck *deck, struct str *out)
{
    dump_words("title", &deck->title, out);
    str_add(out, "languages:");
    for (size_t i = 0; i < deck->language_count; i++) {
        str_addf(out, " %s", deck->languages[i]);
    }
    str_add(out, "\n");
    dump_value("clinic_phone", deck->clinic_phone, out);
    dump_value("emergency_phone", deck->emergency_phone, out);
    dump_words("ask_line", &deck->ask_line, out);
    str_addf(out, "wait %d minutes, %zu slides\n", deck->wait_minutes,
             deck->slide_count);
    str_add(out, deck->rotate == DECK_ROTATE_FIRST
                     ? "rotates in the first language\n"
                     : "");
    for (size_t i = 0; i < deck->treatment_count; i++) {
        str_addf(out, "treatment %zu\n", i);
        dump_words("  name", &deck->treatments[i].name, out);
    }
    for (size_t i = 0; i < deck->topic_count; i++) {
        dump_topic(&deck->topics[i], out);
    }
}

void
report_dump(const struct report *report, struct str *out)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        str_addf(out, "%s%s:%d: %s: %s [%s]\n", finding->depth > 0 ? "  " : "",
                 finding->path, finding->line,
                 finding->level == REPORT_ERROR ? "error" : "warning",
                 finding->words, finding->rule);
    }
}
