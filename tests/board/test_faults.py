"""Cards that fail: SLIDES and data that cannot be read or are not there, a
display and a touch screen that come late. The image's own deck is shown."""
import disk
import pixels
import qemu
import reference
import rig


ABOVE_NOTICE = 0.6  # of the picture: below, staff are told what is wrong


def above_notice(pages):
    return {key: pixels.top(page, int(page.height * ABOVE_NOTICE))
            for key, page in pages.items()}


class Broken(rig.BoardTest):
    """SLIDES and data are full of rubbish."""

    @classmethod
    def setUpClass(cls):
        cls.card = cls.rig.new_disk("broken")
        cls.card.spoil(disk.SLIDES)
        cls.card.spoil(disk.DATA)
        cls.machine, cls.seen = cls.rig.boot(
            "broken", cls.card, above_notice(cls.rig.own_pages()))
        cls.machine.shell.wait_ready()

    def test_image_deck(self):
        """The deck of the image is shown."""
        self.assertIn(self.seen, self.rig.own_pages())
        self.machine.keep("image deck")

    def test_no_store(self):
        """Were SLIDES whole, they would be shown as they are."""
        self.assertEqual(self.shell.out("readlink /run/kiosk-deck"),
                         "/slides/slides")

    def test_no_settings(self):
        """Nothing says whose sticks may come, so none may."""
        self.assertEqual(self.shell.run(
            "test -e /run/kiosk-settings/in-use/kiosk.txt")[0], 1)
        self.assertIn("no USB stick is taken", self.shell.out(
            "journalctl -b -o cat -t kiosk-settings"))

    def test_show_is_well(self):
        """The show runs in good order, and stays."""
        self.assertEqual(self.property("ActiveState"), "active")
        self.assertEqual(self.property("NRestarts"), "0")


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
                                      append="video=Virtual-1:d")
        cls.machine.start()
        cls.machine.shell.wait_ready()

    def test_display_comes(self):
        """A display that is switched on late gets its picture."""
        self.machine.wait_for(
            lambda: "no display to show on" in self.machine.serial(),
            qemu.LIMIT_S, "the show to miss the display", 1)
        self.pause(10)
        self.connector("on")
        took_s = self.expect(self.pages, 12, "late display")
        self.rig.note("late display to its picture, s", f"{took_s:.1f}", 12)

    def test_touch_comes(self):
        """A touch screen that is plugged in late works."""
        self.machine.qmp.command("device_add", driver="virtio-multitouch-pci",
                                 bus="socket", id="touch")
        self.pause(5)
        self.tap("Side effects")
        self.expect(above_notice({"touched": self.steps[1]}), 5, "late touch")
