#!/usr/bin/env bash
# From a fresh machine to a Debian package of the release.
set -euo pipefail
source "$(dirname "$0")/say.sh"
steps 5

step "looking at the Swift toolchain"
bash scripts/setup/toolchain.sh
step "Debian packages (a minute or two the first time)"
bash scripts/setup/debian.sh build deb
step "front-end files"
bash scripts/setup/assets.sh
step "building the release (about 10 minutes the first time)"
bash scripts/build.sh
step "packing it"
note "made $(deploy/package.sh .build/release/bluelamp .build/deb)"
