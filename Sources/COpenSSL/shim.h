#ifndef KMSCOPE_COPENSSL_SHIM_H
#define KMSCOPE_COPENSSL_SHIM_H
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <sys/prctl.h>

// prctl(2) is variadic. Returns 0 when no image of this process's memory will be made.
static inline int kmscope_forbid_memory_images(void) {
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
#endif
