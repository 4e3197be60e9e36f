#ifndef KMSCOPE_TERMINAL_RESCUE_H
#define KMSCOPE_TERMINAL_RESCUE_H

// Gives the terminal back when the process dies of a signal.
//
// Only what POSIX calls async-signal-safe runs in the handlers: write, tcsetattr, pthread_sigmask, dup2, sigaction, raise.
// SIGKILL cannot be caught by anybody: after it the terminal stays raw until the shell or `reset` repairs it.

#include <stdbool.h>

// Remembers the terminal modes of `descriptor` as they are now and what must be written to leave the screen,
// and installs the handlers (once per process). Call before curses changes the modes. False when `descriptor` is no terminal.
bool kmscope_rescue_prepare(int descriptor);

// The bytes that leave the screen: paste mode off, attributes off, cursor on, alternate screen off.
void kmscope_rescue_set_sequences(const char *sequences);

// While owned, a fatal signal (or exit) restores the terminal first. `saved_stderr` is the descriptor to put back on 2, or -1.
void kmscope_rescue_own(bool owned, int saved_stderr);

#endif
