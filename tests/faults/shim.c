/* Stands between a program and its disk (LD_PRELOAD): fails, tears or ends at a chosen call, and writes down all calls.

   FAULT_UNDER   only files whose path begins so are concerned
   FAULT_ORDERS  a file with one order, "OP FIRST COUNT ACTION"; read again whenever it is replaced, and then counting
                 begins anew. OP is write, sync, truncate, remove, rename, create, read or any (all but read); FIRST is
                 the number of the first call that is hit, COUNT how many are; ACTION is an errno, "kill", or "torn"
                 (half of the bytes are written, then the program ends).
   FAULT_LOG     a file that takes every call: a line "op offset length path[\tpath]" and then the bytes written

   Nothing of the program knows of it. Linux with glibc. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static ino_t orders_inode;
static struct timespec orders_at;
static char order_op[16], order_action[16];
static long order_first, order_count, calls;

static void read_orders(void) {
    const char *path = getenv("FAULT_ORDERS");
    struct stat now;
    if (!path || syscall(SYS_newfstatat, AT_FDCWD, path, &now, 0) != 0) { order_op[0] = 0; orders_inode = 0; return; }
    int same = now.st_ino == orders_inode && now.st_mtim.tv_sec == orders_at.tv_sec && now.st_mtim.tv_nsec == orders_at.tv_nsec;
    if (same) return;
    orders_inode = now.st_ino;
    orders_at = now.st_mtim;
    calls = 0;
    order_op[0] = 0;
    char text[128] = {0};
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0) return;
    if (syscall(SYS_read, fd, text, sizeof text - 1) > 0)
        if (sscanf(text, "%15s %ld %ld %15s", order_op, &order_first, &order_count, order_action) != 4) order_op[0] = 0;
    syscall(SYS_close, fd);
}

static int concerns(const char *path) {
    const char *under = getenv("FAULT_UNDER");
    return under && *under && strncmp(path, under, strlen(under)) == 0;
}

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = 0;
    return length > 0;
}

static void absolute(const char *given, char *path) {
    if (given[0] == '/') { snprintf(path, PATH_MAX, "%s", given); return; }
    char here[PATH_MAX / 2];
    if (!getcwd(here, sizeof here)) here[0] = 0;
    snprintf(path, PATH_MAX, "%s/%.2000s", here, given);
}

static void log_call(const char *op, long offset, size_t length, const char *path, const char *to, const void *bytes) {
    const char *log = getenv("FAULT_LOG");
    if (!log) return;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) return;
    size_t room = 2 * PATH_MAX + 128 + (bytes ? length : 0);
    char *record = malloc(room);
    int head = snprintf(record, room, "%s %ld %zu %s%s%s\n", op, offset, length, path, to ? "\t" : "", to ? to : "");
    if (bytes) memcpy(record + head, bytes, length);
    syscall(SYS_write, fd, record, head + (bytes ? length : 0));
    free(record);
    syscall(SYS_close, fd);
}

/* 0: go on. -1: fail, errno is set. 1: write half and end. */
static int ordered(const char *op) {
    int verdict = 0;
    pthread_mutex_lock(&lock);
    read_orders();
    int meant = strcmp(order_op, op) == 0 || (strcmp(order_op, "any") == 0 && strcmp(op, "read") != 0);
    if (order_op[0] && meant) {
        calls++;
        if (calls >= order_first && calls < order_first + order_count) {
            if (strcmp(order_action, "kill") == 0) kill(getpid(), SIGKILL);
            if (strcmp(order_action, "torn") == 0) {
                if (strcmp(op, "write") != 0) kill(getpid(), SIGKILL);
                verdict = 1;
            } else { errno = atoi(order_action); verdict = -1; }
        }
    }
    pthread_mutex_unlock(&lock);
    return verdict;
}

static ssize_t written(int fd, const void *bytes, size_t length, off_t offset, int placed) {
    char path[PATH_MAX];
    if (fd == 1) log_call("answer", 0, length, "-", NULL, bytes);
    if (fd > 2 && path_of(fd, path) && concerns(path)) {
        off_t at = placed ? offset : (off_t)syscall(SYS_lseek, fd, 0, SEEK_CUR);
        int verdict = ordered("write");
        if (verdict < 0) return -1;
        if (verdict > 0) {
            if (placed) syscall(SYS_pwrite64, fd, bytes, length / 2, offset); else syscall(SYS_write, fd, bytes, length / 2);
            kill(getpid(), SIGKILL);
        }
        log_call("write", at, length, path, NULL, bytes);
    }
    return placed ? syscall(SYS_pwrite64, fd, bytes, length, offset) : syscall(SYS_write, fd, bytes, length);
}

ssize_t write(int fd, const void *bytes, size_t length) { return written(fd, bytes, length, 0, 0); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return written(fd, bytes, length, at, 1); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return written(fd, bytes, length, at, 1); }

static ssize_t taken(int fd, void *bytes, size_t length, off_t offset, int placed) {
    char path[PATH_MAX];
    if (fd > 2 && path_of(fd, path) && concerns(path) && ordered("read") < 0) return -1;
    return placed ? syscall(SYS_pread64, fd, bytes, length, offset) : syscall(SYS_read, fd, bytes, length);
}

ssize_t read(int fd, void *bytes, size_t length) { return taken(fd, bytes, length, 0, 0); }
ssize_t pread(int fd, void *bytes, size_t length, off_t at) { return taken(fd, bytes, length, at, 1); }
ssize_t pread64(int fd, void *bytes, size_t length, off64_t at) { return taken(fd, bytes, length, at, 1); }

static int synced(int fd, long number) {
    char path[PATH_MAX];
    if (path_of(fd, path) && concerns(path)) {
        if (ordered("sync") < 0) return -1;
        log_call("sync", 0, 0, path, NULL, NULL);
    }
    return (int)syscall(number, fd);
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int cut(int fd, off_t length) {
    char path[PATH_MAX];
    if (path_of(fd, path) && concerns(path)) {
        if (ordered("truncate") < 0) return -1;
        log_call("truncate", length, 0, path, NULL, NULL);
    }
    return (int)syscall(SYS_ftruncate, fd, length);
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

int unlink(const char *given) {
    char path[PATH_MAX];
    absolute(given, path);
    if (concerns(path)) {
        if (ordered("remove") < 0) return -1;
        if (syscall(SYS_unlinkat, AT_FDCWD, given, 0) != 0) return -1;
        log_call("remove", 0, 0, path, NULL, NULL);
        return 0;
    }
    return (int)syscall(SYS_unlinkat, AT_FDCWD, given, 0);
}

int rename(const char *from, const char *to) {
    char old[PATH_MAX], fresh[PATH_MAX];
    absolute(from, old);
    absolute(to, fresh);
    if (concerns(fresh)) {
        if (ordered("rename") < 0) return -1;
        log_call("rename", 0, 0, old, fresh, NULL);
    }
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static int opened(const char *given, int flags, mode_t mode) {
    char path[PATH_MAX];
    absolute(given, path);
    struct stat there;
    int fresh = (flags & O_CREAT) && concerns(path) && syscall(SYS_newfstatat, AT_FDCWD, given, &there, 0) != 0;
    if (fresh && ordered("create") < 0) return -1;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, given, flags, mode);
    if (fresh && fd >= 0) log_call("create", 0, 0, path, NULL, NULL);
    return fd;
}

#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags) return opened(path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(path, flags | O_LARGEFILE, mode); }
