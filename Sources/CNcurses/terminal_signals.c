#define _GNU_SOURCE
#include "terminal_signals.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

static const int watched[] = {SIGWINCH, SIGTSTP, SIGCONT};
enum { watched_count = sizeof watched / sizeof watched[0] };

static struct sigaction previous[watched_count];
static unsigned arrived;
static int wake_descriptor = -1;
static bool is_installed;

static unsigned bit_of(int number) {
  switch (number) {
    case SIGWINCH: return KMSCOPE_SIGNAL_RESIZED;
    case SIGTSTP: return KMSCOPE_SIGNAL_STOP;
    default: return KMSCOPE_SIGNAL_CONTINUED;
  }
}

static void on_signal(int number) {
  int saved_errno = errno;
  __atomic_fetch_or(&arrived, bit_of(number), __ATOMIC_SEQ_CST);
  uint64_t one = 1;
  ssize_t written = write(wake_descriptor, &one, sizeof one);
  (void)written;
  errno = saved_errno;
}

static void handle(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

int kmscope_signals_install(void) {
  if (wake_descriptor < 0) wake_descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (wake_descriptor < 0 || is_installed) return wake_descriptor;
  is_installed = true;
  for (int i = 0; i < watched_count; i++) {
    sigaction(watched[i], NULL, &previous[i]);
    // A shell without job control ignores SIGTSTP; then nobody could continue us.
    if (watched[i] == SIGTSTP && previous[i].sa_handler == SIG_IGN) continue;
    handle(watched[i]);
  }
  return wake_descriptor;
}

unsigned kmscope_signals_take(void) {
  uint64_t count;
  ssize_t got = read(wake_descriptor, &count, sizeof count);
  (void)got;
  return __atomic_exchange_n(&arrived, 0, __ATOMIC_SEQ_CST);
}

void kmscope_signals_stop_group(void) {
  struct sigaction current, standard;
  if (sigaction(SIGTSTP, NULL, &current) != 0 || current.sa_handler == SIG_IGN) return;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigemptyset(&standard.sa_mask);
  sigaction(SIGTSTP, &standard, NULL);
  // The group, not only us: a parent such as make must stop too, or the shell never takes the terminal back.
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &current, NULL);
}

void kmscope_signals_remove(void) {
  if (!is_installed) return;
  is_installed = false;
  for (int i = 0; i < watched_count; i++) sigaction(watched[i], &previous[i], NULL);
}
