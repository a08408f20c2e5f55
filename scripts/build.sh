#!/usr/bin/env bash
# Builds the release, the one configuration there is; with the word "tests", the tests too.
set -euo pipefail
# The pages are deeply nested types, and the compiler walks them on its stack.
ulimit -s 1000000 2>/dev/null || true
source "$(dirname "$0")/say.sh"

log=.tools/logs/build.log
stamp=.build/bluelamp.built
mkdir -p .tools/logs .build

is_up_to_date() {
    [ -x .build/release/bluelamp ] && [ -f "$stamp" ] &&
        [ -z "$(find Package.swift Sources -newer "$stamp" -print -quit)" ]
}

how_far() {
    grep -oE '^\[[0-9]+/[0-9]+\]' "$log" 2>/dev/null | tail -n 1 || true
}

say_how_far_while() {
    while kill -0 "$1" 2>/dev/null; do
        for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            sleep 1
            kill -0 "$1" 2>/dev/null || return 0
        done
        note "building: $(how_far) after $(took)"
    done
}

arguments=(build -c release)
# Listing the tests builds them and the program. With imports that can be tested, modules would not be optimised across
# their borders (decision 0018).
[ "${1:-}" = tests ] && arguments=(test list -c release --disable-testable-imports)
if [ "${1:-}" != tests ] && is_up_to_date; then
    note "already built"
    exit 0
fi

started=$(mktemp .build/started.XXXXXX)
trap 'rm -f "$started"' EXIT
swift "${arguments[@]}" >"$log" 2>&1 &
build=$!
trap 'kill "$build" 2>/dev/null; rm -f "$started"' INT TERM
say_how_far_while "$build"
if ! wait "$build"; then
    grep -E 'error:' "$log" | sort -u | head -n 30 >&2 || true
    tail -n 5 "$log" >&2
    stop "it did not build; the whole log is $log"
fi
mv "$started" "$stamp"
note "built in $(took)"
