/* QR codes by libqrencode. See page_code.h. */
#include "page_code.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "str.h"

/* The rule of thumb for printed codes is a tenth of the distance
 * (delivr.com/faq/1289 and others): 60 mm for 0.6 m. */
static const double code_mm = 60.0;
/* At 0.6 m the preview of a phone, 1920 px over about 70 degrees, has 2.3 px
 * a mm; readers want two px a module. */
static const double module_mm = 1.0;
/* Beyond this size a code of small modules is no easier to read, and fills the
 * page. */
static const double code_most_mm = 84.0;

/* ---- the slide's own words ---- */

/* A row a line: "Redness: a few hours, a day". */
static void
add_table(struct str *out, const struct deck_table *table)
{
    for (int i = 0; i < table->rows * table->columns; i++) {
        int column = i % table->columns;
        if (i > 0) {
            str_add(out, column == 0 ? "\n" : column == 1 ? ": " : ", ");
        }
        str_add_bytes(out, table->cells[i].text, table->cells[i].len);
    }
}

static void
add_item(struct str *out, const struct deck_block *block)
{
    str_add(out, block->depth > 1 ? "  " : "");
    if (block->ordinal > 0) {
        str_addf(out, "%d. ", block->ordinal);
    } else {
        str_add(out, "- ");
    }
    str_add_bytes(out, block->text.text, block->text.len);
}

/* Items of a list follow each other directly; everything else is set apart. */
static const char *
between(const struct deck_block *above, const struct deck_block *block)
{
    bool list =
        above != NULL && above->type == DECK_ITEM && block->type == DECK_ITEM;
    return list ? "\n" : "\n\n";
}

/* ABOVE is the block before it that has words, or NULL. */
static void
add_block(struct str *out, const struct deck_block *above,
          const struct deck_block *block, const struct page_words *words)
{
    bool opens = block->callout_id != 0 &&
                 (above == NULL || above->callout_id != block->callout_id);
    str_add(out, between(above, block));
    if (opens && words->leads[block->callout] != NULL) {
        str_addf(out, "%s%s", words->leads[block->callout],
                 block->type == DECK_PARAGRAPH ? " " : "\n");
    }
    if (block->type == DECK_TABLE) {
        add_table(out, &block->table);
    } else if (block->type == DECK_ITEM) {
        add_item(out, block);
    } else {
        str_add_bytes(out, block->text.text, block->text.len);
    }
}

/* The text to take home, which needs no web site; freed with free(). */
static char *
own_words(const struct deck_version *version, const struct page_words *words)
{
    struct str out = {0};
    str_add_bytes(&out, version->title.text, version->title.len);
    const struct deck_block *above = NULL;
    for (size_t i = 0; i < version->block_count; i++) {
        const struct deck_block *block = &version->blocks[i];
        if (block->type != DECK_PICTURE) {
            add_block(&out, above, block, words);
            above = block;
        }
    }
    if (version->source != NULL) {
        str_addf(&out, "\n\n%s", version->source);
    }
    if (version->reviewed.year > 0) {
        char *reviewed = page_words_reviewed(words, version->reviewed);
        str_addf(&out, version->source != NULL ? "\n%s" : "\n\n%s", reviewed);
        free(reviewed);
    }
    return str_take(&out);
}

/* ---- encoding ---- */

bool
page_code_is_ascii(const char *text)
{
    while (*text != '\0' && (unsigned char)*text < 0x80) {
        text++;
    }
    return *text == '\0';
}

/* Bytes; with the mark of UTF-8 (ECI 26) where there is more than ASCII: some
 * readers guess wrong without it (zbar takes Spanish for Chinese). NULL when
 * no version up to 40 holds them. */
static QRcode *
encode(const char *words, int version, QRecLevel level)
{
    QRinput *input = QRinput_new2(version, level);
    QRcode *code = NULL;
    size_t len = strlen(words);
    if (input == NULL) {
        return NULL;
    }
    if (len > 0 && len < 4096 &&
        (page_code_is_ascii(words) ||
         QRinput_appendECIheader(input, 26) == 0) &&
        QRinput_append(input, QR_MODE_8, (int)len,
                       (const unsigned char *)words) == 0) {
        code = QRcode_encodeInput(input);
    }
    QRinput_free(input);
    return code;
}

void
page_code_init(struct page_code *code, const struct deck_version *version,
               const struct page_words *words)
{
    memset(code, 0, sizeof(*code));
    if (version->qr == NULL || *version->qr == '\0') {
        return;
    }
    code->own = strcasecmp(version->qr, "this") == 0;
    code->words =
        code->own ? own_words(version, words) : mem_string(version->qr);
    QRcode *least = encode(code->words, 0, QR_ECLEVEL_L);
    if (least != NULL) {
        code->version = least->version;
        QRcode_free(least);
    }
}

void
page_code_release(struct page_code *code)
{
    free(code->words);
    memset(code, 0, sizeof(*code));
}

/* As many px as are at least MM. */
static int
px_up(const struct page_metrics *metrics, double mm)
{
    double px = mm * metrics->px_per_mm;
    return px > 100000.0 ? 100000 : (int)px + ((int)px < px);
}

bool
page_code_size(const struct page_metrics *metrics, int version,
               struct page_code_size *size)
{
    int side = 17 + 4 * version;
    int module = (px_up(metrics, code_mm) + side - 1) / side;
    int least = px_up(metrics, module_mm);
    module = module > least ? module : least;
    *size = (struct page_code_size){module, side, side * module};
    return version >= 1 && version <= CODE_VERSION_MAX &&
           size->width <= code_most_mm * metrics->px_per_mm;
}

uint8_t *
page_code_modules(const struct page_code *code, int version, int *side)
{
    /* as much against glare as the version has room for */
    static const QRecLevel levels[] = {QR_ECLEVEL_H, QR_ECLEVEL_Q, QR_ECLEVEL_M,
                                       QR_ECLEVEL_L};
    /* the least version that holds the words has no room for the most */
    size_t first = version > code->version ? 0 : 2;
    for (size_t i = first; i < sizeof(levels) / sizeof(*levels); i++) {
        QRcode *made = encode(code->words, version, levels[i]);
        if (made != NULL && made->version == version) {
            size_t count = (size_t)made->width * (size_t)made->width;
            uint8_t *modules = mem_new(count, 1);
            for (size_t k = 0; k < count; k++) {
                modules[k] = made->data[k] & 1;
            }
            *side = made->width;
            QRcode_free(made);
            return modules;
        }
        QRcode_free(made);
    }
    return NULL;
}
