# shellcheck shell=bash disable=SC2016
# The mirrors of this machine's apt, so that none is hard-coded. For the image, its
# test in QEMU, and the root of another release.

# The URL in this machine's apt of the archive labelled $1.
mirror_of() {
    apt-get indextargets --format '$(LABEL)|$(REPO_URI)' \
        'Created-By: Packages' | sed -n "s/^$1|//p" | sort -u | head -n 1
}

# KIOSK_MIRROR is for a machine whose apt has none: it is not Debian, or has never
# run apt-get update.
debian_mirror() {
    local main
    main=${KIOSK_MIRROR:-$(mirror_of Debian)}
    if [[ -z $main ]]; then
        echo "This machine's apt has no Debian mirror: run apt-get update as" \
            "root, or set KIOSK_MIRROR to its URL." >&2
        return 2
    fi
    echo "$main"
}
