"""Where import finds the slides on a stick, what it tells staff if it does not, and
how it keeps wrong codes."""
import shutil
import time
import unittest
from pathlib import Path

from board import files
from rig import DECK, of_all
from stick_rig import USB, StickRig


class Looking(StickRig):
    """Where the slides are on a stick."""

    def setUp(self):
        super().setUp()
        self.say("import: any\n")
        self.place.mkdir()

    def put_in(self, *names):
        for name in names:
            self.put(of_all(DECK), self.place / "made")
            (self.place / name).parent.mkdir(parents=True, exist_ok=True)
            (self.place / "made/slides").rename(self.place / name)
            (self.place / "made").rmdir()

    def take(self):
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0)
        return self.shown() == of_all(DECK)

    def test_in_any_letters_and_one_folder_down(self):
        for name in ("Slides", "SLIDES", "CLINIC/slides", "My clinic/Slides"):
            with self.subTest(name):
                shutil.rmtree(self.place)
                shutil.rmtree(self.store)
                self.store.mkdir()
                self.put_in(name, "$RECYCLE.BIN/slides", ".Trashes/slides",
                            "deep/in/slides")
                self.assertTrue(self.take(), self.said)
                self.assertEqual(self.told(), "")
                self.assertIn(f"folder {name}", self.said)

    def test_the_one_at_the_top_is_meant(self):
        self.put_in("slides", "old/slides", "older/slides", "Slides")
        (self.place / "slides/2-risks/1-redness.md").unlink()
        self.take()
        self.assertEqual(self.shown(), files(self.place / "slides"))
        self.assertEqual(self.told(), "")

    def test_nobody_knows_which(self):
        for names in (("A/slides", "B/Slides"), ("Slides", "SLIDES")):
            shutil.rmtree(self.place)
            self.put_in(*names)
            self.assertFalse(self.take())
            self.assertIn("2 folders “slides” are on it. Leave one there: "
                          f"“{min(names)}” or “{max(names)}”", self.told())

    def test_none(self):
        (self.place / "slides").write_text("no folder")
        self.put_in("photos", "deep/in/slides")
        self.assertFalse(self.take())
        self.assertIn("words: USB stick “CLINIC, 16 GB”: it has no folder "
                      "“slides”.", self.told())

    def test_links(self):
        """One that leads off the stick brings nothing, and staff are told."""
        self.put_in("real")
        (self.place / "slides").symlink_to("real")
        self.assertTrue(self.take(), self.said)
        self.put(of_all(DECK), self.folder / "elsewhere")
        for target in ("elsewhere/slides", "store/current/", "."):
            (self.place / "slides").unlink()
            (self.place / "slides").symlink_to(self.folder / target)
            (self.folder / "brought").unlink(missing_ok=True)
            self.take()
            self.assertIn("it has no folder “slides”", self.told(), target)

    def test_another_part_of_the_stick_has_them(self):
        """Whether it is still there or was imported before."""
        other = self.folder / "sticks/sdb2"
        self.put(of_all(DECK), other)
        self.assertFalse(self.take())
        self.assertEqual(self.told(), "")
        self.part(f"{USB}/sdb2", "class/block/sdb2")
        self.run_script("import", "stick", "sdb2")
        shutil.rmtree(other)
        self.take()
        self.assertEqual(self.told(), "")
        (self.folder / "brought").write_text("of another disc\n")
        self.take()
        self.assertIn("no folder “slides”", self.told())

    def test_strange_names(self):
        self.udev(label="a“b”`c`$(d)\x1b[2J")
        self.put_in("x\ny/slides")
        self.run_script("import", "stick", "sdb1")
        self.assertNotIn("\x1b", self.told())


class Tries(StickRig):
    """Wrong codes, kept on data."""

    def keep(self, tries, limit_s=20):
        (self.folder / "ask/tries").write_text(tries)
        process = self.start("import", "tries")
        process.communicate(timeout=limit_s)
        kept = self.folder / "known/tries"
        return kept.read_text() if kept.exists() else ""

    def test_each_is_kept(self):
        (self.folder / "known/tries").touch()
        for tries in ("1 0", "4 0", "0 0", "3 17"):
            self.assertEqual(self.keep(tries + "\n"), tries[0] + "\n")

    def test_nonsense_changes_nothing(self):
        (self.folder / "known/tries").write_text("3\n")
        for tries in ("", "x", "-1 0", "a[$(touch x)] 0", "1"):
            self.assertEqual(self.keep(tries), "3\n")

    def test_a_lock_holds_until_it_is_over(self):
        uptime_ms = int(float(Path("/proc/uptime").read_text().split()[0])
                        * 1000)
        kept = self.folder / "known/tries"
        kept.write_text("4\n")
        (self.folder / "ask/tries").write_text(f"0 {uptime_ms + 4000} card\n")
        process = self.start("import", "tries")
        end = time.monotonic() + 60
        while kept.read_text() != "5\n":
            self.assertLess(time.monotonic(), end)
            time.sleep(0.05)
        self.assertIsNone(process.poll())
        process.communicate(timeout=60)
        self.assertEqual(kept.read_text(), "0\n")


if __name__ == "__main__":
    unittest.main(verbosity=2)
