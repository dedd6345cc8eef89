/* Damage inside a PDF, and text that poppler leaves out. Poppler ignores it or
 * logs a message at most. */
#ifndef KIOSK_PDF_DAMAGE_H
#define KIOSK_PDF_DAMAGE_H

#include <cstdint>
#include <vector>

#include <poppler/SplashOutputDev.h>

extern "C" {
#include "letters.h"
}

/* Starts to collect the messages of poppler and libjpeg. */
void pdf_listen();

/* The losses since the last call, in this process: bits 1 << PICTURE_LOSS_...
 * of PIXELS, LETTERS, EFFECT. */
uint32_t pdf_heard();

/* Whether a checksum of PAGE (from 1), its fonts or its images is wrong, which
 * poppler ignores. Call it after drawing: poppler repairs the file's table when
 * an object is missing. */
bool pdf_is_altered(PDFDoc *document, int page);

/* A Splash that notices missing rows of images, and transparent objects in
 * knockout groups, which Splash blends instead, and the sizes of letters. */
class PdfCanvas final : public SplashOutputDev {
  public:
    using SplashOutputDev::SplashOutputDev;

    struct letters letters = {}; /* in pixels */

    void drawChar(GfxState *state, double x, double y, double dx, double dy,
                  double origin_x, double origin_y, CharCode code, int bytes,
                  const Unicode *meant, int count) override;
    bool beginType3Char(GfxState *state, double x, double y, double dx,
                        double dy, CharCode code, const Unicode *meant,
                        int count) override;
    void beginTransparencyGroup(GfxState *state, const double *box,
                                GfxColorSpace *space, bool isolated,
                                bool knockout, bool for_mask) override;
    void endTransparencyGroup(GfxState *state) override;
    void updateFillOpacity(GfxState *state) override;
    void drawImageMask(GfxState *state, Object *ref, Stream *stream, int width,
                       int height, bool invert, bool interpolate,
                       bool inside) override;
    void setSoftMaskFromImageMask(GfxState *state, Object *ref, Stream *stream,
                                  int width, int height, bool invert,
                                  bool inside, double *matrix) override;
    void drawImage(GfxState *state, Object *ref, Stream *stream, int width,
                   int height, GfxImageColorMap *map, bool interpolate,
                   const int *mask, bool inside) override;
    void drawMaskedImage(GfxState *state, Object *ref, Stream *stream,
                         int width, int height, GfxImageColorMap *map,
                         bool interpolate, Stream *mask, int mask_width,
                         int mask_height, bool mask_invert,
                         bool mask_interpolate) override;
    void drawSoftMaskedImage(GfxState *state, Object *ref, Stream *stream,
                             int width, int height, GfxImageColorMap *map,
                             bool interpolate, Stream *mask, int mask_width,
                             int mask_height, GfxImageColorMap *mask_map,
                             bool mask_interpolate) override;

  private:
    std::vector<bool> knockouts; /* of the groups that are open */

    /* Notes a letter at X, Y with capitals CAPITAL px high. */
    void note_letter(double x, double y, const Unicode *meant, int count,
                     double capital);
};

#endif
