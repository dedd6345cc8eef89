/* JPEG by libjpeg-turbo: shrunk by the inverse DCT as far as the result
 * allows, a row at a time. Progressive files are held whole, packed where they
 * would not fit: what they take is predicted from the header. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

#include "canvas.h"
#include "colour.h"
#include "decoder_job.h"
#include "jpeg_blocks.h"
#include "jpeg_markers.h"
#include "raster.h"

/* Cameras write a dozen. */
enum { SCANS_MAX = 100 };

enum { MARKER_BYTES = 2 };

struct jpeg {
    struct jpeg_decompress_struct base; /* first: libjpeg's pointer is ours */
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf failed;
    enum picture_status status; /* why it failed */
    bool cut;                   /* the file ends too early */
    bool hopeless;              /* what came is not worth showing */
    JDIMENSION spoilt;          /* rows of blocks with something wrong */
    JDIMENSION spoilt_at;       /* the last of them, from 1 */
    bool harmed;                /* some pixels are wrong, or will not come */
    bool strayed;               /* stopped by a marker that should not be */
    struct jpeg_markers markers;
    struct colour *colour;
    struct canvas *canvas;
    uint32_t *row;
    struct jpeg_blocks *blocks; /* NULL: libjpeg holds its own */
};

static void
fail(struct jpeg *jpeg)
{
    longjmp(jpeg->failed, 1);
}

static void
on_error(j_common_ptr base)
{
    struct jpeg *jpeg = (struct jpeg *)base;
    if (base->err->msg_code == JERR_OUT_OF_MEMORY) {
        jpeg->status = PICTURE_TOO_LARGE;
        jpeg->hopeless = true;
    }
    fail(jpeg);
}

static bool
enough_came(const struct jpeg *jpeg)
{
    const struct jpeg_decompress_struct *base = &jpeg->base;
    return base->input_scan_number > 1 ||
           raster_enough(base->input_iMCU_row, base->total_iMCU_rows);
}

/* Damage in the middle spoils some rows, and all later ones if the file has no
 * restart markers: as in other viewers, everything is shown. If most rows are
 * wrong, the file is rejected. Only the scan with the brightness matters:
 * errors in later scans of a progressive file affect only detail. */
static bool
mostly_spoilt(struct jpeg *jpeg)
{
    const struct jpeg_decompress_struct *base = &jpeg->base;
    JDIMENSION at = base->input_iMCU_row + 1;
    if (base->input_scan_number == 1 && at != jpeg->spoilt_at) {
        jpeg->spoilt_at = at;
        jpeg->spoilt++;
    }
    return base->total_iMCU_rows > 1 &&
           jpeg->spoilt > base->total_iMCU_rows / 2;
}

/* Whether the current warning means that pixels are wrong. The end of the file
 * does not: only the end marker may be missing, and libjpeg reads ahead.
 * Extraneous bytes between the pixels do, since an earlier wrong byte caused
 * them; for those at the end see has_leftover. */
static bool
is_harm(const struct jpeg *jpeg)
{
    int code = jpeg->errors.msg_code;
    bool inside = jpeg->base.input_scan_number > 0 &&
                  jpeg->errors.msg_parm.i[1] != JPEG_EOI;
    return code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE ||
           code == JWRN_ARITH_BAD_CODE || code == JWRN_MUST_RESYNC ||
           (code == JWRN_EXTRANEOUS_DATA && inside);
}

/* Missing data becomes gray by itself: libjpeg continues with zeros, and warns
 * again and again. */
static void
on_message(j_common_ptr common, int level)
{
    struct jpeg *jpeg = (struct jpeg *)common;
    int code = common->err->msg_code;
    bool end = code == JWRN_JPEG_EOF || (code == JWRN_HIT_MARKER &&
                                         jpeg->base.unread_marker == JPEG_EOI);
    jpeg->harmed = jpeg->harmed || (level < 0 && is_harm(jpeg));
    if (level >= 0 || jpeg->cut) {
        return;
    }
    jpeg->cut = end;
    jpeg->strayed = jpeg->strayed || (code == JWRN_HIT_MARKER && !end);
    jpeg->hopeless = end ? !enough_came(jpeg) : mostly_spoilt(jpeg);
    if (jpeg->hopeless) {
        fail(jpeg);
    }
}

static void
on_progress(j_common_ptr common)
{
    struct jpeg *jpeg = (struct jpeg *)common;
    if (jpeg->base.input_scan_number > SCANS_MAX) {
        jpeg->hopeless = true;
        fail(jpeg);
    }
}

/* Coefficients of many scans as libjpeg holds them, where they fit. */
static bool
goes_plain(struct jpeg *jpeg, const struct decoder_file *file)
{
    return decoder_fits(file, jpeg_blocks_plain_bytes(&jpeg->base));
}

/* To be called below setjmp. */
static void
read_header(struct jpeg *jpeg, const struct decoder_file *file)
{
    struct jpeg_decompress_struct *base = &jpeg->base;
    jpeg_create_decompress(base);
    base->progress = &jpeg->progress;
    base->mem->max_memory_to_use = PICTURE_WORK_BYTES_MAX;
    jpeg_mem_src(base, file->bytes, (unsigned long)file->len);
    jpeg_read_header(base, TRUE);
    jpeg->status = raster_check(base->image_width, base->image_height);
    if (jpeg->status == PICTURE_OK && !goes_plain(jpeg, file) &&
        !decoder_fits(file, jpeg_blocks_packed_bytes(base, file->len))) {
        jpeg->status = PICTURE_TOO_LARGE;
    }
    if (jpeg->status != PICTURE_OK) {
        jpeg->hopeless = true;
        fail(jpeg);
    }
    jpeg->status = PICTURE_DAMAGED; /* whatever fails from here on */
}

static void
init(struct jpeg *jpeg, const struct decoder_file *file)
{
    memset(jpeg, 0, sizeof(*jpeg));
    jpeg->base.err = jpeg_std_error(&jpeg->errors);
    jpeg->errors.error_exit = on_error;
    jpeg->errors.emit_message = on_message;
    jpeg->progress.progress_monitor = on_progress;
    jpeg->status = PICTURE_DAMAGED;
    jpeg_markers_read(&jpeg->markers, file);
}

static void
release(struct jpeg *jpeg)
{
    jpeg_destroy_decompress(&jpeg->base);
    jpeg_markers_release(&jpeg->markers);
    colour_free(jpeg->colour);
    canvas_free(jpeg->canvas);
    free(jpeg->row);
    jpeg_blocks_free(jpeg->blocks);
}

static enum picture_status
probe(const struct decoder_file *file, int page, struct picture_reply *reply)
{
    struct jpeg jpeg;
    init(&jpeg, file);
    if (setjmp(jpeg.failed) == 0) {
        read_header(&jpeg, file);
        jpeg.status =
            raster_probed(page, jpeg.base.image_width, jpeg.base.image_height,
                          jpeg.markers.orientation, reply);
    }
    release(&jpeg);
    return jpeg.status;
}

/* Half, a quarter or an eighth of the size, as long as it is not smaller than
 * what is wanted. Of the other eighths that libjpeg knows none has a fast
 * inverse DCT: 3/8 takes longer than 1/2. */
static void
choose_scale(struct jpeg_decompress_struct *base, double width, double height)
{
    unsigned eighths = 1;
    while (eighths < 8 && (base->image_width * eighths / 8.0 < width ||
                           base->image_height * eighths / 8.0 < height)) {
        eighths *= 2;
    }
    base->scale_num = eighths;
    base->scale_denom = 8;
}

/* Four components are inks, more light the higher they are: Photoshop began
 * with it (Adobe marker with transform 0, or 2 for YCCK) and without a marker
 * browsers take them for the same. libjpeg gives both kinds of files alike. */
static enum colour_space
set_colours(struct jpeg_decompress_struct *base)
{
    bool inks = base->num_components == 4;
    base->out_color_space = inks ? JCS_CMYK : JCS_EXT_BGRA;
    if (inks) {
        return COLOUR_CMYK_INVERTED;
    }
    return base->num_components == 1 ? COLOUR_GRAY : COLOUR_RGB;
}

/* To be called below setjmp. */
static void
start(struct jpeg *jpeg, const struct picture_request *request,
      uint32_t *pixels)
{
    struct jpeg_decompress_struct *base = &jpeg->base;
    struct canvas_source source = {
        .width_px = (int)base->image_width,
        .height_px = (int)base->image_height,
        .orientation = jpeg->markers.orientation,
    };
    double width;
    double height;
    canvas_wanted(&source, request, &width, &height);
    choose_scale(base, width, height);
    jpeg->colour = colour_new(jpeg->markers.profile, jpeg->markers.profile_len,
                              set_colours(base));
    source.finish = jpeg->colour != NULL ? colour_row : NULL;
    source.context = jpeg->colour;
    jpeg_calc_output_dimensions(base);
    source.width_px = (int)base->output_width;
    source.height_px = (int)base->output_height;
    jpeg->canvas = canvas_new(&source, request, pixels);
    jpeg->row = calloc(base->output_width, sizeof(*jpeg->row));
    bool inks = base->out_color_space == JCS_CMYK;
    if (jpeg->canvas == NULL || jpeg->row == NULL ||
        (inks && jpeg->colour == NULL)) {
        jpeg->status = PICTURE_TOO_LARGE;
        fail(jpeg);
    }
    jpeg_start_decompress(base);
}

/* An error in the middle keeps what was decoded before. */
static enum picture_status
give_up(struct jpeg *jpeg)
{
    const struct jpeg_decompress_struct *base = &jpeg->base;
    if (jpeg->hopeless || jpeg->canvas == NULL || base->output_height == 0 ||
        !raster_enough(base->output_scanline, base->output_height)) {
        return jpeg->status;
    }
    jpeg->harmed = true;
    canvas_fill(jpeg->canvas, RASTER_LOST);
    return PICTURE_OK;
}

/* Whether the file ends between two scans: libjpeg then considers it
 * complete. */
static bool
lacks_scans(const struct jpeg *jpeg)
{
    const struct jpeg_decompress_struct *base = &jpeg->base;
    bool lacks = false;
    for (int i = 0; i < base->num_components; i++) {
        lacks = lacks ||
                base->comp_info[i].quant_table == NULL; /* in no scan yet */
        for (int k = 0; k < DCTSIZE2 && base->coef_bits != NULL; k++) {
            lacks = lacks || base->coef_bits[i][k] != 0;
        }
    }
    return jpeg->cut && lacks;
}

/* Whether bytes of the only scan are left over after all rows. Bytes of a
 * single value are padding. */
static bool
has_leftover(struct jpeg *jpeg)
{
    struct jpeg_decompress_struct *base = &jpeg->base;
    const uint8_t *bytes = base->src->next_input_byte;
    size_t len = base->src->bytes_in_buffer;
    size_t at = 0;
    bool mixed = false;
    if (jpeg_has_multiple_scans(base) || base->unread_marker != 0 ||
        base->input_iMCU_row < base->total_iMCU_rows) {
        return false;
    }
    while (at + 1 < len &&
           (bytes[at] != 0xFF || bytes[at + 1] == 0 || bytes[at + 1] == 0xFF)) {
        mixed = mixed || bytes[at] != bytes[0];
        at++;
    }
    return mixed && at + 1 < len && bytes[at + 1] == JPEG_EOI;
}

/* What to try next with a damaged file. */
struct remedy {
    size_t cut_at; /* if not 0: leave out what follows */
    bool clean;    /* take the markers out of the pixels */
};

/* In a file that libjpeg holds whole, it gives up at a bad marker between two
 * scans: without the marker and the rest, the earlier part is shown. Elsewhere
 * a false marker, from wrong bytes, hides everything after it. */
static struct remedy
find_remedy(struct jpeg *jpeg, const struct decoder_file *file)
{
    struct jpeg_decompress_struct *base = &jpeg->base;
    struct remedy remedy = {0};
    if (jpeg->canvas == NULL) {
        return remedy;
    }
    if (!jpeg_has_multiple_scans(base)) {
        remedy.clean = jpeg->strayed;
    } else if (jpeg->status == PICTURE_DAMAGED && !jpeg->hopeless &&
               base->src->bytes_in_buffer + MARKER_BYTES < file->len) {
        remedy.cut_at = file->len - base->src->bytes_in_buffer - MARKER_BYTES;
    }
    return remedy;
}

static enum picture_status
draw_once(const struct decoder_file *file,
          const struct picture_request *request, uint32_t *pixels,
          struct picture_reply *reply, struct remedy *remedy)
{
    struct jpeg jpeg;
    init(&jpeg, file);
    if (setjmp(jpeg.failed) == 0) {
        read_header(&jpeg, file);
        if (!goes_plain(&jpeg, file)) {
            jpeg.blocks = jpeg_blocks_new(&jpeg.base, PICTURE_WORK_BYTES_MAX);
        }
        start(&jpeg, request, pixels);
        JSAMPROW row = (JSAMPROW)jpeg.row;
        while (jpeg.base.output_scanline < jpeg.base.output_height) {
            jpeg_read_scanlines(&jpeg.base, &row, 1);
            if (!canvas_row(jpeg.canvas, jpeg.row)) {
                break;
            }
        }
        jpeg.status = PICTURE_OK;
        jpeg.harmed = jpeg.harmed || lacks_scans(&jpeg) || has_leftover(&jpeg);
    } else {
        jpeg.status = give_up(&jpeg);
    }
    if (jpeg.harmed) {
        raster_lacks(reply);
    }
    *remedy = find_remedy(&jpeg, file);
    release(&jpeg);
    return jpeg.status;
}

/* Draws a copy of FILE, of one scan, in which no pixels look like a marker but
 * restart markers and the end. */
static enum picture_status
draw_clean(const struct decoder_file *file,
           const struct picture_request *request, uint32_t *pixels,
           struct picture_reply *reply)
{
    struct remedy none;
    uint8_t *bytes = decoder_fits(file, file->len) ? malloc(file->len) : NULL;
    if (bytes == NULL) {
        return PICTURE_TOO_LARGE;
    }
    memcpy(bytes, file->bytes, file->len);
    for (size_t at = jpeg_markers_end(file); at + 1 < file->len; at++) {
        uint8_t marker = bytes[at + 1];
        if (bytes[at] == 0xFF && marker != 0xFF && marker != JPEG_EOI &&
            (marker < JPEG_RST0 || marker > JPEG_RST0 + 7)) {
            bytes[at + 1] = 0; /* as a byte of 255 among pixels is written */
        }
    }
    const struct decoder_file clean = {bytes, file->len};
    enum picture_status status =
        draw_once(&clean, request, pixels, reply, &none);
    free(bytes);
    return status;
}

static enum picture_status
draw(const struct decoder_file *file, const struct picture_request *request,
     uint32_t *pixels, struct picture_reply *reply)
{
    struct remedy remedy;
    if (request->page > 0) {
        return PICTURE_NO_PAGE;
    }
    enum picture_status status =
        draw_once(file, request, pixels, reply, &remedy);
    if (remedy.clean) {
        status = draw_clean(file, request, pixels, reply);
    } else if (remedy.cut_at > 0) {
        const struct decoder_file start = {file->bytes, remedy.cut_at};
        status = draw_once(&start, request, pixels, reply, &remedy);
    }
    reply->opaque = 1;
    return status;
}

static bool
knows(const struct decoder_file *file)
{
    return file->len >= 3 && memcmp(file->bytes, "\xFF\xD8\xFF", 3) == 0;
}

const struct decoder_format raster_jpeg = {knows, probe, draw, NULL};
