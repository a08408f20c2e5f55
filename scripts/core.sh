#!/usr/bin/env bash
# The pure rules build and are tested alone: no server, no database, no network.
set -euo pipefail
source "$(dirname "$0")/say.sh"

mkdir -p .tools/results
exec env CORE=1 swift test --scratch-path .build-core --xunit-output .tools/results/core.xml "$@"
