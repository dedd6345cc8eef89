#!/usr/bin/env bash
# Lays out /out/disk.img: what starts first, the boot files and roots of two slots, of
# which B is empty, data, and SLIDES, which is all that staff see. Uses no loop device
# and mounts nothing. Why so: README.md, "Two slots".
set -euo pipefail

# "KIOS". The kernel finds its root by it, on a card, stick or disk.
disk_id=4b494f53
size_mb=2560 # fits on a card of 4 GB
first_mb=36  # the least for a FAT32, which all firmware reads
boot_mb=128  # two kernels of arm64
root_mb=320
# A larger root is a mistake: change README.md with these limits.
most_arm64_mb=160
most_amd64_mb=165
# Five decks, half a copy of one, what a shared folder holds, and 256 MiB for an update.
# Fixed: changing the partition table at the first start would risk it in a power cut.
data_mb=1280
p1=4
p2=$((p1 + first_mb))
p3=$((p2 + boot_mb))
p4=$((p3 + boot_mb))
p5=$((p4 + 4))
p6=$((p5 + root_mb + 4))
p7=$((p6 + root_mb + 4))
p8=$((p7 + data_mb + 4))
slides_mb=$((size_mb - p8))

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

# Appends a second archive, with what runs before the root is mounted, to the initrd of
# the packages. Linux unpacks both; the second has to begin at a multiple of four.
add_programs() {
    local stage=$work/programs size
    cp -R /kiosk/image/initrd "$stage"
    mkdir -p "$stage/usr/lib/kiosk"
    cp /out/program/usr/lib/kiosk/splash /out/slot "$stage/usr/lib/kiosk/"
    find "$stage" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    size=$(stat -c %s /out/initrd.img)
    truncate -s $(((size + 511) / 512 * 512)) /out/initrd.img
    (cd "$stage" && find . -mindepth 1 | LC_ALL=C sort |
        cpio --quiet --reproducible -R 0:0 -H newc -o) >>/out/initrd.img
}

# The kernel's command line without what depends on the slot.
arguments() {
    grep -v '^#' /kiosk/image/boot/cmdline.txt | paste -sd' '
}

# What starts before a slot: a Pi's firmware up to autoboot.txt, or the shim and the GRUB
# that Debian has signed. A Pi 3 looks for start.elf here, too.
first_files() {
    mkdir -p "$work/first"
    # A whole sector: the rest is comments, in short lines.
    head -c 512 >"$work/first/autoboot.txt" < <(
        printf '# GRUB Environment Block\nboot_partition=2\ngood_partition=2\n'
        yes '###############################################################'
    )
    if [[ $ARCH = arm64 ]]; then
        cp /out/firmware/{bootcode.bin,start.elf,fixup.dat} \
            /kiosk/image/boot/config.txt "$work/first/"
    else
        mkdir -p "$work/first/EFI/BOOT" "$work/first/EFI/debian"
        cp /out/firmware/shimx64.efi.signed "$work/first/EFI/BOOT/BOOTX64.EFI"
        cp /out/firmware/grubx64.efi.signed "$work/first/EFI/BOOT/grubx64.efi"
        sed "s/@DISK@/$disk_id/" /kiosk/image/boot/grub.cfg \
            >"$work/first/EFI/debian/grub.cfg"
    fi
}

# The boot files of slot A.
boot_files() {
    mkdir -p "$work/boot"
    cp /out/vmlinuz /out/initrd.img /out/manifest.txt "$work/boot/"
    if [[ $ARCH = arm64 ]]; then
        cp /out/firmware/{start.elf,start4.elf,fixup.dat,fixup4.dat} \
            /out/firmware/*.dtb /kiosk/image/boot/config.txt "$work/boot/"
        echo "root=PARTUUID=$disk_id-05 kiosk.slot=A $(arguments)" \
            >"$work/boot/cmdline.txt"
    else
        echo "set arguments=\"$(arguments)\"" >"$work/boot/kiosk.cfg"
    fi
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

# Windows gives a drive letter to each FAT on a card or stick but to those of types ef
# and 1c, which a PC's firmware and GRUB read; a Pi's wants c.
make_table() {
    local first=c boot=c
    if [[ $ARCH = amd64 ]]; then
        first=ef boot=1c
    fi
    truncate -s "${size_mb}M" /out/disk.img
    sfdisk -q --no-reread --no-tell-kernel /out/disk.img <<TABLE
label: dos
label-id: 0x$disk_id
unit: sectors
1: start=$((p1 * 2048)), size=$((first_mb * 2048)), type=$first, bootable
2: start=$((p2 * 2048)), size=$((boot_mb * 2048)), type=$boot
3: start=$((p3 * 2048)), size=$((boot_mb * 2048)), type=$boot
4: start=$((p4 * 2048)), size=$(((size_mb - p4) * 2048)), type=5
5: start=$((p5 * 2048)), size=$((root_mb * 2048)), type=83
6: start=$((p6 * 2048)), size=$((root_mb * 2048)), type=83
7: start=$((p7 * 2048)), size=$((data_mb * 2048)), type=83
8: start=$((p8 * 2048)), size=$((slides_mb * 2048)), type=c
TABLE
}

# Writes file $1 at MiB $2.
put() {
    dd if="$1" of=/out/disk.img bs=1M seek="$2" conv=notrunc,sparse status=none
}

rm -rf "$work" /out/disk.img
mkdir -p "$work"
size=$(stat -c %s /out/root.squashfs)
most=$most_arm64_mb
if [[ $ARCH = amd64 ]]; then
    most=$most_amd64_mb
fi
if ((size > most * 1048576)); then
    echo "The root has $((size / 1048576)) MiB, and the limit is $most" \
        "(image/README.md, Its size)." >&2
    exit 1
fi
add_programs
first_files
make_fat "$work/first.fat" "$first_mb" BOOT 4b494f01
fill_fat "$work/first" "$work/first.fat"
boot_files
make_fat "$work/boot-a.fat" "$boot_mb" BOOT-A 4b494f02
fill_fat "$work/boot" "$work/boot-a.fat"
# Formatted, so that no PC offers to do it.
make_fat "$work/boot-b.fat" "$boot_mb" BOOT-B 4b494f03
slides_files
make_fat "$work/slides.fat" "$slides_mb" SLIDES 4b494f08
fill_fat "$work/slides" "$work/slides.fat"
make_data
make_table
put "$work/first.fat" $p1
put "$work/boot-a.fat" $p2
put "$work/boot-b.fat" $p3
put /out/root.squashfs $p5
put "$work/data.ext4" $p7
put "$work/slides.fat" $p8
rm -rf "$work"
