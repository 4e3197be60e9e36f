#ifndef KMSCOPE_CPSEUDOTERMINAL_H
#define KMSCOPE_CPSEUDOTERMINAL_H

#include <stdint.h>

/* The modes of a line as tcgetattr(3) gives them, in a type of our own: two of Swift's modules claim struct termios. */
typedef struct {
  uint32_t input, output, control, local;
  uint8_t characters[32];
} kmscope_terminal_modes;

/* A program to start: on a terminal of the given size, or on three pipes if the size is 0 x 0. */
typedef struct {
  const char *path; /* no search in PATH */
  char *const *arguments;
  char *const *environment;
  const char *directory; /* NULL: where we are */
  unsigned short columns, rows;
} kmscope_program;

/*
 * What start leaves the caller with. All descriptors are the caller's, close on exec, and -1 when unused.
 *
 * Between us and the program stands a guardian, a forked process that plays the shell. It is the leader of the session, so that
 *  - the program's process group is not orphaned and SIGTSTP really stops it (POSIX.1-2017, 2.4.3 and 11.1.4);
 *  - the line's modes stay as the program left them: Linux resets them when the leader of a session ends;
 *  - the program dies with us: the guardian kills it as soon as `control` is closed, by us or by our death.
 */
typedef struct {
  int32_t guardian, program; /* process ids */
  int terminal;              /* the terminal's side of the line */
  int input, output, errors; /* our ends of the three pipes */
  int reports;               /* kmscope_report after kmscope_report */
  int control;               /* takes kmscope_command after kmscope_command; closing it ends everything */
  kmscope_terminal_modes modes; /* the line before the program could touch it */
} kmscope_started_program;

enum {
  KMSCOPE_REPORT_STARTED = 1, /* value: process id */
  KMSCOPE_REPORT_STOPPED,     /* value: signal */
  KMSCOPE_REPORT_CONTINUED,   /* value: 0 */
  KMSCOPE_REPORT_EXITED,      /* value: exit status */
  KMSCOPE_REPORT_KILLED,      /* value: signal */
};

typedef struct {
  int32_t kind, value;
} kmscope_report;

enum {
  KMSCOPE_COMMAND_SIGNAL = 1, /* value: signal for the program */
  KMSCOPE_COMMAND_CONTINUE,   /* puts the program's group back in the foreground and continues it */
};

typedef struct {
  int32_t kind, value;
} kmscope_command;

/* Starts the program. Returns 0, or the error number of what failed, exec included. */
int kmscope_start_program(const kmscope_program *program, kmscope_started_program *started);

/* Reads the modes of the line behind a terminal. Returns 0 or an error number. */
int kmscope_read_terminal_modes(int terminal, kmscope_terminal_modes *modes);

/* Gives the line a new size, in cells; the kernel tells the foreground process group. Returns 0 or an error number. */
int kmscope_resize_terminal(int terminal, unsigned short columns, unsigned short rows);

#endif
