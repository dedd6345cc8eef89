#!/usr/bin/env bash
# Builds build/image/kiosk-ARCH.img, the card image for technicians, from Debian
# packages and these sources, or only dist/kiosk_VERSION_ARCH.deb, which it contains:
# image/build.sh [arm64|amd64] [package]. One function per stage, in lib/; what must run
# in the release of the image is in inside/.
# shellcheck disable=SC2034,SC2154 # names that lib/ shares
set -euo pipefail

arch=${1:-arm64}
what=${2:-image}
root=$(cd "$(dirname "$0")/.." && pwd)
for part in common version mirror apt inside program root manifest disk; do
    # shellcheck source=/dev/null
    . "$root/image/lib/$part.sh"
done

main() {
    check_host
    stage 'asks the mirror for versions' ask_mirror
    stage 'makes the build root: compilers and libraries' make_build_root
    stage 'builds the package of kiosk' build_package
    if [[ $what = package ]]; then
        keep_package
        return
    fi
    stage 'makes the root: packages, trimmed' make_root
    stage 'compares the versions with the committed ones' compare_manifest
    stage 'unpacks kiosk' unpack_program
    stage 'packs root and kiosk, read-only' pack_root
    stage 'lays out the card' lay_out_card
    say "done in $(took 0): ${image#"$root"/}"
}

main
