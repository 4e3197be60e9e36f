#define _GNU_SOURCE
#include "CNcurses.h"

#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

int kmscope_check_terminfo(const char *name) {
  int status = 0;
  if (setupterm(name, STDOUT_FILENO, &status) != OK) {
    return status == -1 ? KMSCOPE_TERMINFO_MISSING : KMSCOPE_TERMINFO_UNKNOWN;
  }
  const char *move = tigetstr("cup");
  int result = move && move != (char *)-1 ? KMSCOPE_TERMINFO_OK : KMSCOPE_TERMINFO_POOR;
  del_curterm(cur_term);
  return result;
}

WINDOW *kmscope_open_screen(SCREEN **screen) {
  *screen = newterm(NULL, stdout, stdin);
  return *screen ? stdscr : NULL;
}

int kmscope_color_count(void) {
  int count = tigetnum("colors");
  return count > 0 && has_colors() ? count : 0;
}

// Padding is written `$<5*/>`; it means time, not bytes.
static void copy_without_padding(const char *text, char *buffer, int capacity) {
  int length = 0;
  while (*text && length < capacity - 1) {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end) text = end + 1;
    else buffer[length++] = *text++;
  }
  buffer[length] = '\0';
}

bool kmscope_capability(const char *name, char *buffer, int capacity) {
  const char *text = tigetstr(name);
  if (!text || text == (char *)-1 || capacity < 1) return false;
  copy_without_padding(text, buffer, capacity);
  return true;
}

static locale_t utf8_locale;
static pthread_once_t utf8_once = PTHREAD_ONCE_INIT;

static void find_utf8_locale(void) {
  static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", ""};
  for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++) {
    locale_t found = newlocale(LC_CTYPE_MASK, names[i], (locale_t)0);
    if (!found) continue;
    if (strcmp(nl_langinfo_l(CODESET, found), "UTF-8") == 0) {
      utf8_locale = found;
      return;
    }
    freelocale(found);
  }
}

int kmscope_cell_width(uint32_t scalar) {
  pthread_once(&utf8_once, find_utf8_locale);
  if (!utf8_locale) return scalar >= 0x20 && scalar < 0x7F ? 1 : -1;
  locale_t before = uselocale(utf8_locale);
  int width = wcwidth((wchar_t)scalar);
  uselocale(before);
  return width;
}

bool kmscope_adopt_locale(void) {
  if (!setlocale(LC_CTYPE, "")) return false;
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool kmscope_window_size(int descriptor, int *width, int *height) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *width = size.ws_col;
  *height = size.ws_row;
  return true;
}

int kmscope_pending_bytes(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

int kmscope_event_descriptor(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }
