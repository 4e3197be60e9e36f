#ifndef KMSCOPE_CCURL_SHIM_H
#define KMSCOPE_CCURL_SHIM_H
#include <curl/curl.h>
#endif
