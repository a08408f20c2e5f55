#!/usr/bin/env bash
# The reference of the pure rules, from their doc comments, as pages that open without a server of ours.
set -euo pipefail
source "$(dirname "$0")/say.sh"
steps 2

graphs=.build-docs/symbol-graphs
pages=.tools/docs
step "reading the doc comments of the pure rules"
rm -rf "$pages"
mkdir -p "$graphs" "$pages"
for room in Policing HTML; do
    CORE=1 swift build --quiet --scratch-path .build-docs --target "$room" \
        -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir -Xswiftc "$PWD/$graphs"
done
step "writing the pages"
for room in Policing HTML; do
    mkdir -p "$graphs/$room"
    cp "$graphs/$room".symbols.json "$graphs/$room@"*.symbols.json "$graphs/$room"/ 2>/dev/null || true
    docc convert --additional-symbol-graph-dir "$graphs/$room" --fallback-display-name "$room" \
        --fallback-bundle-identifier "bluelamp.$room" --transform-for-static-hosting \
        --hosting-base-path "$room" --output-path "$pages/$room" >/dev/null
done
note "look at them with: python3 -m http.server --bind 127.0.0.1 --directory $pages 8090"
note "then open http://127.0.0.1:8090/Policing/documentation/policing/"
