#define _GNU_SOURCE
#include "terminal_rescue.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Faults first (the previous handler, for example a backtracer, runs after us), then requests to end, then all else that ends a
// process by itself (signal(7)).
static const int watched[] = {
    SIGSEGV, SIGBUS,  SIGILL,  SIGTRAP, SIGABRT, SIGFPE,  SIGSYS,    SIGTERM, SIGHUP, SIGINT, SIGQUIT,
    SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO,  SIGPWR, SIGSTKFLT};
enum { watched_count = sizeof watched / sizeof watched[0], alternate_stack_size = 64 * 1024 };

static struct sigaction previous[watched_count];
static struct termios saved_modes;
static char leave_sequences[512];
static size_t leave_length;
static int screen_descriptor = -1;
static int stderr_copy = -1;
static bool is_owned;
static bool is_installed;

// Async-signal-safe. The exchange makes it happen once even when two threads fall at the same time.
static void restore(void) {
  if (!__atomic_exchange_n(&is_owned, false, __ATOMIC_SEQ_CST)) return;
  size_t sent = 0;
  while (sent < leave_length) {
    ssize_t count = write(screen_descriptor, leave_sequences + sent, leave_length - sent);
    if (count > 0) sent += (size_t)count;
    else if (errno != EINTR) break;
  }
  // In the background, after a stop from outside, changing the modes would stop us for good instead of letting us end.
  sigset_t stop_on_change, before;
  sigemptyset(&stop_on_change);
  sigaddset(&stop_on_change, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &stop_on_change, &before);
  tcsetattr(screen_descriptor, TCSANOW, &saved_modes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (stderr_copy >= 0) dup2(stderr_copy, STDERR_FILENO);
}

// A fault the processor raised happens again when we return, with its address intact, and then reaches the previous
// handler. Whatever was sent (kill, abort) and a breakpoint, which does not repeat, must be raised again by us.
static bool repeats_by_itself(int number, const siginfo_t *info) {
  bool fault = number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE;
  return fault && info && info->si_code > 0;
}

static void on_fatal_signal(int number, siginfo_t *info, void *context) {
  (void)context;
  int saved_errno = errno;
  restore();
  for (int i = 0; i < watched_count; i++) {
    if (watched[i] == number) sigaction(number, &previous[i], NULL);
  }
  if (!repeats_by_itself(number, info)) raise(number);
  errno = saved_errno;
}

static void install_alternate_stack(void) {
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && !(current.ss_flags & SS_DISABLE)) return;
  static char memory[alternate_stack_size];
  stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory, .ss_flags = 0};
  sigaltstack(&stack, NULL);
}

static void install_handlers(void) {
  install_alternate_stack();
  for (int i = 0; i < watched_count; i++) {
    if (sigaction(watched[i], NULL, &previous[i]) != 0) continue;
    // nohup and `trap '' HUP` mean it: a signal that is ignored stays ignored.
    if (!(previous[i].sa_flags & SA_SIGINFO) && previous[i].sa_handler == SIG_IGN) continue;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_fatal_signal;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    sigaction(watched[i], &action, NULL);
  }
  atexit(restore);
}

bool kmscope_rescue_prepare(int descriptor) {
  if (tcgetattr(descriptor, &saved_modes) != 0) return false;
  screen_descriptor = descriptor;
  if (!is_installed) {
    is_installed = true;
    install_handlers();
  }
  return true;
}

void kmscope_rescue_set_sequences(const char *sequences) {
  size_t length = strlen(sequences);
  if (length > sizeof leave_sequences) length = sizeof leave_sequences;
  memcpy(leave_sequences, sequences, length);
  leave_length = length;
}

void kmscope_rescue_own(bool owned, int saved_stderr) {
  stderr_copy = saved_stderr;
  __atomic_store_n(&is_owned, owned, __ATOMIC_SEQ_CST);
}
