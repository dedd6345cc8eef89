"""USB sticks on a board: each file system, pulled and cut at random moments. The old
deck or the new one is shown, complete, and no stick is written to."""
import random
import time

import disk
import reference
import rig
import sticks
from test_faults import above_notice

SETTINGS = f"known_sticks: {sticks.FAT_UUID}, {sticks.EXT4_UUID}\n"
IMPORT = "kiosk-import-stick@sda{}.service"
SLIDES = 3   # and as many photos
PULLS = 5
CUTS = 2
RECEIPT_S = 60  # how long it is on the screen
IMPORT_S = 10   # plugged in to the new deck


class Stick(rig.BoardTest):
    """One board, and sticks with two decks, alternating."""

    @classmethod
    def setUpClass(cls):
        ref = cls.rig.reference
        folder = ref.new_folder("sticks-made")
        (folder / "kiosk.txt").write_text(SETTINGS)
        cls.card = cls.rig.new_disk("stick")
        cls.card.remove("kiosk.txt")
        cls.card.put(folder / "kiosk.txt", "kiosk.txt")
        cls.as_made = {part: cls.card.digest(part)
                       for part in disk.NEVER_WRITTEN}
        cls.decks, cls.pages, cls.made = {}, {}, folder
        for name in ("First", "Second"):
            deck = sticks.deck(folder / name, name, SLIDES)
            cls.decks[name] = deck
            cls.pages[name] = ref.pages(reference.Scene(deck), f"{name}-pages")
        cls.both = {name: sticks.fat(folder / f"{name}.img", deck)
                    for name, deck in cls.decks.items()}
        cls.digests = {sticks.digest_of(deck): name
                       for name, deck in cls.decks.items()}
        random.seed(cls.rig.arch)
        cls._boot(ref.pages(cls.rig.scene_on(cls.card, "stick-scene"),
                            "stick-pages"))
        cls.rig.wait_card(cls.machine)

    @classmethod
    def _boot(cls, pages):
        cls.machine, _ = cls.rig.boot("stick", cls.card, pages)

    # ---- hands ----

    def plug(self, stick):
        """As a writable drive, in case the board writes to it."""
        qmp = self.machine.qmp
        qmp.command("blockdev-add", **{
            "node-name": "stick", "driver": "raw",
            "file": {"driver": "file", "filename": str(stick.path)}})
        qmp.command("device_add", driver="usb-storage", bus="usb.0",
                    drive="stick", id="stick", removable=True)
        self.plugged = stick

    def pull(self):
        qmp = self.machine.qmp
        qmp.command("device_del", id="stick")
        self.machine.wait_for(
            lambda: qmp.saw("DEVICE_DELETED", device="stick"),
            self.limit(20), "the stick to go")
        qmp.command("blockdev-del", **{"node-name": "stick"})

    # ---- looks ----

    def receipt(self):
        return self.shell.run("cat /data/store/receipt")[1]

    def wait_receipt(self, before):
        return self.machine.wait_for(
            lambda: self.receipt() != before and self.receipt(),
            self.limit(60), "a receipt", 1)

    def wait_over(self, stick):
        """Waits until the import has ended and the stick is unmounted."""
        unit = IMPORT.format(stick.part)
        self.machine.wait_for(
            lambda: self.property("ActiveState", unit)
            not in ("active", "activating", "deactivating"),
            self.limit(60), "the end of the import", 1)
        self.machine.wait_for(
            lambda: "kiosk-stick/" not in self.shell.out("cat /proc/mounts"),
            self.limit(20), "the stick to be taken off", 1)

    def shown(self):
        """Which of the two decks is shown; it must be complete."""
        digest = self.shell.out(sticks.DIGEST, self.limit(60))
        self.assertIn(digest, self.digests)
        return self.digests[digest]

    def take(self, stick):
        """Plugged in, imported, pulled; not a byte of it has changed."""
        before, old = stick.digest(), self.receipt()
        began = time.monotonic()
        self.plug(stick)
        self.wait_receipt(old)
        took_s = time.monotonic() - began
        self.wait_over(stick)
        self.pull()
        self.assertEqual(stick.digest(), before, "the stick was written")
        return took_s

    def other(self):
        return "Second" if self.shown() == "First" else "First"

    # ---- tests ----

    def test_new_slides(self):
        """A stick's slides are soon on the screen, and it may be removed."""
        took_s = self.take(self.both["First"])
        self.rig.note("stick to its receipt, s", f"{took_s:.1f}", IMPORT_S)
        self.assertEqual(self.shown(), "First")
        self.expect(self.pages["First"], RECEIPT_S + 30, "new slides")

    def test_the_same_again(self):
        """Says so, and changes nothing."""
        took_s = self.take(self.both["First"])
        self.rig.note("the same stick to its receipt, s", f"{took_s:.1f}")
        self.assertEqual(self.shown(), "First")

    def test_ext4(self):
        """A Linux stick with an unreplayed journal."""
        self.take(sticks.ext4(self.made / "ext4.img", self.decks["Second"]))
        self.assertEqual(self.shown(), "Second")
        self.expect(self.pages["Second"], RECEIPT_S + 30, "from ext4")

    def test_exfat_and_ntfs(self):
        """Filled by the guest, which supports these file systems."""
        for kind, name in (("exfat", "First"), ("ntfs3", "Second")):
            make = sticks.exfat if kind == "exfat" else sticks.ntfs
            stick = make(self.made / f"{kind}.img")
            self._fill(kind, name, stick)
            self.take(stick)
            self.assertEqual(self.shown(), name, kind)

    def _fill(self, kind, name, stick):
        """The deck NAME is in the store, and the stick is known from now on."""
        self.plug(stick)
        self.machine.wait_for(
            lambda: self.shell.run("test -b /dev/sda")[0] == 0,
            self.limit(30), "the stick", 1)
        self.pause(3)
        self.wait_over(stick)
        for deck in self.shell.out("ls -d /data/store/decks/*").split():
            if name in self.shell.out(f"cat {deck}/deck.txt"):
                break
        self.shell.out(
            f"blockdev --setrw /dev/sda; mount -t {kind} /dev/sda /mnt && "
            f"cp -r {deck} /mnt/slides && umount /mnt && "
            "blkid -p -o value -s UUID /dev/sda >>/data/sticks/known",
            self.limit(60))
        self.pull()

    def test_without_slides(self):
        """A stick with other things on it changes nothing, and staff see why."""
        stick = sticks.fat(self.made / "other.img", self.decks["First"],
                           "photos")
        old = self.receipt()
        self.plug(stick)
        self.pause(10)
        self.wait_over(stick)
        self.pull()
        self.assertEqual(self.receipt(), old)
        self.assertIn("no folder “slides”", self.shell.out(
            "journalctl -b -t kiosk-import --no-pager | tail -n 3"))
        self.assertEqual(self.shell.out("ls /run/kiosk-ask"), "tries")

    def test_pulled(self):
        """Pulled at random moments: the old deck or the new one."""
        for number in range(PULLS):
            name = self.other()
            stick = self.both[name]
            before = stick.digest()
            self.plug(stick)
            time.sleep(random.uniform(0, IMPORT_S) * self.slow)
            self.pull()
            self.wait_over(stick)
            self.rig.note(f"pull {number}: shown", self.shown())
            self.assertEqual(stick.digest(), before)
        name = self.other()
        self.take(self.both[name])
        self.assertEqual(self.shown(), name)
        self.assertEqual(self.shell.run("ls -d /data/store/decks/.half")[0], 2)

    def test_units(self):
        """After all this no unit has failed, and the sandboxes hold."""
        self.assertEqual(self.shell.out(
            "systemctl list-units --failed --plain --no-legend"), "")
        told = self.shell.out("stat -c '%U %a' /data/store /data/sticks "
                              "/run/kiosk-ask /run/kiosk-stick")
        self.assertEqual(told.split("\n"), [
            "kiosk-import 755", "kiosk-import 755", "kiosk-import 770",
            "root 750"])
        self.assertEqual(self.shell.out("readlink /run/kiosk-import/slides"),
                         "/data/store")

    def test_power_cut(self):
        """A power cut while copying: at the next start the old slides or the
        new ones are on the screen."""
        for number in range(CUTS):
            name = self.other()
            self.plug(self.both[name])
            time.sleep(random.uniform(0, IMPORT_S) * self.slow)
            self.machine.kill()
            self._boot({(deck, *key): page
                        for deck, pages in self.pages.items()
                        for key, page in pages.items()})
            self.shell = self.machine.shell
            self.shell.wait_ready()
            self.rig.note(f"cut {number}: shown", self.shown())

    def test_slides_formatted_anew(self):
        """By a PC, as exFAT: the old settings are used, and the screen says
        what is wrong; put back, the new ones count."""
        self.machine.wait_for(
            lambda: self.shell.run("test -e /data/settings/sums")[0] == 0,
            self.limit(60), "the copy of the settings", 1)
        self.machine.kill()
        self.assertEqual(self.card.digest(disk.SLIDES),
                         self.as_made.pop(disk.SLIDES), "SLIDES was written")
        held = "readlink /run/kiosk-settings/in-use"
        self.card.format(disk.SLIDES, "mkfs.exfat")
        self._boot(above_notice(
            {(deck, *key): page for deck, pages in self.pages.items()
             for key, page in pages.items()}))
        self.machine.keep("SLIDES cannot be read")
        shell = self.shell = self.machine.shell
        shell.wait_ready()
        self.assertEqual(shell.out(held), "/data/settings")
        self.assertEqual(shell.out(
            "kiosk setting known_sticks --config "
            "/run/kiosk-settings/in-use/kiosk.txt"),
            SETTINGS.split(": ")[1].strip())
        self.assertIn("The drive SLIDES cannot be read", shell.out(
            "journalctl -b -o cat -t kiosk-settings"))
        self.assertIn(" /slides exfat ro,", shell.out("cat /proc/mounts"))
        shell.out("mount -o remount,rw /slides && mkdir /slides/slides && "
                  "cp /data/settings/kiosk.txt /slides && sync && "
                  "mount -o remount,ro /slides && "
                  "systemctl restart kiosk-settings.service")
        self.assertEqual(shell.out(held), "/slides")

    def test_card_was_not_written(self):
        """Boot files and roots are unchanged, and SLIDES was until it was
        formatted; only data has changed."""
        self.machine.kill()
        for part, before in self.as_made.items():
            self.assertEqual(self.card.digest(part), before,
                             f"partition {part} was written")
