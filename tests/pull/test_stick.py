"""What image/overlay/usr/lib/kiosk/stick and import do with a stick: which ones
are accepted, when staff are asked, how it is mounted."""
import os
import shutil
import subprocess
import time
import unittest

from board import files
from rig import DECK, of_all
from stick_rig import USB, StickRig


class Mounting(StickRig):
    def calls(self, verb):
        (self.folder / "calls").write_text("")
        self.assertEqual(self.run_script("stick", verb, "sdb1"), 0, self.said)
        return (self.folder / "calls").read_text().splitlines()

    def test_nothing_can_be_written(self):
        """Not by Linux either: ext4 would replay its journal."""
        for kind, known_as in (("vfat", "vfat"), ("exfat", "exfat"),
                               ("ntfs", "ntfs3"), ("ext4", "ext4")):
            self.udev(kind)
            first, second = self.calls("mount")
            self.assertEqual(first, "blockdev --setro /dev/sdb1")
            words = second.split()
            self.assertEqual(words[1:3], ["-t", known_as])
            self.assertEqual(words[5:], ["/dev/sdb1", str(self.place)])
            options = words[4].split(",")
            self.assertLessEqual({"ro", "nosuid", "nodev", "noexec"},
                                 set(options))
            self.assertEqual(kind == "ext4", "noload" in options)
            self.assertEqual(kind == "ext4", "errors=continue" in options)

    def test_other_file_systems_are_left_alone(self):
        for kind in ("iso9660", "btrfs", ""):
            self.udev(kind)
            self.assertEqual(self.calls("mount"), [])

    def test_the_card_is_no_stick(self):
        """Even if it is on USB."""
        link = self.folder / "sys/dev/block/179:2"
        link.unlink()
        self.part(f"{USB}/sdb2", "dev/block/179:2")
        self.assertEqual(self.calls("mount"), [])

    def test_broken_stick(self):
        (self.folder / "broken").touch()
        self.calls("mount")
        self.assertIn("The stick sdb1 cannot be read", self.said)
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0)
        self.assertIn("seconds: 10\nwords: USB stick “CLINIC, 16 GB”: it "
                      "cannot be read.", self.told())
        self.assertEqual(self.shown(), {})
        self.calls("unmount")
        self.assertEqual(list((self.folder / "sticks").iterdir()), [])

    def test_what_cannot_be_mounted_here(self):
        """APFS, BitLocker, nothing at all: the screen says so."""
        for kind in ("apfs", "BitLocker", "iso9660", ""):
            self.udev(kind, label="")
            self.assertEqual(self.calls("mount"), [])
            self.run_script("import", "stick", "sdb1")
            self.assertIn("USB stick “16 GB”: it cannot be read.",
                          self.told())

    def test_one_file_system_with_a_table_in_it(self):
        """mtools makes such disks: the disk is mounted, its partitions are not,
        and nothing is wrong."""
        (self.folder / "no-table").touch()
        self.assertEqual(self.calls("mount"), [])
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0)
        self.assertEqual(self.told(), "")
        self.assertEqual(self.said, "")

    def test_whether_it_was_there_before_the_show(self):
        early = self.folder / "sticks/sdb1.early"
        self.calls("mount")
        self.assertFalse(early.exists())
        (self.folder / "shows").unlink()
        self.calls("mount")
        self.assertTrue(early.exists())
        self.calls("unmount")
        self.assertFalse(early.exists())

    def test_taken_off(self):
        (self.folder / "mounted").touch()
        self.place.mkdir()
        self.assertEqual(self.calls("unmount"), ["umount sdb1"])
        self.assertFalse(self.place.exists())
        self.place.mkdir()
        (self.folder / "busy").touch()
        self.assertEqual(self.calls("unmount"),
                         ["umount sdb1", "umount --lazy"])
        self.assertFalse(self.place.exists())


class Coming(StickRig):
    """Which sticks are accepted."""

    def setUp(self):
        super().setUp()
        self.put(of_all(DECK))

    def assert_taken(self):
        status = self.run_script("import", "stick", "sdb1")
        self.assertEqual(status, 0, self.said)
        self.assertEqual(self.shown(), of_all(DECK))
        self.assertFalse((self.folder / "ask/ask").exists())

    def assert_not_taken(self, words):
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0)
        self.assertIn("was not accepted", self.said)
        self.assertIn(words, self.said)
        self.assertEqual(self.shown(), {})
        self.assertFalse((self.folder / "ask/ask").exists())

    def test_any(self):
        self.say("import: any\n")
        self.assert_taken()
        self.assertIn("from: USB stick CLINIC", self.said)

    def test_listed_in_kiosk_txt(self):
        self.say("known_sticks: 99FF-0123, 1a2b-3c4d\r\n")
        self.assert_taken()

    def test_ntfs_by_what_windows_says(self):
        self.udev("ntfs", "01D7E2F41A2B3C4D")
        self.say("known_sticks: 1A2B-3C4D\n")
        self.assert_taken()

    def test_another_is_not_known(self):
        self.say("known_sticks: 1A2B-3C4E, 99FF-3C4D\n")
        self.assert_not_taken("staff did not confirm")

    def test_without_a_number_it_is_never_known(self):
        self.udev(uuid="")
        self.say("known_sticks: ----\n")
        self.assert_not_taken("staff did not confirm")

    def test_no_question_about_one_that_was_forgotten(self):
        (self.folder / "sticks/sdb1.early").touch()
        began = time.monotonic()
        self.assert_not_taken("Plug it in again")
        self.assertLess(time.monotonic() - began, 2)

    def test_a_forgotten_one_brings_nothing_back(self):
        self.say("known_sticks: 1A2B-3C4D\n")
        self.assert_taken()
        newer = of_all(DECK) | {"2-risks/3-new.md": b"# New\n\nWords.\n"}
        self.put(newer, self.folder / "slides")
        self.assertEqual(self.run_script("import", "card"), 0, self.said)
        (self.folder / "sticks/sdb1.early").touch()
        self.run_script("import", "stick", "sdb1")
        self.assertEqual(self.shown(), newer)
        (self.folder / "sticks/sdb1.early").unlink()
        self.assert_taken()

    def test_slides_of_the_card_in_any_letters(self):
        """As on a computer: NTFS and ext4 are case-sensitive."""
        card = self.folder / "slides"
        for name in "slides", "Slides", "SLIDES", "CLINIC/slides":
            shutil.rmtree(card)
            shutil.rmtree(self.store)
            self.store.mkdir()
            (card / name).parent.mkdir(parents=True)
            shutil.copytree(self.place / "slides", card / name)
            self.assertEqual(self.run_script("import", "card"), 0, self.said)
            self.assertEqual(self.shown(), of_all(DECK), name)
        shutil.copytree(self.place / "slides", card / "Old/Slides")
        (card / "Old/Slides/2-risks/3-new.md").write_text("# New\n\nWords.\n")
        self.assertEqual(self.run_script("import", "card"), 0, self.said)
        self.assertIn("2 folders \u201cslides\u201d are on it", self.said)
        self.assertEqual(self.shown(), of_all(DECK))

    def test_no_folder_slides(self):
        (self.place / "slides").rename(self.place / "photos")
        self.say("import: any\n")
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0)
        self.assertEqual(self.shown(), {})

    def sign(self, key):
        """The stick's slides, on the author's computer."""
        subprocess.run(["minisign", "-G", "-W", "-f", "-p",
                        self.folder / "clinic.pub", "-s", self.folder / key],
                       check=True, capture_output=True)
        subprocess.run([os.environ["KIOSK_PROGRAM"], "sign",
                        self.place / "slides", "--key", self.folder / key],
                       check=True, capture_output=True)

    def test_signed(self):
        self.say("import: signed\nknown_sticks: 1A2B-3C4D\n")
        self.sign("clinic.key")
        self.assert_not_taken("no readable clinic.pub")
        key = self.folder / "slides/clinic.pub"
        key.write_bytes((self.folder / "clinic.pub").read_bytes())
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0)
        shown = self.shown()
        self.assertLessEqual(of_all(DECK).items(), shown.items())
        self.put({"2-risks/3-new.md": b"# New\n\nWords.\n"})
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 1)
        self.sign("other.key")
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 1)
        self.assertEqual(self.shown(), shown)
        key.write_text("untrusted comment: no key\nAAAA\n")
        self.run_script("import", "stick", "sdb1")
        self.assertIn("no readable clinic.pub beside kiosk.txt", self.said)

    def test_signed_however_it_is_written(self):
        """Nothing that may mean `signed` accepts what staff would accept."""
        key = self.folder / "clinic.pub"
        self.sign("clinic.key")
        (self.folder / "slides/clinic.pub").write_bytes(key.read_bytes())
        (self.place / "slides/deck.minisig").unlink()
        for line in ("import: Signed", "Import: signed", "IMPORT:SIGNED",
                     "import: \u201csigned\u201d", "import\u00a0:\u00a0signed",
                     "import\uff1asigned", "im\u200bport: sign\ufeffed"):
            text = f"rotate: 90\n{line}\nknown_sticks: 1A2B-3C4D\n"
            for way in (text.encode(), text.replace("\n", "\r").encode(),
                        text.encode("utf-16"), text.encode("utf-16-le")):
                (self.folder / "slides/kiosk.txt").write_bytes(way)
                status = self.run_script("import", "stick", "sdb1")
                self.assertEqual(status, 1, (way, self.said))
                self.assertIn("It is not signed", self.said)
        self.assertEqual(self.shown(), {})

    def test_what_is_not_understood_lets_nobody_in(self):
        known = "known_sticks: 1A2B-3C4D\n"
        for line in ("import: sigend", "import: signed # ours", "import:",
                     "imports: any", "Import mode: signed", "import = signed",
                     "import: any\nimport: known", "importar: firmado",
                     "\u0438\u043c\u043f\u043e\u0440\u0442: any"):
            self.say(f"{line}\n{known}")
            self.assert_not_taken("No USB stick is accepted: this line")
        self.say(f"import: any\n{known}\0\0\0\0\0\0\0\0")
        self.assert_not_taken("No USB stick is accepted: this file")
        self.say(f"colour: blue\n{known}")
        self.assert_taken()

    def test_no_settings_at_all(self):
        (self.folder / "slides/kiosk.txt").unlink()
        self.assert_not_taken("cannot be read")

    def test_a_reader_that_fails_lets_nobody_in(self):
        self.say("import: any\n")
        broken = self.folder / "bin/broken"
        broken.write_text("#!/bin/sh\necho any\nexit 127\n")
        broken.chmod(0o755)
        self.assertEqual(self.run_script("import", "stick", "sdb1",
                                         KIOSK_PROGRAM=str(broken)), 0)
        self.assertIn("was not accepted", self.said)

    def test_one_that_hangs(self):
        hang = self.folder / "bin/hang"
        hang.write_text("#!/bin/sh\n[ $1 = import ] && exec sleep 60\n"
                        f'exec {os.environ["KIOSK_PROGRAM"]} "$@"\n')
        hang.chmod(0o755)
        self.say("import: any\n")
        status = self.run_script("import", "stick", "sdb1",
                                 KIOSK_PROGRAM=str(hang), KIOSK_LIMIT_S="1")
        self.assertEqual(status, 124)
        self.assertIn("It took too long", self.told())

    def test_no_partition_for_the_store(self):
        self.say("import: any\n")
        self.store.rmdir()
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0)
        self.assertIn("the card of this screen cannot be written", self.told())
        self.assertFalse(self.store.exists())

    def test_card_is_taken_once(self):
        self.put(of_all(DECK), self.folder / "slides")
        self.assertEqual(self.run_script("import", "card"), 0, self.said)
        self.assertEqual(self.shown(), of_all(DECK))
        before = files(self.store)
        self.assertEqual(self.run_script("import", "card"), 0, self.said)
        self.assertEqual(files(self.store), before)


class Asking(StickRig):
    """An unknown stick: the content of `ask`, and the effect of an answer."""

    def setUp(self):
        super().setUp()
        self.put(of_all(DECK))
        self.ask = self.folder / "ask/ask"
        self.answer = self.folder / "ask/answer"

    def question(self, process):
        until = time.monotonic() + 20
        while not self.ask.exists():
            self.assertIsNone(process.poll())
            self.assertLess(time.monotonic(), until, "no question")
            time.sleep(0.02)
        return dict(line.split(": ", 1)
                    for line in self.ask.read_text().splitlines())

    def put_answer(self, text):
        new = self.answer.with_suffix(".new")
        new.write_text(text)
        new.rename(self.answer)

    def ask_and_answer(self, answer):
        """Returns the output after ANSWER, with {} for the id of the question."""
        process = self.start("import", "stick", "sdb1", KIOSK_ANSWER_S="20")
        self.put_answer(answer.format(self.question(process)["id"]))
        said = process.communicate(timeout=60)[0]
        self.assertEqual(process.returncode, 0, said)
        self.assertFalse(self.ask.exists() or self.answer.exists())
        return said

    def test_question(self):
        self.udev(label="A B\u00fc$(x)")
        process = self.start("import", "stick", "sdb1")
        told = self.question(process)
        process.communicate()
        self.assertRegex(told["id"], "^[0-9a-f-]{8,64}$")
        self.assertLess(abs(int(told["until"]) - time.time()), 10)
        self.assertEqual(told["words"], "A Bx, 16 GB")
        self.assertEqual(told["uuid"], "1A2B-3C4D")

    def test_yes_is_for_this_once(self):
        self.ask_and_answer("{} yes\n")
        self.assertEqual(self.shown(), of_all(DECK))
        self.assertFalse((self.folder / "known/known").exists())

    def test_remembered(self):
        self.ask_and_answer("{} remember\n")
        self.assertEqual(self.shown(), of_all(DECK))
        self.put({"2-risks/3-new.md": b"# New\n\nWords.\n"})
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0)
        self.assertIn("2-risks/3-new.md", self.shown())

    def test_no(self):
        began = time.monotonic()
        self.assertIn("staff did not confirm", self.ask_and_answer("{} no\n"))
        self.assertLess(time.monotonic() - began, 10)
        self.assertEqual(self.shown(), {})

    def test_answer_to_another_question(self):
        self.put_answer("00000000 yes\n")
        process = self.start("import", "stick", "sdb1")
        self.question(process)
        self.put_answer("00000000 yes\n")
        process.communicate(timeout=60)
        self.assertEqual(self.shown(), {})

    def test_pulled_while_staff_think(self):
        process = self.start("import", "stick", "sdb1", KIOSK_ANSWER_S="50")
        self.question(process)
        began = time.monotonic()
        (self.folder / "sys/class/block/sdb1").unlink()
        process.communicate(timeout=60)
        self.assertLess(time.monotonic() - began, 10)
        self.assertFalse(self.ask.exists())
        self.assertEqual(self.shown(), {})

    def test_nobody_there_to_ask(self):
        (self.folder / "ask").rmdir()
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0)
        self.assertIn("was not accepted", self.said)


if __name__ == "__main__":
    unittest.main(verbosity=2)
