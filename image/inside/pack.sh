#!/usr/bin/env bash
# Packs /out/root.tar into /out/root.squashfs and checks its content. Owners and
# modes come from the tar: nothing is unpacked, and root is not needed.
set -euo pipefail

rm -f /out/root.squashfs
sqfstar -quiet -no-progress -comp zstd -Xcompression-level 15 -b 256K \
    /out/root.squashfs </out/root.tar
bash /kiosk/image/check-modules.sh /out/root.squashfs "$ARCH"
bash /kiosk/image/check-libraries.sh /out/root.squashfs /out/program
