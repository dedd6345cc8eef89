/* Writes small PDFs with a correct table of objects. */
#ifndef KIOSK_PDF_MAKE_H
#define KIOSK_PDF_MAKE_H

struct pdf_recipe {
    int pages;
    const char *content;   /* of each page; %d in it is its number from 1 */
    const char *page;      /* more keys of each page; NULL for an A-series
                            * landscape of 842 x 595 points */
    const char *resources; /* more keys of its Resources; or NULL */
    const char *catalog;   /* more keys; or NULL */
    const char *trailer;   /* more keys; or NULL */
    const char *font;      /* keys of /F; NULL: Helvetica, not embedded */
    const char *stream;    /* the bytes of one stream more, of 1 page object 6;
                            * or NULL */
    const char *stream_keys; /* its keys; without bytes, of a dictionary */
};

void pdf_make(const char *path, const struct pdf_recipe *recipe);

#endif
