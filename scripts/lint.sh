#!/usr/bin/env bash
# The layout of the Swift (.swift-format says how) and the soundness of the shell.
set -euo pipefail
source "$(dirname "$0")/say.sh"

failed=0
swift format lint --strict --parallel --recursive Package.swift Sources Tests || failed=1
if command -v shellcheck >/dev/null; then
    shellcheck .ci/run scripts/*.sh scripts/*/*.sh deploy/*.sh deploy/debian/p* || failed=1
else
    note "shellcheck is not here, so the shell was not looked at"
fi
[ "$failed" -eq 0 ] && note "the layout is as it should be"
exit "$failed"
