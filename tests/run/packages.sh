# shellcheck shell=bash disable=SC2154
# Which packages are needed (packages.txt), and how they come here. Part of
# ./run, which says where its sources (root) and its build are.

# The release of this Debian: 12, 13; nothing where it has no number.
release_here() {
    sed -n 's/^VERSION_ID="\{0,1\}\([0-9]*\).*/\1/p' /etc/os-release
}

# The packages of release $1 in the groups $2...: a group that ends in a number
# counts in that release only.
packages_of() {
    local release=$1
    shift
    awk -v groups=" $* " -v release="$release" '{
        group = $1
        if (release != "" && group ~ release "$") {
            sub(release "$", "", group)
        }
        if (index(groups, " " group " ")) {
            print $2
        }
    }' "$root/packages.txt" | sort -u
}

# Those of the groups $@ that are not installed, in one line.
missing() {
    local wanted
    wanted=$(packages_of "$(release_here)" "$@")
    # shellcheck disable=SC2086 # a list of names
    comm -23 <(echo "$wanted") <(dpkg-query -W \
        -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
        sed -n 's/^installed //p' | sort -u) | paste -sd ' '
}

# What apt says that packages $@ cost: ", 296 MB to fetch, 1.0 GB on disk".
cost() {
    LC_ALL=C apt-get --assume-no -o Debug::NoLocking=true \
        install --no-install-recommends "$@" 2>/dev/null </dev/null |
        sed 's/,//g; s|to get [^/]*/|to get |' |
        awk 'function size(number, unit) {
                if (unit == "MB" && number >= 1000) {
                    return sprintf("%.1f GB", number / 1000)
                }
                return number " " unit
            }
            /^Need to get / { printf ", %s to fetch", size($4, $5) }
            /^After this operation / { printf ", %s on disk", size($4, $5) }'
}

# What runs a command as root: nothing, or sudo.
as_root=()

# Ends with what somebody must do who may: install packages $1, as root.
ask_for() {
    say "Somebody who may be root has to install what is missing:"
    say ""
    say "    su -c 'apt-get update && apt-get install" \
        "--no-install-recommends $1'"
    say ""
    die "Then start ./run again."
}

# Sets as_root to what runs a command as root; ends where nothing does.
find_root() {
    as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            say "This needs root or sudo, and there is neither."
            ask_for "$1"
        fi
        sudo true || ask_for "$1"
        as_root=(sudo)
    fi
}

# apt-get, into the log. What it asks has an answer, and nobody waits for long.
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        -o Acquire::http::Timeout=30 "$@" >>"$log" 2>&1 </dev/null
}

# A source that does not answer need not be one of Debian: what decides is
# whether package $1 can be fetched.
update() {
    apt update -o APT::Update::Error-Mode=any -o Acquire::Retries=0 ||
        (cd "$(dirname "$log")" &&
            apt download -o Acquire::Retries=0 "$1" && rm -f "$1"_*.deb) ||
        die "Nothing can be fetched: this machine has no network, or what" \
            "/etc/apt/sources.list names does not answer ($log)." \
            "Missing are: $2"
}

# Installs the packages of the groups $@; silent when all are there.
need() {
    local absent packages log
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian: install what packages.txt lists by hand."
        return
    fi
    absent=$(missing "$@")
    if [[ -z $absent ]]; then
        return
    fi
    read -ra packages <<<"$absent"
    find_root "$absent"
    log=$(mktemp -d "${TMPDIR:-/tmp}/kiosk-apt-XXXXXX")/apt.log
    update "${packages[0]}" "$absent"
    say "Installing ${#packages[@]} packages$(cost "${packages[@]}"):"
    say "$absent"
    say "What apt says is in $log."
    apt install --no-install-recommends "${packages[@]}" || {
        tail -n 20 "$log" >&2
        die "The packages could not be installed: see $log."
    }
}
