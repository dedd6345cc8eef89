# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# The root of the image, without kiosk: a tar of packages, trimmed to what a kiosk
# needs. Cached, since it changes only with the recipe or the versions.

root_tar=

# Runs mmdebstrap with the cached downloads of architecture $1. The other arguments
# are mmdebstrap's.
bootstrap() {
    local debs=$cache/debs/$1
    shift
    mkdir -p "$debs"
    # Its filters run "env python3" once per package: keep out a Python that the user
    # installed, which may be slow to start or incompatible.
    PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        mmdebstrap --mode="$(mode)" --format=tar --skip=download/empty \
        --skip=essential/unlink \
        --aptopt='APT::Install-Recommends "false"' \
        --aptopt='Acquire::Languages "none"' \
        --dpkgopt=force-unsafe-io \
        --setup-hook='mkdir -p "$1/var/cache/apt/archives/partial"' \
        --setup-hook="sync-in '$debs' /var/cache/apt/archives" \
        --customize-hook="sync-out /var/cache/apt/archives '$debs'" \
        --customize-hook='rm -rf "$1"/var/cache/apt/archives/*' \
        "$@"
}

# The recipe, as a tar that is unpacked in the root before the kernel is installed,
# which reads how to make its initrd.
recipe() {
    local stage=$out/recipe
    rm -rf "$stage"
    mkdir -p "$stage/recipe"
    cp -R "$root/image/root/etc" "$stage/"
    cp "$root"/image/root/*.sh "$root/image/root/delete.txt" \
        "$root/image/keep-modules.txt" "$stage/recipe/"
    tar -C "$stage" --sort=name --owner=0 --group=0 --numeric-owner \
        --mode=u=rwX,go=rX --mtime="@$release_date" -cf "$out/recipe.tar" \
        etc recipe
}

# Options for dpkg: no documentation but licences; of the fonts, only the faces in
# fonts.txt, and those that replace the 14 that a PDF need not embed (ISO 32000-1,
# 9.6.2.2).
dpkg_options() {
    local file
    for file in man info locale doc; do
        echo "--dpkgopt=path-exclude=/usr/share/$file/*"
    done
    echo '--dpkgopt=path-include=/usr/share/doc/*/copyright'
    # The hardware database, which takes minutes to compile under emulation.
    echo '--dpkgopt=path-exclude=/usr/lib/udev/hwdb.d/*'
    echo '--dpkgopt=path-exclude=/usr/share/fonts/*.[ot]t[cf]'
    for file in t1 pfb afm enc.gz; do
        echo "--dpkgopt=path-exclude=/usr/share/fonts/*.$file"
    done
    for file in NimbusSans- NimbusRoman- NimbusMonoPS- StandardSymbolsPS. \
        D050000L.; do
        echo "--dpkgopt=path-include=/usr/share/fonts/*/urw-base35/$file*otf"
    done
    awk -F'|' '!/^#/ && NF > 3 { print $2 }' "$root/fonts/fonts.txt" |
        sed 's/#.*//; s/ //g' | grep '^/' | sort -u |
        while read -r file; do
            echo "--dpkgopt=path-include=$file"
        done
}

root_key() {
    {
        cat "$out/root.versions" "$out/recipe.tar"
        cat "$root/image/lib/root.sh" "$root/image/lib/inside.sh"
        dpkg_options
    } | sha256sum | cut -c 1-16
}

build_root_tar() {
    local made=$1 options packages
    mapfile -t options < <(dpkg_options)
    packages=$(root_packages | paste -sd,)
    # shellcheck disable=SC2016 # $1 is mmdebstrap's
    SOURCE_DATE_EPOCH=$release_date bootstrap "$arch" "${options[@]}" \
        --variant=essential --skip=cleanup/apt --architectures="$arch" \
        --include="$packages" \
        --essential-hook="tar-in '$out/recipe.tar' /" \
        --customize-hook="sh \"\$1/recipe/finish.sh\" \"\$1\" $arch" \
        --customize-hook="sync-out /recipe/boot '$made'" \
        --customize-hook="download /recipe/manifest.txt '$made/manifest.txt'" \
        --customize-hook='rm -rf "$1/recipe"' \
        "$suite" "$made/root.tar" "$apt_dir/etc/sources.list" \
        2>"$out/root.log" || {
        tail -n 20 "$out/root.log" >&2
        die "the root could not be made: see ${out#"$root"/}/root.log."
    }
}

# What starts Linux: the firmware of a Raspberry Pi, or the boot loaders of a PC that
# Debian has signed.
firmware_packages() {
    if [[ $arch = arm64 ]]; then
        echo raspi-firmware
    else
        echo shim-signed:amd64 grub-efi-amd64-signed:amd64
    fi
}

# Only unpacked, not installed.
fetch_firmware() {
    local packages
    read -r -a packages < <(firmware_packages)
    (cd "$1" && private_apt apt-get -q download "${packages[@]}" \
        >>"$out/apt.log" 2>&1) ||
        die "the firmware could not be fetched: see ${out#"$root"/}/apt.log."
}

unpack_firmware() {
    local deb
    for deb in "$1"/*.deb; do
        dpkg-deb -x "$deb" "$1/firmware"
        dpkg-deb -W --showformat '${Package}\t${Version}\n' "$deb" \
            >>"$1/manifest.txt"
        rm "$deb"
    done
}

# Fetches the firmware first, so that a failure comes before the long part.
make_new_root() {
    mkdir -p "$1"
    fetch_firmware "$1"
    build_root_tar "$1"
    unpack_firmware "$1"
}

make_root() {
    local made
    recipe
    made=$cache/image/root-$arch-$(root_key)
    root_tar=$made/root.tar
    if [[ ! -d $made ]]; then
        rm -rf "${made%-*}"-*.new
        make_new_root "$made.new"
        mv "$made.new" "$made"
        forget_but "$made"
    else
        say "   cached"
    fi
    cp "$made/manifest.txt" "$out/manifest.txt"
    cp "$made/vmlinuz" "$made/initrd.img" "$out/"
}
