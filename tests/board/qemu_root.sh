#!/usr/bin/env bash
# usage: qemu_root.sh FOLDER x86|arm
#
# Unpacks QEMU of Debian trixie with all its libraries into FOLDER, once. It
# runs from there by its own loader (qemu.py), so neither root nor a chroot is
# needed and the packages of this machine stay as they are.
set -euo pipefail

folder=$1
package=qemu-system-$2
suite=trixie

# The mirror that this machine's apt takes its Debian packages from.
mirror() {
    # shellcheck disable=SC2016 # apt reads $(REPO_URI)
    apt-get indextargets --format '$(REPO_URI)' \
        'Created-By: Packages' 'Origin: Debian' |
        grep -v -e security -e backports | head -n 1
}

if [[ -e $folder/$package.done ]]; then
    exit 0
fi
uri=$(mirror || true)
if [[ -z $uri ]]; then
    echo "apt knows no Debian mirror: run apt-get update first." >&2
    exit 2
fi
echo "Fetching $package of $suite (about 60 MB)" >&2
mkdir -p "$folder"
mmdebstrap --quiet --variant=extract --format=tar \
    --architectures="$(dpkg --print-architecture)" \
    --aptopt='APT::Install-Recommends "false"' \
    --include="$package" "$suite" - "deb $uri $suite main" |
    tar -x --no-same-owner --exclude=./dev -C "$folder"
touch "$folder/$package.done"
