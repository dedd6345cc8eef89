# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# The build root: a small Debian of the image's release that compiles kiosk and lays
# out the card, so that the image is the same on any machine.

build_root=

# Deletes old roots: each takes a gigabyte.
forget_but() {
    local kept=$1 old
    for old in "${kept%-*}"-*; do
        if [[ $old != "$kept" ]]; then
            rm -rf "$old"
        fi
    done
}

# Downloads the packages in build.versions, and deletes old ones.
download_build_packages() {
    local debs=$1 packages name version processor
    mapfile -t packages < <(build_packages)
    mkdir -p "$debs/partial"
    private_apt apt-get -q -y -o Dir::Cache::archives="$debs" \
        --download-only install "${packages[@]}" \
        "?and(?architecture($native),?essential)" >"$out/build-root.log" 2>&1 ||
        die "packages could not be fetched: see ${out#"$root"/}/build-root.log."
    while read -r name version processor; do
        echo "$debs/${name%:*}_${version/:/%3a}_$processor.deb"
    done <"$out/build.versions" >"$out/build.debs"
    find "$debs" -name '*.deb' | LC_ALL=C sort |
        LC_ALL=C comm -23 - <(LC_ALL=C sort "$out/build.debs") | xargs -r rm
}

# Unpacks package $2 into the root $1 and records it there as dpkg would: debhelper asks
# dpkg which packages kiosk's libraries are from.
unpack_build_package() {
    local into=$1 deb=$2 info=$1/var/lib/dpkg/info control=$1/control name of
    dpkg-deb --control "$deb" "$control"
    name=$(sed -n 's/^Package: //p' "$control/control")
    if grep -qx 'Multi-Arch: same' "$control/control"; then
        name+=:$(sed -n 's/^Architecture: //p' "$control/control")
    fi
    dpkg-deb --fsys-tarfile "$deb" | tar -C "$into" --no-same-owner \
        --keep-directory-symlink --exclude='./usr/share/doc' \
        --exclude='./usr/share/locale' --exclude='./usr/share/man' -xvf - |
        sed 's|^\.||; s|/$||; s|^$|/.|' >"$info/$name.list"
    for of in symbols shlibs; do
        [[ ! -e $control/$of ]] || cp "$control/$of" "$info/$name.$of"
    done
    {
        cat "$control/control"
        printf 'Status: install ok installed\n\n'
    } >>"$into/var/lib/dpkg/status"
    rm -r "$control"
}

# Only unpacks the packages: a compiler does not need their scripts, so this is quick
# and does not need root.
unpack_build_root() {
    local deb
    mkdir -p "$1"/{kiosk,out,cache,proc,dev,tmp,var/lib/dpkg/info}
    echo 1 >"$1/var/lib/dpkg/info/format"
    printf '%s\n' "$native" "$arch" | uniq >"$1/var/lib/dpkg/arch"
    while read -r deb; do
        unpack_build_package "$1" "$deb"
    done < <(grep '/base-files_' "$out/build.debs" &&
        grep -v '/base-files_' "$out/build.debs")
    # The only links that those scripts would have made and we need: awk, and whose flags
    # dpkg-buildflags gives.
    ln -sf debian "$1/etc/dpkg/origins/default"
    ln -sf mawk "$1/usr/bin/awk"
}

make_build_root() {
    local key
    key=$(cat "$out/build.versions" "$root/image/lib/inside.sh" | sha256sum |
        cut -c 1-16)
    build_root=$cache/image/build-$arch-$key
    if [[ -d $build_root ]]; then
        say "   cached"
        return
    fi
    rm -rf "$cache/image/build-$arch"-*.new
    mkdir -p "$build_root.new"
    download_build_packages "$cache/debs/build-$arch"
    unpack_build_root "$build_root.new"
    mv "$build_root.new" "$build_root"
    forget_but "$build_root"
}

# Runs $@ in the build root: the sources are in /kiosk, read-only, the output is in
# /out. These names are the same everywhere, so no path of this machine leaks.
inside() {
    local space=(unshare --mount --pid --fork --kill-child)
    ((EUID == 0)) || space+=(--map-root-user)
    mkdir -p "$cache/ccache"
    # shellcheck disable=SC2016 # $1 and the rest are those of the inner shell
    "${space[@]}" bash -euc '
        mount --bind "$2" "$1/kiosk"
        mount -o remount,bind,ro "$1/kiosk"
        mount --bind "$3" "$1/out"
        mount --bind "$4" "$1/cache"
        mount --rbind /dev "$1/dev"
        mount -t proc proc "$1/proc"
        cd /
        root=$1
        shift 4
        exec chroot "$root" "$@"' bash "$build_root" "$root" "$out" \
        "$cache/ccache" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp \
        LC_ALL=C.UTF-8 TZ=UTC ARCH="$arch" NATIVE="$native" \
        CCACHE_DIR=/cache SOURCE_DATE_EPOCH="$commit_date" "$@"
}
