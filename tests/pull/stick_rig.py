"""A simulated stick, as the scripts of a board see it. Mounting is logged instead of
done; `kiosk import` is the real one."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from board import ROOT, files

SCRIPTS = ROOT / "image/overlay/usr/lib/kiosk"
CARD = "devices/mmc/mmcblk0"
USB = "devices/usb/sdb"

STAND_INS = {
    # udev knows nothing of a whole disk, unless it is one file system.
    "udevadm": 'if [ -e "$5/partition" ] || [ -e "$FOLDER/no-table" ]; then\n'
               'cat "$FOLDER/udev"\nfi\n',
    "blockdev": 'echo "blockdev $*" >>"$FOLDER/calls"\n',
    "mountpoint": 'if [ "$1" = -d ]; then echo 179:2\n'
                  'else [ -e "$FOLDER/mounted" ]; fi\n',
    "mount": 'echo "mount $*" >>"$FOLDER/calls"\n[ ! -e "$FOLDER/broken" ]\n',
    "umount": 'echo "umount ${1##*/}" >>"$FOLDER/calls"\n'
              '[ "$1" = --lazy ] || [ ! -e "$FOLDER/busy" ]\n',
    "systemctl": '[ -e "$FOLDER/shows" ]\n',
}


class StickRig(unittest.TestCase):
    """A stick sdb1, and what the scripts see of the board."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="kiosk-stick-")
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        for name in ("slides", "sticks", "ask", "known", "bin", "store",
                     "sys/class/block", "sys/dev/block"):
            (self.folder / name).mkdir(parents=True)
        for name, body in STAND_INS.items():
            program = self.folder / "bin" / name
            program.write_text("#!/bin/sh\n" + body)
            program.chmod(0o755)
        (self.folder / "shows").touch()
        self.place = self.folder / "sticks/sdb1"
        self.store = self.folder / "store"
        self.part(f"{CARD}/mmcblk0p2", "dev/block/179:2")
        self.part(f"{USB}/sdb1", "class/block/sdb1")
        self.udev()
        self.say("")

    def part(self, path, link):
        folder = self.folder / "sys" / path
        folder.mkdir(parents=True)
        (folder / "partition").write_text("1\n")
        (folder / "size").write_text(f"{16 * 10 ** 9 // 512}\n")
        (self.folder / "sys" / link).symlink_to(folder)

    def udev(self, kind="vfat", uuid="1A2B-3C4D", label="CLINIC"):
        (self.folder / "udev").write_text(
            f"DEVNAME=/dev/sdb1\nID_FS_TYPE={kind}\nID_FS_UUID={uuid}\n"
            f"ID_FS_LABEL={label}\n")

    def say(self, settings):
        (self.folder / "slides/kiosk.txt").write_text(settings)

    def start(self, *words, **more):
        at = {"SLIDES": "slides", "STICKS": "sticks", "ASK": "ask",
              "SYS": "sys", "STORE": "store", "KNOWN": "known/known",
              "SETTINGS": "slides/kiosk.txt", "BROUGHT": "brought"}
        return subprocess.Popen(
            ["bash", SCRIPTS / words[0], *words[1:]], text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={
                "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
                "FOLDER": str(self.folder), "KIOSK_ANSWER_S": "3",
                "KIOSK_SETTLE_S": "0",
                "KIOSK_PROGRAM": os.environ["KIOSK_PROGRAM"],
                **{f"KIOSK_{key}": str(self.folder / name)
                   for key, name in at.items()}, **more})

    def run_script(self, *words, **more):
        """Returns the exit status; the output is in said."""
        process = self.start(*words, **more)
        self.said = process.communicate(timeout=100)[0]
        return process.returncode

    def put(self, content, folder=None):
        for path, each in content.items():
            file = (folder or self.place) / "slides" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(each)

    def told(self):
        """The notices to the show since the last call."""
        notices = sorted((self.folder / "ask").glob("notice.*"))
        words = [each.read_text() for each in notices]
        for each in notices:
            each.unlink()
        return "".join(words)

    def shown(self):
        return files(self.store / "current/")
