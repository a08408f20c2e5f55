#!/usr/bin/env bash
# From a fresh machine to a running Bluelamp. The second time it only starts.
set -euo pipefail
source "$(dirname "$0")/say.sh"
steps 6

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
if [ ! -f "$data/bluelamp.sqlite" ]; then
    step "a month of the demonstration force's work"
    .build/release/bluelamp seed --data "$data" --reports "${SEED:-500}"
else
    step "the data in $data stay as they are"
fi
step "starting with the data in $data; Ctrl-C ends it"
exec .build/release/bluelamp serve --host 127.0.0.1 --port "$port" --data "$data" --demonstration
