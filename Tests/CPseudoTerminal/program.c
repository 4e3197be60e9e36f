#define _GNU_SOURCE
#include "CPseudoTerminal.h"
#include "guardian.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static void close_if_open(int *descriptor) {
  if (*descriptor >= 0) close(*descriptor);
  *descriptor = -1;
}

/* Opens a pipe whose ends close on exec. */
static int open_pipe(int *read_end, int *write_end) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  *read_end = ends[0];
  *write_end = ends[1];
  return 0;
}

static int open_line(const kmscope_program *program, kmscope_started_program *started, kmscope_guarded *inner) {
  struct winsize size = {.ws_row = program->rows, .ws_col = program->columns};
  int terminal, line;
  if (openpty(&terminal, &line, NULL, NULL, &size) != 0) return errno;
  started->terminal = terminal;
  inner->standard[0] = inner->standard[1] = inner->standard[2] = line;
  fcntl(terminal, F_SETFD, FD_CLOEXEC);
  fcntl(line, F_SETFD, FD_CLOEXEC);
  return kmscope_read_terminal_modes(line, &started->modes);
}

static int open_pipes(kmscope_started_program *started, kmscope_guarded *inner) {
  int error = open_pipe(&inner->standard[0], &started->input);
  if (error == 0) error = open_pipe(&started->output, &inner->standard[1]);
  if (error == 0) error = open_pipe(&started->errors, &inner->standard[2]);
  return error;
}

static void close_ours(kmscope_started_program *started) {
  close_if_open(&started->terminal);
  close_if_open(&started->input);
  close_if_open(&started->output);
  close_if_open(&started->errors);
  close_if_open(&started->reports);
  close_if_open(&started->control);
}

static void close_theirs(kmscope_guarded *inner) {
  if (inner->standard[1] == inner->standard[0]) inner->standard[1] = inner->standard[2] = -1;
  for (int i = 0; i < 3; i++) close_if_open(&inner->standard[i]);
  close_if_open(&inner->reports);
  close_if_open(&inner->control);
  close_if_open(&inner->failure);
}

/* Waits until the program runs: its process id from the guardian, then nothing from the pipe that exec closes. */
static int await_start(kmscope_started_program *started, int failure) {
  kmscope_report report;
  ssize_t got;
  do got = read(started->reports, &report, sizeof report);
  while (got < 0 && errno == EINTR);
  if (got != sizeof report || report.kind != KMSCOPE_REPORT_STARTED) return ECHILD;
  started->program = report.value;
  int error = 0;
  do got = read(failure, &error, sizeof error);
  while (got < 0 && errno == EINTR);
  return got == sizeof error ? error : 0;
}

int kmscope_start_program(const kmscope_program *program, kmscope_started_program *started) {
  memset(started, 0, sizeof *started);
  started->terminal = started->input = started->output = started->errors = -1;
  started->reports = started->control = -1;
  kmscope_guarded inner = {.standard = {-1, -1, -1}, .reports = -1, .control = -1, .failure = -1};
  inner.has_terminal = program->columns > 0 && program->rows > 0;
  int failure = -1;

  int error = inner.has_terminal ? open_line(program, started, &inner) : open_pipes(started, &inner);
  if (error == 0) error = open_pipe(&started->reports, &inner.reports);
  if (error == 0) error = open_pipe(&inner.control, &started->control);
  if (error == 0) error = open_pipe(&failure, &inner.failure);
  if (error == 0) {
    /* The guardian must not run a signal handler of ours: it starts with every signal blocked. */
    sigset_t every, before;
    sigfillset(&every);
    pthread_sigmask(SIG_SETMASK, &every, &before);
    started->guardian = fork();
    if (started->guardian == 0) kmscope_guard(program, &inner);
    if (started->guardian < 0) error = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
  }
  close_theirs(&inner);
  if (error == 0) error = await_start(started, failure);
  close_if_open(&failure);
  if (error != 0) {
    close_ours(started);
    if (started->guardian > 0) waitpid(started->guardian, NULL, 0);
  }
  return error;
}

int kmscope_read_terminal_modes(int terminal, kmscope_terminal_modes *modes) {
  _Static_assert(NCCS <= sizeof modes->characters, "the modes hold every special character");
  struct termios line;
  if (tcgetattr(terminal, &line) != 0) return errno;
  memset(modes, 0, sizeof *modes);
  modes->input = line.c_iflag;
  modes->output = line.c_oflag;
  modes->control = line.c_cflag;
  modes->local = line.c_lflag;
  memcpy(modes->characters, line.c_cc, NCCS);
  return 0;
}

int kmscope_resize_terminal(int terminal, unsigned short columns, unsigned short rows) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  return ioctl(terminal, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}
