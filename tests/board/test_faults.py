"""Faulty cards: SLIDES and data that are unreadable or missing, a display and a touch
screen connected late, an extra display. The clinic's slides are shown or, without
any, the image's own deck."""
import disk
import pixels
import qemu
import reference
import rig
import sticks


ABOVE_NOTICE = 0.6  # of the picture: below, staff are told what is wrong


def above_notice(pages):
    return {key: pixels.top(page, int(page.height * ABOVE_NOTICE))
            for key, page in pages.items()}


class Broken(rig.BoardTest):
    """SLIDES and data are full of garbage."""

    @classmethod
    def setUpClass(cls):
        cls.card = cls.rig.new_disk("broken")
        cls.card.spoil(disk.SLIDES)
        cls.card.spoil(disk.DATA)
        cls.machine, cls.seen = cls.rig.boot(
            "broken", cls.card, above_notice(cls.rig.own_pages()),
            medium="usb")
        cls.machine.shell.wait_ready()

    def test_image_deck(self):
        """The deck of the image is shown."""
        self.assertIn(self.seen, self.rig.own_pages())
        self.machine.keep("image deck")

    def test_data_is_made_anew(self):
        """As when laid out, and it accepts slides."""
        self.assertEqual(self.shell.out("readlink /run/kiosk-import/slides"),
                         "/data/store")
        self.assertEqual(self.shell.out("stat -c %U /data/store/decks"),
                         "kiosk-import")
        self.assertIn("LABEL=data", self.shell.out(
            "blkid -o export $(findmnt -no SOURCE /data)").replace('"', ""))

    def test_no_settings(self):
        """Nothing says which sticks are accepted, so none are."""
        self.assertEqual(self.shell.run(
            "test -e /run/kiosk-settings/in-use/kiosk.txt")[0], 1)
        self.assertIn("no USB stick is accepted", self.shell.out(
            "journalctl -b -o cat -t kiosk-settings"))

    def test_show_is_well(self):
        """The show runs without problems, and keeps running."""
        self.assertEqual(self.property("ActiveState"), "active")
        self.assertEqual(self.property("NRestarts"), "0")


class Damaged(rig.BoardTest):
    """The card has lost a block: the names in the store. A second display is
    connected, and somebody typed wrong codes before the power-off."""

    @classmethod
    def setUpClass(cls):
        ref = cls.rig.reference
        deck = sticks.deck(ref.new_folder("damaged-made"), "Clinic", 2)
        cls.card = cls.rig.new_disk("damaged")
        cls.card.remove("slides")
        cls.card.put(deck, "slides")
        machine = cls.rig.machine("damaged-first", cls.card)
        try:
            machine.start()
            cls.rig.wait_card(machine)
            machine.shell.out("test -d /data/store/current/ && "
                              "echo 5 >/data/sticks/tries && sync && "
                              "mount -o remount,ro /data")
        finally:
            machine.kill()
        cls.card.spoil_folder("/store")
        cls.machine, cls.seen = cls.rig.boot(
            "damaged", cls.card, above_notice(ref.pages(
                cls.rig.scene_on(cls.card, "damaged-scene"), "damaged-pages")),
            displays=2, append="video=Virtual-2:e", medium="nvme")
        cls.machine.shell.wait_ready()

    def test_clinics_slides(self):
        """At once, and in the store after the card was checked."""
        self.machine.keep("clinic's slides, and a word")
        self.rig.wait_card(self.machine)
        self.assertIn("Clinic",
                      self.shell.out("cat /data/store/current/deck.txt"))

    def test_staff_are_told(self):
        said = self.shell.out("journalctl -b --no-pager")
        self.assertIn("memory of this screen", said)
        self.assertEqual(self.shell.out("ls /run/kiosk-ask"), "tries")

    def test_codes_are_locked(self):
        """For the first ten minutes after a start, but no longer."""
        self.assertEqual(self.shell.out("cat /run/kiosk-ask/tries"),
                         "0 600000")
        self.assertEqual(self.shell.out("cat /data/sticks/tries"), "5")

    def test_second_display(self):
        self.assertEqual(
            set(pixels.colours(self.machine.look(1))), {(0, 0, 0)})


class Late(rig.BoardTest):
    """Neither SLIDES nor data; display and touch screen are plugged in when
    the board has been up for a while."""

    @classmethod
    def setUpClass(cls):
        cls.card = cls.rig.new_disk("late")
        cls.card.lose(disk.SLIDES)
        cls.card.lose(disk.DATA)
        cls.pages = above_notice(cls.rig.own_pages())
        cls.steps, states = cls.rig.reference.shots(
            reference.Scene(), ['tap "Side effects"'])
        cls.state = states[0]
        cls.machine = cls.rig.machine("late", cls.card, touch=False,
                                      append="video=Virtual-1:d",
                                      medium="ahci")
        cls.machine.start()
        cls.machine.shell.wait_ready()

    def test_display_comes(self):
        """A display switched on late shows the picture."""
        self.machine.wait_for(
            lambda: "No display was found" in self.machine.serial(),
            qemu.LIMIT_S, "the show to miss the display", 1)
        self.pause(10)
        self.connector("on")
        took_s = self.expect(self.pages, 12, "late display")
        self.rig.note("late display to its picture, s", f"{took_s:.1f}", 12)

    def test_touch_comes(self):
        """A touch screen plugged in late works."""
        self.machine.qmp.command("device_add", driver="virtio-multitouch-pci",
                                 bus="socket", id="touch")
        self.pause(5)
        self.tap("Side effects")
        self.expect(above_notice({"touched": self.steps[1]}), 5, "late touch")
