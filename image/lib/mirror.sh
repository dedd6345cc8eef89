# shellcheck shell=bash disable=SC2016
# Where packages come from: the mirrors that apt of this machine uses, so that
# none is named in these sources. For the image, and for QEMU of its test.

# The address this machine's apt knows for the packages labelled $1.
mirror_of() {
    apt-get indextargets --format '$(LABEL)|$(REPO_URI)' \
        'Created-By: Packages' | sed -n "s/^$1|//p" | sort -u | head -n 1
}

# KIOSK_MIRROR says where on a machine whose own apt does not know: it is not
# Debian, or never asked.
debian_mirror() {
    local main
    main=${KIOSK_MIRROR:-$(mirror_of Debian)}
    if [[ -z $main ]]; then
        echo "apt of this machine knows no Debian mirror: run apt-get update" \
            "as root, or set KIOSK_MIRROR to its address." >&2
        return 2
    fi
    echo "$main"
}
