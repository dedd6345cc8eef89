"""The image file of a board: a copy to boot from, its partitions, and what firmware
or a PC would do with them. mtools reads and writes the FAT partitions, so nothing
is mounted and root is not needed."""
import hashlib
import os
import shutil
import struct
import subprocess
from collections import namedtuple

Part = namedtuple("Part", "offset size")

SECTOR = 512
# What starts first; of each slot its boot files and its root; and the rest.
FIRST, BOOT_A, BOOT_B, ROOT_A, ROOT_B, DATA, SLIDES = 1, 2, 3, 5, 6, 7, 8
SLOTS = {"A": (BOOT_A, ROOT_A), "B": (BOOT_B, ROOT_B)}
NEVER_WRITTEN = FIRST, BOOT_A, BOOT_B, ROOT_A, ROOT_B, SLIDES
# The file that chooses a slot: the one to start and the one known to work are the
# digits, numbers of partitions, after these.
CHOICE, KEYS = "autoboot.txt", (b"\nboot_partition=", b"\ngood_partition=")
CONFIG = "kiosk.cfg"  # the arguments of the kernel, for GRUB
BLOCK = 1 << 20
DATA_BLOCK = 4096


def table(file, at):
    """(kind, first sector, sectors) of the four entries of the table AT."""
    file.seek(at * SECTOR)
    sector = file.read(SECTOR)
    if sector[510:] != b"\x55\xaa":
        raise ValueError("no partition table")
    for i in range(4):
        entry = sector[446 + 16 * i:462 + 16 * i]
        kind, start, count = entry[4], *struct.unpack_from("<II", entry, 8)
        yield kind, start, count


def partitions(path):
    """{number: Part} of an MBR with logical partitions."""
    found = {}
    with open(path, "rb") as file:
        for number, (kind, start, count) in enumerate(table(file, 0), 1):
            found[number] = Part(start * SECTOR, count * SECTOR)
            if kind in (0x05, 0x0f):
                base = link = start
                logical = 5
                while link:
                    first, chain = list(table(file, link))[:2]
                    found[logical] = Part((link + first[1]) * SECTOR,
                                          first[2] * SECTOR)
                    link = base + chain[1] if chain[2] else 0
                    logical += 1
    return found


class Disk:
    """The image at PATH."""

    def __init__(self, path):
        self.path = path
        self.parts = partitions(path)

    @classmethod
    def copy_of(cls, image, path):
        """A writable copy; holes stay holes."""
        path.unlink(missing_ok=True)
        subprocess.run(["cp", "--sparse=always", "--reflink=auto", image,
                        path], check=True)
        return cls(path)

    def _mtools(self, number, command, *words):
        where = f"{self.path}@@{self.parts[number].offset}"
        return subprocess.run([command, "-i", where, *words], check=True,
                              capture_output=True,
                              env=os.environ | {"MTOOLS_SKIP_CHECK": "1"})

    def fetch(self, number, name, folder):
        """Copies file or folder NAME out of a FAT partition."""
        self._mtools(number, "mcopy", "-s", "-n", "-o", f"::{name}", folder)
        return folder / name

    def text(self, number, name):
        return self._mtools(number, "mtype", f"::{name}").stdout.decode()

    def boot_files(self, folder):
        """What the firmware would load: kernel, initrd, command line."""
        name = self.choice()[0]
        boot, root = SLOTS[name]
        for file in ("vmlinuz", "initrd.img"):
            self.fetch(boot, file, folder)
        if CONFIG in self.names(boot):
            return (f"root=PARTUUID=4b494f53-0{root} kiosk.slot={name} "
                    + self.text(boot, CONFIG).split('"')[1])
        return self.text(boot, "cmdline.txt").strip()

    def add_arguments(self, arguments):
        """Has GRUB pass these to the kernel of either slot."""
        for boot, _ in SLOTS.values():
            try:
                own = self.text(boot, CONFIG)
            except subprocess.CalledProcessError:
                continue  # for arm64, empty or damaged
            wanted = (own.splitlines()[0] +
                      f'\nset arguments="$arguments {arguments}"\n')
            if own != wanted:
                self._rewrite(boot, CONFIG, wanted)

    def _rewrite(self, number, name, text):
        made = self.path.with_suffix(".text")
        made.write_text(text)
        self._mtools(number, "mcopy", "-o", made, f"::{name}")
        made.unlink()

    # ---- the two slots ----

    def choice(self):
        """The names of the slot to start and of the one known to work."""
        text = self.text(FIRST, CHOICE).encode()
        return "".join("AB"[int(text.split(key)[1][:1]) - BOOT_A]
                       for key in KEYS)

    def choice_at(self):
        """Where its sector is, from the start of the partition."""
        text, part = self.text(FIRST, CHOICE).encode(), self.parts[FIRST]
        with open(self.path, "rb") as file:
            file.seek(part.offset)
            return file.read(part.size).index(text)

    def choose(self, names):
        """The same, written in place."""
        text, at = self.text(FIRST, CHOICE).encode(), self.choice_at()
        for key, name in zip(KEYS, names):
            self.write(FIRST, at + text.index(key) + len(key),
                       str(SLOTS[name][0]).encode())

    def fill_slot(self):
        """Makes slot B a copy of A."""
        for boot, copy in zip(SLOTS["A"], SLOTS["B"]):
            subprocess.run(
                ["dd", f"if={self.path}", f"of={self.path}", "bs=1M",
                 f"skip={self.parts[boot].offset // BLOCK}",
                 f"seek={self.parts[copy].offset // BLOCK}",
                 f"count={self.parts[boot].size // BLOCK}",
                 "conv=notrunc,sparse"], check=True, capture_output=True)
        if CONFIG not in self.names(BOOT_B):
            own = self.text(BOOT_B, "cmdline.txt")
            self._rewrite(BOOT_B, "cmdline.txt", own.replace(
                "-05 kiosk.slot=A", "-06 kiosk.slot=B"))

    # ---- what people do ----

    def names(self, number=SLIDES):
        listing = self._mtools(number, "mdir", "-b", "-a", "::").stdout
        return [line.removeprefix("::/").rstrip("/")
                for line in listing.decode().splitlines() if line]

    def put(self, path, name=""):
        """Copies a file or a folder to SLIDES, as staff would."""
        self._mtools(SLIDES, "mcopy", "-s", "-o", path, f"::{name}")

    def remove(self, name):
        if name in self.names():
            self._mtools(SLIDES, "mdeltree", f"::{name}")

    def digest(self, number):
        part = self.parts[number]
        total = hashlib.sha256()
        with open(self.path, "rb") as file:
            file.seek(part.offset)
            for at in range(0, part.size, BLOCK):
                total.update(file.read(min(BLOCK, part.size - at)))
        return total.hexdigest()

    def write(self, number, offset, data):
        """Overwrites bytes of a partition."""
        with open(self.path, "r+b") as file:
            file.seek(self.parts[number].offset + offset)
            file.write(data)

    def soil(self):
        """SLIDES as left by a PC without ejecting: the dirty bits of FAT32, in
        the boot sector and in the second entry of both tables."""
        with open(self.path, "rb") as file:
            file.seek(self.parts[SLIDES].offset)
            boot = file.read(SECTOR)
        reserved, tables, size = (
            struct.unpack_from("<H", boot, 14)[0], boot[16],
            struct.unpack_from("<I", boot, 36)[0])
        self.write(SLIDES, 65, bytes([boot[65] | 1]))
        for table in range(tables):
            at = (reserved + table * size) * SECTOR
            self.write(SLIDES, at + 4, b"\xff\xff\xff\x07")

    def fill(self):
        """Fills SLIDES to the last cluster."""
        free = self._mtools(SLIDES, "mdir", "::").stdout.decode()
        free = free.split("bytes free")[0].splitlines()[-1]
        bulk = self.path.with_suffix(".bulk")
        with open(bulk, "wb") as file:
            file.truncate(int("".join(free.split())))
        try:
            self.put(bulk, "bulk.bin")
        finally:
            bulk.unlink()

    def spoil(self, number):
        """A partition on a failing card: its beginning cannot be read."""
        self.write(number, 0, b"\xa5" * (4 * BLOCK))

    def format(self, number, *command):
        """Formats a partition with COMMAND, whose last argument is the file."""
        part = self.parts[number]
        made = self.path.with_suffix(".made")
        with open(made, "wb") as file:
            file.truncate(part.size)
        try:
            subprocess.run([*command, made], check=True, capture_output=True)
            subprocess.run(["dd", f"if={made}", f"of={self.path}", "bs=1M",
                            f"seek={part.offset // BLOCK}", "conv=notrunc"],
                           check=True, capture_output=True)
        finally:
            made.unlink()

    def spoil_folder(self, path):
        """The block with the names in a folder on data."""
        file = f"{self.path}?offset={self.parts[DATA].offset}"
        block = int(subprocess.run(
            ["debugfs", "-R", f"bmap {path} 0", file], check=True,
            capture_output=True, text=True).stdout)
        self.write(DATA, block * DATA_BLOCK, b"\xa5" * DATA_BLOCK)

    def lose(self, number):
        """A partition that was never formatted: no label, no file system."""
        self.write(number, 0, bytes(4 * BLOCK))


def unpack_root(image, folder):
    """The files of root A below FOLDER, from the squashfs that boots.
    Devices need root and are left out."""
    offset = partitions(image)[ROOT_A].offset
    if folder.exists():
        shutil.rmtree(folder)
    ran = subprocess.run(
        ["unsquashfs", "-quiet", "-no-progress", "-no-xattrs",
         "-ignore-errors", "-offset", str(offset), "-dest", folder, image],
        capture_output=True, text=True)
    if not (folder / "usr").is_dir():
        raise RuntimeError(f"unsquashfs: {ran.stderr}")
