"""USB sticks with slides, as files: one with FAT and a partition table, as sold, one
with ext4 and an unreplayed journal, and empty ones with exFAT and NTFS, which the
guest fills. Works without root."""
import hashlib
import struct
import subprocess

import decks

MEGABYTE = 1 << 20
SIZE = 64 * MEGABYTE
START = MEGABYTE  # of the partition
FAT32, SECTOR = 0x0c, 512

EXT4_UUID = "5e1d7a52-3c46-4f0b-9a65-2b7d0c4e1f99"
FAT_UUID = "1A2B-3C4D"


def run(*words, **more):
    subprocess.run([str(word) for word in words], check=True,
                   capture_output=True, **more)


def deck(folder, title, slides):
    """A deck at FOLDER/slides, identified by its TITLE."""
    topic = folder / "slides/1-news"
    topic.mkdir(parents=True)
    (folder / "slides/deck.txt").write_text(f"title: {title}\nlanguages: en\n")
    (topic / "topic.txt").write_text(f"title: {title}\nkind: about\n")
    for number in range(slides):
        decks.photo(topic / f"photo{number}.jpg", f"navy-#{number:02d}8040")
        (topic / f"slide{number}.md").write_text(
            f"# {title} {number}\n\n![A photo](photo{number}.jpg)\n\nWords.\n")
    return folder / "slides"


def digest_of(folder):
    """The output of DIGEST in the guest."""
    lines = sorted((str(path.relative_to(folder)), hashlib.sha256(
        path.read_bytes()).hexdigest())
        for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256("".join(
        f"{each}  ./{name}\n" for name, each in lines).encode()).hexdigest()


DIGEST = ("cd /data/store/current/ && find . -type f | LC_ALL=C sort | "
          "xargs -d '\\n' sha256sum | sha256sum | cut -c 1-64")


class Stick:
    """The file PATH; PART is what Linux calls its file system behind sda."""

    def __init__(self, path, part=""):
        self.path, self.part = path, part

    def digest(self):
        with open(self.path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def _empty(path):
    with open(path, "wb") as file:
        file.truncate(SIZE)


def fat(path, slides, name="slides"):
    _empty(path)
    table = struct.pack("<B3xB3xII", 0, FAT32, START // SECTOR,
                        (SIZE - START) // SECTOR)
    with open(path, "r+b") as file:
        file.seek(446)
        file.write(table)
        file.seek(510)
        file.write(b"\x55\xaa")
    where = f"{path}@@{START}"
    run("mformat", "-i", where, "-F", "-v", "CLINIC", "-N",
         FAT_UUID.replace("-", ""), "-T", (SIZE - START) // SECTOR, "-h", 16,
         "-s", 63)
    run("mcopy", "-s", "-i", where, slides, f"::{name}")
    return Stick(path, "1")


def ext4(path, slides):
    """Linux would replay the journal, and so write to it."""
    _empty(path)
    run("mke2fs", "-q", "-t", "ext4", "-U", EXT4_UUID, "-d", slides.parent,
         path)
    run("debugfs", "-w", "-R", "feature needs_recovery", path)
    return Stick(path)


def exfat(path):
    _empty(path)
    run("mkfs.exfat", path)
    return Stick(path)


def ntfs(path):
    _empty(path)
    run("mkntfs", "-F", "-Q", path)
    return Stick(path)
