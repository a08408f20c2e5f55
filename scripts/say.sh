# shellcheck shell=bash
# Sourced by the other scripts: long work says what it is doing and how far it is.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

steps_total=${steps_total:-0}
steps_done=0
started_at=$SECONDS

steps() { steps_total=$1; }

step() {
    steps_done=$((steps_done + 1))
    printf '\n[%d/%d] %s\n' "$steps_done" "$steps_total" "$*"
}

note() { printf '      %s\n' "$*"; }

stop() {
    printf 'Stopped: %s\n' "$*" >&2
    exit 1
}

took() { printf '%dm %02ds' $(((SECONDS - started_at) / 60)) $(((SECONDS - started_at) % 60)); }
