# shellcheck shell=bash disable=SC2154
# Makes a root of the other release of Debian, with the packages of the tests,
# below the build folder, and runs commands in it. Part of ./run.

# shellcheck source=/dev/null
. "$root/image/lib/mirror.sh"

# Sources of release $1, from the mirrors of this machine's apt.
sources_of() {
    local suite main security
    case $1 in
    12) suite=bookworm ;;
    13) suite=trixie ;;
    *) die "The tests support Debian 12 and 13, not '$1'." ;;
    esac
    main=$(debian_mirror) || exit 2
    security=${KIOSK_SECURITY_MIRROR:-$(mirror_of Debian-Security)}
    echo "deb $main $suite main"
    echo "deb $main $suite-updates main"
    if [[ -n $security ]]; then
        echo "deb $security $suite-security main"
    fi
}

# Why no root of another release can be used here; nothing if it can.
why_no_release() {
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        echo "it needs root or sudo"
    elif ! "${as_root[@]}" unshare --mount \
        mount -t tmpfs tmpfs /tmp 2>/dev/null; then
        echo "this machine allows no mounts"
    fi
}

# Sets as_root; ends if release $1 cannot be used.
find_release() {
    local why
    as_root=()
    ((EUID == 0)) || as_root=(sudo)
    why=$(why_no_release)
    [[ -z $why ]] || die "Cannot use Debian $1 here: $why."
}

# Makes the root of release $1 in folder $2, with the packages of packages.txt and
# without manuals.
# shellcheck disable=SC2016 # $1 of the hook is mmdebstrap's
make_root() {
    local sources packages log=$2.log
    sources=$(sources_of "$1")
    packages=mount,$(packages_of "$1" run test | paste -sd ,)
    say "Making a root of Debian $1 in $2: about 450 MB to fetch, 2 GB on" \
        "disk, 3 to 6 minutes. Log: $log"
    "${as_root[@]}" rm -rf "$2" "$2.key"
    "${as_root[@]}" mmdebstrap --mode=root --variant=apt --include="$packages" \
        --aptopt='APT::Install-Recommends "false"' \
        --aptopt='Acquire::Languages "none"' --dpkgopt=force-unsafe-io \
        --dpkgopt='path-exclude=/usr/share/man/*' \
        --dpkgopt='path-exclude=/usr/share/doc/*' \
        --customize-hook='echo 127.0.0.1 localhost >"$1/etc/hosts"' \
        "" "$2" - >"$log" 2>&1 <<<"$sources" || {
        tail -n 20 "$log" >&2
        die "Could not make the root of Debian $1: see $log."
    }
}

# Sets release_root to that of release $1, remade if its packages have changed.
have_root() {
    local key made=$build/root-$1
    key=$({
        packages_of "$1" run test
        declare -f make_root sources_of
    } | sha256sum)
    release_root=$made
    if [[ $(cat "$made.key" 2>/dev/null) != "$key" ]]; then
        need other
        make_root "$1" "$made"
        echo "$key" >"$made.key"
    fi
}

# Runs as root in its own mount namespace: the root $1 becomes /, the folders $4...
# up to "--" are bound to the same paths in it, and the rest runs there as user $2
# of group $3. Not a chroot, since the kernel allows no user namespaces in one.
# shellcheck disable=SC2016 # a script of its own
enter='
new=$1 user=$2 group=$3
shift 3
mount --bind "$new" "$new"
mount -t proc proc "$new/proc"
mount --rbind /dev "$new/dev"
mount --rbind /sys "$new/sys" 2>/dev/null || true
mount -t tmpfs -o mode=1777 tmpfs "$new/tmp"
while [[ $1 != -- ]]; do
    mkdir -p "$new$1"
    mount --bind "$1" "$new$1"
    shift
done
shift
if ((user)) && ! grep -q "^[^:]*:[^:]*:$user:" "$new/etc/passwd"; then
    echo "tester$user:x:$user:$group::/tmp:/bin/bash" >>"$new/etc/passwd"
fi
cd "$new"
if pivot_root . . 2>/dev/null; then
    umount -l .
    cd /
    exec setpriv --reuid "$user" --regid "$group" --clear-groups "$@"
fi
exec chroot . setpriv --reuid "$user" --regid "$group" --clear-groups "$@"'

# Runs ./run $2... in release $1, and builds in build/RELEASE.
run_in_release() {
    local release=$1 git folders=("$root") variable kept=()
    shift
    have_root "$release"
    mkdir -p "$build/$release/ccache"
    [[ $build = "$root"/* ]] || folders+=("$build")
    # The checkout may be a worktree of a repository elsewhere.
    git=$(git -c safe.directory='*' -C "$root" rev-parse \
        --path-format=absolute --git-common-dir 2>/dev/null) || git=
    [[ -z $git || $git = "$root"/* ]] || folders+=("$git")
    for variable in TERM KIOSK_WERROR; do
        [[ -z ${!variable-} ]] || kept+=("$variable=${!variable}")
    done
    "${as_root[@]}" unshare --mount --pid --fork --kill-child \
        --propagation private -- \
        env PATH="$PATH:/usr/sbin:/sbin" bash -euc "$enter" enter \
        "$release_root" "$(id -u)" "$(id -g)" "${folders[@]}" -- \
        env -i HOME=/tmp LC_ALL=C.UTF-8 "${kept[@]}" \
        PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin \
        CCACHE_DIR="$build/$release/ccache" KIOSK_BUILD="$build/$release" \
        "$root/run" "$@"
}
