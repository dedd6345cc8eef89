"""systemd checks the units of the image: that it understands each one, that what
they start exists, and how well they are sandboxed."""
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from board import ROOT

OVERLAY = ROOT / "image/overlay"
OF_SYSTEMD = Path("/usr/lib/systemd/system")
SHOW = ROOT / "debian/kiosk.service"  # of the package, which the overlay adds to
OF_PACKAGES = ("usr/bin/kiosk", "usr/bin/flock", "usr/lib/kiosk/splash",
               "usr/libexec/kiosk/make-slides")
# An older systemd ignores these.
NEWER = "Unknown system call group, ignoring: @sandbox"
# systemd-analyze security: from 0, fully sandboxed, to 10, not at all. The mounts of
# sticks must be visible to others, so that unit cannot use most options.
EXPOSURE = {
    "kiosk-import-stick@sdb1.service": 0.5,
    "kiosk-import-card.service": 0.5,
    "kiosk-import-network.service": 0.5,
    "kiosk-pull.service": 1.5,
    "kiosk-settings-keep.service": 2.0,
    "kiosk.service": 1.0,
    "kiosk-stick@sdb1.service": 4.0,
}


class Units(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory(prefix="kiosk-units-")
        cls.addClassCleanup(cls.holder.cleanup)
        cls.root = Path(cls.holder.name)
        shutil.copytree(OVERLAY, cls.root, symlinks=True, dirs_exist_ok=True)
        shutil.copytree(OF_SYSTEMD, cls.root / "usr/lib/systemd/system",
                        symlinks=True)
        shutil.copy(SHOW, cls.root / "usr/lib/systemd/system")
        for name in OF_PACKAGES:
            program = cls.root / name
            program.parent.mkdir(parents=True, exist_ok=True)
            program.write_text("#!/bin/sh\n")
            program.chmod(0o755)

    def analyze(self, *words):
        done = subprocess.run(
            ["systemd-analyze", words[0], f"--root={self.root}", *words[1:]],
            capture_output=True, text=True)
        return done.stdout + done.stderr

    def names(self):
        yield SHOW.name
        for path in (OVERLAY / "etc/systemd/system").glob("*.*"):
            if path.is_file() and path.name != "default.target":
                yield path.name.replace("@.", "@sdb1.")

    def test_systemd_understands_them(self):
        names = sorted(self.names())
        self.assertGreater(len(names), 8)
        said = self.analyze("verify", "--man=no", *names)
        self.assertEqual([line for line in said.splitlines()
                          if NEWER not in line], [])

    def test_a_program_that_is_not_there_is_seen(self):
        """The test above can fail."""
        script = self.root / "usr/lib/kiosk/stick"
        away = script.rename(script.with_suffix(".away"))
        said = self.analyze("verify", "--man=no", "kiosk-stick@sdb1.service")
        away.rename(script)
        self.assertIn("usr/lib/kiosk/stick", said)

    def test_walls(self):
        for name, most in EXPOSURE.items():
            said = self.analyze("security", "--offline=true", "--no-pager",
                                name)
            found = re.search(rf"exposure level for {name}: ([\d.]+)", said)
            self.assertIsNotNone(found, said)
            self.assertLessEqual(float(found[1]), most, name)

    def test_scripts_can_be_started(self):
        for path in (OVERLAY / "usr/lib/kiosk").iterdir():
            if path.suffix != ".sh":
                self.assertEqual(path.stat().st_mode & 0o111, 0o111, path)


if __name__ == "__main__":
    unittest.main(verbosity=2)
