#!/usr/bin/env bash
# Packs /out/root.tar into /out/root.squashfs and checks its content. Owners and
# modes come from the tar: nothing is unpacked, and root is not needed.
set -euo pipefail

# Of each dependency of kiosk's package the image has a package; the library that it
# needs, check-libraries.sh looks for.
check_depends() {
    local one bad=0
    while read -r one; do
        if ! cut -f 1 /out/manifest.txt |
            grep -qxE "$(sed 's/ *([^)]*)//g; s/:[a-z0-9]*//g; s/ //g; s/[+.]/\\&/g' <<<"$one")"; then
            echo "kiosk depends on $one: add it to image/packages.txt." >&2
            bad=1
        fi
    done < <(dpkg-deb -f /out/package/kiosk_*.deb Depends | sed 's/, */\n/g')
    return "$bad"
}

rm -f /out/root.squashfs
sqfstar -quiet -no-progress -comp zstd -Xcompression-level 15 -b 256K \
    /out/root.squashfs </out/root.tar
bash /kiosk/image/check-modules.sh /out/root.squashfs "$ARCH"
bash /kiosk/image/check-libraries.sh /out/root.squashfs /out/program
check_depends
