/* What the parts of the PDF decoder share. In C++, as poppler itself is: what
 * is asked of it here, neither of its stable interfaces has all of (Splash,
 * what annotations a page has, what its form is made with). */
#ifndef KIOSK_PDF_DOCUMENT_H
#define KIOSK_PDF_DOCUMENT_H

#include <cstddef>
#include <cstdint>

#include <poppler/Page.h>

class Annot;
class GfxFont;
class PDFDoc;

/* What is seen of PAGE, upright: points, from 0,0. */
PDFRectangle pdf_paper(const Page *page);

/* Whether poppler shall draw ANNOT: all but the signs of comments and attached
 * files, which are for authors and not on paper either. */
bool pdf_shows_annotation(Annot *annot, void *);

/* Whether nothing but a cover is in DOCUMENT's pages: a form that only Adobe's
 * programs draw, or a portfolio. A bit 1 << PICTURE_LOSS_..., or 0. */
uint32_t pdf_shell(PDFDoc *document);

/* All that is lost on PAGE (from 1) of DOCUMENT, as `lost` of picture_reply. */
uint32_t pdf_losses(PDFDoc *document, int page);

/* Whether nobody can know what the letters of FONT mean: signs under the names
 * of letters, or numbers of glyphs and not a word of what they are. */
bool pdf_is_puzzle(GfxFont *font);

/* Of a page the first so many bytes of words, cut between two characters. A
 * slide of text that can be read at two metres has a quarter of that. */
#define PDF_WORDS_PAGE_MAX 2000

/* Instead of words on a page on which there is nothing to see. No other control
 * character but line feeds stands in words. */
#define PDF_WORDS_BLANK '\v'

/* Writes the words of the first PICTURE_PAGES_MAX pages to WORDS, each page
 * ended by a form feed, as far as CAP bytes reach. UTF-8, of control
 * characters only line feeds. Pages that are not reached within three seconds
 * stay empty. One form feed more says that there are more pages. Returns the
 * bytes written. */
size_t pdf_words(PDFDoc *document, char *words, size_t cap);

#endif
