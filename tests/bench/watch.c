/* Starts a program on a screen in memory and times what reaches the screen.
 *
 *   watch [-q MS] [-Q MS] [-t S] [-n X,Y] [PHASE...] -- COMMAND [ARG...]
 *
 * The first slide is waited for first. Phases, in the order given:
 *   next:N      N taps at X,Y (px); times each
 *   still:S     what the program uses during S seconds without input
 *   every:N:S   what it uses during N taps, one each S seconds
 *   mem         its memory now
 *   sleep:MS    waits
 *   shot:FILE   the screen as a PPM
 * One line a result: "phase key=value ...". */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "changes.h"
#include "process.h"
#include "xserver.h"

#define SCREEN_WIDTH_PX 1920
#define SCREEN_HEIGHT_PX 1080

struct watch {
    struct xserver *server;
    struct changes *changes;
    pid_t program;
    struct changes_rules first, next;
    int next_x_px, next_y_px;
};

static void
print_change(const char *name, const struct change *change, double x_cpu_s)
{
    printf("%s first_ms=%.2f full_ms=%.2f frames=%d cpu_s=%.4f xcpu_s=%.4f\n",
           name, change->first_ms, change->full_ms, change->frames,
           change->cpu_s, x_cpu_s);
}

static bool
watch_start(struct watch *watch, char **command)
{
    double x_cpu_s = process_cpu_s(xserver_pid(watch->server));
    changes_begin(watch->changes, 0);
    watch->program = process_start(command, true);
    struct change change;
    watch->first.program = watch->program;
    if (!changes_wait(watch->changes, &watch->first, &change)) {
        printf("start timeout=1\n");
        return false;
    }
    print_change("start", &change,
                 process_cpu_s(xserver_pid(watch->server)) - x_cpu_s);
    return true;
}

static bool
watch_next(struct watch *watch, int count)
{
    for (int i = 0; i < count; i++) {
        double x_cpu_s = process_cpu_s(xserver_pid(watch->server));
        struct change change;
        changes_begin(watch->changes,
                      process_used(watch->program, false).cpu_s);
        xserver_tap(watch->server, watch->next_x_px, watch->next_y_px);
        watch->next.program = watch->program;
        if (!changes_wait(watch->changes, &watch->next, &change)) {
            printf("next timeout=1\n");
            return false;
        }
        print_change("next", &change,
                     process_cpu_s(xserver_pid(watch->server)) - x_cpu_s);
        process_sleep_ms(100);
    }
    return true;
}

/* What the program and the X server had used before a phase. */
struct account {
    struct process_use use;
    double x_cpu_s;
};

static struct account
account(const struct watch *watch)
{
    return (struct account){process_used(watch->program, false),
                            process_cpu_s(xserver_pid(watch->server))};
}

static void
print_use(const struct watch *watch, const char *name,
          const struct account *before)
{
    struct account after = account(watch);
    printf("%s cpu_s=%.4f xcpu_s=%.4f switches=%ld\n", name,
           after.use.cpu_s - before->use.cpu_s, after.x_cpu_s - before->x_cpu_s,
           after.use.switches - before->use.switches);
}

static void
watch_still(const struct watch *watch, double seconds)
{
    struct account before = account(watch);
    process_sleep_ms(seconds * 1000);
    print_use(watch, "still", &before);
}

static void
watch_every(struct watch *watch, int count, double seconds)
{
    struct account before = account(watch);
    for (int i = 0; i < count; i++) {
        xserver_tap(watch->server, watch->next_x_px, watch->next_y_px);
        process_sleep_ms(seconds * 1000);
    }
    print_use(watch, "every", &before);
}

static void
watch_memory(struct watch *watch)
{
    struct process_use use = process_used(watch->program, true);
    printf("mem pss_mib=%.1f processes=%d\n", use.pss_mib, use.processes);
}

static bool
watch_phase(struct watch *watch, const char *phase)
{
    int count;
    double number;
    if (sscanf(phase, "next:%d", &count) == 1) {
        return watch_next(watch, count);
    }
    if (sscanf(phase, "still:%lf", &number) == 1) {
        watch_still(watch, number);
    } else if (sscanf(phase, "every:%d:%lf", &count, &number) == 2) {
        watch_every(watch, count, number);
    } else if (strcmp(phase, "mem") == 0) {
        watch_memory(watch);
    } else if (sscanf(phase, "sleep:%lf", &number) == 1) {
        process_sleep_ms(number);
    } else if (strncmp(phase, "shot:", 5) == 0) {
        return xserver_write_ppm(watch->server, phase + 5);
    } else {
        fprintf(stderr, "unknown phase %s\n", phase);
        return false;
    }
    return true;
}

static bool
read_options(struct watch *watch, int argc, char **argv)
{
    for (int option = getopt(argc, argv, "+q:Q:t:n:"); option > 0;
         option = getopt(argc, argv, "+q:Q:t:n:")) {
        if (option == 'q') {
            watch->next.quiet_ms = atof(optarg);
        } else if (option == 'Q') {
            watch->first.quiet_ms = atof(optarg);
        } else if (option == 't') {
            watch->first.patience_ms = watch->next.patience_ms =
                atof(optarg) * 1000;
        } else if (option != 'n' || sscanf(optarg, "%d,%d", &watch->next_x_px,
                                           &watch->next_y_px) != 2) {
            return false;
        }
    }
    return true;
}

/* The server with its window manager, and nothing of them in the figures. */
static bool
watch_init(struct watch *watch)
{
    watch->server = xserver_new(SCREEN_WIDTH_PX, SCREEN_HEIGHT_PX);
    if (!watch->server || !xserver_start_manager(watch->server)) {
        return false;
    }
    watch->changes = changes_new(watch->server);
    process_sleep_ms(150);
    return true;
}

static void
watch_release(struct watch *watch)
{
    if (watch->program > 0) {
        process_end(watch->program, SIGTERM, 1000);
    }
    changes_free(watch->changes);
    xserver_free(watch->server);
}

int
main(int argc, char **argv)
{
    struct watch watch = {
        .first = {.quiet_ms = 1000, .patience_ms = 30000, .slide = true},
        .next = {.quiet_ms = 350, .patience_ms = 30000},
        .next_x_px = SCREEN_WIDTH_PX / 2,
        .next_y_px = SCREEN_HEIGHT_PX / 2,
    };
    bool good = read_options(&watch, argc, argv);
    if (strcmp(argv[optind - 1], "--") == 0) {
        optind--; /* no phases: getopt took it for the end of the options */
    }
    int end = optind;
    while (end < argc && strcmp(argv[end], "--") != 0) {
        end++;
    }
    if (!good || end + 1 >= argc) {
        fprintf(stderr, "usage: watch [-q MS] [-Q MS] [-t S] [-n X,Y] "
                        "PHASE... -- COMMAND [ARG...]\n");
        return 2;
    }
    prctl(PR_SET_TIMERSLACK, 1000);
    good = watch_init(&watch) && watch_start(&watch, argv + end + 1);
    for (int i = optind; good && i < end; i++) {
        good = watch_phase(&watch, argv[i]);
        fflush(stdout);
    }
    watch_release(&watch);
    return good ? 0 : 1;
}
