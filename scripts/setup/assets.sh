#!/usr/bin/env bash
# Puts the style sheet of GOV.UK Frontend and Leaflet into Public/vendor, once.
# The packages that carry them are pinned by version and SHA-256 (assets.txt), and so is every
# file we make of them (assets.sha256).
set -euo pipefail
source "$(dirname "$0")/../say.sh"

here=scripts/setup
vendor=Public/vendor
are_as_pinned() { (cd "$vendor" 2>/dev/null && sha256sum --quiet --strict -c "../../$here/assets.sha256" >/dev/null 2>&1); }
are_as_pinned && exit 0

note "fetching the style sheet and the map library"
bash "$here/python.sh"
wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT
.tools/venv/bin/pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
    --python-version 3.13 --only-binary=:all: -d "$wheels" -r "$here/assets.txt"
.tools/venv/bin/python "$here/unpack_assets.py" "$wheels" "$vendor"
are_as_pinned || stop "the front-end files are not the ones we pinned: compare $vendor with $here/assets.sha256"
