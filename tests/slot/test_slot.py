"""The program that chooses a slot (image/slot), on images of small disks: it writes
the digits of one sector or nothing, and every mix of old and new bytes of that sector
is a choice that starts a slot."""
import itertools
import os
import random
import struct
import subprocess
import tempfile
import unittest
from pathlib import Path

SECTOR = 512
HEAD = b"# GRUB Environment Block\n"
MANY = 60  # random disks


def choice(start, good):
    text = HEAD + b"boot_partition=%d\ngood_partition=%d\n" % (start, good)
    return (text + (b"#" * 63 + b"\n") * 8)[:SECTOR]


def entry(name, cluster, size):
    return struct.pack("<11s9xH4xHI", name, cluster >> 16, cluster & 0xffff,
                       size)


def fat(files, at_random, size=200):
    """A FAT32 of SIZE clusters with FILES, {name: content of up to a cluster}; its
    root folder is in clusters that are not in order, and without files in a circle."""
    per = at_random.choice((1, 2, 8))
    tables, reserved = at_random.choice((1, 2)), at_random.choice((1, 8, 32))
    table_sectors = (size * 4 + SECTOR - 1) // SECTOR
    table, clusters = [0] * size, {}
    free = at_random.sample(range(2, size), size - 2)
    listed = [entry(b"LONG NAM   ", 0, 0)] * at_random.randrange(40)
    for name, content in files.items():
        cluster = free.pop()
        clusters[cluster] = content
        table[cluster] = 0x0fffffff
        listed.insert(at_random.randrange(len(listed) + 1),
                      entry(name, cluster, len(content)))
    folder = b"".join(listed)
    chain = [free.pop() for _ in range(0, len(folder) + 1, per * SECTOR)]
    for number, cluster in enumerate(chain):
        part = folder[number * per * SECTOR:][:per * SECTOR]
        clusters[cluster] = part
    # The highest four bits mean nothing.
    for cluster, after in zip(chain, chain[1:] + [0x0fffffff]):
        table[cluster] = after | at_random.choice((0, 0xf0000000))
    if not files:
        table[chain[-1]] = chain[0]
    boot = bytearray(SECTOR)
    struct.pack_into("<HBHB", boot, 11, SECTOR, per, reserved, tables)
    struct.pack_into("<I", boot, 36, table_sectors)
    struct.pack_into("<I", boot, 44, chain[0])
    boot[82:90], boot[510:] = b"FAT32   ", b"\x55\xaa"
    made = bytes(boot).ljust(reserved * SECTOR, b"\0")
    made += tables * struct.pack(f"<{size}I", *table).ljust(
        table_sectors * SECTOR, b"\0")
    for cluster in range(2, size):
        made += clusters.get(cluster, b"").ljust(per * SECTOR, b"\0")
    return made


def table(rows):
    """A sector with a partition table of ROWS, (first sector, sectors)."""
    made = bytearray(SECTOR)
    for number, (start, count) in enumerate(rows):
        struct.pack_into("<4xB3xII", made, 446 + 16 * number, 0x83, start,
                         count)
    made[510:] = b"\x55\xaa"
    return bytes(made)


def disk(sector, at_random=random.Random(1), kernels=(True, True),
         roots=(b"hsqs", b"hsqs")):
    """The image of a disk, and where SECTOR is in it."""
    parts = [fat({b"AUTOBOOTTXT": sector}, at_random)]
    parts += [fat({b"VMLINUZ    ": b"kernel"} if there else {}, at_random)
              for there in kernels]
    gap = at_random.choice((1, 8, 63))
    rows, image = [], bytes(gap * SECTOR)
    for part in parts:
        rows.append((len(image) // SECTOR, len(part) // SECTOR))
        image += part
    link = first = len(image) // SECTOR
    for number, root in enumerate(roots):
        content = bytes(SECTOR * at_random.randrange(1, 9)) + \
            root.ljust(4 * SECTOR, b"\0")
        start = content.index(root) // SECTOR if root else 1
        after = link + len(content) // SECTOR + 1
        more = number + 1 < len(roots)
        image += table([(start + 1, 4),
                        (after - first, 9) if more else (0, 0)]) + content
        link = after
    image = table([*rows, (first, 999)]) + image[SECTOR:]
    return image, image.index(sector)


class Slot(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="kiosk-slot-")
        self.addCleanup(holder.cleanup)
        self.path = Path(holder.name).resolve() / "disk"

    def run_slot(self, here, *words):
        """(exit status, output)."""
        done = subprocess.run(
            [os.environ["KIOSK_SLOT_PROGRAM"], *words], text=True,
            capture_output=True, timeout=20, env=os.environ | {
                "KIOSK_DISK": str(self.path), "KIOSK_SLOT": here})
        self.assertIn(done.returncode, (0, 1, 2), done.stderr)
        self.assertEqual(done.returncode == 0, done.stderr == "")
        return done.returncode, done.stdout.strip()

    def after(self, image, here, *words):
        """The image afterwards; None if the program refuses, and has changed
        nothing."""
        self.path.write_bytes(image)
        status, _ = self.run_slot(here, *words)
        after = self.path.read_bytes()
        if status:
            self.assertEqual(after, image)
            return None
        return after

    def expect(self, start, good, here, command):
        """What each command makes of a choice, by its words in the manual."""
        number = {"A": 2, "B": 3}
        own = number[here]
        if command[0] == "try":
            return number[command[1]], good
        if command[0] == "mark-good":
            return own, own
        return (good, good) if start == own else (start, good)

    def changes(self):
        """(choice before, running slot, command, choice afterwards)"""
        commands = ("try", "A"), ("try", "B"), ("mark-good",), ("take-back",)
        for start, good, here, command in itertools.product(
                (2, 3), (2, 3), "AB", commands):
            yield ((start, good), here, command,
                   self.expect(start, good, here, command))

    def test_commands(self):
        """On disks of many shapes. Nothing but the digits changes."""
        for number, (before, here, command, wanted) in enumerate(
                self.changes()):
            image, at = disk(choice(*before), random.Random(number))
            end = at + SECTOR
            self.assertEqual(
                self.after(image, here, *command),
                image[:at] + choice(*wanted) + image[end:])
            for name, value in zip(("next", "good"), before):
                self.path.write_bytes(image)
                self.assertEqual(self.run_slot(here, name),
                                 (0, "AB"[value - 2]))
        self.assertEqual(self.run_slot("B", "current"), (0, "B"))

    def test_torn(self):
        """A power cut leaves any mix of the old and the new sector. It is a
        choice, and only of slots that the old or the new one had."""
        for before, here, command, wanted in self.changes():
            mixes = set(itertools.product(*zip(before, wanted)))
            old, new = choice(*before), choice(*wanted)
            for cut in range(SECTOR + 1):
                self.assertIn(new[:cut] + old[cut:],
                              {choice(*mix) for mix in mixes})
                self.assertIn(old[:cut] + new[cut:],
                              {choice(*mix) for mix in mixes})
            if command[0] == "mark-good":
                continue  # both slots work
            self.assertLessEqual({good for _, good in mixes}, {before[1]},
                                 "a slot on trial became the good one")

    def test_taken_back_once(self):
        """Whatever was torn, a slot that is not the good one starts once."""
        for start, good in itertools.product((2, 3), repeat=2):
            image, at = disk(choice(start, good))
            after = self.after(image, "AB"[start - 2], "take-back")
            self.assertEqual(after[at:at + SECTOR], choice(good, good))

    def test_empty_slot(self):
        """Some firmware would never come back from it."""
        for kernels, roots in (((True, False), (b"hsqs", b"hsqs")),
                               ((True, True), (b"hsqs", b"zero")),
                               ((True, True), (b"hsqs",))):
            image, _ = disk(choice(2, 2), kernels=kernels, roots=roots)
            self.assertIsNone(self.after(image, "A", "try", "B"))
            self.assertIsNotNone(self.after(image, "A", "try", "A"))

    def test_other_sectors(self):
        """One that is not ours is not written."""
        good = choice(2, 3)
        for bad in (
                good.replace(HEAD, HEAD.lower()),
                good.replace(b"boot_partition=2", b"boot_partition=4"),
                good.replace(b"boot_partition=2", b"boot_partition=22"),
                good.replace(b"good_partition=3", b"good_partition= "),
                good.replace(b"\ngood_", b"#good_"),
                (good[:60] + b"\nboot_partition=3\n" + good[60:])[:SECTOR],
                b"#" * SECTOR, bytes(SECTOR - 1) + b"1"):
            image, _ = disk(bad.ljust(SECTOR, b"#")[:SECTOR])
            for command in (["next"], ["mark-good"], ["take-back"]):
                self.assertIsNone(self.after(image, "B", *command))
        for length in (0, 100, SECTOR - 1):
            image, _ = disk(good[:length] or b" ")
            self.assertIsNone(self.after(image, "B", "mark-good"))

    def test_damaged_disks(self):
        """Of a damaged disk, nothing but the two digits is ever written, and
        the program ends."""
        for number in range(MANY):
            dice = random.Random(number)
            image, at = disk(choice(2, 3), dice)
            damaged = bytearray(image)
            for _ in range(dice.choice((1, 3, 30, 300))):
                damaged[dice.choice((dice.randrange(len(image)),
                                     dice.randrange(SECTOR),
                                     dice.randrange(at)))] = \
                    dice.choice((0, 1, 0x55, 0xff, dice.randrange(256)))
            damaged = bytes(damaged[:dice.choice(
                (len(damaged), dice.randrange(len(damaged))))])
            after = self.after(damaged, "B", "mark-good")
            if after is not None:
                self.assertEqual(len(after), len(damaged))
                changed = [at for at, (one, other) in
                           enumerate(zip(damaged, after)) if one != other]
                self.assertLessEqual(len(changed), 2)
                self.assertLessEqual({after[at] for at in changed}, {ord("3")})

    def test_usage(self):
        for words in ([], ["try"], ["try", "C"], ["good", "A"], ["bad"]):
            self.assertEqual(self.run_slot("A", *words)[0], 2)
        self.assertEqual(self.run_slot("", "current")[0], 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
