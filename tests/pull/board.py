"""A simulated board: its kiosk.txt, rclone.conf and data partition are in folders
of the test, and image/overlay/usr/lib/kiosk/pull runs as on a board, with the
program KIOSK_PROGRAM."""
import os
import signal
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PULL = ROOT / "image/overlay/usr/lib/kiosk/pull"
LATER = 75  # the exit status of a pull that changed nothing


def obscured(password):
    return subprocess.run(["rclone", "obscure", password], check=True,
                          capture_output=True, text=True).stdout.strip()


def files(folder):
    """Path and bytes of every file below FOLDER."""
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in Path(folder).rglob("*") if path.is_file()}


class Board:
    """REMOTE is the section of rclone.conf; kiosk.txt has SETTINGS."""

    def __init__(self, folder, remote, authority=None, settle_s=0.2, **settings):
        self.folder = Path(folder)
        self.card = self.folder / "card"
        self.data = self.folder / "data"
        self.store = self.folder / "store"
        self.run = self.folder / "run"
        self.card.mkdir(parents=True)
        self.settle_s = settle_s
        self.say(pull_from="clinic:", **settings)
        self.remote(remote)
        if authority:
            self.trust(authority)

    def say(self, **settings):
        lines = [f"{key}: {value}\r\n" for key, value in settings.items()]
        (self.card / "kiosk.txt").write_text("".join(lines), newline="")

    def remote(self, section):
        (self.card / "rclone.conf").write_text("[clinic]\n" + section)

    def trust(self, authority):
        (self.card / "ca.crt").write_bytes(Path(authority).read_bytes())

    def environment(self):
        return {
            "PATH": os.environ["PATH"],
            "KIOSK_SETTINGS": str(self.card / "kiosk.txt"),
            "KIOSK_PULL_DATA": str(self.data),
            "KIOSK_PULL_RUN": str(self.run),
            "KIOSK_PULL_SECRETS": str(self.card),
            "KIOSK_PULL_SETTLE_S": str(self.settle_s),
            "KIOSK_PULL_CLOCK": "/dev/null",
            "KIOSK_STORE": str(self.store),
            "KIOSK_PROGRAM": os.environ["KIOSK_PROGRAM"],
        }

    def start(self, verb="fetch"):
        return subprocess.Popen(
            ["bash", PULL, verb], env=self.environment(), text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True)

    def pull(self, verb="fetch", limit_s=120):
        """Returns the exit status; the output is in said."""
        process = self.start(verb)
        self.said = process.communicate(timeout=limit_s)[0]
        return process.returncode

    def status(self):
        lines = (self.run / "status").read_text().splitlines()
        return dict(line.split(": ", 1) for line in lines)

    def deck(self):
        return files(self.data / "deck")

    def shown(self):
        return files(self.store / "current/")

    def fetched_bytes(self):
        return sum(path.stat().st_size
                   for path in (self.data / "incoming").rglob("*")
                   if path.is_file())

    def wait_for_bytes(self, count, limit_s=30):
        """Waits until a running pull has received that many files."""
        end = time.monotonic() + limit_s
        while self.fetched_bytes() < count:
            if time.monotonic() > end:
                raise TimeoutError(f"{count} bytes never came")
            time.sleep(0.02)


def kill(process):
    """A power cut: kills all its processes at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
