/* Has every file of a folder decoded by the real decoders, as the show does,
 * and says what became of them.
 *
 *   corpus DECODERS FOLDER [-v]
 *
 * Ends with 1 when a decoder took more memory or time than it may, or crashed:
 * only the bombs (bomb*) may make it, since out of memory is the end of one. */
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "picture_memory.h"
#include "picture_process.h"

/* The files are small, 96 pixels wide: drawn larger, most time would go into
 * making them larger. Bombs are drawn as on a screen, but not waited for. The
 * limits are of the processor's time, so that it does not matter how busy the
 * machine is; but for who uses none. */
enum {
    WIDTH_PX = 240,
    HEIGHT_PX = 135,
    BOMB_TIMES = 4,
    LIMIT_S = 5,
    BOMB_LIMIT_S = 1,
    ASLEEP_MS = 300000,
    MEMORY_KIB = 256 * 1024
};

struct corpus {
    const char *programs;
    bool tells;
    bool bomb; /* is being decoded */
    struct picture_process process;
    long counts[PICTURE_STATUS_COUNT];
    long bad_crashes;
    long bad_slow;
    long files;
    double worst_ms;
    char worst[256];
    long peak_kib;
    char largest[256];
};

static double
now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The most memory that the last decoder ever had, which is still there. */
static long
peak_kib(const struct picture_process *process)
{
    char path[64], line[256];
    long kib = 0;
    int pid = process->templates[process->program].pid;
    snprintf(path, sizeof(path), "/proc/%d/task/%d/children", pid, pid);
    FILE *file = fopen(path, "re");
    bool found = file != NULL && fscanf(file, "%d", &pid) == 1;
    if (file != NULL) {
        fclose(file);
    }
    snprintf(path, sizeof(path), "/proc/%d/status", pid);
    file = found ? fopen(path, "re") : NULL;
    while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
        sscanf(line, "VmHWM: %ld", &kib);
    }
    if (file != NULL) {
        fclose(file);
    }
    return kib;
}

static enum picture_status
take(struct corpus *corpus, struct picture_reply *reply)
{
    struct pollfd fd = {corpus->process.socket, POLLIN, 0};
    double since_ms = now_ms();
    enum picture_answer answer = PICTURE_ANSWER_LATER;
    int end = 0;
    while (answer == PICTURE_ANSWER_LATER) {
        int left_ms = ASLEEP_MS - (int)(now_ms() - since_ms);
        if (left_ms <= 0) {
            corpus->bad_slow++;
            picture_process_kill(&corpus->process);
            return PICTURE_TOO_SLOW;
        }
        poll(&fd, 1, left_ms);
        answer = picture_process_take(&corpus->process, reply, &end);
    }
    return answer == PICTURE_ANSWER_HERE   ? (enum picture_status)reply->status
           : answer == PICTURE_ANSWER_SLOW ? PICTURE_TOO_SLOW
                                           : PICTURE_CRASHED;
}

static int
limit_s(const struct corpus *corpus)
{
    return corpus->bomb ? BOMB_LIMIT_S : LIMIT_S;
}

static enum picture_status
probe(struct corpus *corpus, int fd, struct picture_reply *reply)
{
    const struct picture_request request = {.verb = PICTURE_PROBE};
    return picture_process_ask(&corpus->process, &request, fd, -1,
                               limit_s(corpus))
               ? take(corpus, reply)
               : PICTURE_CRASHED;
}

static enum picture_status
draw(struct corpus *corpus, int fd, const struct picture_reply *size)
{
    int times = corpus->bomb ? BOMB_TIMES : 1;
    double across = (double)WIDTH_PX * times / size->width_px;
    double down = (double)HEIGHT_PX * times / size->height_px;
    double share = across < down ? across : down;
    struct picture_request request = {.verb = PICTURE_DRAW,
                                      .width_px = (int)(size->width_px * share),
                                      .height_px =
                                          (int)(size->height_px * share)};
    request.width_px += request.width_px == 0;
    request.height_px += request.height_px == 0;
    size_t bytes = (size_t)request.width_px * (size_t)request.height_px * 4;
    int memory = picture_memory_new(bytes);
    struct picture_reply reply;
    enum picture_status status =
        picture_process_ask(&corpus->process, &request, fd, memory,
                            limit_s(corpus))
            ? take(corpus, &reply)
            : PICTURE_CRASHED;
    if (status == PICTURE_OK) {
        void *pixels = picture_memory_take(memory, bytes);
        status = pixels != NULL ? PICTURE_OK : PICTURE_CRASHED;
        if (pixels != NULL) {
            munmap(pixels, bytes);
        }
    }
    close(memory);
    return status;
}

static enum picture_status
decode(struct corpus *corpus, int fd)
{
    uint8_t head[PICTURE_SNIFF_BYTES];
    struct picture_reply size;
    ssize_t len = pread(fd, head, sizeof(head), 0);
    enum picture_program program =
        picture_program_of(picture_sniff(head, len > 0 ? (size_t)len : 0));
    if (program == PICTURE_PROGRAM_COUNT) {
        return PICTURE_UNKNOWN_FORMAT;
    }
    if (!picture_process_start(&corpus->process, corpus->programs, program)) {
        return PICTURE_NO_DECODER;
    }
    enum picture_status status = probe(corpus, fd, &size);
    if (status == PICTURE_OK) {
        picture_process_done(&corpus->process);
        status = draw(corpus, fd, &size);
    }
    return status;
}

static void
note(struct corpus *corpus, const char *name, enum picture_status status,
     double ms)
{
    long kib = peak_kib(&corpus->process);
    corpus->files++;
    corpus->counts[status]++;
    corpus->bad_crashes += status == PICTURE_CRASHED && !corpus->bomb;
    corpus->bad_slow += status == PICTURE_TOO_SLOW && !corpus->bomb;
    if (ms > corpus->worst_ms) {
        corpus->worst_ms = ms;
        snprintf(corpus->worst, sizeof(corpus->worst), "%s", name);
    }
    if (kib > corpus->peak_kib) {
        corpus->peak_kib = kib;
        snprintf(corpus->largest, sizeof(corpus->largest), "%s", name);
    }
    if (corpus->tells || status == PICTURE_CRASHED ||
        status == PICTURE_TOO_SLOW) {
        printf("%s: status %d, %.0f ms, %ld KiB\n", name, (int)status, ms, kib);
    }
}

static void
decode_folder(struct corpus *corpus, const char *folder)
{
    struct dirent **names = NULL;
    int count = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char path[4096];
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]->d_name);
        int fd =
            names[i]->d_name[0] != '.' ? open(path, O_RDONLY | O_CLOEXEC) : -1;
        if (fd >= 0) {
            double since_ms = now_ms();
            corpus->bomb = strncmp(names[i]->d_name, "bomb", 4) == 0;
            enum picture_status status = decode(corpus, fd);
            note(corpus, names[i]->d_name, status, now_ms() - since_ms);
            close(fd);
        }
        free(names[i]);
    }
    free(names);
}

static bool
verdict(const struct corpus *corpus)
{
    printf("%ld files: %ld shown, %ld of unknown format, %ld damaged, %ld too "
           "large, %ld locked, %ld without the page, %ld with nothing to see, "
           "%ld too slow, %ld crashed\n",
           corpus->files, corpus->counts[PICTURE_OK],
           corpus->counts[PICTURE_UNKNOWN_FORMAT],
           corpus->counts[PICTURE_DAMAGED], corpus->counts[PICTURE_TOO_LARGE],
           corpus->counts[PICTURE_LOCKED], corpus->counts[PICTURE_NO_PAGE],
           corpus->counts[PICTURE_EMPTY], corpus->counts[PICTURE_TOO_SLOW],
           corpus->counts[PICTURE_CRASHED]);
    printf("slowest %s, %.0f ms; largest %s, %ld KiB\n", corpus->worst,
           corpus->worst_ms, corpus->largest, corpus->peak_kib);
#ifdef __SANITIZE_ADDRESS__
    bool small = true; /* the sanitizer takes what it wants */
#else
    bool small = corpus->peak_kib <= MEMORY_KIB;
#endif
    return corpus->files > 0 && corpus->counts[PICTURE_OK] > 0 && small &&
           corpus->bad_crashes == 0 &&
           corpus->counts[PICTURE_NO_DECODER] == 0 && corpus->bad_slow == 0;
}

int
main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: corpus DECODERS FOLDER [-v]\n");
        return 2;
    }
    struct corpus corpus = {.programs = argv[1],
                            .tells = argc > 3 && strcmp(argv[3], "-v") == 0};
    picture_process_init(&corpus.process);
    decode_folder(&corpus, argv[2]);
    picture_process_stop(&corpus.process);
    return verdict(&corpus) ? 0 : 1;
}
