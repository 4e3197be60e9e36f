#ifndef KMSCOPE_TERMINAL_SIGNALS_H
#define KMSCOPE_TERMINAL_SIGNALS_H

// SIGWINCH, SIGTSTP, SIGCONT, SIGHUP and SIGTERM as bits behind an eventfd, so that poll(2) sees them whenever they arrive.
//
// The last two ask the program to end: it saves what was typed first. A second SIGTERM ends it at once.

enum {
  KMSCOPE_SIGNAL_RESIZED = 1,
  KMSCOPE_SIGNAL_STOP = 2,
  KMSCOPE_SIGNAL_CONTINUED = 4,
  KMSCOPE_SIGNAL_HANGUP = 8,
  KMSCOPE_SIGNAL_TERMINATE = 16
};

// Installs the handlers and returns the descriptor to poll, or -1. Call before curses starts: curses
// leaves a signal alone that somebody handles already, but after kmscope_rescue_prepare, which a second SIGTERM falls back on.
int kmscope_signals_install(void);

// The bits that arrived since the last call; empties the descriptor.
unsigned kmscope_signals_take(void);

// Stops the whole foreground process group, as the terminal driver would on Ctrl-Z, and returns when continued.
void kmscope_signals_stop_group(void);

// Puts back the handlers that were there before, but for the requests to end: a closed window must not cut short the saving after
// the screen is gone.
void kmscope_signals_remove(void);

#endif
