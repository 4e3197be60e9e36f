#ifndef KMSCOPE_CNCURSES_H
#define KMSCOPE_CNCURSES_H

// The wide-character half of ncurses is only declared when these are set before its header.
#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include <ncurses.h>
#include <stdbool.h>
#include <stdint.h>

#include "terminal_rescue.h"
#include "terminal_signals.h"

// Attributes are macros with casts, which Swift does not import.
static inline uint32_t kmscope_attr_bold(void) { return (uint32_t)A_BOLD; }
static inline uint32_t kmscope_attr_dim(void) { return (uint32_t)A_DIM; }
static inline uint32_t kmscope_attr_underline(void) { return (uint32_t)A_UNDERLINE; }
static inline uint32_t kmscope_attr_reverse(void) { return (uint32_t)A_REVERSE; }

// Globals of curses, which Swift 6 refuses as shared mutable state.
static inline int kmscope_pair_count(void) { return COLOR_PAIRS; }
static inline void kmscope_clear_physical_screen(void) { clearok(curscr, TRUE); }

enum {
  KMSCOPE_TERMINFO_OK = 0,
  KMSCOPE_TERMINFO_UNKNOWN = 1,  // no entry of this name
  KMSCOPE_TERMINFO_MISSING = 2,  // no terminfo database at all
  KMSCOPE_TERMINFO_POOR = 3      // the entry cannot move the cursor
};

// Looks up $TERM without touching the screen; one of KMSCOPE_TERMINFO_*.
int kmscope_check_terminfo(const char *name);

// newterm() on standard output and standard input; NULL when it fails. The SCREEN is stored in *screen.
WINDOW *kmscope_open_screen(SCREEN **screen);

// How many colours terminfo gives the terminal, before curses is asked to start them; 0 for none.
int kmscope_color_count(void);

// The string capability without its padding, copied into buffer; false when the terminal has none.
bool kmscope_capability(const char *name, char *buffer, int capacity);

// Columns a Unicode scalar takes on the screen (0, 1, 2), or -1 when it has no width of its own.
// Always by the rules of a UTF-8 locale, whatever the locale of the process is.
int kmscope_cell_width(uint32_t scalar);

// Takes LC_CTYPE from the environment; true when its character set is UTF-8.
bool kmscope_adopt_locale(void);

// The window size by TIOCGWINSZ; false when the descriptor has none or reports zero.
bool kmscope_window_size(int descriptor, int *columns, int *rows);

// Bytes that can be read without waiting, or -1.
int kmscope_pending_bytes(int descriptor);

// An eventfd(2), non-blocking and closed on exec; -1 when there is none.
int kmscope_event_descriptor(void);

#endif
