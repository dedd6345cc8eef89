#!/usr/bin/env bash
# usage: qemu_root.sh FOLDER x86|arm
#
# Unpacks Debian trixie's QEMU with all its libraries, and for x86 the firmware of a PC,
# into FOLDER, once. It runs from there with its own loader (qemu.py), so it needs neither
# root nor a chroot, and does not change the packages of this machine.
set -euo pipefail

folder=$1
packages=qemu-system-$2
if [[ $2 = x86 ]]; then
    packages+=,ovmf
fi
suite=trixie

# shellcheck source=/dev/null
. "$(dirname "$0")/../../image/lib/mirror.sh"

if [[ -e $folder/$packages.done ]]; then
    exit 0
fi
uri=$(debian_mirror)
echo "Fetching $packages of $suite (about 60 MB)" >&2
mkdir -p "$folder"
mmdebstrap --quiet --variant=extract --format=tar \
    --architectures="$(dpkg --print-architecture)" \
    --aptopt='APT::Install-Recommends "false"' \
    --include="$packages" "$suite" - "deb $uri $suite main" |
    tar -x --no-same-owner --exclude=./dev -C "$folder"
touch "$folder/$packages.done"
