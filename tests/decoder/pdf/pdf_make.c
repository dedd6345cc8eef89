/* Objects, their table, the trailer. See pdf_make.h. */
#include "pdf_make.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { CATALOG = 1, TREE, FONT, PAGES };

struct out {
    FILE *file;
    long *places;
    int count; /* objects so far */
};

static void
begin(struct out *out)
{
    out->places[out->count++] = ftell(out->file);
    fprintf(out->file, "%d 0 obj\n", out->count);
}

static void
end(struct out *out)
{
    fprintf(out->file, "\nendobj\n");
}

static void
put_tree(struct out *out, const struct pdf_recipe *recipe)
{
    begin(out);
    fprintf(out->file, "<</Type/Catalog/Pages %d 0 R%s>>", TREE,
            recipe->catalog ? recipe->catalog : "");
    end(out);
    begin(out);
    fprintf(out->file, "<</Type/Pages/Count %d/Kids[", recipe->pages);
    for (int i = 0; i < recipe->pages; i++) {
        fprintf(out->file, "%d 0 R\n", PAGES + 2 * i);
    }
    fprintf(out->file, "]>>");
    end(out);
    begin(out);
    fprintf(out->file, "<</Type/Font%s>>",
            recipe->font ? recipe->font
                         : "/Subtype/Type1/BaseFont/Helvetica"
                           "/Encoding/WinAnsiEncoding");
    end(out);
}

/* CONTENT with its one %d replaced. */
static char *
numbered(const char *content, int number)
{
    const char *mark = strstr(content, "%d");
    size_t room = strlen(content) + 16;
    char *text = malloc(room);
    assert_non_null(text);
    if (mark) {
        snprintf(text, room, "%.*s%d%s", (int)(mark - content), content, number,
                 mark + 2);
    } else {
        snprintf(text, room, "%s", content);
    }
    return text;
}

static void
put_page(struct out *out, const struct pdf_recipe *recipe, int index)
{
    char *content = numbered(recipe->content, index + 1);
    begin(out);
    fprintf(out->file,
            "<</Type/Page/Parent %d 0 R/Contents %d 0 R"
            "/Resources<</Font<</F %d 0 R>>%s>>%s>>",
            TREE, PAGES + 2 * index + 1, FONT,
            recipe->resources ? recipe->resources : "",
            recipe->page ? recipe->page : "/MediaBox[0 0 842 595]");
    end(out);
    begin(out);
    fprintf(out->file, "<</Length %zu>>stream\n%s\nendstream", strlen(content),
            content);
    end(out);
    free(content);
}

static void
put_stream(struct out *out, const struct pdf_recipe *recipe)
{
    begin(out);
    if (recipe->stream) {
        fprintf(out->file, "<<%s/Length %zu>>stream\n%s\nendstream",
                recipe->stream_keys, strlen(recipe->stream), recipe->stream);
    } else {
        fprintf(out->file, "<<%s>>", recipe->stream_keys);
    }
    end(out);
}

static void
put_table(struct out *out, const struct pdf_recipe *recipe)
{
    long place = ftell(out->file);
    fprintf(out->file, "xref\n0 %d\n0000000000 65535 f \n", out->count + 1);
    for (int i = 0; i < out->count; i++) {
        fprintf(out->file, "%010ld 00000 n \n", out->places[i]);
    }
    fprintf(out->file,
            "trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%ld\n%%%%EOF\n",
            out->count + 1, CATALOG, recipe->trailer ? recipe->trailer : "",
            place);
}

void
pdf_make(const char *path, const struct pdf_recipe *recipe)
{
    struct out out = {.file = fopen(path, "wb")};
    assert_non_null(out.file);
    out.places =
        calloc((size_t)recipe->pages * 2 + PAGES + 1, sizeof(*out.places));
    assert_non_null(out.places);
    fprintf(out.file, "%%PDF-1.4\n");
    put_tree(&out, recipe);
    for (int i = 0; i < recipe->pages; i++) {
        put_page(&out, recipe, i);
    }
    if (recipe->stream_keys) {
        put_stream(&out, recipe);
    }
    put_table(&out, recipe);
    assert_int_equal(fclose(out.file), 0);
    free(out.places);
}
