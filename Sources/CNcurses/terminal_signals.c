#define _GNU_SOURCE
#include "terminal_signals.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

// Requests to end come last: their handlers stay when the others are removed.
static const int watched[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGHUP, SIGTERM};
enum { watched_count = sizeof watched / sizeof watched[0], removed_count = 3 };

static struct sigaction previous[watched_count];
static unsigned arrived;
static int wake_descriptor = -1;
static bool is_installed;
static bool was_asked;

static unsigned bit_of(int number) {
  switch (number) {
    case SIGWINCH: return KMSCOPE_SIGNAL_RESIZED;
    case SIGTSTP: return KMSCOPE_SIGNAL_STOP;
    case SIGHUP: return KMSCOPE_SIGNAL_HANGUP;
    case SIGTERM: return KMSCOPE_SIGNAL_TERMINATE;
    default: return KMSCOPE_SIGNAL_CONTINUED;
  }
}

static void hand_to_previous(int number) {
  for (int i = 0; i < watched_count; i++) {
    if (watched[i] == number) sigaction(number, &previous[i], NULL);
  }
  raise(number);
}

static void on_signal(int number) {
  int saved_errno = errno;
  __atomic_fetch_or(&arrived, bit_of(number), __ATOMIC_SEQ_CST);
  // Whoever asks twice does not want to wait. A closed window is told twice by itself, by the kernel and by the shell.
  if (number == SIGTERM && __atomic_exchange_n(&was_asked, true, __ATOMIC_SEQ_CST)) hand_to_previous(number);
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
    // A shell without job control ignores SIGTSTP; then nobody could continue us. nohup ignores SIGHUP and means it.
    bool may_be_ignored = watched[i] == SIGTSTP || watched[i] == SIGHUP || watched[i] == SIGTERM;
    if (may_be_ignored && !(previous[i].sa_flags & SA_SIGINFO) && previous[i].sa_handler == SIG_IGN) continue;
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
  for (int i = 0; i < removed_count; i++) sigaction(watched[i], &previous[i], NULL);
}
