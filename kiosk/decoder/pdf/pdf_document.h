/* What the parts of the PDF decoder share. In C++, like poppler: neither of its
 * stable interfaces has all that is needed (Splash, annotations, forms). */
#ifndef KIOSK_PDF_DOCUMENT_H
#define KIOSK_PDF_DOCUMENT_H

#include <cstddef>
#include <cstdint>

#include <poppler/Page.h>

class Annot;
class GfxFont;
class PDFDoc;

/* The visible area of PAGE after rotation: points, from 0,0. */
PDFRectangle pdf_paper(const Page *page);

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

/* The most bytes of words from a page, cut between two characters. A slide of
 * text that is legible at two metres has a quarter of that. */
#define PDF_WORDS_PAGE_MAX 2000

/* Marks a blank page. Words have no other control characters than line
 * feeds. */
#define PDF_WORDS_BLANK '\v'

/* Writes the words of the first PICTURE_PAGES_MAX pages to WORDS, up to CAP
 * bytes, each page ended by a form feed. UTF-8; line feeds are the only control
 * characters. Pages not reached within three seconds stay empty. An extra form
 * feed means that there are more pages. Returns the bytes written. */
size_t pdf_words(PDFDoc *document, char *words, size_t cap);

#endif
