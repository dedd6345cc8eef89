/* What will not be drawn of a PDF, or not as intended. In C++, like poppler. */
#ifndef KIOSK_PDF_LOSSES_H
#define KIOSK_PDF_LOSSES_H

#include <cstdint>

class Annot;
class GfxFont;
class PDFDoc;

/* Whether to draw ANNOT: all but the icons of comments and attachments, which
 * are for authors and not printed either. */
bool pdf_shows_annotation(Annot *annot, void *);

/* Whether DOCUMENT has only a cover page: a form that only Adobe's programs
 * draw, or a portfolio. A bit 1 << PICTURE_LOSS_..., or 0. */
uint32_t pdf_shell(PDFDoc *document);

/* Everything lost on PAGE (from 1) of DOCUMENT, as `lost` of picture_reply. */
uint32_t pdf_losses(PDFDoc *document, int page);

/* Whether the letters of FONT have no known meaning: symbols under the names of
 * letters, or glyph numbers without a mapping. */
bool pdf_is_puzzle(GfxFont *font);

#endif
