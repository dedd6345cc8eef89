/* Rows of a page. See page_rows.h. */
#include "page_rows.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct page_row *
page_rows_add(struct page_rows *rows)
{
    rows->items =
        mem_grow(rows->items, rows->count, &rows->cap, sizeof(*rows->items));
    struct page_row *row = &rows->items[rows->count++];
    memset(row, 0, sizeof(*row));
    return row;
}

struct para *
page_rows_keep(struct page_rows *rows, struct para *para)
{
    rows->paras = mem_grow(rows->paras, rows->para_count, &rows->para_cap,
                           sizeof(*rows->paras));
    rows->paras[rows->para_count++] = para;
    return para;
}

void
page_rows_release(struct page_rows *rows)
{
    for (size_t i = 0; i < rows->para_count; i++) {
        para_free(rows->paras[i]);
    }
    free(rows->paras);
    free(rows->items);
    memset(rows, 0, sizeof(*rows));
}

int
page_rows_slack(int cap, int pitch)
{
    int slack = pitch - cap - (cap * 2 + 4) / 5;
    return slack > 0 ? slack : 0;
}
