#!/usr/bin/env bash
# Unpacks the package of kiosk for $ARCH below /out/program, without what a board does
# not use, and compiles the first picture. Runs in the build root (lib/inside.sh), where
# the sources are /kiosk.
set -euo pipefail

rm -rf /out/program
dpkg-deb -x /out/package/kiosk_*.deb /out/program
cd /out/program
mv usr/share/doc/kiosk/slides.html /out/
find usr/share/doc -type f ! -name copyright -delete
# The users of a board are in root/finish.sh, its settings and slides on SLIDES.
rm -rf etc usr/lib/sysusers.d usr/libexec/kiosk/make-slides \
    usr/share/{applications,bash-completion,icons,man}

# Static, since the initrd has no libraries.
compiler=gcc
if [[ $ARCH != "$NATIVE" ]]; then
    compiler=aarch64-linux-gnu-gcc
fi
mkdir -p usr/lib/kiosk
"$compiler" -Os -static -s -Wall -Wextra -Werror -ffile-prefix-map=/kiosk=. \
    -o usr/lib/kiosk/splash /kiosk/image/splash/splash.c
