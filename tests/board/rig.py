"""Shared by all tests of the image: paths, booting a board to its first correct
picture, and the figures of the report."""
import os
import shutil
import sys
import threading
import time
import unittest
from pathlib import Path

import disk
import pixels
import qemu
import reference

SOURCES = Path(__file__).resolve().parent.parent.parent
BUILD = SOURCES / "build"

NOMINAL_BOOT_S = 35  # Linux to first slide in TCG on a quiet machine
PATIENCE = 4  # see BoardTest.limit

FIRST = ("about", "what-it-is", 1)  # of the deck in the image

START = time.monotonic()


def say(words):
    print(f"[{time.monotonic() - START:5.0f} s] {words}", file=sys.stderr,
          flush=True)


class Rig:
    """The image under test, what its own program draws, and the folder that
    keeps screenshots and logs."""

    outside = BUILD / "release/kiosk/command/kiosk"  # the program of here

    def __init__(self, arch, image, folder, drawn_by=None):
        self.arch, self.image, self.folder = arch, Path(image), Path(folder)
        self.work = BUILD / "board-work" / arch
        self.qemu_root = BUILD / "qemu-root"
        self.kvm = False
        self.quiet = threading.Event()  # the boot that is timed is over
        self.figures = []
        self.lock = threading.Lock()
        self._own_pages = None
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.work.mkdir(parents=True, exist_ok=True)
        self.reference = reference.Reference(Path(drawn_by or image),
                                             self.work / "reference")

    def try_kvm(self):
        copy = disk.Disk.copy_of(self.image, self.work / "kvm.img")
        self.kvm = qemu.kvm_works(self.qemu_root, self.arch, copy,
                                  self.folder / "kvm")
        copy.path.unlink()
        say("QEMU runs under KVM" if self.kvm else "QEMU runs under TCG")

    def note(self, name, value, limit=""):
        """A figure for the report."""
        with self.lock:
            self.figures.append((name, str(value), str(limit)))
        say(f"{name}: {value}{f' (at most {limit})' if limit else ''}")

    def write_report(self):
        width = max([len(name) for name, _, _ in self.figures], default=0)
        lines = [f"{name:{width}}  {value:>12}  {limit}".rstrip()
                 for name, value, limit in self.figures]
        (self.folder / "figures.txt").write_text("\n".join(lines) + "\n")

    def new_disk(self, name):
        card = disk.Disk.copy_of(self.image, self.work / f"{name}.img")
        card.add_arguments(qemu.arguments(self.arch))
        return card

    def scene_on(self, card, name, **size):
        """What to show according to SLIDES on CARD, in the form that the
        reference takes."""
        folder = self.reference.new_folder(name)
        names = card.names()
        deck, config = (card.fetch(disk.SLIDES, each, folder)
                        if each in names else None
                        for each in ("slides", "kiosk.txt"))
        return reference.Scene(deck, config, **size)

    def own_pages(self):
        """The deck of the image, if there is nothing else."""
        with self.lock:
            if self._own_pages is None:
                self._own_pages = self.reference.pages(
                    reference.Scene(), "own-pages")
        return self._own_pages

    def machine(self, name, card, **options):
        return qemu.Machine(self.qemu_root, self.arch, card,
                            self.folder / name, kvm=self.kvm, **options)

    def boot(self, name, card, wanted, **options):
        """(machine, key of WANTED that was shown first). An early death of
        QEMU, which has an assertion that fails now and then, is retried."""
        for attempt in (1, 2):
            machine = self.machine(name, card, **options)
            try:
                machine.start()
                key = machine.wait_picture(wanted, name="the first picture")
                say(f"{name}: {key} after {machine.age_s():.0f} s")
                return machine, key
            except (qemu.Died, qemu.Gone) as error:
                machine.kill()
                say(f"{name}: {error}")
                if attempt == 2:
                    raise
            except BaseException:
                machine.kill()
                raise
        raise AssertionError("unreachable")

    @staticmethod
    def wait_card(machine):
        """Waits for a shell, and until the card's slides are in the store, into
        which a new card copies them while it shows them."""
        machine.shell.wait_ready()
        machine.wait_for(
            lambda: machine.shell.run(
                "systemctl -q is-active kiosk.service && ! systemctl "
                "list-jobs --no-legend | grep -q kiosk-import")[0] == 0,
            name="the slides of the card", every_s=2)


class BoardTest(unittest.TestCase):
    """Tests of one boot, run in their order in the file. The runner sets RIG."""

    rig = None
    machine = None
    rotate = 0  # of the panel, in kiosk.txt
    state = None  # of the rehearsal, for the places of controls

    def setUp(self):
        self.shell = self.machine.shell
        self.slow = max(1.0, self.shell.pace()) if self.shell else 1.0

    def limit(self, seconds):
        """How long to wait for what takes at most SECONDS on an idle machine,
        which the figures tell. What else runs on this one may change at any
        moment, and two boards share it: a fault is what takes PATIENCE times
        as long, or twice as much as the guest was slower before the test."""
        return min(seconds * max(PATIENCE, 2 * self.slow), qemu.LIMIT_S)

    def pause(self, seconds):
        """Waits this long for the guest; on a slow one it gets less done."""
        stretch = 2 * self.slow if self.slow > 1.5 else 1
        time.sleep(seconds * min(stretch, 3))

    def place(self, x, y):
        """The position on the panel of a position in the picture."""
        return (1 - y, x) if self.rotate == 90 else (x, y)

    def tap(self, name):
        self.machine.hand.tap(*self.place(*reference.middle(
            self.state, name)))

    def swipe_left(self):
        self.machine.hand.swipe(self.place(0.75, 0.4), self.place(0.25, 0.4))

    def connector(self, word):
        """Plugs in the display (on), unplugs it (off), or has the kernel check
        (detect)."""
        self.shell.out("for c in /sys/class/drm/card*-*/status; do "
                       f"echo {word} >$c; done")

    def tearDown(self):
        failed = self._outcome.result.failures + self._outcome.result.errors
        if self.machine.process and any(
                test is self for test, _ in failed):
            self.machine.keep(f"failed-{self._testMethodName}")

    @classmethod
    def tearDownClass(cls):
        if cls.machine is not None:
            cls.machine.kill()

    def expect(self, wanted, limit_s, name):
        """The panel shows a picture, or one of {key: picture}, within a
        stretched limit. Saves it, and returns how long that took."""
        if isinstance(wanted, pixels.Picture):
            wanted = {name: wanted}
        began = time.monotonic()
        try:
            key = self.machine.wait_picture(wanted, self.limit(limit_s),
                                            name)
        except qemu.TimedOut as error:
            self.fail(str(error))
        took_s = time.monotonic() - began
        self.machine.keep(name, wanted[key])
        return took_s

    def property(self, name, unit="kiosk.service"):
        return self.shell.out(f"systemctl show -p {name} --value {unit}")

    def uptime_s(self):
        """By the guest's clock."""
        return float(self.shell.out("cut -d' ' -f1 /proc/uptime"))

    def pid(self):
        return int(self.property("MainPID"))


class Loader(unittest.TestLoader):
    """Tests run in the order in which they stand in their file."""

    def getTestCaseNames(self, case):
        names = super().getTestCaseNames(case)
        return sorted(names, key=lambda name: getattr(
            case, name).__code__.co_firstlineno)


def clean_environment():
    os.environ["LC_ALL"] = "C.UTF-8"
