#!/usr/bin/env bash
# usage: image/release.sh FOLDER [quick]
# Makes the files of a release of this checkout, which must be as committed, in FOLDER;
# quick: all but the images. Two runs give the same files. `./run release` runs this in
# a clean clone, and signs.
set -euo pipefail

folder=$1
quick=${2:-}
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=/dev/null
. "$root/image/lib/version.sh"

# Of git in this checkout, whoever owns it.
own_git() {
    git -c safe.directory='*' -C "$root" "$@"
}

source_archive() {
    own_git archive --prefix="kiosk-$version/" HEAD |
        xz -T 1 >"$folder/kiosk-$version.tar.xz"
}

# What has changed: the part of CHANGELOG.md about this version.
notes() {
    awk -v head="## $version" '/^## / { on = $0 == head; next } on' \
        "$root/CHANGELOG.md" >"$folder/NOTES.md"
    grep -q . "$folder/NOTES.md" || {
        echo "CHANGELOG.md has nothing under '## $version'." >&2
        exit 2
    }
}

# More threads than one, however many there are, write the same blocks.
pack_image() {
    local image=$root/build/image/kiosk-$1.img
    bmaptool -q create -o "$folder/kiosk-$1.img.bmap" "$image"
    xz -T 2 --stdout "$image" >"$folder/kiosk-$1.img.xz"
}

list_contents() {
    python3 -B "$root/image/sbom.py" "$1" "$2" "$version" \
        "$(own_git rev-parse HEAD)" "$(own_git log -1 --format=%ct)" \
        >"$folder/kiosk-$2.spdx.json"
}

of_architecture() {
    local manifest=$root/image/manifest.$1.txt
    "$root/image/build.sh" "$1" ${quick:+package}
    cp "$root/build/image/$1"/package/*.deb "$folder/"
    if [[ -z $quick ]]; then
        manifest=$root/build/image/$1/manifest.txt
        pack_image "$1"
    fi
    list_contents "$manifest" "$1"
}

version=$(version)
mkdir -p "$folder"
notes
source_archive
of_architecture amd64
of_architecture arm64
(cd "$folder" && LC_ALL=C sha256sum -- [!S]* >SHA256SUMS)
