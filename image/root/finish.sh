#!/bin/sh
# usage: finish.sh ROOT ARCH
# The last hook of mmdebstrap: turns a root of packages into one for a kiosk. Runs
# outside ROOT, whose /recipe has the recipe.
set -eu

root=$1 arch=$2
recipe=$root/recipe

# shellcheck disable=SC2016 # dpkg's own names
chroot "$root" dpkg-query -W -f '${Package}\t${Version}\n' |
    LC_ALL=C sort >"$recipe/manifest.txt"
printf '%s\n' 'u kiosk 900 "Waiting room slides" / /usr/sbin/nologin' \
    'u kiosk-pull 901 "Slides from the network" / /usr/sbin/nologin' \
    'u kiosk-import 902 "Slides into the store" / /usr/sbin/nologin' \
    'm kiosk video' 'm kiosk render' 'm kiosk input' |
    chroot "$root" systemd-sysusers -
sed -i 's/^root:[^:]*:/root:!*:/' "$root/etc/shadow"

# mmdebstrap's own hooks copy the boot files out.
mkdir "$recipe/boot"
cp "$root"/boot/vmlinuz-* "$recipe/boot/vmlinuz"
cp "$root"/boot/initrd.img-* "$recipe/boot/initrd.img"
if [ "$arch" = arm64 ]; then
    cp "$root"/usr/lib/linux-image-*/broadcom/bcm2[78]*-rpi-*.dtb \
        "$recipe/boot/"
fi

sh "$recipe/keep-modules.sh" "$root" "$arch" "$recipe/keep-modules.txt"

# glib and libxml2 know Unicode and Latin-1; drawings may use Windows encodings, and
# slides any encoding of kiosk/deck/text/text_old.c (CP936 is GBK, CP949 UHC, CP950
# BIG5, CP874 IBM874; the lib*.so are parts of others).
for set in "$root"/usr/lib/*-linux-gnu/gconv/*.so; do
    case ${set##*/} in
    CP125?.so | ISO8859-1.so | ISO8859-15.so | UTF-16.so | UTF-32.so) ;;
    ISO8859-[267].so | KOI8-[RU].so | IBM874.so | BIG5.so | GBK.so) ;;
    IBM437.so | IBM85[027].so | IBM86[26].so | CP775.so | MACINTOSH.so) ;;
    CP737.so | MAC-CENTRALEUROPE.so | MAC-UK.so | ISO8859-5.so) ;;
    UHC.so | libKSC.so | CP932.so | EUC-JP.so | libJIS.so) ;;
    *) rm -f "$set" ;;
    esac
done
rm -f "$root"/usr/lib/*-linux-gnu/gconv/gconv-modules.cache

grep -v '^#' "$recipe/delete.txt" | while read -r pattern; do
    # shellcheck disable=SC2086 # patterns of the shell
    [ -z "$pattern" ] || (cd "$root" && rm -rf -- $pattern)
done
# Empty: each start gets a new ID, and nothing is written.
: >"$root/etc/machine-id"
rm -f "$root/etc/hostname" "$root/etc/resolv.conf" "$root/etc/fstab" \
    "$root/etc/os-release" \
    "$root/var/lib/dbus/machine-id"
ln -sf /usr/share/zoneinfo/UTC "$root/etc/localtime"
# /var is in memory and empty at the start, so the font cache moves. It holds the
# times of the font folders, which are SOURCE_DATE_EPOCH in both.
chroot "$root" fc-cache -s -f
rm -f "$root/var/cache/fontconfig/CACHEDIR.TAG"
mkdir -p "$root/usr/share/fontconfig"
mv "$root/var/cache/fontconfig" "$root/usr/share/fontconfig/cache"
cat >"$root/etc/fonts/local.conf" <<'FONTS'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <cachedir>/usr/share/fontconfig/cache</cachedir>
  <!-- fonts-urw-base35 would set words in a symbol font: D050000L -->
  <alias>
    <family>fantasy</family>
    <prefer><family>sans-serif</family></prefer>
  </alias>
</fontconfig>
FONTS
rm -rf "$root"/var/cache/* "$root"/var/log/*
