#!/usr/bin/env bash
# Packs /out/root.tar into /out/root.squashfs and looks at what is in it.
# Owners and modes come from the tar: nothing is unpacked, nobody is root.
set -euo pipefail

rm -f /out/root.squashfs
sqfstar -quiet -no-progress -comp zstd -Xcompression-level 15 -b 256K \
    /out/root.squashfs </out/root.tar
bash /kiosk/image/check-modules.sh /out/root.squashfs "$ARCH"
bash /kiosk/image/check-libraries.sh /out/root.squashfs /out/program
