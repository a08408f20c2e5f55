#!/usr/bin/env bash
# Makes .tools/venv, and with the word "tests" fills it with the test packages at their pinned versions.
set -euo pipefail
source "$(dirname "$0")/../say.sh"

venv=.tools/venv
if [ ! -x "$venv/bin/pip" ]; then
    note "making a Python environment in $venv"
    mkdir -p .tools
    /usr/bin/python3 -m venv --clear "$venv"
fi
[ "${1:-}" = tests ] || exit 0

pins=Tests/requirements.txt
installed=$venv/installed.txt
cmp -s "$pins" "$installed" && exit 0

note "installing the Python test packages (about a minute)"
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$pins"
cp "$pins" "$installed"
