"""The two slots of a card: one on trial is started once, and the other comes back
after any failure."""
import time

import disk
import rig

TAKEN_BACK = "AA"  # slot A is started, and known to work


class Trial(rig.BoardTest):
    """Slot B is a copy of A, and on trial."""

    @classmethod
    def setUpClass(cls):
        name = cls.__name__.lower()
        cls.card = cls.rig.new_disk(name)
        cls.card.fill_slot()
        cls.card.choose("BA")
        pages = cls.rig.reference.pages(
            cls.rig.scene_on(cls.card, f"{name}-scene"), f"{name}-pages")
        cls.machine, _ = cls.rig.boot(name, cls.card, pages, medium="usb")
        cls.machine.shell.wait_ready()

    def restart(self):
        """The reset button. A machine without firmware reads the sector only
        when it is made."""
        if self.machine.firmware:
            self.machine.qmp.command("system_reset")
            time.sleep(2)  # a word of before is none of after
        else:
            self.machine.kill()
            self.machine.start()
        self.shell = self.machine.shell

    def slot(self, *words):
        return self.shell.out("/usr/lib/kiosk/slot " + " ".join(words))


class Slots(Trial):
    """A trial that nobody ends."""

    def test_on_trial(self):
        """The other slot with its own root, on the disk that GRUB is on; when
        Linux runs, the choice has been taken back."""
        self.assertEqual(self.slot("current"), "B")
        self.assertEqual(self.slot("good"), "A")
        self.assertEqual(self.shell.out(
            "cat /sys/dev/block/$(mountpoint -d /)/partition"),
            str(disk.ROOT_B))
        self.assertEqual(self.card.choice(), TAKEN_BACK)

    def test_no_stick(self):
        """A board on USB looks for slides on its own SLIDES at most."""
        units = self.shell.out("systemctl list-units --all --plain "
                               "--no-legend --full 'kiosk-import-stick@*'")
        self.assertLessEqual(
            {line.split()[0] for line in units.splitlines()},
            {f"kiosk-import-stick@sda{disk.SLIDES}.service"})

    def test_not_marked_good(self):
        """A slot that nobody marked good is not started again."""
        self.restart()
        self.shell.wait_ready()
        self.assertEqual(self.slot("current"), "A")


class Worse(Trial):
    """Trials that take too long for every day."""

    def test_damaged_root(self):
        """A slot whose root cannot be mounted: the board restarts by itself, and
        the other slot comes."""
        self.restart()
        self.shell.wait_ready()
        self.slot("try", "B")
        self.assertEqual(self.card.choice(), "BA")
        self.card.spoil(disk.ROOT_B)
        self.restart()
        self.machine.wait_for(
            lambda: "Rebooting automatically" in self.machine.serial(),
            name="slot B to give up", every_s=1)
        if not self.machine.firmware:
            self.restart()
        self.shell.wait_ready()
        self.assertEqual(self.slot("current"), "A")
        self.assertEqual(self.card.choice(), TAKEN_BACK)

    def test_firmware_that_cannot_write(self):
        """A Pi's firmware starts whatever the sector says: there, the slot on
        trial takes the choice back itself."""
        if not self.machine.firmware:
            self.skipTest("it is so in all of these tests")
        self.machine.kill()
        card = self.rig.new_disk("slots-pi")
        card.fill_slot()
        card.choose("BA")
        machine = self.rig.machine("slots-pi", card, firmware=False)
        try:
            machine.start()
            machine.wait_for(lambda: card.choice() == TAKEN_BACK,
                             name="the choice to be taken back")
            machine.shell.wait_ready()
            self.assertEqual(machine.shell.out("/usr/lib/kiosk/slot current"),
                             "B")
        finally:
            machine.kill()


class Elsewhere(rig.BoardTest):
    """What takes too long for every day: each medium, and damage before Linux
    starts. Each of these starts a board of its own."""

    def setUp(self):
        """Nothing runs yet."""

    def tearDown(self):
        """Nothing runs any more."""

    def starts(self, name, choice, prepare, slot, **options):
        """The board shows its slides from SLOT."""
        card = self.rig.new_disk(name)
        card.fill_slot()
        card.choose(choice)
        prepare(card)
        pages = self.rig.reference.pages(
            self.rig.scene_on(card, f"{name}-scene"), f"{name}-pages")
        machine, _ = self.rig.boot(name, card, pages, **options)
        try:
            machine.shell.wait_ready()
            self.assertIn(f" kiosk.slot={slot} ",
                          machine.shell.out("cat /proc/cmdline"))
            return machine.shell.out(
                "/usr/lib/kiosk/slot next 2>&1; dmesg | grep -i 'secure boot'"
                " || true")
        finally:
            machine.kill()

    def test_media(self):
        for medium in ("virtio", "usb", "nvme", "ahci"):
            with self.subTest(medium):
                self.starts(f"good-{medium}", "BB", lambda card: None, "B",
                            medium=medium)

    def test_boot_files_damaged(self):
        self.starts("no-boot-a", "AA", lambda card: card.spoil(disk.BOOT_A),
                    "B")

    def test_choice_damaged(self):
        said = self.starts("no-choice", "BB", lambda card: card.write(
            disk.FIRST, card.choice_at(), bytes(disk.SECTOR)), "A")
        self.assertIn("not as expected", said)

    def test_secure_boot(self):
        """With Microsoft's keys, as PCs are sold."""
        self.assertIn("Secure boot enabled", self.starts(
            "secure", "AA", lambda card: None, "A", secure=True))
