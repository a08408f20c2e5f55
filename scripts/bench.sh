#!/usr/bin/env bash
# Measures speed and memory, each figure beside its bound taken in the same run.
# REPORTS says how many seeded reports to measure on; LARGEST how many for the test of growth.
set -euo pipefail
source "$(dirname "$0")/say.sh"
steps 2

step "setting up and building (about 10 minutes the first time)"
bash scripts/setup/toolchain.sh
bash scripts/setup/debian.sh build bench
bash scripts/setup/assets.sh
bash scripts/setup/python.sh tests
bash scripts/build.sh
step "measuring (about 10 minutes; LARGEST=1000000 takes half an hour more)"
exec .tools/venv/bin/python scripts/bench/bench.py \
    --reports "${REPORTS:-100000}" --largest "${LARGEST:-0}" --seconds "${SECONDS_EACH:-10}"
