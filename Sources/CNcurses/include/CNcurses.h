#ifndef KMSCOPE_CNCURSES_H
#define KMSCOPE_CNCURSES_H
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#endif
