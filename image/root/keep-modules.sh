#!/bin/sh
# usage: keep-modules.sh ROOT ARCH LIST
# Deletes the kernel modules that are neither in LIST nor needed by one in LIST. On
# boards, all modules with a matching device-tree alias are kept.
set -eu

root=$1 arch=$2 list=$3
version=$(ls "$root/usr/lib/modules")
modules=$root/usr/lib/modules/$version

listed() {
    awk -v arch="$arch" '/^[a-z]/ && ($1 == "all" || $1 == arch) {
        print $3 }' "$list"
    if [ "$arch" = arm64 ]; then
        awk '/^alias of:N.*T.*C(brcm,bcm2(7|8)|raspberrypi,)/ { print $3 }' \
            "$modules/modules.alias" | sort -u
    fi
}

# The files of the listed modules and their dependencies, below usr/lib/modules.
files() {
    listed | while read -r module; do
        modprobe -d "$root" -S "$version" --show-depends "$module" \
            2>/dev/null || true
    done | sed -n "s|^insmod .*/usr/lib/modules/\(.*\.ko[.a-z]*\).*|\1|p
        t
        s|^insmod .*/lib/modules/\(.*\.ko[.a-z]*\).*|\1|p" | LC_ALL=C sort -u
}

files >"$root/recipe/kept"
(cd "$root/usr/lib/modules" && find "$version/kernel" -name '*.ko*') |
    LC_ALL=C sort >"$root/recipe/all"
LC_ALL=C comm -13 "$root/recipe/kept" "$root/recipe/all" |
    sed "s|^|$root/usr/lib/modules/|" | xargs -r rm -f
find "$modules/kernel" -type d -empty -delete
depmod -b "$root" "$version"
echo "modules: $(wc -l <"$root/recipe/kept") of" \
    "$(wc -l <"$root/recipe/all") kept" >&2
