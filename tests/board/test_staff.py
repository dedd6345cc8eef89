"""A card whose SLIDES staff have changed on a PC: other slides, a portrait screen, an
invalid line in kiosk.txt. It was not ejected (the dirty bit), and it is full."""
import time

import decks
import disk
import pixels
import rig

NOTICE_S = 60  # how long a wrong line is named
ASKS = 8       # looks at "Still reading?", which counts down; 2 s apart


class Staff(rig.BoardTest):
    """One boot of that card."""

    rotate = 90

    @classmethod
    def setUpClass(cls):
        ref = cls.rig.reference
        cls.card = cls.rig.new_disk("staff")
        deck, config = decks.staff(ref.new_folder("staff-made"))
        cls.card.remove("slides")
        cls.card.remove("kiosk.txt")
        cls.card.put(deck, "slides")
        cls.card.put(config, "kiosk.txt")
        cls.card.fill()
        cls.card.soil()
        cls.as_left = cls.card.digest(disk.SLIDES)
        scene = cls.rig.scene_on(cls.card, "staff-scene", width=720,
                                 height=1280)
        cls.pages = {key: pixels.turn(each) for key, each in ref.pages(
            scene, "staff-pages").items()}
        told, states = ref.shots(scene, ["wait 6"] * (NOTICE_S // 8 - 1))
        cls.told = dict(enumerate(map(pixels.turn, told)))
        cls.state = states[0]
        shots, _ = ref.shots(scene, [
            f"wait {NOTICE_S}", 'tap "Words"', 'tap "Pictures"',
            *["swipe left"] * 3, f"wait {decks.IDLE_S - 3}",
            *["wait 0"] * ASKS])
        cls.steps = [pixels.turn(each) for each in shots]
        cls._take_card()
        cls.machine, _ = cls.rig.boot("staff", cls.card, cls.told)
        cls.machine.keep("wrong line is named")
        cls.machine.shell.wait_ready()

    @classmethod
    def _take_card(cls):
        """The first start copies the slides to the store; from the second on
        they are shown at once, without a message."""
        machine = cls.rig.machine("staff-first", cls.card)
        try:
            machine.start()
            cls.rig.wait_card(machine)
            machine.shell.out("rm /data/store/receipt; sync")
        finally:
            machine.kill()

    def test_wrong_line(self):
        """An invalid line in kiosk.txt is on the screen for a minute."""
        started_s = int(self.property(
            "ExecMainStartTimestampMonotonic")) / 1e6
        self.expect(self.pages, NOTICE_S + 30, "after the notice")
        named_s = self.uptime_s() - started_s
        self.rig.note("a wrong line is named, s", f"{named_s:.0f}",
                      NOTICE_S)
        self.assertGreater(named_s, NOTICE_S)

    def test_words(self):
        """A slide with a photo, from a file with an umlaut in its name."""
        self.tap("Words")
        self.expect(self.steps[2], 15, "words and a photo")

    def test_pictures(self):
        """JPEG, PDF, HEIC and SVG are decoded in the show's sandbox."""
        self.tap("Pictures")
        self.expect(self.steps[3], 15, "jpeg")
        for step, name in ((4, "pdf"), (5, "heic"), (6, "svg")):
            self.swipe_left()
            self.expect(self.steps[step], 15, name)

    def test_idle(self):
        """Left alone, the screen asks, and then rotates again."""
        began = time.monotonic()
        asks = dict(enumerate(self.steps[-ASKS:]))
        self.expect(asks, decks.IDLE_S + 5, "still reading")
        self.expect(self.pages, decks.ASK_S + 5, "rotates again")
        self.rig.note("left alone to rotation, s",
                      f"{time.monotonic() - began:.0f}",
                      decks.IDLE_S + decks.ASK_S)

    def test_slides_are_as_staff_left_them(self):
        """Not a byte of SLIDES was written."""
        self.machine.kill()
        self.assertEqual(self.card.digest(disk.SLIDES), self.as_left)
