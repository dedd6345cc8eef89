#!/usr/bin/env bash
# Compiles kiosk for $ARCH and installs it below /out/program. Runs in the
# build root (lib/inside.sh), where the sources are /kiosk.
set -euo pipefail

flags='-fstack-protector-strong -fstack-clash-protection'
flags+=' -D_FORTIFY_SOURCE=3 -ffile-prefix-map=/kiosk=. -ffile-prefix-map=/tmp=.'

# The toolchain file of the cross compiler.
cross() {
    local triplet=aarch64-linux-gnu
    export PKG_CONFIG_LIBDIR=/usr/lib/$triplet/pkgconfig:/usr/share/pkgconfig
    cat >/tmp/cross.cmake <<CROSS
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER $triplet-gcc)
set(CMAKE_CXX_COMPILER $triplet-g++)
set(CMAKE_LIBRARY_ARCHITECTURE $triplet)
set(CMAKE_STRIP $triplet-strip)
CROSS
    options+=(-DCMAKE_TOOLCHAIN_FILE=/tmp/cross.cmake)
}

options=(-G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr
    -DCMAKE_C_FLAGS="$flags" -DCMAKE_CXX_FLAGS="$flags"
    -DCMAKE_EXE_LINKER_FLAGS='-pie -Wl,-z,relro,-z,now,--as-needed'
    -DCMAKE_POSITION_INDEPENDENT_CODE=ON -DKIOSK_TESTS=OFF
    -DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
if [[ $ARCH != "$NATIVE" ]]; then
    cross
fi
# A fresh folder, so that earlier builds have no influence.
rm -rf /tmp/program /out/program
cmake -S /kiosk -B /tmp/program "${options[@]}"
cmake --build /tmp/program
DESTDIR=/out/program cmake --install /tmp/program --strip
rm -rf /out/program/usr/share/man

# The first picture: static, since the initrd has no libraries.
compiler=gcc
if [[ $ARCH != "$NATIVE" ]]; then
    compiler=aarch64-linux-gnu-gcc
fi
mkdir -p /out/program/usr/lib/kiosk
"$compiler" -Os -static -s -Wall -Wextra -Werror -ffile-prefix-map=/kiosk=. \
    -o /out/program/usr/lib/kiosk/splash /kiosk/image/splash/splash.c
