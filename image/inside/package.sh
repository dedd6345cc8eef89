#!/usr/bin/env bash
# shellcheck disable=SC2034 # a name that version.sh uses
# Builds the Debian package of kiosk for $ARCH in /out/package. Runs in the build root
# (lib/inside.sh), where the sources are /kiosk.
set -euo pipefail

root=/kiosk
# shellcheck source=/dev/null
. /kiosk/image/lib/version.sh
source=/tmp/package/kiosk

# A fresh copy, so that earlier builds have no influence. Its dates, which the package
# keeps, are those of the commit.
copy_sources() {
    rm -rf /tmp/package /out/package
    mkdir -p "$source" /out/package
    cd /kiosk
    cp -R --parents CMakeLists.txt CHANGELOG.md kiosk fonts slides desktop debian \
        image/slides "$source"
    cd "$source"
    cat >debian/changelog <<CHANGES
kiosk ($(package_version)) trixie; urgency=medium

  * What has changed is in CHANGELOG.md.

 -- $(sed -n 's/^Maintainer: //p' debian/control)  $(date -uR -d "@$SOURCE_DATE_EPOCH")
CHANGES
    find . -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

export DEB_RULES_REQUIRES_ROOT=no
export DEB_BUILD_OPTIONS='nocheck noautodbgsym'
export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
copy_sources
dpkg-architecture -a "$ARCH" -c debian/rules binary
mv ../*.deb /out/package/
rm -rf /tmp/package
