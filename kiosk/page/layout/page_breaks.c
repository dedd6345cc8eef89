/* Where pages end. See page_breaks.h. */
#include "page_breaks.h"

#include <stdlib.h>

#include "mem.h"

/* The best way to fill pages with all pieces before one. */
struct way {
    size_t pages;
    double cost;
    size_t from; /* where its last page begins */
    bool fits;
};

static struct way
best_way(const struct page_breaks *breaks, const struct way *ways, size_t end)
{
    struct way best = ways[end - 1];
    best.pages++;
    best.from = end - 1;
    best.fits = false;
    bool any = false;
    for (size_t from = end; from-- > 0;) {
        double cost = breaks->cost(breaks->ctx, from, end);
        if (cost < 0) {
            break;
        }
        struct way way = {ways[from].pages + 1, ways[from].cost + cost, from,
                          ways[from].fits};
        bool better = way.fits != best.fits ? way.fits : way.cost < best.cost;
        best = !any || better ? way : best;
        any = true;
    }
    return best;
}

size_t
page_breaks(const struct page_breaks *breaks, size_t *ends, bool *fits,
            double *cost)
{
    struct way *ways = mem_new(breaks->count + 1, sizeof(*ways));
    ways[0].fits = true;
    for (size_t end = 1; end <= breaks->count; end++) {
        ways[end] = best_way(breaks, ways, end);
    }
    size_t pages = ways[breaks->count].pages;
    size_t at = breaks->count;
    *fits = ways[at].fits;
    *cost = ways[at].cost;
    for (size_t page = pages; page-- > 0;) {
        ends[page] = at;
        at = ways[at].from;
    }
    free(ways);
    return pages;
}
