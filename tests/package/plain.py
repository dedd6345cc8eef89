"""A disk with a plain Debian 13 for QEMU: no desktop, what kiosk's package depends on
and recommends, and the package itself in /root, not installed. Also what the package's
program draws there."""
import json
import os
import shutil
import subprocess
from pathlib import Path

import pixels

SOURCES = Path(__file__).resolve().parent.parent.parent
SIZE = "1280x720"
DISK_GB = 4
MIRROR = 'root=$1; . "$1/tests/run/other_release.sh"; sources_of 13'

# Gives each slide another title, as somebody at the desk might.
CHANGE = "sed -i 's/^# .*/# Changed/' SLIDES/*/*.md"

# What the program draws of its own slides, of changed ones, and after a tap; it runs
# from where it was unpacked, so that nothing of it is installed.
DRAW = f"""dpkg-deb -x /root/kiosk.deb /tmp/kiosk
kiosk=/tmp/kiosk/usr/bin/kiosk
draw() {{
    "$kiosk" render "$1" --size {SIZE} --lang en --out "/tmp/drawn/$2" >&2
}}
mkdir /tmp/drawn
draw /tmp/kiosk/usr/share/kiosk/slides shipped
printf '%s\\n' 'wait 1' state 'tap "Side effects"' 'wait 2' 'shot tapped.png' |
    "$kiosk" rehearse - --size {SIZE} --out /tmp/drawn >/tmp/drawn/state.json
{CHANGE.replace("SLIDES", "/tmp/kiosk/usr/share/kiosk/slides")}
draw /tmp/kiosk/usr/share/kiosk/slides changed
rm -rf /tmp/kiosk"""

# mmdebstrap's $1 is the root. Not its mounts: only what is on its own file system.
MAKE_DISK = f"""bound=$(mktemp -d)
mount --bind "$1" "$bound"
truncate -s {DISK_GB}G "$DISK"
mke2fs -q -t ext4 -d "$bound" "$DISK"
umount "$bound" && rmdir "$bound"
"""


class Disk:
    """The disk at PATH, in the form that qemu.Machine takes."""

    def __init__(self, path, boot):
        self.path, self.boot = path, boot

    def boot_files(self, folder):
        for name in ("vmlinuz", "initrd.img"):
            found, = self.boot.glob(f"{name}-*")
            shutil.copy(found, folder / name)
        return "root=/dev/vda rw quiet"


def field(deb, name):
    return subprocess.run(["dpkg-deb", "-f", deb, name], check=True,
                          capture_output=True, text=True).stdout.strip()


def later(deb, suffix, folder, shipped=""):
    """The package DEB again, of a later version, with a line more in the settings that
    it ships."""
    tree = folder / f"later{suffix}"
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-R", deb, tree], check=True)
    control = tree / "DEBIAN/control"
    version = field(deb, "Version")
    control.write_text(control.read_text().replace(
        f"Version: {version}\n", f"Version: {version}{suffix}\n"))
    with open(tree / "etc/kiosk/kiosk.txt", "a") as settings:
        settings.write(shipped)
    made = folder / f"kiosk{suffix}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-b", tree, made],
                   check=True, stdout=subprocess.DEVNULL)
    return made


def sources():
    return subprocess.run(["bash", "-euc", f"die() {{ exit 2; }}; {MIRROR}", "sources",
                           SOURCES], check=True, capture_output=True,
                          text=True).stdout


def make(debs, folder, cache):
    """The disk, with DEBS in /root: the first is installed later as kiosk.deb. CACHE
    keeps downloads."""
    folder.mkdir(parents=True, exist_ok=True)
    cache.mkdir(parents=True, exist_ok=True)
    wanted = [field(debs[0], each) for each in ("Depends", "Recommends")]
    (folder / "wanted.txt").write_text(", ".join(wanted))
    (folder / "draw.sh").write_text(DRAW)
    (folder / "make-disk.sh").write_text(MAKE_DISK)
    (folder / "fstab").write_text("/dev/vda / ext4 defaults 0 1\n")
    for name in ("boot", "drawn"):
        shutil.rmtree(folder / name, ignore_errors=True)
    disk = folder / "plain.img"
    disk.unlink(missing_ok=True)
    hooks = [f"upload {deb} /root/{deb.name}" for deb in debs[1:]]
    hooks += [
        f"upload {debs[0]} /root/kiosk.deb",
        f"upload {folder}/wanted.txt /tmp/wanted.txt",
        f"upload {folder}/fstab /etc/fstab",
        'chroot "$1" sh -c \'apt-get satisfy -y "$(cat /tmp/wanted.txt)"\'',
        f'chroot "$1" sh -eu <{folder}/draw.sh',
        f"sync-out /tmp/drawn {folder}/drawn",
        f"sync-out /boot {folder}/boot",
        f"sync-out /var/cache/apt/archives {cache}",
        'rm -rf "$1"/tmp/* "$1"/var/cache/apt/archives/*.deb',
        'echo plain >"$1/etc/hostname"',
        f'DISK={disk} sh -eu {folder}/make-disk.sh "$1"']
    with open(folder / "plain.log", "wb") as log:
        subprocess.run(
            ["mmdebstrap", "--mode", "root" if os.geteuid() == 0 else "unshare",
             "--variant=important", "--format=null", "--skip=cleanup/apt",
             # else the disk would have them, and no service would be restarted
             "--skip=chroot/policy-rc.d", "--skip=chroot/start-stop-daemon",
             "--include=linux-image-amd64,initramfs-tools,dbus",
             "--aptopt=Acquire::Languages \"none\"",
             "--dpkgopt=force-unsafe-io",
             '--setup-hook=mkdir -p "$1/var/cache/apt/archives/partial"',
             f"--setup-hook=sync-in {cache} /var/cache/apt/archives",
             *[f"--customize-hook={hook}" for hook in hooks], "", "-", "-"],
            check=True, input=sources().encode(), stdout=log, stderr=log)
    return Disk(disk, folder / "boot")


def drawn(folder, name):
    """{(topic, slide, page): picture} of the slides NAME: shipped, changed."""
    pages = {}
    for path in sorted((folder / "drawn" / name).glob("*/*.png")):
        slide, _, page, _ = path.name.rsplit(".", 3)
        pages[path.parent.name, slide, int(page)] = pixels.read_png(path)
    return pages


def tapped(folder):
    """(the picture after the tap, the state before)."""
    out = folder / "drawn"
    state = json.loads((out / "state.json").read_text().splitlines()[0])
    return pixels.read_png(out / "tapped.png"), state
