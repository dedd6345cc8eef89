"""Damaged data partitions: image/overlay/usr/lib/kiosk/use-data on its own file
systems, in a mount namespace. Whatever blocks are lost, the clinic's slides are
shown: those in the store, else those on SLIDES."""
import json
import os
import random
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from board import ROOT, files

SCRIPTS = ROOT / "image/overlay/usr/lib/kiosk"
BLOCK = 1024  # of so small a file system
SIZE = 24 << 20
TRIALS, SEED = 40, 12
OWN_MOUNTS = ["unshare", "--mount"]
# In memory: there are many starts, and each one syncs.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

# Runs $1 with the file data as a disk mounted on mnt; $2 has options for losetup.
# Its output is in said.
BESIDE = """
disc=$(losetup --find --show $2 data) || exit 77
trap 'umount mnt 2>/dev/null; losetup -d "$disc"' EXIT
export disc
eval "$1"
"""
USE = "bash $SCRIPTS/use-data $disc >said 2>&1\n"

# What a start shows, and what is there after the card was checked.
START = USE + """
cp -a run/ask ask-after
$KIOSK_PROGRAM rehearse script $(readlink run/deck) --else slides/slides \
    --else image >shown 2>>said
if mountpoint -q mnt; then
    eval "$BEFORE_IMPORT"
    bash $SCRIPTS/import card >>said 2>&1
fi
cp -a run/ask/. ask-after
$KIOSK_PROGRAM rehearse script $(readlink run/deck) --else slides/slides \
    --else image >shown-then 2>>said
deck=$(readlink run/deck)
[ ! -e $deck/decks ] || deck=$deck/current
[ -e $deck/ ] || deck=slides/slides # as --else says
cp -aT $deck/ deck-then
"""


def slide(title):
    return f"# {title}\n\nWords about {title}.\n"


def make_deck(folder, clinic, newer=""):
    """A deck identified by its topic."""
    topic = folder / clinic
    topic.mkdir(parents=True)
    (folder / "deck.txt").write_text(f"title: {clinic}\nlanguages: en\n")
    (topic / "topic.txt").write_text(f"title: {clinic}\nkind: about\n")
    for number in range(6):
        (topic / f"{number}.md").write_text(slide(f"Slide {number}{newer}"))
    # An unused picture: a place where damage is invisible.
    (topic / "9.txt").write_text("x" * 50000)


class DataRig(unittest.TestCase):
    """A card with the clinic's slides in the store on data."""

    # What happens to data when the first slide is on.
    before_import = ""

    @classmethod
    def setUpClass(cls):
        probe = subprocess.run(
            [*OWN_MOUNTS, "sh", "-c", "losetup --find"], capture_output=True)
        if os.geteuid() != 0 or probe.returncode != 0:
            raise unittest.SkipTest("no mounts of discs are allowed here")
        holder = tempfile.TemporaryDirectory(prefix="kiosk-data-", dir=MEMORY)
        cls.addClassCleanup(holder.cleanup)
        cls.made = Path(holder.name)
        make_deck(cls.made / "slides/slides", "clinic")
        make_deck(cls.made / "newer", "clinic", " of the stick")
        make_deck(cls.made / "image", "image")
        (cls.made / "script").write_text("wait 3\nstate\n")
        for name in ("mnt", "run"):
            (cls.made / name).mkdir()
        with open(cls.made / "data", "wb") as file:
            file.truncate(SIZE)
        cls.beside(cls.made, "$SCRIPTS/make-data $disc && " + USE + """
            bash $SCRIPTS/import card >>said 2>&1
            $KIOSK_PROGRAM import newer mnt/store --from 'USB stick' >>said""")

    @classmethod
    def beside(cls, folder, commands, how="", before_import=""):
        return subprocess.run(
            [*OWN_MOUNTS, "bash", "-c", BESIDE, "bash", commands, how],
            cwd=folder, capture_output=True, text=True, timeout=300, env={
                "PATH": f"{folder}/bin:{os.environ['PATH']}:/usr/sbin:/sbin",
                "SCRIPTS": str(SCRIPTS),
                "KIOSK_DATA": str(folder / "mnt"),
                "KIOSK_DECK": str(folder / "run/deck"),
                "KIOSK_ASK": str(folder / "run/ask"),
                "KIOSK_SLIDES": str(folder / "slides"),
                "KIOSK_STORE": str(folder / "mnt/store"),
                "BEFORE_IMPORT": before_import,
                "KIOSK_OWNER": "root", "KIOSK_SHOW": "root",
                "KIOSK_PROGRAM": os.environ["KIOSK_PROGRAM"]})

    def setUp(self):
        """A copy of that card."""
        holder = tempfile.TemporaryDirectory(prefix="kiosk-data-", dir=MEMORY)
        self.addCleanup(holder.cleanup)
        self.card = Path(holder.name) / "card"
        self.renew()

    def renew(self):
        shutil.rmtree(self.card, ignore_errors=True)
        subprocess.run(["cp", "-a", "--sparse=always", self.made, self.card],
                       check=True)
        shutil.rmtree(self.card / "run")
        (self.card / "run").mkdir()

    # ---- damage ----

    def overwrite(self, at, content):
        with open(self.card / "data", "r+b") as file:
            file.seek(at * BLOCK)
            file.write(content)

    def used(self):
        content = (self.card / "data").read_bytes()
        nothing = bytes(BLOCK)
        return [at for at in range(SIZE // BLOCK)
                if content[at * BLOCK:(at + 1) * BLOCK] != nothing]

    def block_of(self, path):
        """The first block of a file or folder on data."""
        return int(subprocess.run(
            ["debugfs", "-R", f"bmap {path} 0", self.card / "data"],
            capture_output=True, text=True, check=True).stdout)

    # ---- the results ----

    def start(self, commands=START, how=""):
        done = self.beside(self.card, commands, how, self.before_import)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.said = (self.card / "said").read_text(errors="replace")

    def told(self):
        ask = self.card / "ask-after"
        return " ".join(each.read_text() for each in ask.glob("notice.*"))

    def shown(self, when="shown"):
        return json.loads((self.card / when).read_text())

    def assert_clinic(self, words=""):
        """At once, and whole when the slides of the card have been looked at."""
        for when in ("shown", "shown-then"):
            self.assertEqual(self.shown(when)["topic"], "clinic",
                             words + self.said)
        self.assertIn(files(self.card / "deck-then"), (
            files(self.made / "newer"), files(self.made / "slides/slides")),
            words + self.said)

    def lose_a_slide(self):
        """Of the deck on show: no name of it is damaged."""
        content = (self.card / "data").read_bytes()
        at = content.index(slide("Slide 3 of the stick").encode()) // BLOCK
        self.overwrite(at, b"\xa5" * BLOCK)


class Damaged(DataRig):
    def test_whole(self):
        """Nothing is repaired or reported, and the store is shown."""
        self.start()
        self.assert_clinic()
        self.assertEqual(self.told(), "")
        self.assertNotIn("e2fsck", self.said)
        self.assertEqual(files(self.card / "deck-then"),
                         files(self.made / "newer"))

    def test_one_block_of_the_store(self):
        """The file system mounts, but the store cannot be listed."""
        for name in ("store", "store/decks", "store/current/"):
            with self.subTest(name):
                self.renew()
                self.overwrite(self.block_of(f"/{name}"),
                               random.Random(name).randbytes(BLOCK))
                self.start()
                self.assert_clinic(name)
                self.assertIn("damaged", self.told())
                # The next start finds it repaired.
                shutil.rmtree(self.card / "run")
                shutil.rmtree(self.card / "ask-after")
                shutil.rmtree(self.card / "deck-then")
                (self.card / "run").mkdir()
                self.start()
                self.assert_clinic(name)
                self.assertEqual(self.told(), "")

    def test_random_blocks(self):
        """One of those in use, some of them, a third of them, all."""
        used = self.used()
        for trial in range(TRIALS):
            dice = random.Random(SEED + trial)
            count = (1, 1, 2, 5, 20, len(used) // 10, len(used) // 3,
                     len(used))[trial % 8]
            with self.subTest(trial, count=count):
                self.renew()
                for at in dice.sample(used, count):
                    self.overwrite(at, dice.randbytes(BLOCK))
                self.start()
                self.assert_clinic(f"{trial}: {count} blocks. ")

    def test_never_formatted(self):
        self.overwrite(0, bytes(SIZE))
        self.start()
        self.assert_clinic()
        self.assertIn("The slides on the drive SLIDES are shown", self.told())

    def test_slides_of_the_store_that_changed(self):
        """A slide on show is another than was brought: what the card has is
        whole, and staff are told that it is older."""
        self.lose_a_slide()
        self.start()
        self.assert_clinic()
        self.assertEqual(files(self.card / "deck-then"),
                         files(self.made / "slides/slides"))
        self.assertIn("bring them again", self.said)


class NotWritten(DataRig):
    """A slide of the store is damaged, and so that this start cannot mend it:
    it is not shown."""

    def check(self):
        self.start()
        self.assert_clinic()
        self.assertEqual(files(self.card / "deck-then"),
                         files(self.made / "slides/slides"))
        self.assertIn("so those on the drive SLIDES are shown", self.told())

    def test_locked_by_linux(self):
        """ext4 does so when it finds what makes no sense."""
        self.lose_a_slide()
        self.before_import = "mount -o remount,ro mnt"
        self.check()

    def test_locked_while_it_is_copied(self):
        self.lose_a_slide()
        self.before_import = """
            real=$KIOSK_PROGRAM
            printf '#!/bin/sh\n[ $1 != import ] || mount -o remount,ro mnt\n
                exec %s "$@"' $real >program
            chmod +x program
            export KIOSK_PROGRAM=$PWD/program"""
        self.check()

    def test_full(self):
        self.lose_a_slide()
        self.before_import = "head -c 100M /dev/zero >mnt/other 2>/dev/null"
        self.check()

    def test_whole_and_locked(self):
        """Nothing is wrong with what is shown, so it stays."""
        self.before_import = "mount -o remount,ro mnt"
        self.start()
        self.assertEqual(files(self.card / "deck-then"),
                         files(self.made / "newer"))
        self.assertEqual(self.told(), "")

    def test_slides_that_show_nothing(self):
        """What is left of the damaged ones is better."""
        shutil.rmtree(self.card / "slides/slides/clinic")
        self.lose_a_slide()
        self.before_import = "mount -o remount,ro mnt"
        self.start()
        self.assertEqual(self.shown("shown-then")["topic"], "clinic",
                         self.said)

    def test_until_a_deck_has_come(self):
        """What the store takes then is shown."""
        self.lose_a_slide()
        self.before_import = """
            mount -o remount,ro mnt
            bash $SCRIPTS/import card >>said 2>&1
            mount -o remount,rw mnt"""
        self.start()
        self.assertEqual(os.readlink(self.card / "run/deck"),
                         str(self.card / "mnt/store"))
        self.assert_clinic()


class Refusing(DataRig):
    """Cards that cannot be written to."""

    def stand_in(self, name, body):
        program = self.card / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text("#!/bin/sh\n" + body)
        program.chmod(0o755)

    def renew(self):
        super().renew()
        self.stand_in("mke2fs", 'touch made-anew; exec /sbin/mke2fs "$@"\n')

    def assert_not_made_anew(self):
        self.assertFalse((self.card / "made-anew").exists(), self.said)

    def test_locked_and_whole(self):
        self.start(how="--read-only")
        self.assertEqual(self.shown()["topic"], "clinic", self.said)
        self.assertIn("cannot be written", self.told())
        self.assert_not_made_anew()

    def test_locked_and_damaged(self):
        self.overwrite(self.block_of("/store"), b"\xa5" * BLOCK)
        before = (self.card / "data").read_bytes()
        self.start(how="--read-only")
        self.assertEqual(self.shown()["topic"], "clinic", self.said)
        self.assertIn("is broken", self.told())
        self.assertEqual((self.card / "data").read_bytes(), before)
        self.assert_not_made_anew()

    def test_takes_all_and_keeps_nothing(self):
        """Like worn-out cards: a write succeeds, but changes nothing."""
        self.overwrite(0, b"\xa5" * (SIZE // 2))
        self.stand_in("dd", 'case "$*" in *of=*) ;; '
                            '*) exec /bin/dd "$@" ;; esac\n')
        self.start()
        self.assertEqual(self.shown()["topic"], "clinic", self.said)
        self.assertIn("is broken", self.told())
        self.assert_not_made_anew()

    def test_a_card_that_is_slow_is_not_damaged(self):
        self.stand_in("find", "exit 124\n")
        self.start()
        self.assertEqual(self.shown()["topic"], "clinic", self.said)
        self.assertNotIn("e2fsck", self.said)
        self.assert_not_made_anew()


if __name__ == "__main__":
    unittest.main(verbosity=2)
