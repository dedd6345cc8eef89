# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# Shared by all stages: paths, messages, requirements.

suite=trixie
native=$(dpkg --print-architecture)
out=$root/build/image/$arch
image=$root/build/image/kiosk-$arch.img
# A build server may keep downloads outside the checkout.
cache=${KIOSK_CACHE:-$root/build/cache}
# The date of all files, so that two builds of a commit are identical. Files of
# packages, and sources without git or of another user, get that of the release.
release_date=1754697600
commit_date=$(git -c safe.directory="$root" -C "$root" log -1 --format=%ct \
    2>/dev/null || echo "$release_date")
commit=$(git -c safe.directory="$root" -C "$root" rev-parse --short=12 HEAD \
    2>/dev/null || echo unknown)

say() {
    printf '%s\n' "$*" >&2
}

die() {
    say "image: $*"
    exit 2
}

# The time since $1, in SECONDS.
took() {
    local seconds=$((SECONDS - $1))
    printf '%d min %02d s' $((seconds / 60)) $((seconds % 60))
}

stages_done=0

# Runs $2...; announces it as $1, and says how long it took.
stage() {
    local words=$1 start=$SECONDS
    shift
    stages_done=$((stages_done + 1))
    say "== $stages_done $words"
    "$@"
    say "   took $(took "$start"), $(took 0) in all"
    printf '%s\t%s\n' $((SECONDS - start)) "$words" >>"$out/times.txt"
}

# The mode of mmdebstrap: users other than root need a range of ids.
mode() {
    if ((EUID == 0)); then
        echo root
    else
        echo unshare
    fi
}

# A package needs a user namespace; mmdebstrap also a range of ids.
check_user() {
    if ((EUID == 0)); then
        return
    fi
    [[ $what = package ]] ||
        grep -q "^$(id -un):" /etc/subuid /etc/subgid || die "$(id -un) has no" \
        "range of ids in /etc/subuid and /etc/subgid: add one (man usermod," \
        "--add-subuids), or run this as root."
    unshare --map-root-user true || die "user namespaces are disabled:" \
        "enable them, or run this as root."
}

# Programs of another architecture run through the kernel's binfmt_misc and qemu.
check_emulation() {
    local handlers=/proc/sys/fs/binfmt_misc
    if [[ $arch = "$native" ]] || arch-test "$arch" >/dev/null; then
        return
    fi
    if ((EUID == 0)); then
        [[ -e $handlers/register ]] ||
            mount -t binfmt_misc binfmt_misc "$handlers" || true
        update-binfmts --enable >/dev/null 2>&1 || true
    fi
    arch-test "$arch" >/dev/null || die "$arch programs do not run here:" \
        "install qemu-user-static and binfmt-support; then, as root, mount" \
        "$handlers and run update-binfmts --enable."
}

check_host() {
    local tool
    case $arch in
    arm64 | amd64) ;;
    *) die "there is an image for arm64 and for amd64, none for '$arch'." ;;
    esac
    export PATH=$PATH:/usr/sbin:/sbin
    local tools=(apt-get dpkg-deb unshare)
    [[ $what = package ]] || tools+=(mmdebstrap modprobe)
    for tool in "${tools[@]}"; do
        command -v "$tool" >/dev/null || die "'$tool' is missing here:" \
            "install the packages of group $what in packages.txt."
    done
    check_user
    [[ $what = package ]] || check_emulation
    mkdir -p "$out" "$cache"
    rm -f "$out/times.txt"
}
