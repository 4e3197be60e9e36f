# Sourced by the scripts beside it: messages, the toolchain and the system packages.

set -euo pipefail
# Where it is set, cd may go elsewhere, and says where it went.
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf 'kmscope: %s\n' "$*" >&2; }

# Says what is missing and stops. Status 2 means: nothing was tried.
missing() {
  printf 'kmscope: %s\n' "$@" >&2
  exit 2
}

# Swift 6.2 brings the package settings that Package.swift uses.
need_swift() {
  command -v swift >/dev/null ||
    missing 'Swift is not installed, or not on PATH. Install Swift 6.2 or newer from https://www.swift.org/install/linux/.'
  local version
  version=$(swift --version 2>/dev/null | grep -oE 'Swift version [0-9]+\.[0-9]+' | grep -oE '[0-9.]+$' || true)
  [ -n "$version" ] || missing "“swift --version” does not tell a version; expected Swift 6.2 or newer."
  if [ "$(printf '6.2\n%s\n' "$version" | sort -V | head -n 1)" != 6.2 ]; then
    missing "Swift $version is too old: kmscope needs Swift 6.2 or newer, from https://www.swift.org/install/linux/."
  fi
}
