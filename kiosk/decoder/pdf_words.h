/* The words of a PDF's pages, as plain text. */
#ifndef KIOSK_PDF_WORDS_H
#define KIOSK_PDF_WORDS_H

#include <stddef.h>

#include <poppler.h>

/* Of a page the first so many bytes, cut between two characters. A slide of
 * text that can be read at two metres has a quarter of that. */
#define PDF_WORDS_PAGE_MAX 2000

/* Instead of words on a page on which there is nothing to see. No other control
 * character but line feeds stands in words. */
#define PDF_WORDS_BLANK '\v'

/* Writes the words of the first PICTURE_PAGES_MAX pages to WORDS, each page
 * ended by a form feed, as far as CAP bytes reach. UTF-8, of control
 * characters only line feeds. Pages that are not reached within three seconds
 * stay empty. One form feed more says that there are more pages. Returns the
 * bytes written. */
size_t pdf_words(PopplerDocument *document, char *words, size_t cap);

#endif
