"""Which settings a board uses: image/overlay/usr/lib/kiosk/settings and mount-card.
Those on SLIDES or, if it cannot be read, the last valid ones. Mounting is
simulated."""
import os
import shutil
import subprocess
import unittest
from pathlib import Path

from board import ROOT, files
from rig import DECK, of_all
from test_stick import StickRig

STAND_INS = {
    # A sector that cannot be read.
    "head": 'case $3 in */data/*) ;; *) [ ! -e "$FOLDER/broken/${3##*/}" ] ||'
            ' exit 1 ;; esac\nexec /usr/bin/head "$@"\n',
    "mountpoint": '[ -e "$FOLDER/mounted" ]\n',
}

# Cuts the power before the Nth program that writes.
CUT = """echo >>"$FOLDER/calls"
[ "$(wc -l <"$FOLDER/calls")" != "$CUT" ] || { kill -9 $PPID; exit 1; }
exec /usr/bin/%s "$@"
"""
WRITERS = "install", "mkdir", "mv", "rm", "sha256sum", "sync"

UNREADABLE = "The drive SLIDES cannot be read"
NO_STICK = "no usb stick is accepted"


class Settings(StickRig):
    def setUp(self):
        super().setUp()
        for name in ("broken", "data", "run"):
            (self.folder / name).mkdir()
        for name, body in STAND_INS.items():
            self.stand_in(name, body)
        self.slides = self.folder / "slides"
        (self.slides / "README.txt").write_text("These are the slides.\n")
        (self.folder / "mounted").touch()

    def stand_in(self, name, body):
        program = self.folder / "bin" / name
        program.write_text("#!/bin/sh\n" + body)
        program.chmod(0o755)

    def settings(self, verb, **more):
        return self.run_script(
            "settings", verb, KIOSK_DATA=str(self.folder / "data"),
            KIOSK_RUN=str(self.folder / "run"), KIOSK_SETTINGS="", **more)

    def put_settings(self, text, time_s=1_700_000_000, key=None):
        """As staff save them, on a drive with a time resolution of 2 s."""
        for name, content in (("kiosk.txt", text), ("clinic.pub", key)):
            path = self.slides / name
            path.unlink(missing_ok=True)
            if content is not None:
                path.write_text(content)
                os.utime(path, (time_s, time_s))

    def start(self, *words, **more):
        more.setdefault("KIOSK_SETTINGS", str(self.in_use() / "kiosk.txt"))
        if not more["KIOSK_SETTINGS"]:
            del more["KIOSK_SETTINGS"]
        return super().start(*words, **more)

    def in_use(self):
        return self.folder / "run/in-use"

    def choose(self):
        """Returns the notices; the settings used are in in_use."""
        shutil.rmtree(self.folder / "ask")
        (self.folder / "ask").mkdir()
        self.assertEqual(self.settings("choose"), 0, self.said)
        return " ".join(each.read_text() for each in
                        (self.folder / "ask").glob("notice.*"))

    def begin(self):
        """A start without problems."""
        self.assertEqual(self.choose(), "")
        self.assertEqual(self.settings("keep"), 0, self.said)

    def lose_slides(self):
        """SLIDES can no longer be mounted."""
        (self.folder / "mounted").unlink()
        shutil.rmtree(self.slides)
        self.slides.mkdir()

    def text(self):
        return (self.in_use() / "kiosk.txt").read_text()

    def setting(self, key):
        return subprocess.run(
            [os.environ["KIOSK_PROGRAM"], "setting", key, "--config",
             self.in_use() / "kiosk.txt"], capture_output=True,
            text=True).stdout.strip()


class Chosen(Settings):
    def test_those_of_slides(self):
        self.put_settings("rotate: 90\n")
        self.begin()
        self.assertEqual(self.in_use().resolve(), self.slides)

    def test_slides_cannot_be_mounted(self):
        self.put_settings("rotate: 90\nimport: any\nstaff_code: 4711\n")
        self.begin()
        self.lose_slides()
        self.assertIn(UNREADABLE, self.choose())
        self.assertEqual([self.setting(key) for key in
                          ("rotate", "import", "staff_code")],
                         ["90", "any", "4711"])

    def test_a_file_cannot_be_read(self):
        self.put_settings("rotate: 90\nimport: known\n", key="key\n")
        self.begin()
        for name in ("kiosk.txt", "clinic.pub"):
            (self.folder / "broken" / name).touch()
            self.assertIn(UNREADABLE, self.choose())
            self.assertEqual(self.setting("rotate"), "90")
            (self.folder / "broken" / name).unlink()

    def test_names_are_lost(self):
        """It can be mounted, but lists nothing, or nothing of ours."""
        self.put_settings("rotate: 90\n")
        self.begin()
        for path in list(self.slides.iterdir()):
            path.unlink()
        self.assertIn(UNREADABLE, self.choose())
        (self.slides / "\x01\x02~%").touch()
        self.assertIn(UNREADABLE, self.choose())
        self.assertEqual(self.setting("rotate"), "90")

    def test_what_is_in_them_is_lost(self):
        """Different bytes that nobody has saved."""
        good = "rotate: 90\nimport: known\n"
        for key, damage in ((None, "\x00" * 11), (None, "rotate: 0\n"), (None, ""),
                            ("key\n", None)):
            self.put_settings(good, key=key)
            self.begin()
            self.put_settings(good if damage is None else damage,
                              key="kex\n" if key else None)
            self.assertIn(UNREADABLE, self.choose())
            self.assertEqual(self.setting("rotate"), "90")

    def test_a_technician_changes_them(self):
        self.put_settings("rotate: 90\nimport: known\n", key="key\n")
        self.begin()
        self.put_settings("rotate: 180", 1_700_000_002)
        self.begin()
        self.assertEqual(self.setting("rotate"), "180")
        self.lose_slides()
        self.choose()
        self.assertEqual(self.setting("rotate"), "180")
        self.assertFalse((self.in_use() / "clinic.pub").exists())

    def test_what_is_not_understood_holds_and_is_not_kept(self):
        """Which sticks are accepted has just changed, and nobody knows how."""
        self.put_settings("rotate: 90\nimport: known\n")
        self.begin()
        for slip in ("rotate: 180\nimport: sigend\n",
                     "rotate: 180\nimport: signed\n"):
            self.put_settings(slip, 1_700_000_004)
            self.begin()
            self.assertEqual(self.text(), slip)
        self.lose_slides()
        self.choose()
        self.assertEqual(self.setting("rotate"), "90")

    def test_import_that_was_not_understood_last_takes_no_stick(self):
        """The old one might accept sticks that the clinic wants to reject."""
        for slip in ("import: sigend\n", "import: signed\n", "imp"):
            for lose in self.lose_slides, lambda: self.put_settings(None):
                self.put_settings("rotate: 90\nimport: any\n")
                self.begin()
                self.put_settings(f"rotate: 180\n{slip}", 1_700_000_004)
                self.begin()
                lose()
                self.assertIn(NO_STICK, self.choose().lower())
                self.assertEqual((self.setting("rotate"), self.setting("import")),
                                 ("90", ""))
                self.put_settings("rotate: 90\nimport: any\n", 1_700_000_006)
                (self.folder / "mounted").touch()
                (self.slides / "README.txt").touch()
                self.begin()
                lose()
                self.assertNotIn(NO_STICK, self.choose().lower())
                self.assertEqual(self.setting("import"), "any")
                (self.folder / "mounted").touch()
                (self.slides / "README.txt").touch()

    def test_not_understood_and_nothing_kept(self):
        self.put_settings("import: sigend\n")
        self.begin()
        self.put_settings(None)
        self.assertIn(NO_STICK, self.choose().lower())
        self.assertEqual(self.setting("import"), "")

    def test_changed_within_the_time_of_before(self):
        """Or damaged: the stricter of both applies, and saving again decides."""
        for old, new, holds in (("any", "known", ""), ("any", "signed", ""),
                                ("known", "any", "known")):
            self.put_settings(f"import: {old}\n", key=None)
            shutil.rmtree(self.folder / "data")
            (self.folder / "data").mkdir()
            self.begin()
            self.put_settings(f"import: {new}\n")
            if new == "signed":
                subprocess.run(["minisign", "-G", "-W", "-f", "-p",
                                self.slides / "clinic.pub", "-s",
                                self.folder / "clinic.key"], check=True,
                               capture_output=True)
            told = self.choose()
            self.assertIn("save it again", told)
            self.assertEqual(NO_STICK in told.lower(), holds == "")
            self.assertEqual(self.setting("import"), holds)

    def test_removed(self):
        """Most likely a slip: an empty file would show the intention."""
        self.put_settings("rotate: 90\n")
        self.begin()
        self.put_settings(None)
        self.assertIn("There is no kiosk.txt on the drive SLIDES: the old",
                      self.choose())
        self.assertEqual(self.setting("rotate"), "90")
        self.put_settings("", 1_700_000_002)
        self.begin()
        self.assertEqual(self.setting("rotate"), "0")

    def test_never_there(self):
        self.put_settings(None)
        self.assertIn("the default settings are used", self.choose())
        self.assertEqual(self.setting("import"), "known")

    def test_nothing_can_be_read(self):
        self.lose_slides()
        told = self.choose()
        self.assertIn(UNREADABLE, told)
        self.assertIn(NO_STICK, told.lower())
        self.assertFalse((self.in_use() / "kiosk.txt").exists())

    def test_a_card_that_does_not_answer(self):
        """The kept ones are used at once, in case this is stopped."""
        self.put_settings("rotate: 90\n")
        self.begin()
        self.stand_in("head", 'case $3 in */data/*) exec /usr/bin/head "$@" ;;'
                              ' esac\nkill -9 $PPID\n')
        (self.folder / "run/in-use").unlink()
        self.assertNotEqual(self.settings("choose"), 0)
        self.assertEqual(self.setting("rotate"), "90")

    def test_what_is_far_too_large_is_not_kept(self):
        self.put_settings("rotate: 90\n", key="x" * 100_000)
        self.begin()
        self.assertEqual(list((self.folder / "data").glob("settings")), [])

    def test_copy_that_is_damaged(self):
        self.put_settings("import: known\n")
        self.begin()
        kept = self.folder / "data/settings/kiosk.txt"
        kept.write_text(kept.read_text().replace("known", "any  "))
        self.lose_slides()
        self.assertIn(NO_STICK, self.choose().lower())

    def test_nothing_is_written_without_a_change(self):
        self.put_settings("rotate: 90\nimport: known\n", key="key\n")
        self.begin()
        kept = self.folder / "data/settings"
        before = files(kept), kept.stat().st_ino
        self.begin()
        self.assertEqual((files(kept), kept.stat().st_ino), before)
        self.assertEqual(os.listdir(self.folder / "data"), ["settings"])


class Cut(Settings):
    def test_power_goes_while_they_are_kept(self):
        """The old settings or the new ones, complete."""
        seen = set()
        for cut in range(1, 40):
            shutil.rmtree(self.folder / "data")
            (self.folder / "data").mkdir()
            (self.folder / "mounted").touch()
            for name in WRITERS:
                (self.folder / "bin" / name).unlink(missing_ok=True)
            self.put_settings("rotate: 90\nimport: known\n", key="old\n")
            self.begin()
            self.put_settings("rotate: 180\nimport: known\n", 1_700_000_002,
                              key="new\n")
            self.begin_again(cut)
            went_through = cut > len((self.folder / "calls").read_text())
            for name in WRITERS:
                (self.folder / "bin" / name).unlink()
            self.put_settings(None)
            (self.folder / "mounted").unlink()
            self.choose()
            seen.add((self.text(), (self.in_use() / "clinic.pub").read_text()))
            if went_through:
                break
        self.assertTrue(went_through)
        self.assertEqual(seen, {("rotate: 90\nimport: known\n", "old\n"),
                                ("rotate: 180\nimport: known\n", "new\n")})

    def begin_again(self, cut):
        self.choose()
        for name in WRITERS:
            self.stand_in(name, CUT % name)
        (self.folder / "calls").write_text("")
        self.settings("keep", CUT=str(cut))


class Sticks(Settings):
    """Which sticks are accepted, whatever happens to SLIDES."""

    def assert_refused(self, words):
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0)
        self.assertIn("was not accepted", self.said)
        self.assertIn(words, self.said)
        self.assertEqual(self.shown(), {})

    def test_signed_stays_signed(self):
        self.put(of_all(DECK))
        subprocess.run(["minisign", "-G", "-W", "-f", "-p",
                        self.folder / "clinic.pub", "-s",
                        self.folder / "clinic.key"], check=True,
                       capture_output=True)
        self.put_settings("import: signed\nknown_sticks: 1A2B-3C4D\n",
                          key=(self.folder / "clinic.pub").read_text())
        self.begin()
        self.lose_slides()
        self.choose()
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 1)
        self.assertIn("It is not signed", self.said)
        subprocess.run([os.environ["KIOSK_PROGRAM"], "sign",
                        self.place / "slides", "--key",
                        self.folder / "clinic.key"], check=True,
                       capture_output=True)
        self.assertEqual(self.run_script("import", "stick", "sdb1"), 0,
                         self.said)
        self.assertLessEqual(of_all(DECK).items(), self.shown().items())
        shutil.rmtree(self.folder / "data")
        self.choose()
        shutil.rmtree(self.store)
        self.store.mkdir()
        self.assert_refused("cannot be read")


class Mounted(Settings):
    def test_whatever_a_computer_made_of_it(self):
        """exFAT and NTFS are tried as well; nothing is ever written."""
        folder = self.folder / "sys/devices/card/loop0"
        folder.mkdir(parents=True)
        (folder / "partition").write_text("8\n")
        (self.folder / "sys/dev/block/179:9").symlink_to(folder)
        self.stand_in("mountpoint", "echo 179:9\n")
        self.stand_in("mount", 'echo "$*" >>"$FOLDER/calls"\n'
                               '[ "$2" = "$KIND" ]\n')
        for count, kind in enumerate(("vfat", "exfat", "ntfs3"), 1):
            (self.folder / "calls").write_text("")
            done = subprocess.run(
                ["sh", ROOT / "image/overlay/usr/lib/kiosk/mount-card",
                 "slides"], capture_output=True, text=True, env={
                     "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
                     "FOLDER": str(self.folder), "KIND": kind,
                     "KIOSK_SYS": str(self.folder / "sys"),
                     "KIOSK_SLIDES": str(self.slides)})
            self.assertEqual((done.returncode, done.stdout), (0, ""))
            calls = (self.folder / "calls").read_text().splitlines()
            self.assertEqual(len(calls), count)
            words = calls[-1].split()
            self.assertEqual(words[:2] + words[4:],
                             ["-t", kind, "/dev/loop0", str(self.slides)])
            self.assertLessEqual({"ro", "nosuid", "nodev", "noexec"},
                                 set(words[3].split(",")))
            drivers = (ROOT / "image/keep-modules.txt").read_text().split()
            self.assertIn(kind, drivers)


if __name__ == "__main__":
    unittest.main(verbosity=2)
