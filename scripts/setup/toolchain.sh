#!/usr/bin/env bash
# Says clearly what is wrong with the Swift toolchain before a long build finds out.
set -euo pipefail
source "$(dirname "$0")/../say.sh"

command -v swift >/dev/null || stop "swift is not on the PATH. Swift 6.3 for Debian 12 is on https://www.swift.org/install"
version=$(swift --version 2>/dev/null | grep -oE 'Swift version [0-9]+\.[0-9]+' | grep -oE '[0-9.]+$')
major=${version%%.*}
minor=${version#*.}
if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 3 ]; }; then
    stop "Swift $version is too old: Bluelamp needs 6.3 or newer"
fi
