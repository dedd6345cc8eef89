/* A hostile decoder: what it sends, and what it does with the memory that it
 * was given, is made of any bytes. The show's side must stand it. */
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz.h"
#include "picture_store.h"
#include "picture_work.h"
#include "utf8.h"

/* What the bytes before the reply say. */
enum { KEEPS = 1, LEAVES = 2, TWICE = 4 };

struct hostile {
    const uint8_t *bytes;
    size_t len;
    int template; /* the other end of the template's socket */
    int socket;   /* of the child that it would have made; -1 none */
    void *kept;   /* the memory, still mapped */
    size_t kept_len;
};

static int
open_picture(void *ctx, const struct picture_id *id)
{
    static const char head[] = "\x89PNG\r\n\x1a\n";
    int fd = memfd_create(id->path, MFD_CLOEXEC);
    (void)ctx;
    require(fd >= 0 && write(fd, head, sizeof(head)) == sizeof(head));
    return fd;
}

/* The store has one decoder, which is us. A process that does nothing stands
 * in for its template, to be killed; a fork would copy all that the sanitizer
 * holds. */
static void
attach(struct hostile *hostile, struct picture_store *store)
{
    char *const words[] = {"/bin/sleep", "60", NULL};
    int sockets[2];
    require(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) ==
            0);
    struct picture_template *template =
        &store->process.templates[PICTURE_RASTER];
    require(posix_spawn(&template->pid, words[0], NULL, NULL, words, environ) ==
            0);
    template->socket = sockets[0];
    hostile->template = sockets[1];
    hostile->socket = -1;
}

static void
detach(struct hostile *hostile)
{
    close(hostile->template);
    if (hostile->socket >= 0) {
        close(hostile->socket);
    }
    if (hostile->kept) {
        munmap(hostile->kept, hostile->kept_len);
    }
    while (waitpid(-1, NULL, WNOHANG) > 0) {
    }
}

static uint8_t
next(struct hostile *hostile)
{
    if (hostile->len == 0) {
        return 0;
    }
    hostile->len--;
    return *hostile->bytes++;
}

/* Whether a message of LEN bytes has descriptors. */
static bool
take_fds(int socket, void *bytes, size_t len, int fds[2])
{
    char control[CMSG_SPACE(2 * sizeof(int))];
    struct iovec part = {bytes, len};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control,
                             .msg_controllen = sizeof(control)};
    require(recvmsg(socket, &message, MSG_DONTWAIT) > 0);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header != NULL) {
        memcpy(fds, CMSG_DATA(header), header->cmsg_len - CMSG_LEN(0));
    }
    return header != NULL;
}

/* Becomes the next child. The memory of its request, if there is any; else -1.
 */
static int
take_request(struct hostile *hostile)
{
    const struct picture_end end = {.status = 0};
    struct picture_order order;
    struct picture_request request;
    int fds[2] = {-1, -1};
    if (hostile->socket >= 0) {
        close(hostile->socket);
    }
    /* Those without a socket ask how the last one ended. */
    while (!take_fds(hostile->template, &order, sizeof(order), fds)) {
    }
    send(hostile->template, &end, sizeof(end), MSG_NOSIGNAL);
    hostile->socket = fds[0];
    require(take_fds(hostile->socket, &request, sizeof(request), fds));
    close(fds[0]);
    return fds[1];
}

/* Writes what comes next all over the memory, and may keep it. */
static void
spoil(struct hostile *hostile, int memory, bool keeps)
{
    off_t size = lseek(memory, 0, SEEK_END);
    require(size > 0);
    uint8_t *bytes =
        mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    require(bytes != MAP_FAILED);
    size_t count = next(hostile);
    for (size_t i = 0; i < count && i < (size_t)size; i++) {
        bytes[i] = next(hostile);
    }
    if (keeps && hostile->kept == NULL) {
        hostile->kept = bytes;
        hostile->kept_len = (size_t)size;
    } else {
        munmap(bytes, (size_t)size);
    }
    close(memory);
}

static void
answer(struct hostile *hostile)
{
    uint8_t how = next(hostile);
    int memory = take_request(hostile);
    if (memory >= 0) {
        spoil(hostile, memory, (how & KEEPS) != 0);
    }
    struct picture_reply reply = {0};
    uint8_t *bytes = (uint8_t *)&reply;
    /* Most say that all is well, or nothing else would be tried. */
    for (size_t i = how & 0x80 ? 0 : sizeof(reply.status); i < sizeof(reply);
         i++) {
        bytes[i] = next(hostile);
    }
    size_t len = how & 0x40 ? next(hostile) % sizeof(reply) : sizeof(reply);
    for (int i = 0; i < 1 + ((how & TWICE) != 0); i++) {
        send(hostile->socket, &reply, len, MSG_NOSIGNAL);
    }
    if ((how & LEAVES) != 0) {
        shutdown(hostile->socket, SHUT_RDWR);
    }
}

static void
work(struct hostile *hostile, struct picture_store *store)
{
    picture_store_step(store, 0);
    for (int i = 0; i < 8 && store->job.running; i++) {
        answer(hostile);
        picture_store_step(store, 0);
        if (store->process.templates[PICTURE_RASTER].pid == 0) {
            return;
        }
    }
}

static void
check_words(struct picture_store *store, const struct picture_id *id)
{
    char *words = NULL;
    size_t words_len = 0;
    if (picture_store_words(store, id, false, &words, &words_len)) {
        require(words != NULL || words_len == 0);
        require(words == NULL || utf8_valid(words, words_len));
        free(words);
    }
}

/* Any bits are valid; that they are there is seen by reading them. */
static void
check_ink(struct picture_store *store, const struct picture_id *id)
{
    const struct ink *ink = picture_store_ink(store, id);
    if (ink != NULL) {
        const struct ink_area all = {0, 0, INK_COLUMNS, INK_ROWS};
        struct ink_area area = ink_trim(ink, all);
        require(area.left >= 0 && area.right <= INK_COLUMNS);
        require(area.left == area.right || area.top < area.bottom);
    }
}

static void
check_picture(struct picture_store *store, const struct picture_want *want)
{
    int width = 1;
    int height = 1;
    bool opaque = false;
    uint32_t ground = 0;
    bool known = picture_store_size(store, &want->id, &width, &height);
    require(width > 0 && width <= PICTURE_SIDE_MAX);
    require(height > 0 && height <= PICTURE_SIDE_MAX);
    const uint32_t *pixels =
        picture_store_pixels(store, want, &opaque, &ground);
    int32_t letters = picture_store_letters(store, &want->id);
    require(letters >= 0 && letters <= PICTURE_LETTERS_WHOLE);
    enum picture_status status = picture_store_status(store, &want->id);
    require(known || pixels == NULL || status == PICTURE_OK);
    if (pixels != NULL) {
        require(mprotect((void *)pixels, 4096, PROT_READ) == 0);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct hostile hostile = {.bytes = bytes, .len = len};
    struct picture_options options = {
        .programs = "/nowhere", .memory_bytes = 1 << 20, .open = open_picture};
    struct picture_store *store = picture_store_new(&options);
    struct picture_id id = {"a.png", 0, 10, 1};
    struct picture_want want = {id, 16, 9, {0}};
    attach(&hostile, store);
    int ignored;
    picture_store_size(store, &id, &ignored, &ignored);
    check_words(store, &id);
    picture_store_want(store, &want, 1, 1);
    work(&hostile, store);
    check_words(store, &id);
    check_ink(store, &id);
    work(&hostile, store);
    check_ink(store, &id);
    check_picture(store, &want);
    picture_store_free(store);
    detach(&hostile);
    return 0;
}
