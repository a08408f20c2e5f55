#!/usr/bin/env bash
# package.sh PROGRAM FOLDER: makes FOLDER/bluelamp_VERSION_ARCHITECTURE.deb of a built program, and prints its path.
# What the package holds, whoever builds it: the program, the libraries of Swift that it needs, the data, a service.
set -euo pipefail
umask 022
program=$(realpath "$1")
target=$2
cd "$(dirname "$0")/.."

version=$("$program" --version)
architecture=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
package=$work/package
library=$package/usr/lib/bluelamp
share=$package/usr/share/bluelamp
docs=$package/usr/share/doc/bluelamp

# The libraries that come with the toolchain; the others are Debian's own, and become dependencies.
swift_libraries() {
    ldd "$program" | awk '$3 ~ "/usr/lib/swift/linux/" { print $3 }'
}

put_program() {
    mkdir -p "$library" "$package/usr/bin"
    strip --strip-unneeded -o "$library/bluelamp" "$program"
    # It finds its libraries beside itself, and nowhere where somebody else might put some.
    # shellcheck disable=SC2016
    chrpath --replace '$ORIGIN' "$library/bluelamp" >/dev/null
    swift_libraries | while read -r one; do install -m 644 "$one" "$library/"; done
    chmod 755 "$library/bluelamp"
    ln -s ../lib/bluelamp/bluelamp "$package/usr/bin/bluelamp"
}

put_data() {
    mkdir -p "$share"
    cp -r Forms Law Languages Force Public Demonstration "$share/"
    find "$share" -type d -exec chmod 755 {} +
    find "$share" -type f -exec chmod 644 {} +
}

put_service() {
    install -D -m 644 deploy/bluelamp.service "$package/usr/lib/systemd/system/bluelamp.service"
    install -D -m 640 deploy/bluelamp.conf "$package/etc/bluelamp/bluelamp.conf"
    install -D -m 644 deploy/nginx.conf "$docs/examples/nginx.conf"
    install -m 644 docs/settings.md docs/run-book.md CHANGELOG.md "$docs/"
    install -m 644 LICENSE "$docs/copyright"
}

# Debian's packages that own the other libraries, with the versions that are needed.
dependencies() {
    mkdir -p "$work/debian"
    printf 'Source: bluelamp\n\nPackage: bluelamp\nArchitecture: any\n' >"$work/debian/control"
    (cd "$work" && find package/usr/lib/bluelamp -type f -printf '-e%p\n' |
        xargs dpkg-shlibdeps -O -lpackage/usr/lib/bluelamp 2>shlibdeps.log) | sed -n 's/^shlibs:Depends=//p'
}

put_control() {
    local depends
    mkdir "$package/DEBIAN"
    if ! depends=$(dependencies) || [ -z "$depends" ]; then
        cat "$work/shlibdeps.log" >&2
        exit 1
    fi
    install -m 755 deploy/debian/postinst deploy/debian/prerm deploy/debian/postrm "$package/DEBIAN/"
    echo /etc/bluelamp/bluelamp.conf >"$package/DEBIAN/conffiles"
    sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@LIBRARIES@/$depends/" \
        -e "s/@SIZE@/$(du -sk "$package" | cut -f1)/" deploy/debian/control >"$package/DEBIAN/control"
    (cd "$package" && find usr -type f -exec md5sum {} +) >"$package/DEBIAN/md5sums"
}

put_program
put_data
put_service
put_control
mkdir -p "$target"
deb=$target/bluelamp_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zzstd --build "$package" "$deb" >/dev/null
echo "$deb"
