"""What image/overlay/usr/lib/kiosk/network does at a start. What only a board
can do (systemctl, chown to its users) is logged instead of done."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from board import ROOT

NETWORK = ROOT / "image/overlay/usr/lib/kiosk/network"

STAND_INS = {
    "systemctl": 'echo "systemctl $*" >>"$CALLS"\n',
    "chown": 'echo "chown $1 ${2##*/}" >>"$CALLS"\n',
    "mountpoint": '[ -d "$2" ]\n',
    "install": 'if [ "$1" = -d ]; then mkdir "$8"\n'
               'else exec /usr/bin/install "$@"; fi\n',
}


class Network(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="kiosk-network-")
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        for name in ("slides", "data", "bin"):
            (self.folder / name).mkdir()
        for name, body in STAND_INS.items():
            program = self.folder / "bin" / name
            program.write_text("#!/bin/sh\n" + body)
            program.chmod(0o755)

    def start(self, settings):
        """The logged actions, one per line."""
        (self.folder / "slides/kiosk.txt").write_text(settings)
        calls = self.folder / "calls"
        calls.write_text("")
        done = subprocess.run(["bash", NETWORK], text=True, env={
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
            "KIOSK_PROGRAM": os.environ["KIOSK_PROGRAM"],
            "CALLS": str(calls), "KIOSK_SLIDES": str(self.folder / "slides"),
            "KIOSK_SETTINGS": str(self.folder / "slides/kiosk.txt"),
            "KIOSK_DATA": str(self.folder / "data"),
            "KIOSK_UNITS": str(self.folder / "units")}, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.said = done.stdout
        return calls.read_text().splitlines()

    def test_nothing_runs_without_a_shared_folder(self):
        (self.folder / "slides/rclone.conf").write_text("[x]\n")
        for settings in ("", "pull_from:\n", "# pull_from: a:b\n",
                         "pull_from: /etc\n", "pull_form: a:b\n"):
            self.assertEqual(self.start(settings), [])
        self.assertEqual(list((self.folder / "data").iterdir()), [])

    def test_what_is_started(self):
        calls = self.start("pull_from: clinic:slides\n")
        self.assertEqual(len(calls), 1)
        self.assertIn("--no-block start systemd-networkd.service", calls[0])
        self.assertIn("kiosk-pull.timer kiosk-pull.service", calls[0])
        self.assertTrue((self.folder / "data/pull").is_dir())

    def test_secrets_leave_the_drive_of_staff(self):
        secret = self.folder / "slides/rclone.conf"
        kept = self.folder / "data/rclone.conf"
        secret.write_text("[clinic]\n")
        calls = self.start("pull_from: clinic:slides\n")
        self.assertIn("chown kiosk-pull: rclone.conf", calls)
        self.assertIn("may be deleted from SLIDES now", self.said)
        self.assertEqual(kept.stat().st_mode & 0o777, 0o400)
        secret.unlink()
        self.start("pull_from: clinic:slides\n")
        self.assertEqual(kept.read_text(), "[clinic]\n")
        self.assertEqual(self.said, "")
        secret.write_text("[new]\n")
        self.start("pull_from: clinic:slides\n")
        self.assertEqual(kept.read_text(), "[new]\n")

    def test_how_often(self):
        minutes = self.folder / "units/kiosk-pull.timer.d/minutes.conf"
        for value in ("", "4", "1441", "x", "15; rm", "99999", "15"):
            self.start(f"pull_from: a:b\npull_minutes: {value}\n")
            self.assertFalse(minutes.exists(), value)
        for value, calendar in (("5", "*:00/5"), ("030", "*:00/30"),
                                ("60", "00/1:00"), ("1439", "00/23:00"), ("1440", "daily")):
            calls = self.start(f"pull_from: a:b\npull_minutes: {value}\n")
            self.assertIn(f"OnCalendar={calendar}\n", minutes.read_text())
            self.assertIn("systemctl daemon-reload", calls)
            subprocess.run(["systemd-analyze", "calendar", calendar],
                           check=True, capture_output=True)

    def test_keys_as_the_program_reads_them(self):
        for settings in ("Pull_From: clinic:slides\n",
                         "\u201cx\u201d\r pull_from\u00a0\uff1a \u201cclinic:slides\u201d\r"):
            self.assertEqual(len(self.start(settings)), 1, settings)

    def test_card_without_data(self):
        (self.folder / "data").rmdir()
        self.assertEqual(self.start("pull_from: clinic:slides\n"), [])
        self.assertIn("The card has no room", self.said)


if __name__ == "__main__":
    unittest.main(verbosity=2)
