"""The card as laid out, and the program that chooses one of its two slots. These
tests do not boot."""
import os
import subprocess
import unittest

import disk
import rig

CARD_OF_4_GB = 3_900_000_000  # the smallest that are sold as such
KINDS = {"arm64": (0x0c, 0x0c, 0x0c), "amd64": (0xef, 0x1c, 0x1c)}
STARTS = {"arm64": {"bootcode.bin", "start.elf", "fixup.dat", "config.txt"},
          "amd64": {"EFI"}}
LOADS = {"arm64": {"cmdline.txt", "config.txt", "start.elf", "start4.elf"},
         "amd64": {"kiosk.cfg"}}


class Layout(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rig = rig.BoardTest.rig
        cls.program = cls.rig.reference.root / "usr/lib/kiosk/slot"

    def setUp(self):
        self.card = disk.Disk.copy_of(self.rig.image,
                                      self.rig.work / "layout.img")
        self.addCleanup(self.card.path.unlink)

    def slot(self, here, *words):
        """The output of the image's program; None if it refuses."""
        done = subprocess.run(
            [self.program, *words], capture_output=True, text=True,
            env=os.environ | {"KIOSK_DISK": str(self.card.path),
                              "KIOSK_SLOT": here})
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return None if done.returncode else done.stdout.strip()

    def test_table(self):
        """What a Pi 3, which reads an MBR only, and a PC's firmware want."""
        with open(self.card.path, "rb") as file:
            kinds = [kind for kind, _, _ in disk.table(file, 0)]
        self.assertEqual(tuple(kinds[:3]), KINDS[self.rig.arch])
        self.assertEqual(sorted(self.card.parts), [1, 2, 3, 4, 5, 6, 7, 8])
        size = self.card.path.stat().st_size
        self.assertLess(size, CARD_OF_4_GB)
        end = 0
        for number in (1, 2, 3, 5, 6, 7, 8):
            part = self.card.parts[number]
            self.assertEqual(part.offset % disk.BLOCK, 0)
            self.assertGreater(part.offset, end - 1)
            end = part.offset + part.size
        self.assertLessEqual(end, size)
        for one, other in zip(*disk.SLOTS.values()):
            self.assertEqual(self.card.parts[one].size,
                             self.card.parts[other].size)

    def test_files(self):
        """Slot A is whole, and B is empty."""
        arch, names = self.rig.arch, self.card.names
        self.assertEqual(set(names(disk.FIRST)), {disk.CHOICE} | STARTS[arch])
        self.assertLessEqual({"vmlinuz", "initrd.img"} | LOADS[arch],
                             set(names(disk.BOOT_A)))
        self.assertEqual(names(disk.BOOT_B), [])
        self.assertEqual(len(self.card.text(disk.FIRST, disk.CHOICE)),
                         disk.SECTOR)
        with open(self.card.path, "rb") as file:
            for number, magic in ((disk.ROOT_A, b"hsqs"),
                                  (disk.ROOT_B, bytes(4))):
                file.seek(self.card.parts[number].offset)
                self.assertEqual(file.read(4), magic)

    def test_choice(self):
        """The program writes one byte of one sector, and nothing of which it is
        not sure."""
        self.assertEqual(self.card.choice(), "AA")
        self.assertIsNone(self.slot("A", "try", "B"), "B is empty")
        self.card.fill_slot()
        before = self.card.digest(disk.FIRST)
        self.assertEqual(self.slot("A", "try", "B"), "")
        self.assertEqual(self.card.choice(), "BA")
        self.assertNotEqual(self.card.digest(disk.FIRST), before)
        self.assertEqual(self.slot("B", "take-back"), "")
        self.assertEqual(self.card.digest(disk.FIRST), before)
        self.assertEqual(self.slot("B", "mark-good"), "")
        self.assertEqual(self.card.choice(), "BB")
        self.card.spoil(disk.FIRST)
        spoilt = self.card.digest(disk.FIRST)
        self.assertIsNone(self.slot("A", "mark-good"))
        self.assertEqual(self.card.digest(disk.FIRST), spoilt)
