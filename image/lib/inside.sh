# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# The build root: a small Debian of the image's release, in which kiosk is
# compiled and the card is laid out. So the image is the same on any machine.

build_root=

# mmdebstrap with the downloads of processor $1 at hand before and kept after.
# The rest of the arguments is mmdebstrap's own.
bootstrap() {
    local debs=$cache/debs/$1
    shift
    mkdir -p "$debs"
    mmdebstrap --mode="$(mode)" --format=tar --skip=download/empty \
        --skip=essential/unlink \
        --aptopt='APT::Install-Recommends "false"' \
        --aptopt='Acquire::Languages "none"' \
        --dpkgopt=force-unsafe-io \
        --dpkgopt='path-exclude=/usr/share/man/*' \
        --dpkgopt='path-exclude=/usr/share/info/*' \
        --dpkgopt='path-exclude=/usr/share/locale/*' \
        --dpkgopt='path-exclude=/usr/share/doc/*' \
        --dpkgopt='path-include=/usr/share/doc/*/copyright' \
        --setup-hook='mkdir -p "$1/var/cache/apt/archives/partial"' \
        --setup-hook="sync-in '$debs' /var/cache/apt/archives" \
        --customize-hook="sync-out /var/cache/apt/archives '$debs'" \
        --customize-hook='rm -rf "$1"/var/cache/apt/archives/*' \
        "$@"
}

# Old roots go: each is a gigabyte.
forget_but() {
    local kept=$1 old
    for old in "${kept%-*}"-*; do
        if [[ $old != "$kept" ]]; then
            rm -rf "$old"
        fi
    done
}

make_build_root() {
    local key packages
    key=$(sha256sum <"$out/build.versions" | cut -c 1-16)
    build_root=$cache/image/build-$arch-$key
    if [[ -d $build_root ]]; then
        say "   is there already"
        return
    fi
    mkdir -p "$cache/image" "$build_root.new"
    packages=$(build_packages | paste -sd,)
    SOURCE_DATE_EPOCH=$release_date bootstrap "build-$arch" \
        --variant=extract --architectures="$native,$arch" \
        --include="$packages" "$suite" - "$apt_dir/etc/sources.list" \
        2>"$out/build-root.log" |
        tar -C "$build_root.new" --no-same-owner --exclude='./dev/*' -xf - ||
        die "the build root failed: see ${out#"$root"/}/build-root.log."
    mkdir -p "$build_root.new"/{kiosk,out,cache,proc,dev,tmp}
    # No script of a package has run, which is quick, nor made this link.
    ln -sf mawk "$build_root.new/usr/bin/awk"
    mv "$build_root.new" "$build_root"
    forget_but "$build_root"
}

# Runs $@ in the build root: the sources are /kiosk, read-only, what is made is
# /out. The names are the same for all, so that no path of a machine leaks.
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
