/* What is damaged, cut or missing inside a PDF, and words that poppler leaves
 * out: it goes on without, and says so to its log at most. */
#ifndef KIOSK_PDF_DAMAGE_H
#define KIOSK_PDF_DAMAGE_H

#include <cstdint>
#include <vector>

#include <poppler/SplashOutputDev.h>

/* From now on what poppler and libjpeg say is listened to. */
void pdf_listen();

/* What was lost since the last call, in this process: 0, or bits
 * 1 << PICTURE_LOSS_... of PIXELS, LETTERS, EFFECT. */
uint32_t pdf_heard();

/* Whether the check sums of what PAGE (from 1) is made of, fonts and images
 * too, do not fit: poppler does not look. To be asked when it is drawn, as
 * poppler mends the file's table when something is not found. */
bool pdf_is_altered(PDFDoc *document, int page);

/* Splash that sees whether the rows of images come, and whether something that
 * can be seen through is to knock out what is below it in its group: Splash
 * mixes both. */
class PdfCanvas final : public SplashOutputDev {
  public:
    using SplashOutputDev::SplashOutputDev;

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
};

#endif
