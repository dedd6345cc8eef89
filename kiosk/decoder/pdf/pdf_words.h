/* The words of a PDF, page by page, and the paper that a page shows. In C++,
 * like poppler: neither of its stable interfaces has all that is needed
 * (Splash, annotations, forms). */
#ifndef KIOSK_PDF_WORDS_H
#define KIOSK_PDF_WORDS_H

#include <cstddef>

#include <poppler/Page.h>

class PDFDoc;

/* The visible area of PAGE after rotation: points, from 0,0. */
PDFRectangle pdf_paper(const Page *page);

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
