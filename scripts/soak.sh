#!/usr/bin/env bash
# The tests that take too long for every change: 200 kills, a long film, and many more made-up requests.
set -euo pipefail
source "$(dirname "$0")/say.sh"
steps 5

rounds=${ROUNDS:-200}
export BLUELAMP_API_EXAMPLES=${BLUELAMP_API_EXAMPLES:-1000}
export BLUELAMP_SEED=${BLUELAMP_SEED:-$((RANDOM * 32768 + RANDOM))}

step "setting up and building (about 10 minutes the first time)"
bash scripts/setup/toolchain.sh
bash scripts/setup/debian.sh build test
bash scripts/setup/assets.sh
bash scripts/setup/python.sh tests
bash scripts/build.sh
step "the API against its description, $BLUELAMP_API_EXAMPLES requests an address"
.tools/venv/bin/pytest -c Tests/pytest.ini Tests/api/test_description.py
step "a gigabyte of evidence through a killed server"
BLUELAMP_UPLOAD_MEGABYTES=1024 .tools/venv/bin/pytest -c Tests/pytest.ini Tests/api/test_large_uploads.py
step "kill -9 under load, $rounds times"
.tools/venv/bin/python Tests/crash/crash.py --rounds "$rounds"
step "done in $(took), seed $BLUELAMP_SEED"
