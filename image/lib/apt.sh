# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# Which packages, in which versions: a private apt below the cache that uses the
# image's release and touches nothing on this machine.

apt_dir=$cache/apt-$arch

# The sources of the image.
sources() {
    local main security parts='main non-free-firmware'
    main=$(debian_mirror) || exit 2
    security=${KIOSK_SECURITY_MIRROR:-$(mirror_of Debian-Security)}
    echo "deb $main $suite $parts"
    echo "deb $main $suite-updates $parts"
    if [[ -n $security ]]; then
        echo "deb $security $suite-security $parts"
    fi
}

apt_settings() {
    cat <<SETTINGS
Dir "$apt_dir";
Dir::State "$apt_dir";
Dir::State::Status "/dev/null";
Dir::Cache "$apt_dir/cache";
Dir::Etc "$apt_dir/etc";
Dir::Etc::TrustedParts "/usr/share/keyrings";
Dir::Log "$apt_dir/log";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Architecture "$native";
APT::Architectures { "$native"; "$arch"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Debug::NoLocking "true";
SETTINGS
}

# Runs any apt command in the private apt.
private_apt() {
    APT_CONFIG=$apt_dir/apt.conf "$@"
}

# The packages in file $1 (PACKAGE ARCH purpose) for this architecture.
listed() {
    awk -v arch="$arch" '/^[a-z0-9]/ && ($2 == "all" || $2 == arch) {
        print $1 }' "$1"
}

root_packages() {
    listed "$root/image/packages.txt"
}

# What is needed to build the package of kiosk and the card: the -dev packages of
# packages.txt, the compiler, debhelper, and the tools that write file systems.
build_packages() {
    local foreign='' compiler='gcc g++'
    if [[ $arch != "$native" ]]; then
        foreign=:$arch
        compiler="crossbuild-essential-$arch pkgconf:$arch"
    fi
    echo "base-files bash coreutils cpio dash findutils grep sed tar" \
        "$compiler cmake ninja-build pkgconf ccache binutils make" \
        "cmark-gfm debhelper" \
        "squashfs-tools mtools dosfstools e2fsprogs fdisk kmod" | tr ' ' '\n'
    awk -v foreign="$foreign" '$1 == "run" && $2 ~ /-dev$/ {
        print $2 foreign }' "$root/packages.txt" | sort -u
}

# NAME VERSION ARCH of all packages that installing $2... on an empty machine of
# architecture $1 would install.
versions() {
    local for=$1
    shift
    private_apt apt-get --simulate -o APT::Architecture="$for" install "$@" \
        "?and(?architecture($for),?essential)" |
        sed -n 's/^Inst \([^ ]*\) (\([^ ]*\) .*\[\([a-z0-9]*\)\]).*/\1 \2 \3/p' |
        LC_ALL=C sort -u
}

# What the versions depend on: the state of the mirror, and what we ask for.
question() {
    {
        cat "$apt_dir"/lists/*Release "$root/image/lib/apt.sh"
        root_packages
        build_packages
    } | sha256sum | cut -c 1-16
}

find_versions() {
    local packages answer=$1
    mkdir -p "$answer"
    mapfile -t packages < <(root_packages)
    versions "$arch" "${packages[@]}" >"$answer/root.versions"
    mapfile -t packages < <(build_packages)
    versions "$native" "${packages[@]}" >"$answer/build.versions"
    [[ -s $answer/root.versions && -s $answer/build.versions ]] ||
        die "apt cannot install what image/packages.txt lists."
}

# Finds the versions, after which the caches of the two roots are named.
ask_mirror() {
    local answer
    mkdir -p "$apt_dir"/{etc/apt.conf.d,etc/preferences.d,lists/partial,log} \
        "$apt_dir/cache/archives/partial"
    apt_settings >"$apt_dir/apt.conf"
    sources >"$apt_dir/etc/sources.list"
    private_apt apt-get -q update >"$out/apt.log" 2>&1 ||
        die "the mirror does not answer: see ${out#"$root"/}/apt.log."
    answer=$apt_dir/versions-$(question)
    if [[ ! -d $answer ]]; then
        rm -rf "$apt_dir"/versions-*
        find_versions "$answer.new"
        mv "$answer.new" "$answer"
    fi
    cp "$answer"/*.versions "$out/"
}
