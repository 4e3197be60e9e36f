#ifndef KMSCOPE_GUARDIAN_H
#define KMSCOPE_GUARDIAN_H

#include "CPseudoTerminal.h"

/* The guardian's ends of what kmscope_start_program opened. */
typedef struct {
  int standard[3]; /* input, output and errors of the program; the same line thrice with a terminal */
  int reports, control;
  int failure; /* takes the error number when exec fails; exec itself closes it */
  int has_terminal;
} kmscope_guarded;

/*
 * Runs the guardian in a freshly forked process whose signals are all blocked.
 *
 * Our process has many threads, so only async-signal-safe calls are allowed here (POSIX.1-2017, fork).
 */
_Noreturn void kmscope_guard(const kmscope_program *program, const kmscope_guarded *ends);

#endif
