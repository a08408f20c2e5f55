#!/usr/bin/env bash
# Every test there is, and one line at the end that counts them all.
set -euo pipefail
source "$(dirname "$0")/say.sh"
steps 10

results=.tools/results
rm -rf "$results"
mkdir -p "$results" .tools/logs
export BLUELAMP_SEED=${BLUELAMP_SEED:-$((RANDOM * 32768 + RANDOM))}

# Runs one part; what it counted is in $results/NAME*.xml, how it ended in $results/NAME.exit.
part() {
    local name=$1 code=0
    shift
    "$@" || code=$?
    echo "$code" >"$results/$name.exit"
    [ "$code" -eq 0 ] || note "the part called '$name' failed"
}

count_and_end() {
    printf '\nSeed %s, %s in all.\n' "$BLUELAMP_SEED" "$(took)"
    /usr/bin/python3 scripts/count_results.py "$results"
    exit
}

# One room after another: the web tests open hundreds of connections, and a process that has so many files
# open cannot safely start another, as the tests of mail and of pictures do.
swift_tests() {
    local code=0 room
    for room in WorkflowsTests StoreTests ChannelsTests WebTests; do
        room_tests "$room" || code=$?
    done
    return "$code"
}

room_tests() {
    local log=.tools/logs/$1.log code=0
    swift test -c release --disable-testable-imports --skip-build --filter "^$1\\." \
        --xunit-output "$results/swift-$1.xml" >"$log" 2>&1 || code=$?
    if [ "$code" -ne 0 ]; then
        grep -aE '✘|error:|Fatal|crashed|Seed|seed' "$log" | head -n 60 || tail -n 40 "$log"
    fi
    grep -aE 'Test run with' "$log" || tail -n 20 "$log"
    return "$code"
}

core_tests() {
    local log=.tools/logs/core-tests.log code=0
    bash scripts/core.sh >"$log" 2>&1 || code=$?
    [ "$code" -eq 0 ] || grep -E '✘|error:' "$log" | head -n 60 || true
    grep -E 'Test run with' "$log" || tail -n 20 "$log"
    return "$code"
}

# One folder of tests, in so many seconds at most; what follows goes to pytest.
peer_tests() {
    local folder=$1 seconds=$2
    shift 2
    timeout --signal=INT "$seconds" .tools/venv/bin/pytest -c Tests/pytest.ini "Tests/$folder" \
        --junitxml="$results/$folder.xml" "$@" || ended_with "$?" "$folder" "$seconds"
}

ended_with() {
    [ "$1" -ne 124 ] || note "the tests of '$2' did not end within $3 seconds"
    return "$1"
}

# Two browsers side by side, each with a program of its own; then, alone, the tests that measure time.
browser_tests() {
    local code=0
    peer_tests browser 2400 --numprocesses=2 -m 'not alone' || code=$?
    peer_tests browser 900 -m alone --junitxml="$results/browser-alone.xml" || code=$?
    return "$code"
}

step "looking at the Swift toolchain"
bash scripts/setup/toolchain.sh
step "setting up: Debian packages, front-end files, Python test packages (3 minutes the first time)"
bash scripts/setup/debian.sh build test deb
bash scripts/setup/assets.sh
bash scripts/setup/python.sh tests
step "layout and tidiness"
part lint bash scripts/lint.sh
part tidy peer_tests tidy 120
step "the pure rules alone (under a minute)"
part core core_tests
step "building the release and its tests (about 15 minutes the first time)"
part build bash scripts/build.sh tests
if [ "$(cat "$results/build.exit")" -ne 0 ]; then
    note "nothing further can run until it builds"
    count_and_end
fi
step "workflows, store, channels and web"
part swift swift_tests
step "the API, uploads and mail, with clients that others wrote"
part api peer_tests api 900
step "the command line"
part commands peer_tests commands 600
step "every journey in a browser"
part browser browser_tests
step "kill -9 under load, torn pages, copies of a folder in use"
part crash peer_tests crash 1200
count_and_end
