/* Blocks and titles. See markdown_block.h. */
#include "markdown_block.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "deck.h"
#include "markdown_line.h"
#include "markdown_source.h"
#include "markdown_state.h"
#include "mem.h"
#include "path_alike.h"
#include "path_name.h"
#include "unicode.h"
#include "str.h"
#include "text_clean.h"
#include "utf8.h"

void
markdown_report(struct markdown *md, int line, enum report_level level,
                const char *rule, const char *format, ...)
{
    if (md->findings[level]++ >= MARKDOWN_FINDINGS_MAX) {
        return;
    }
    struct str words = {0};
    va_list args;
    va_start(args, format);
    str_addv(&words, format, args);
    va_end(args);
    report_add(md->report, md->path, line, level, rule, "%s", words.text);
    str_release(&words);
}

struct deck_text
markdown_take_text(struct markdown *md, struct text_build *build, int line)
{
    if (build->cut) {
        markdown_report(md, line, REPORT_WARNING, "text-cut",
                        "This text is longer than %d characters; the rest was "
                        "left out. Split it into several slides.",
                        DECK_BLOCK_CHARS_MAX);
    }
    bool turns;
    struct deck_text text = text_build_take(build, &turns);
    if (turns) {
        markdown_report(md, line, REPORT_WARNING, "bidi-control",
                        "Invisible marks that change the writing direction do "
                        "not match and were left out. Type this text again.");
    }
    return text;
}

/* Reports what was found before this block. */
static void
report_found(struct markdown *md, int line)
{
    if (md->deep) {
        markdown_report(md, line, REPORT_WARNING, "deep-list",
                        "This list is more than two levels deep; its items "
                        "are shown on the second level. Put fewer spaces "
                        "before them.");
    }
    if (md->task) {
        markdown_report(md, line, REPORT_WARNING, "task-list",
                        "Check boxes “[ ]” are not shown: this is shown as "
                        "an ordinary item.");
    }
    if (md->nested) {
        markdown_report(md, line, REPORT_WARNING, "nested-quote",
                        "A quote inside a quote is shown as one quote. Remove "
                        "one of the “>”.");
    }
    md->deep = md->task = md->nested = false;
}

struct deck_block *
markdown_add_block(struct markdown *md, enum deck_block_type type, int line)
{
    report_found(md, line);
    struct deck_version *version = md->version;
    version->blocks = mem_grow(version->blocks, version->block_count,
                               &md->block_cap, sizeof(*version->blocks));
    struct deck_block *block = &version->blocks[version->block_count++];
    *block = (struct deck_block){
        .type = type,
        .depth = md->list_depth < 2 ? md->list_depth : 2,
        .callout = md->callout,
        .callout_id = md->quote_depth > 0 ? md->callout_count : 0,
        .line = line,
    };
    block->text.text = mem_string("");
    return block;
}

/* Removes a [!MARK] from the beginning of a quote. */
static void
read_callout(struct markdown *md)
{
    static const struct {
        const char *mark;
        enum deck_callout callout;
    } marks[] = {{"NOTE", DECK_CALLOUT_NOTE},
                 {"TIP", DECK_CALLOUT_TIP},
                 {"WARNING", DECK_CALLOUT_WARNING}};
    char *text = md->build.text.text;
    size_t len = strcspn(text, "]\n");
    if (strncmp(text, "[!", 2) != 0 || text[len] != ']' || len > 32) {
        return;
    }
    bool known = false;
    text[len] = '\0';
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (path_compare_caseless(text + 2, marks[i].mark) == 0) {
            md->callout = marks[i].callout;
            known = true;
        }
    }
    if (!known) {
        markdown_report(md, md->build_line, REPORT_WARNING, "unknown-callout",
                        "“[!%s]” is not known. Write [!WARNING], [!NOTE] or "
                        "[!TIP].",
                        text + 2);
    }
    text_build_drop(&md->build, len + 1);
}

/* The languages of lang_name.c that have an alphabet: month names as they
 * follow a day, inflected and abbreviated. Names that differ only in accents
 * are listed once. */
static const char months[] =
    " january february march april may june july august september october "
    "november december jan feb apr jun jul aug sep sept oct nov dec enero "
    "febrero marzo abril mayo junio julio agosto septiembre setiembre octubre "
    "noviembre diciembre janvier février mars avril mai juin juillet août "
    "septembre octobre novembre décembre januar februar märz juni juli oktober "
    "dezember jänner feber okt dez gennaio febbraio aprile maggio giugno "
    "luglio settembre ottobre dicembre janeiro fevereiro março maio junho "
    "julho setembro outubro novembro dezembro januari februari maart mei "
    "augustus augusti maj marts desember ianuarie februarie martie aprilie "
    "iunie iulie septembrie octombrie noiembrie decembrie stycznia lutego "
    "marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia ledna února března dubna května června července srpna "
    "září října listopadu prosince siječnja veljače ožujka travnja svibnja "
    "lipnja srpnja kolovoza rujna studenoga prosinca januara februara aprila "
    "juna jula augusta avgusta septembra oktobra novembra decembra március "
    "április május június július augusztus szeptember tammikuuta helmikuuta "
    "maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
    "lokakuuta marraskuuta joulukuuta ocak şubat mart nisan mayıs haziran "
    "temmuz ağustos eylül ekim kasım aralık janar shkurt prill qershor korrik "
    "gusht shtator tetor nëntor dhjetor janvye fevriye mas me jen jiyè out "
    "septanm oktòb novanm desanm janaayo febraayo maarso abriil maajo juun "
    "luulyo agoosto sebtembar oktoobar nofembar disembar machi aprili agosti "
    "septemba oktoba novemba desemba maret agustus pebrero marso hunyo hulyo "
    "setyembre oktubre nobyembre disyembre tháng января февраля марта апреля "
    "мая июня июля августа сентября октября ноября декабря січня лютого "
    "березня квітня травня червня липня серпня вересня жовтня листопада грудня "
    "јануар фебруар март април мај јун јул август септембар октобар новембар "
    "децембар ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου "
    "αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου يناير فبراير مارس "
    "أبريل ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر ژانویه "
    "فوریه آوریل ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر جنوری فروری مارچ "
    "اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر ינואר פברואר מרץ אפריל "
    "מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר जनवरी फरवरी फ़रवरी मार्च "
    "अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर "
    "दिसंबर दिसम्बर জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট "
    "সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর มกราคม กุมภาพันธ์ มีนาคม เมษายน "
    "พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม ";

/* Whether the first word of LEN bytes is a month. */
static bool
begins_with_month(const char *text, size_t len)
{
    enum { WORD_BYTES_MAX = 60 };
    char begin[WORD_BYTES_MAX + 1] = {0};
    memcpy(begin, text, utf8_cut(text, len, WORD_BYTES_MAX));
    char *word = path_fold(begin), *known = path_fold(months);
    char *end = word[0] != '\0' ? strchr(word + 1, ' ') : NULL;
    if (end != NULL) {
        end[1] = '\0';
    }
    bool month = end != NULL && strstr(known, word) != NULL;
    free(word);
    free(known);
    return month;
}

/* Numbers BLOCK, the last of the version, as it was typed: a number at the
 * beginning of a line may be a date or a step. */
static void
set_ordinal(struct markdown *md, struct deck_block *block)
{
    if (!md->ordered || md->list_depth > MARKDOWN_DEPTH_MAX) {
        return;
    }
    struct markdown_list *list = &md->lists[md->list_depth - 1];
    size_t len;
    const char *text = markdown_source_line(&md->source, md->build_index, &len);
    struct markdown_line line = markdown_line_read(text, len, true);
    block->ordinal = line.mark == MARKDOWN_ORDERED && line.number > 0
                         ? line.number
                         : list->start;
    list->counts = list->counts && block->ordinal == 1;
    text = block->text.text;
    bool month = begins_with_month(text, block->text.len);
    list->months += month;
    list->days +=
        month || unicode_digit(utf8_at(text, block->text.len, 0, NULL)) >= 0;
    md->items =
        mem_grow(md->items, md->item_count, &md->item_cap, sizeof(*md->items));
    md->items[md->item_count++] = (size_t)(block - md->version->blocks);
}

static void
add_text_block(struct markdown *md)
{
    int line = md->build_line;
    struct deck_text text = markdown_take_text(md, &md->build, line);
    if (text.len == 0) {
        deck_text_release(&text);
        return;
    }
    struct deck_block *block = markdown_add_block(
        md, md->at_marker ? DECK_ITEM : DECK_PARAGRAPH, line);
    deck_text_release(&block->text);
    block->text = text;
    if (md->at_marker) {
        int depth = md->list_depth;
        set_ordinal(md, block);
        block->tight = depth > MARKDOWN_DEPTH_MAX || md->lists[depth - 1].tight;
        md->at_marker = false;
    }
}

void
markdown_flush(struct markdown *md)
{
    if (md->build.text.len == 0 || md->goal == GOAL_CELL) {
        md->build.soft_break = false;
        return;
    }
    if (md->goal == GOAL_TITLE) {
        struct deck_text *title = &md->version->title;
        deck_text_release(title);
        *title = markdown_take_text(md, &md->build, md->build_line);
        if (text_invisible(title->text, title->len)) {
            deck_text_release(title);
        } else {
            md->version->title_line = md->build_line;
        }
        return;
    }
    if (md->quote_begins) {
        md->quote_begins = false;
        read_callout(md);
    }
    if (md->build.text.len > 0) {
        add_text_block(md);
    }
}

void
markdown_enter_quote(struct markdown *md)
{
    markdown_flush(md);
    if (md->quote_depth++ == 0) {
        md->callout = DECK_CALLOUT_QUOTE;
        md->callout_count++;
        md->quote_begins = true;
    } else {
        md->nested = true;
    }
}

void
markdown_leave_quote(struct markdown *md)
{
    markdown_flush(md);
    if (--md->quote_depth == 0) {
        md->callout = DECK_CALLOUT_NONE;
        md->quote_begins = false;
    }
}

void
markdown_enter_list(struct markdown *md, bool ordered, bool tight,
                    unsigned start)
{
    markdown_flush(md);
    if (md->list_depth < MARKDOWN_DEPTH_MAX) {
        md->lists[md->list_depth] = (struct markdown_list){
            .ordered = ordered,
            .counts = true,
            .tight = tight,
            .start = start > 0 && start <= INT_MAX ? (int)start : 1,
            .first_item = md->item_count,
        };
    }
    md->list_depth++;
    md->deep = md->deep || md->list_depth == 3;
}

/* A list in which every item is typed as 1 is counted, unless its items look
 * like dates. */
void
markdown_leave_list(struct markdown *md)
{
    markdown_flush(md);
    if (--md->list_depth >= MARKDOWN_DEPTH_MAX) {
        return;
    }
    const struct markdown_list *list = &md->lists[md->list_depth];
    int count = (int)(md->item_count - list->first_item);
    bool dates = 2 * list->months > count || list->days == count;
    for (int i = 0; i < count && list->counts && !dates; i++) {
        size_t block = md->items[list->first_item + (size_t)i];
        md->version->blocks[block].ordinal = i + 1;
    }
    md->item_count = list->first_item;
}

void
markdown_enter_item(struct markdown *md, bool task)
{
    markdown_flush(md);
    md->at_marker = true;
    md->ordered = md->list_depth <= MARKDOWN_DEPTH_MAX &&
                  md->lists[md->list_depth - 1].ordered;
    md->task = md->task || task;
}
