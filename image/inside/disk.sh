#!/usr/bin/env bash
# Lays out /out/disk.img: boot files, the root, room for a second root, data, and
# SLIDES, which is all that staff see. Uses no loop device and mounts nothing.
set -euo pipefail

# "KIOS". The kernel finds its root by it, on a card, stick or disk.
disk_id=4b494f53
size_mb=2048 # a power of two: some readers, and QEMU, accept no other
boot_mb=160  # room for the boot files of a second root
root_mb=256
# A larger root is a mistake: change README.md with this limit.
root_most_mb=160
# Five decks, half a copy of one, and what a shared folder holds. Fixed: changing
# the partition table at the first start would risk it in a power cut.
data_mb=1024
p1=4
p2=$((p1 + boot_mb))
p3=$((p2 + root_mb))
p4=$((p3 + root_mb))
p5=$((p4 + 4))
p6=$((p5 + data_mb + 4))
slides_mb=$((size_mb - p6))

work=/tmp/disk
export MTOOLS_SKIP_CHECK=1
# mke2fs before 2024 does not know SOURCE_DATE_EPOCH.
export E2FSPROGS_FAKE_TIME=$SOURCE_DATE_EPOCH

# An empty FAT32 of $2 MiB in file $1, with label $3 and volume ID $4.
make_fat() {
    truncate -s "$2M" "$1"
    mkfs.vfat --invariant -F 32 -n "$3" -i "$4" "$1"
}

# Copies folder $1 into the FAT in file $2, in order of name.
fill_fat() {
    local name
    find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    (cd "$1" && find . -mindepth 1 -type d | LC_ALL=C sort) |
        while read -r name; do
            mmd -i "$2" "::${name#./}"
        done
    (cd "$1" && find . -type f | LC_ALL=C sort) | while read -r name; do
        mcopy -m -i "$2" "$1/$name" "::${name#./}"
    done
}

# Appends a second archive, with the first picture, to the initrd of the packages.
# Linux unpacks both; the second has to begin at a multiple of four.
add_splash() {
    local stage=$work/splash size
    cp -R /kiosk/image/initrd "$stage"
    mkdir -p "$stage/usr/lib/kiosk"
    cp /out/program/usr/lib/kiosk/splash "$stage/usr/lib/kiosk/"
    find "$stage" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    size=$(stat -c %s /out/initrd.img)
    truncate -s $(((size + 511) / 512 * 512)) /out/initrd.img
    (cd "$stage" && find . -mindepth 1 | LC_ALL=C sort |
        cpio --quiet --reproducible -R 0:0 -H newc -o) >>/out/initrd.img
}

# What a Pi's firmware reads before Linux; other machines are started with these
# files by hand or by a test.
boot_files() {
    mkdir -p "$work/boot"
    cp /out/vmlinuz /out/initrd.img /out/manifest.txt "$work/boot/"
    if [[ $ARCH = arm64 ]]; then
        cp /out/firmware/{bootcode.bin,start.elf,start4.elf} \
            /out/firmware/{fixup.dat,fixup4.dat} /out/firmware/*.dtb \
            "$work/boot/"
        cp /kiosk/image/boot/config.txt "$work/boot/"
    fi
    grep -v '^#' /kiosk/image/boot/cmdline.txt | paste -sd' ' \
        >"$work/boot/cmdline.txt"
    cp "$work/boot/cmdline.txt" /out/cmdline.txt
}

# The first paragraph of file $1, or all others.
first_paragraph() {
    sed '/^$/q' "$1"
}
other_paragraphs() {
    sed '1,/^$/d' "$1"
}

# The settings that any screen has, then those of a board.
board_settings() {
    local own=/kiosk/image/slides/kiosk.txt
    first_paragraph "$own"
    other_paragraphs /kiosk/debian/kiosk.txt
    echo
    other_paragraphs "$own"
}

# With CRLF, for files that people open on Windows.
windows() {
    sed 's/$/\r/'
}

slides_files() {
    mkdir -p "$work/slides"
    cp -R /out/program/usr/share/kiosk/slides "$work/slides/slides"
    cp /out/slides.html "$work/slides/README.html"
    windows </kiosk/image/slides/README.txt >"$work/slides/README.txt"
    board_settings | windows >"$work/slides/kiosk.txt"
}

make_data() {
    truncate -s "${data_mb}M" "$work/data.ext4"
    sh /kiosk/image/overlay/usr/lib/kiosk/make-data "$work/data.ext4"
}

make_table() {
    truncate -s "${size_mb}M" /out/disk.img
    sfdisk -q --no-reread --no-tell-kernel /out/disk.img <<TABLE
label: dos
label-id: 0x$disk_id
unit: sectors
1: start=$((p1 * 2048)), size=$((boot_mb * 2048)), type=c, bootable
2: start=$((p2 * 2048)), size=$((root_mb * 2048)), type=83
3: start=$((p3 * 2048)), size=$((root_mb * 2048)), type=83
4: start=$((p4 * 2048)), size=$(((size_mb - p4) * 2048)), type=5
5: start=$((p5 * 2048)), size=$((data_mb * 2048)), type=83
6: start=$((p6 * 2048)), size=$((slides_mb * 2048)), type=c
TABLE
}

# Writes file $1 at MiB $2.
put() {
    dd if="$1" of=/out/disk.img bs=1M seek="$2" conv=notrunc,sparse status=none
}

rm -rf "$work" /out/disk.img
mkdir -p "$work"
size=$(stat -c %s /out/root.squashfs)
if ((size > root_most_mb * 1048576)); then
    echo "The root has $((size / 1048576)) MiB, and the limit is $root_most_mb" \
        "(image/README.md, Its size)." >&2
    exit 1
fi
add_splash
boot_files
make_fat "$work/boot.fat" "$boot_mb" BOOT 4b494f01
fill_fat "$work/boot" "$work/boot.fat"
slides_files
make_fat "$work/slides.fat" "$slides_mb" SLIDES 4b494f06
fill_fat "$work/slides" "$work/slides.fat"
make_data
make_table
put "$work/boot.fat" $p1
put /out/root.squashfs $p2
put "$work/data.ext4" $p5
put "$work/slides.fat" $p6
rm -rf "$work"
