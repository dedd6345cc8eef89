# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# The last stages: adds kiosk to the root, packs the root, lays out the card.

# Debian's, and which version of kiosk, of which commit and day, the image has.
os_release() {
    tar -xOf "$root_tar" ./usr/lib/os-release
    cat <<RELEASE
IMAGE_ID=kiosk
IMAGE_VERSION=$(version)
BUILD_ID=$(date -u -d "@$commit_date" +%F)-$commit
RELEASE
}

# The program that chooses a slot: static, since the initrd has no libraries.
compile_slot() {
    local compiler=gcc
    if [[ $arch != "$native" ]]; then
        compiler=aarch64-linux-gnu-gcc
    fi
    inside "$compiler" -std=c11 -D_GNU_SOURCE -Os -static -s -Wall -Wextra -Werror \
        -ffile-prefix-map=/kiosk=. -o /out/slot /kiosk/image/slot/slot.c ||
        die "image/slot/slot.c could not be compiled."
}

# Collects what is added to the packages: overlay/ (and overlay-ARCH/), kiosk, the
# masked units, os-release.
stage_overlay() {
    local stage=$out/stage unit
    rm -rf "$stage"
    cp -a "$root/image/overlay" "$stage"
    if [[ -d $root/image/overlay-$arch ]]; then
        cp -a "$root/image/overlay-$arch/." "$stage/"
    fi
    cp -a "$out/program/." "$stage/"
    cp "$out/slot" "$stage/usr/lib/kiosk/"
    mkdir -p "$stage/slides" "$stage/data"
    os_release >"$stage/etc/os-release"
    printf 'kiosk\t%s\n' "$(package_version)" >>"$out/manifest.txt"
    while read -r unit; do
        ln -s /dev/null "$stage/etc/systemd/system/$unit"
    done < <(grep '^[a-z]' "$root/image/masked.txt")
}

# Adds the overlay to a copy of the root. A file in both is a mistake.
add_overlay() {
    local stage=$out/stage twice
    tar -tf "$root_tar" | sed 's|/$||' | LC_ALL=C sort >"$out/root.names"
    (cd "$stage" && find . -mindepth 1 | LC_ALL=C sort) >"$out/stage.names"
    LC_ALL=C comm -13 "$out/root.names" "$out/stage.names" >"$out/new.names"
    twice=$(LC_ALL=C comm -12 "$out/root.names" "$out/stage.names" |
        while read -r name; do
            [[ -d $stage/$name && ! -L $stage/$name ]] || echo "$name"
        done)
    [[ -z $twice ]] || die "in both a package and image/overlay: $twice"
    cp --reflink=auto "$root_tar" "$out/root.tar"
    tar -C "$stage" --append -f "$out/root.tar" --no-recursion --owner=0 \
        --group=0 --numeric-owner --mode=u=rwX,go=rX --mtime="@$commit_date" \
        --files-from="$out/new.names"
}

# Warns if README.md's figure of $1, $2, is more than $3 off the actual one, $4.
compare_figure() {
    local off=$((${2:-0} - $4))
    ((${off#-} <= $3)) || say "   image/README.md: $1 is ${2:-missing}, but should be $4. Please correct it."
}

compare_figures() {
    local readme=$root/image/README.md size told
    size=$(stat -c %s "$out/root.squashfs")
    told=$(sed -n "s/^The root has.* \([0-9]*\)\( MiB\)\{0,1\} for $arch.*/\1/p" "$readme")
    compare_figure "the size of the root, MiB," "$told" 2 $(((size + 524288) / 1048576))
    told=$(sed -n "s/.* \([0-9]*\) of [0-9]* ($arch).*/\1/p; s/.*($arch: \([0-9]*\) of.*/\1/p" "$readme")
    compare_figure "the number of drivers" "$told" 0 "$(sed -n 's/^drivers: //p' "$out/pack.log")"
}

pack_root() {
    compile_slot
    stage_overlay
    add_overlay
    inside bash /kiosk/image/inside/pack.sh >"$out/pack.log" 2>&1 || {
        tail -n 20 "$out/pack.log" >&2
        die "the root could not be packed: see ${out#"$root"/}/pack.log."
    }
    rm -rf "$out/root.tar" "$out/stage"
    compare_figures
    say "   root: $(($(stat -c %s "$out/root.squashfs") / 1048576)) MiB"
}

lay_out_card() {
    local from=${root_tar%/*}/firmware/usr/lib
    rm -rf "$out/firmware"
    if [[ $arch = arm64 ]]; then
        cp -R "$from/raspi-firmware" "$out/firmware"
        cp "${root_tar%/*}"/*.dtb "$out/firmware/"
    else
        mkdir "$out/firmware"
        cp "$from"/shim/shimx64.efi.signed \
            "$from"/grub/x86_64-efi-signed/grubx64.efi.signed "$out/firmware/"
    fi
    inside bash /kiosk/image/inside/disk.sh >"$out/disk.log" 2>&1 || {
        tail -n 20 "$out/disk.log" >&2
        die "the card could not be laid out: see ${out#"$root"/}/disk.log."
    }
    mv "$out/disk.img" "$image"
    sha256sum "$image" | sed "s|  .*/|  |" | tee "$image.sha256" >&2
}
