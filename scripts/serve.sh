#!/usr/bin/env bash
# From a fresh machine to a running Bluelamp. The second time it only starts.
set -euo pipefail
source "$(dirname "$0")/say.sh"
steps 5

port=${PORT:-8080}
data=${DATA:-./data}

step "looking at the Swift toolchain"
bash scripts/setup/toolchain.sh
step "Debian packages (a minute or two the first time)"
bash scripts/setup/debian.sh build
step "front-end files"
bash scripts/setup/assets.sh
step "building the release (about 10 minutes the first time)"
bash scripts/build.sh
step "starting with the data in $data; Ctrl-C ends it"
exec .build/release/bluelamp serve --host 127.0.0.1 --port "$port" --data "$data"
