/* The kept pictures of a change and what they tell. */
#include "changes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "process.h"

#define PICTURES_MAX 2048
#define TORN_MS 4

struct changes {
    const struct xserver *server;
    size_t samples; /* of a picture */
    uint32_t *now;
    int count;
    struct picture {
        double at_ms;
        double cpu_s;
        uint32_t *samples; /* kept for the next change */
    } pictures[PICTURES_MAX];
};

struct changes *
changes_new(const struct xserver *server)
{
    struct changes *changes = calloc(1, sizeof(*changes));
    if (!changes) {
        return NULL;
    }
    changes->server = server;
    changes->samples = xserver_sample_count(server);
    changes->now = calloc(changes->samples, sizeof(*changes->now));
    if (!changes->now) {
        free(changes);
        return NULL;
    }
    return changes;
}

void
changes_free(struct changes *changes)
{
    if (!changes) {
        return;
    }
    for (int i = 0; i < PICTURES_MAX; i++) {
        free(changes->pictures[i].samples);
    }
    free(changes->now);
    free(changes);
}

/* Keeps the picture just sampled. A full store overwrites its last one: the
 * final picture is what counts. */
static struct picture *
keep(struct changes *changes, double at_ms, double cpu_s)
{
    if (changes->count < PICTURES_MAX) {
        changes->count++;
    }
    struct picture *picture = &changes->pictures[changes->count - 1];
    size_t bytes = changes->samples * sizeof(*picture->samples);
    if (!picture->samples) {
        picture->samples = malloc(bytes);
    }
    if (!picture->samples) {
        abort();
    }
    memcpy(picture->samples, changes->now, bytes);
    picture->at_ms = at_ms;
    picture->cpu_s = cpu_s;
    return picture;
}

void
changes_begin(struct changes *changes, double cpu_s)
{
    changes->count = 0;
    xserver_sample(changes->server, changes->now);
    keep(changes, process_now_ms(), cpu_s);
}

/* Whether an eye could tell the two colours apart. */
static bool
far_apart(uint32_t a, uint32_t b)
{
    int distance = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        distance += abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
    }
    return distance > 24;
}

/* The share of samples that differ. */
static double
difference(const struct changes *changes, const uint32_t *a, const uint32_t *b)
{
    size_t count = 0;
    for (size_t i = 0; i < changes->samples; i++) {
        count += far_apart(a[i], b[i]);
    }
    return (double)count / (double)changes->samples;
}

/* One colour nearly everywhere is a window that was not painted yet. */
static bool
empty(const struct changes *changes, const uint32_t *samples)
{
    size_t same = 0;
    uint32_t middle = samples[changes->samples / 3];
    for (size_t i = 0; i < changes->samples; i++) {
        same += !far_apart(samples[i], middle);
    }
    return same > changes->samples / 100 * 98;
}

/* Index of the first picture from which on all look like the last one. */
static int
complete(const struct changes *changes)
{
    int last = changes->count - 1;
    int i = last;
    while (i > 1 && difference(changes, changes->pictures[i - 1].samples,
                               changes->pictures[last].samples) < 0.01) {
        i--;
    }
    return i;
}

static int
count_frames(const struct changes *changes, int last)
{
    int frames = 0;
    for (int i = 1; i <= last; i++) {
        frames += changes->pictures[i].at_ms - changes->pictures[i - 1].at_ms >
                      TORN_MS ||
                  i == 1;
    }
    return frames;
}

static void
tell(const struct changes *changes, const struct changes_rules *rules,
     struct change *change)
{
    int full = complete(changes);
    const struct picture *begin = &changes->pictures[0];
    const struct picture *end = &changes->pictures[full];
    double cpu_s =
        rules->slide ? end->cpu_s : process_used(rules->program, false).cpu_s;
    *change = (struct change){
        .first_ms = changes->pictures[1].at_ms - begin->at_ms,
        .full_ms = end->at_ms - begin->at_ms,
        .frames = count_frames(changes, full),
        .cpu_s = cpu_s - begin->cpu_s,
    };
}

bool
changes_wait(struct changes *changes, const struct changes_rules *rules,
             struct change *change)
{
    size_t bytes = changes->samples * sizeof(*changes->now);
    const struct picture *last = &changes->pictures[0];
    double now_ms = last->at_ms;
    while (now_ms - changes->pictures[0].at_ms < rules->patience_ms) {
        xserver_sample(changes->server, changes->now);
        now_ms = process_now_ms();
        if (memcmp(changes->now, last->samples, bytes) != 0) {
            double cpu_s =
                rules->slide ? process_used(rules->program, false).cpu_s : 0;
            last = keep(changes, now_ms, cpu_s);
        } else if (now_ms - last->at_ms > rules->quiet_ms &&
                   changes->count > 1 &&
                   !(rules->slide && empty(changes, last->samples))) {
            tell(changes, rules, change);
            return true;
        }
        process_sleep_ms(1);
    }
    return false;
}
