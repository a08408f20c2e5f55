#!/usr/bin/env bash
# Installs the Debian packages that are missing, and only those.
# A machine that has them all is not touched, and needs no network.
set -euo pipefail
source "$(dirname "$0")/../say.sh"

packages_for() {
    case $1 in
    build) echo libsqlite3-dev libcurl4-openssl-dev libmagic-dev libvips-tools pkg-config ca-certificates python3-venv ;;
    test) echo chromium fonts-noto-core shellcheck glewlwyd openssl nginx ;;
    bench) echo nginx wrk ;;
    deb) echo dpkg-dev binutils chrpath ;;
    *) stop "no group of packages is called '$1' (build, test, bench or deb)" ;;
    esac
}

is_installed() {
    dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null | grep -q '^ii'
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        stop "these Debian packages are missing and sudo is not here to install them: ${missing[*]}"
    fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 "$@"
}

missing=()
for group in "$@"; do
    for package in $(packages_for "$group"); do
        is_installed "$package" || missing+=("$package")
    done
done
[ ${#missing[@]} -gt 0 ] || exit 0

note "installing from Debian: ${missing[*]}"
log=.tools/logs/apt.log
mkdir -p "$(dirname "$log")"
if ! { apt update && apt install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    stop "Debian could not install them; the whole log is $log"
fi
