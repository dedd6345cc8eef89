# shellcheck shell=bash disable=SC2154
# Finds and installs the packages of packages.txt. Part of ./run, which sets root
# and build.

# The release of this Debian, such as 13; nothing if it has no number.
release_here() {
    sed -n 's/^VERSION_ID="\{0,1\}\([0-9]*\).*/\1/p' /etc/os-release
}

# The packages of release $1 in the groups $2...; a group that ends in a number
# applies to that release only.
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

# The missing packages of the groups $@, in one line.
missing() {
    local wanted
    wanted=$(packages_of "$(release_here)" "$@")
    # shellcheck disable=SC2086 # a list of names
    comm -23 <(echo "$wanted") <(dpkg-query -W \
        -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null |
        sed -n 's/^installed //p' | sort -u) | paste -sd ' '
}

# The cost of packages $@: ", 296 MB to fetch, 1.0 GB on disk".
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

# The prefix that runs a command as root: nothing, or sudo.
as_root=()

# Ends with the command that installs packages $1 as root.
ask_for() {
    say "Please install the missing packages as root:"
    say ""
    say "    su -c 'apt-get update && apt-get install" \
        "--no-install-recommends $1'"
    say ""
    die "Then run this again."
}

# Sets as_root; ends if nothing can run a command as root.
find_root() {
    as_root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            say "This user is not root, and sudo is not installed."
            ask_for "$1"
        fi
        sudo true || ask_for "$1"
        as_root=(sudo)
    fi
}

# apt-get, into the log: no questions, and short timeouts.
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        -o Acquire::http::Timeout=30 "$@" >>"$log" 2>&1 </dev/null
}

# A source that does not answer may not be one we need: what matters is whether
# package $1 can be fetched. $2 are all missing ones.
update() {
    apt update -o APT::Update::Error-Mode=any -o Acquire::Retries=0 ||
        (cd "$(dirname "$log")" &&
            apt download -o Acquire::Retries=0 "$1" && rm -f "$1"_*.deb) ||
        die "Cannot fetch packages: this machine has no network, or the sources" \
            "in /etc/apt/sources.list do not answer ($log). Missing: $2"
}

# Installs the missing packages of the groups $@, and says so before it does.
need() {
    local absent packages log
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian: please install what packages.txt lists by hand."
        return
    fi
    absent=$(missing "$@")
    if [[ -z $absent ]]; then
        return
    fi
    read -ra packages <<<"$absent"
    say "Missing packages: $absent"
    find_root "$absent"
    log=$(mktemp -d "${TMPDIR:-/tmp}/kiosk-apt-XXXXXX")/apt.log
    update "${packages[0]}" "$absent"
    say "Installing ${#packages[@]} packages$(cost "${packages[@]}"). Log: $log"
    apt install --no-install-recommends "${packages[@]}" || {
        tail -n 20 "$log" >&2
        die "Could not install the packages: see $log."
    }
}
