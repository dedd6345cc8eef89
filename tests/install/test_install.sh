#!/usr/bin/env bash
# test_install.sh BUILD SOURCES - installs into a folder with a space in its name, moves
# that, hides the sources and the build, and tests the program. Without mount
# namespaces they stay visible: it tests what it can, and counts as skipped.
set -u
build=$1 sources=$2

# In a private mount namespace, so that hiding does not affect others.
if [[ -z ${KIOSK_HIDDEN-} ]]; then
    for way in '' --map-root-user; do
        # shellcheck disable=SC2086 # one word or none
        if unshare $way --mount true 2>/dev/null; then
            # shellcheck disable=SC2086
            KIOSK_HIDDEN=yes exec unshare $way --mount bash "$0" "$@"
        fi
    done
    KIOSK_HIDDEN=no
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

wrong() {
    echo "$*"
    cat "$work/said"
    failed=1
}

# says STATUS WORDS COMMAND...: both; WORDS is a grep pattern.
says() {
    local status=$1 words=$2 got=0
    shift 2
    "$@" >"$work/said" 2>&1 </dev/null || got=$?
    if [[ $got != "$status" ]] || ! grep -q -e "$words" "$work/said"; then
        wrong "expected $status and '$words', got $got from: $*"
    fi
}

# draws KIOSK: every page of its own slides, including pictures.
draws() {
    rm -rf "$work/pages"
    if ! "$1" render --size 640x480 --out "$work/pages" >"$work/said" 2>&1 ||
        grep -q 'bad-picture' "$work/said" ||
        [[ $(find "$work/pages" -name '*.png' | wc -l) -lt 10 ]]; then
        wrong "$1 does not draw its slides"
    fi
}

says 0 '' cmake --install "$build" --prefix "$work/first place"
mv "$work/first place" "$work/moved here"
mkdir "$work/by link"
ln -s "$work/moved here/bin/kiosk" "$work/by link/kiosk"
kiosk="$work/moved here/bin/kiosk"
share="$work/moved here/share/kiosk"

if [[ $KIOSK_HIDDEN = yes ]]; then
    mount -t tmpfs tmpfs "$build"
    mount -t tmpfs tmpfs "$sources"
fi
cd / || exit 1
draws "$kiosk"
draws "$work/by link/kiosk"
says 0 'errors 0, warnings 0' "$kiosk" check

# Missing parts are named, and not taken from elsewhere.
mv "$share/fonts/fonts.txt" "$work/"
says 2 "moved here/share/kiosk/fonts/fonts.txt is missing" "$kiosk" check
mv "$work/fonts.txt" "$share/fonts/"
rm "$work/moved here/libexec/kiosk/kiosk-decode-svg"
says 0 'here/libexec/kiosk/kiosk-decode-svg is missing' "$kiosk" check
rm -r "$share/slides"
says 2 'slides' "$kiosk" check

if [[ $KIOSK_HIDDEN = no && $failed = 0 ]]; then
    echo "The sources were not hidden: no mount namespace may be made here."
    exit 77
fi
exit "$failed"
