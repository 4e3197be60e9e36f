#ifndef KMSCOPE_CVTERM_SHIM_H
#define KMSCOPE_CVTERM_SHIM_H
#include <vterm.h>

/* The colour tests are macros, which Swift does not import. */
static inline int kmscope_vterm_color_is_default(const VTermColor *color) {
  return VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color);
}
static inline int kmscope_vterm_color_is_indexed(const VTermColor *color) {
  return VTERM_COLOR_IS_INDEXED(color);
}

#endif
