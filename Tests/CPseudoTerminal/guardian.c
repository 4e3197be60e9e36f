#define _GNU_SOURCE
#include "guardian.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

static void set_handler(int number, void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void report(int reports, int kind, int value) {
  kmscope_report message = {.kind = kind, .value = value};
  while (write(reports, &message, sizeof message) < 0 && errno == EINTR) {
  }
}

/*
 * Closes what other threads had open when we were forked.
 *
 * Without this, one guardian would hold the write end of another's control pipe and neither would notice our death.
 */
static void close_all_but(const kmscope_guarded *ends) {
  const int keep[] = {ends->standard[0], ends->standard[1], ends->standard[2],
                      ends->reports,     ends->control,     ends->failure};
  for (int from = 3;;) {
    int next = -1; /* the lowest kept descriptor from here on */
    for (unsigned i = 0; i < sizeof keep / sizeof *keep; i++)
      if (keep[i] >= from && (next < 0 || keep[i] < next)) next = keep[i];
    if (next < 0) {
      close_range((unsigned)from, ~0U, 0);
      return;
    }
    if (next > from) close_range((unsigned)from, (unsigned)next - 1, 0);
    from = next + 1;
  }
}

/* Becomes the program: in a process group of its own, in the foreground, with every signal at its default. */
static _Noreturn void become(const kmscope_program *program, const kmscope_guarded *ends) {
  setpgid(0, 0);
  if (ends->has_terminal) tcsetpgrp(ends->standard[0], getpid());
  for (int i = 0; i < 3; i++) dup2(ends->standard[i], i);
  close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
  for (int number = 1; number < NSIG; number++) set_handler(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (program->directory == NULL || chdir(program->directory) == 0)
    execve(program->path, program->arguments, program->environment);
  int error = errno;
  (void)!write(ends->failure, &error, sizeof error);
  _exit(127);
}

/* Reports every change of the program's state; returns 1 once it has ended. */
static int report_changes(pid_t program, const kmscope_guarded *ends) {
  int status;
  while (waitpid(program, &status, WNOHANG | WUNTRACED | WCONTINUED) > 0) {
    if (WIFSTOPPED(status)) {
      if (ends->has_terminal) tcsetpgrp(ends->standard[0], getpgrp()); /* as a shell would */
      report(ends->reports, KMSCOPE_REPORT_STOPPED, WSTOPSIG(status));
    } else if (WIFCONTINUED(status)) {
      report(ends->reports, KMSCOPE_REPORT_CONTINUED, 0);
    } else if (WIFEXITED(status)) {
      report(ends->reports, KMSCOPE_REPORT_EXITED, WEXITSTATUS(status));
      return 1;
    } else if (WIFSIGNALED(status)) {
      report(ends->reports, KMSCOPE_REPORT_KILLED, WTERMSIG(status));
      return 1;
    }
  }
  return 0;
}

/* The kernel tells only the leader of the session that the line is gone (tty_io.c); a shell tells its jobs, and so do we. */
static void pass_hang_up_on(pid_t program) {
  kill(-program, SIGHUP);
  kill(-program, SIGCONT);
}

/* Reads the signals that have come; returns 1 if the line was hung up. */
static int drain(int signals) {
  struct signalfd_siginfo signal;
  int hung_up = 0;
  while (read(signals, &signal, sizeof signal) == sizeof signal) hung_up |= signal.ssi_signo == SIGHUP;
  return hung_up;
}

/* Obeys one command; returns 0 when there will be no more. */
static int obey(pid_t program, int ended, const kmscope_guarded *ends) {
  kmscope_command command;
  ssize_t got = read(ends->control, &command, sizeof command);
  if (got < 0) return errno == EINTR;
  if (got == 0) return 0;
  if (ended) return 1; /* the process id may be another's by now */
  if (command.kind == KMSCOPE_COMMAND_SIGNAL) kill(program, command.value);
  if (command.kind == KMSCOPE_COMMAND_CONTINUE) {
    if (ends->has_terminal) tcsetpgrp(ends->standard[0], program);
    kill(-program, SIGCONT);
  }
  return 1;
}

_Noreturn void kmscope_guard(const kmscope_program *program, const kmscope_guarded *ends) {
  close_all_but(ends);
  setsid();
  if (ends->has_terminal) ioctl(ends->standard[0], TIOCSCTTY, 0);
  int deaf_to[] = {SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE, SIGWINCH};
  for (unsigned i = 0; i < sizeof deaf_to / sizeof *deaf_to; i++) set_handler(deaf_to[i], SIG_IGN);

  /*
   * Signals are read as messages. They stay blocked, so none is lost between a look and a wait, and no handler runs: the thread
   * sanitizer holds handlers back in a process that was forked.
   */
  sigset_t heard;
  sigemptyset(&heard);
  sigaddset(&heard, SIGCHLD);
  sigaddset(&heard, SIGHUP);
  int signals = signalfd(-1, &heard, SFD_CLOEXEC | SFD_NONBLOCK);

  pid_t child = fork();
  if (child == 0) become(program, ends);
  if (child < 0) _exit(127);
  close(ends->failure);
  if (!ends->has_terminal)
    for (int i = 0; i < 3; i++) close(ends->standard[i]); /* else the reader would never see their end */
  report(ends->reports, KMSCOPE_REPORT_STARTED, child);

  int ended = 0, obeying = 1;
  while (obeying) {
    struct pollfd waits[] = {{.fd = ends->control, .events = POLLIN}, {.fd = signals, .events = POLLIN}};
    poll(waits, 2, -1);
    int hung_up = drain(signals);
    if (!ended) ended = report_changes(child, ends);
    if (hung_up && !ended) pass_hang_up_on(child);
    if (waits[0].revents != 0) obeying = obey(child, ended, ends);
  }
  kill(-child, SIGKILL);
  if (!ended) waitpid(child, NULL, 0);
  _exit(0);
}
