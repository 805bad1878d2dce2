/*
 * A disk that can lose its power and can be full, for LD_PRELOAD: Remit's drills run the server and its PostgreSQL on
 * it. Beside the live folder (REMIT_DISK_LIVE) stands a shadow (REMIT_DISK_SHADOW) of what had reached the disk:
 *
 *  - fsync, fdatasync and each write to a file opened with O_SYNC or O_DSYNC bring the file's whole content, as every
 *    process has written it, into the shadow; nothing else brings content there.
 *  - Making, renaming, linking, truncating and removing wait in one journal, in their order, and reach the shadow with
 *    the next fsync of anything: as a journaling file system with ordered metadata (ext4, XFS) commits them. A file
 *    made and renamed without a flush is thus there after the cut, and empty.
 *  - The power is off from one instant on: no flush returns after it, so nothing can be acknowledged on its strength.
 *  - When full, no file of the live folder grows and no folder is made; space that a file has can be written again.
 *
 * Looser than a real disk: owners and modes count as kept, metadata never waits longer than the next flush (a file
 * system without a journal may lose a name whose folder was not flushed), a flush is never torn, sync_file_range and
 * msync are hints and bring nothing, and the device itself does not lie unless told to. Content that reached a real
 * disk without a flush is added by the drill at the cut, in blocks chosen by chance (see shadow-disk.ts).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
enum { FULL, OFF, LIES };
static char live[PATH_MAX], shadow[PATH_MAX], state_folder[PATH_MAX];
static size_t live_length;
static volatile unsigned char *state;
static int lock_fd = -1, journal_fd = -1;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static int raw_open(const char *path, int flags, int mode) {
  return (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, mode);
}
/* High numbers: a program that counts its descriptors from below is not disturbed. */
static int kept(const char *name, int flags) {
  char path[PATH_MAX + 16];
  snprintf(path, sizeof path, "%s/%s", state_folder, name);
  int fd = raw_open(path, flags, 0666), high = fcntl(fd, F_DUPFD_CLOEXEC, 900);
  if (high < 0) { perror("the drill's disk"); _exit(70); }
  syscall(SYS_close, fd);
  return high;
}
__attribute__((constructor)) static void begin(void) {
  if (!getenv("REMIT_DISK_LIVE") || !getenv("REMIT_DISK_SHADOW") || !getenv("REMIT_DISK_STATE")) return;
  snprintf(live, sizeof live, "%s", getenv("REMIT_DISK_LIVE"));
  snprintf(shadow, sizeof shadow, "%s", getenv("REMIT_DISK_SHADOW"));
  snprintf(state_folder, sizeof state_folder, "%s", getenv("REMIT_DISK_STATE"));
  int fd = kept("state", O_RDWR);
  void *map = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
  if (map == MAP_FAILED) { perror("the drill's disk"); _exit(70); }
  syscall(SYS_close, fd);
  lock_fd = kept("lock", O_RDWR);
  journal_fd = kept("journal", O_RDWR | O_APPEND);
  live_length = strlen(live);
  state = map;
}

static void enter(void) {
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  pthread_mutex_lock(&mutex);
  while (fcntl(lock_fd, F_SETLKW, &whole) < 0 && errno == EINTR) {}
}
static void leave(void) {
  struct flock whole = {.l_type = F_UNLCK, .l_whence = SEEK_SET};
  fcntl(lock_fd, F_SETLK, &whole);
  pthread_mutex_unlock(&mutex);
}

/* Where in the live folder a name lies, from its root; false for everything else. */
static int below(const char *path, char *rel) {
  if (strncmp(path, live, live_length) != 0 || (path[live_length] != '/' && path[live_length] != 0)) return 0;
  snprintf(rel, PATH_MAX, "%s", path + live_length);
  return 1;
}
static int of_fd(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, PATH_MAX - 1);
  path[n < 0 ? 0 : n] = 0;
  return n > 0;
}
static int fd_below(int fd, char *rel) {
  char path[PATH_MAX];
  return state && of_fd(fd, path) && below(path, rel) && !strstr(rel, " (deleted)");
}
static int name_below(int folder, const char *name, char *rel) {
  char path[PATH_MAX] = "", real[PATH_MAX], *slash;
  int before = errno, found = 0;
  if (!state || !name || (name[0] == '/' && strncmp(name, live, live_length) != 0)) return 0;
  if (name[0] != '/' && (folder == AT_FDCWD ? getcwd(path, sizeof path) == NULL : !of_fd(folder, path))) return 0;
  if (name[0] != '/' && strncmp(path, live, live_length) == 0) strncat(path, "/", 2);
  else if (name[0] != '/') return 0;
  strncat(path, name, sizeof path - strlen(path) - 1);
  while ((slash = strrchr(path, '/')) && slash[1] == 0 && slash != path) *slash = 0;
  if (slash) {
    *slash = 0;
    if (realpath(path, real)) {
      strncat(real, "/", sizeof real - strlen(real) - 1);
      strncat(real, slash + 1, sizeof real - strlen(real) - 1);
      found = below(real, rel);
    }
  }
  errno = before;
  return found;
}

static void note(char what, const char *first, const char *second) {
  char line[2 * PATH_MAX + 3];
  size_t a = strlen(first) + 1, b = strlen(second) + 1;
  line[0] = what;
  memcpy(line + 1, first, a);
  memcpy(line + 1 + a, second, b);
  syscall(SYS_write, journal_fd, line, 1 + a + b);
}
static void in_shadow(const char *rel, char *path) { snprintf(path, PATH_MAX, "%s", shadow); strncat(path, rel, PATH_MAX - strlen(path) - 1); }

static void carry_out(char what, const char *first, const char *second) {
  char a[PATH_MAX], b[PATH_MAX];
  int fd;
  in_shadow(first, a);
  in_shadow(second, b);
  switch (what) {
    case 'c':
      if ((fd = raw_open(a, O_RDWR | O_CREAT, 0666)) >= 0) { fchmod(fd, 0666); syscall(SYS_close, fd); }
      break;
    case 't':
      if ((fd = raw_open(a, O_RDWR, 0)) >= 0) { syscall(SYS_ftruncate, fd, atoll(second)); syscall(SYS_close, fd); }
      break;
    case 'm': if (syscall(SYS_mkdirat, AT_FDCWD, a, 0777) == 0) syscall(SYS_fchmodat, AT_FDCWD, a, 0777); break;
    case 'r': syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, 0); break;
    case 'l': syscall(SYS_linkat, AT_FDCWD, a, AT_FDCWD, b, 0); break;
    case 's': syscall(SYS_symlinkat, second, AT_FDCWD, a); break;
    case 'u': syscall(SYS_unlinkat, AT_FDCWD, a, 0); break;
    case 'd': syscall(SYS_unlinkat, AT_FDCWD, a, AT_REMOVEDIR); break;
  }
}
static void commit_journal(void) {
  struct stat size;
  if (fstat(journal_fd, &size) < 0 || size.st_size == 0) return;
  char *all = mmap(NULL, size.st_size, PROT_READ, MAP_SHARED, journal_fd, 0);
  if (all == MAP_FAILED) return;
  for (off_t at = 0; at < size.st_size;) {
    const char *first = all + at + 1, *second = first + strlen(first) + 1;
    carry_out(all[at], first, second);
    at = second + strlen(second) + 1 - all;
  }
  munmap(all, size.st_size);
  syscall(SYS_ftruncate, journal_fd, 0);
}

#define BLOCK 65536
static void copy_content(int fd, const char *rel) {
  static char now[BLOCK], then[BLOCK]; /* under the lock */
  char from[64], to[PATH_MAX];
  struct stat size;
  snprintf(from, sizeof from, "/proc/self/fd/%d", fd);
  in_shadow(rel, to);
  int source = raw_open(from, O_RDONLY, 0), target = raw_open(to, O_RDWR | O_CREAT, 0666);
  if (source >= 0 && target >= 0 && fstat(source, &size) == 0) {
    fchmod(target, 0666);
    syscall(SYS_ftruncate, target, size.st_size);
    for (off_t at = 0; at < size.st_size; at += BLOCK) {
      ssize_t n = syscall(SYS_pread64, source, now, BLOCK, at), m = syscall(SYS_pread64, target, then, BLOCK, at);
      if (n > 0 && (n != m || memcmp(now, then, n) != 0)) syscall(SYS_pwrite64, target, now, n, at);
    }
  } else fprintf(stderr, "the drill's disk could not keep %s: %m\n", rel);
  if (source >= 0) syscall(SYS_close, source);
  if (target >= 0) syscall(SYS_close, target);
}
static int flushed(int fd) {
  char rel[PATH_MAX];
  struct stat is;
  int before = errno;
  if (!fd_below(fd, rel) || fstat(fd, &is) < 0) { errno = before; return 0; }
  enter();
  while (state[OFF]) pause();
  if (!state[LIES]) {
    commit_journal();
    if (S_ISREG(is.st_mode) && fd_below(fd, rel)) copy_content(fd, rel);
  }
  leave();
  errno = before;
  return 1;
}
int fsync(int fd) { return flushed(fd) ? 0 : REAL(fsync)(fd); }
int fdatasync(int fd) { return flushed(fd) ? 0 : REAL(fdatasync)(fd); }

/* Whether a write that ends here needs space that the file does not have yet. */
static int no_space(int fd, off_t end, size_t more) {
  char rel[PATH_MAX];
  struct stat is;
  if (!state || !state[FULL] || !fd_below(fd, rel) || fstat(fd, &is) < 0 || !S_ISREG(is.st_mode)) return 0;
  if (end < 0) end = fcntl(fd, F_GETFL) & O_APPEND ? is.st_size : lseek(fd, 0, SEEK_CUR);
  if (end + (off_t)more <= is.st_size) return 0;
  errno = ENOSPC;
  return 1;
}
static ssize_t written(int fd, ssize_t n) {
  int before = errno;
  if (state && n > 0 && (fcntl(fd, F_GETFL) & O_DSYNC)) flushed(fd);
  errno = before;
  return n;
}
static size_t sum(const struct iovec *parts, int count) {
  size_t all = 0;
  for (int i = 0; i < count; i++) all += parts[i].iov_len;
  return all;
}
ssize_t write(int fd, const void *data, size_t n) { return no_space(fd, -1, n) ? -1 : written(fd, REAL(write)(fd, data, n)); }
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) { return no_space(fd, at, n) ? -1 : written(fd, REAL(pwrite)(fd, data, n, at)); }
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) { return pwrite(fd, data, n, at); }
ssize_t writev(int fd, const struct iovec *p, int n) { return no_space(fd, -1, sum(p, n)) ? -1 : written(fd, REAL(writev)(fd, p, n)); }
ssize_t pwritev(int fd, const struct iovec *p, int n, off_t at) { return no_space(fd, at, sum(p, n)) ? -1 : written(fd, REAL(pwritev)(fd, p, n, at)); }
ssize_t pwritev64(int fd, const struct iovec *p, int n, off64_t at) { return pwritev(fd, p, n, at); }
int posix_fallocate(int fd, off_t at, off_t n) { return no_space(fd, at, n) ? ENOSPC : REAL(posix_fallocate)(fd, at, n); }
int posix_fallocate64(int fd, off64_t at, off64_t n) { return posix_fallocate(fd, at, n); }
int fallocate(int fd, int mode, off_t at, off_t n) { return no_space(fd, at, n) ? -1 : REAL(fallocate)(fd, mode, at, n); }
int fallocate64(int fd, int mode, off64_t at, off64_t n) { return fallocate(fd, mode, at, n); }

/* A change of names: done and noted under one lock, so that the journal has the order in which it happened. */
#define CHANGE(call, first, second, what)                                  \
  do {                                                                     \
    enter();                                                               \
    __typeof__(call) r = call;                                             \
    int before = errno;                                                    \
    if (r != (__typeof__(call))-1) note(what, first, second);              \
    leave();                                                               \
    errno = before;                                                        \
    return r;                                                              \
  } while (0)

static int opened(int folder, const char *name, int flags, mode_t mode) {
  char rel[PATH_MAX];
  __typeof__(&openat) real = REAL(openat);
  if (!(flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE || !name_below(folder, name, rel)) return real(folder, name, flags, mode);
  if (flags & O_CREAT) {
    enter();
    int made = faccessat(folder, name, F_OK, 0) != 0, fd = real(folder, name, flags, mode), before = errno;
    if (fd >= 0 && made) note('c', rel, "");
    else if (fd >= 0 && (flags & O_TRUNC)) note('t', rel, "0");
    leave();
    errno = before;
    return fd;
  }
  CHANGE(real(folder, name, flags, mode), rel, "0", 't');
}
#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *name, int flags, ...) { MODE return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE return opened(AT_FDCWD, name, flags | O_LARGEFILE, mode); }
int openat(int folder, const char *name, int flags, ...) { MODE return opened(folder, name, flags, mode); }
int openat64(int folder, const char *name, int flags, ...) { MODE return opened(folder, name, flags | O_LARGEFILE, mode); }
int creat(const char *name, mode_t mode) { return opened(AT_FDCWD, name, O_CREAT | O_WRONLY | O_TRUNC, mode); }
FILE *fopen(const char *name, const char *how) {
  char rel[PATH_MAX];
  int writes = (how[0] == 'w' || how[0] == 'a') && name_below(AT_FDCWD, name, rel);
  if (!writes) return REAL(fopen)(name, how);
  enter();
  FILE *file = REAL(fopen)(name, how);
  int before = errno;
  if (file) note('c', rel, "");
  if (file && how[0] == 'w') note('t', rel, "0");
  leave();
  errno = before;
  return file;
}
FILE *fopen64(const char *name, const char *how) { return fopen(name, how); }

static int moved(int a, const char *from, int b, const char *to, unsigned flags) {
  char one[PATH_MAX], two[PATH_MAX];
  int in = name_below(a, from, one), out = name_below(b, to, two);
  if (in && out) CHANGE((int)syscall(SYS_renameat2, a, from, b, to, flags), one, two, 'r');
  return (int)syscall(SYS_renameat2, a, from, b, to, flags);
}
int rename(const char *from, const char *to) { return moved(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int a, const char *from, int b, const char *to) { return moved(a, from, b, to, 0); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { return moved(a, from, b, to, flags); }

int unlinkat(int folder, const char *name, int flags) {
  char rel[PATH_MAX];
  if (name_below(folder, name, rel)) CHANGE((int)syscall(SYS_unlinkat, folder, name, flags), rel, "", (flags & AT_REMOVEDIR) ? 'd' : 'u');
  return (int)syscall(SYS_unlinkat, folder, name, flags);
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }
int remove(const char *name) { struct stat is; return lstat(name, &is) == 0 && S_ISDIR(is.st_mode) ? rmdir(name) : unlink(name); }
int mkdirat(int folder, const char *name, mode_t mode) {
  char rel[PATH_MAX];
  int in = name_below(folder, name, rel);
  if (in && state[FULL]) { errno = faccessat(folder, name, F_OK, 0) == 0 ? EEXIST : ENOSPC; return -1; }
  if (in) CHANGE((int)syscall(SYS_mkdirat, folder, name, mode), rel, "", 'm');
  return (int)syscall(SYS_mkdirat, folder, name, mode);
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }
int linkat(int a, const char *from, int b, const char *to, int flags) {
  char one[PATH_MAX], two[PATH_MAX];
  if (name_below(a, from, one) && name_below(b, to, two)) CHANGE((int)syscall(SYS_linkat, a, from, b, to, flags), one, two, 'l');
  return (int)syscall(SYS_linkat, a, from, b, to, flags);
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }
int symlinkat(const char *target, int folder, const char *name) {
  char rel[PATH_MAX];
  if (name_below(folder, name, rel)) CHANGE((int)syscall(SYS_symlinkat, target, folder, name), rel, target, 's');
  return (int)syscall(SYS_symlinkat, target, folder, name);
}
int symlink(const char *target, const char *name) { return symlinkat(target, AT_FDCWD, name); }
static int shortened(int fd, off_t size) {
  char rel[PATH_MAX], text[32];
  snprintf(text, sizeof text, "%lld", (long long)size);
  if (fd_below(fd, rel)) CHANGE((int)syscall(SYS_ftruncate, fd, size), rel, text, 't');
  return (int)syscall(SYS_ftruncate, fd, size);
}
int ftruncate(int fd, off_t size) { return shortened(fd, size); }
int ftruncate64(int fd, off64_t size) { return shortened(fd, size); }
int truncate(const char *name, off_t size) {
  char rel[PATH_MAX], text[32];
  snprintf(text, sizeof text, "%lld", (long long)size);
  if (name_below(AT_FDCWD, name, rel)) CHANGE((int)syscall(SYS_truncate, name, size), rel, text, 't');
  return (int)syscall(SYS_truncate, name, size);
}
int truncate64(const char *name, off64_t size) { return truncate(name, size); }

/*
 * The server starts PostgreSQL in a clean environment; on this disk it takes the disk along. New clusters get WAL
 * segments of 1 MB, so that a flush compares little.
 */
int execvp(const char *program, char *const given[]) {
  static char texts[4][PATH_MAX + 32];
  Dl_info us;
  char *environment[512], *arguments[256];
  const char *slash = strrchr(program, '/');
  int n = 0, m = 0;
  if (!state || !dladdr((void *)below, &us)) return execvpe(program, given, environ);
  snprintf(texts[0], sizeof texts[0], "LD_PRELOAD=%s", us.dli_fname);
  snprintf(texts[1], sizeof texts[1], "REMIT_DISK_LIVE=%s", live);
  snprintf(texts[2], sizeof texts[2], "REMIT_DISK_SHADOW=%s", shadow);
  snprintf(texts[3], sizeof texts[3], "REMIT_DISK_STATE=%s", state_folder);
  while (n < 4) { environment[n] = texts[n]; n++; }
  for (char **each = environ; *each && n < 511; each++)
    if (strncmp(*each, "LD_PRELOAD=", 11) != 0 && strncmp(*each, "REMIT_DISK_", 11) != 0) environment[n++] = *each;
  environment[n] = NULL;
  for (; given[m] && m < 254; m++) arguments[m] = given[m];
  if (slash && strcmp(slash, "/initdb") == 0) arguments[m++] = (char *)"--wal-segsize=1";
  arguments[m] = NULL;
  return execvpe(program, arguments, environment);
}
