#!/usr/bin/env python3
"""Pictures, from outside: a broken one beside a good one, one replaced while shown,
a PDF, and 2,000 photos with constant memory.
test_pictures.py KIOSK [PHOTOS, 0 to leave them out]"""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "corpus"))
import make_corpus  # noqa: E402

KIOSK = Path(sys.argv[1]).resolve()
PHOTOS = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
GROWTH_KIB = 2048  # of the show between 200 photos and all of them
SIZE = "960x540"


def picture(path, colour, size="640x480"):
    make_corpus.convert("-size", size, f"xc:{colour}", path)


def photo(path):
    """The colour in a shot where any photo is, as (red, green, blue)."""
    out = subprocess.run(
        ["convert", path, "-crop", "1x1+650+120", "-depth", "8", "rgb:-"],
        check=True, capture_output=True).stdout
    return tuple(out[:3])


def near(one, other):
    return all(abs(a - b) <= 4 for a, b in zip(one, other))


class Pictures(unittest.TestCase):
    def setUp(self):
        self.work = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.work)
        self.deck = self.work / "deck"
        self.topic = self.deck / "1-p"
        self.topic.mkdir(parents=True)
        (self.deck / "deck.txt").write_text("title: P\nlanguages: en\n")
        (self.topic / "topic.txt").write_text("title: P\nkind: about\n")

    def rehearse(self, script):
        """The output of a rehearsal of the lines SCRIPT."""
        ran = subprocess.run(
            [KIOSK, "rehearse", "-", self.deck, "--size", SIZE, "--out",
             self.work, "--date", "2026-11-23"],
            input="\n".join(script) + "\n", text=True, capture_output=True)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.told = ran.stderr
        return [json.loads(line) for line in ran.stdout.splitlines()]

    def seen(self, shot):
        return photo(self.work / shot)

    def test_a_broken_one_beside_a_good_one(self):
        picture(self.topic / "1-good.jpg", "#3060A0")
        picture(self.topic / "2-broken.jpg", "#3060A0")
        whole = (self.topic / "2-broken.jpg").read_bytes()
        (self.topic / "2-broken.jpg").write_bytes(whole[:200])
        state, = self.rehearse(["shot 1.png", "tap Next", "wait 1", "state",
                                "shot 2.png", "wait 300",
                                "expect mode rotating"])
        self.assertEqual((state["slide"], state["slides"]), ("broken", 2))
        self.assertTrue(near(self.seen("1.png"), (0x30, 0x60, 0xA0)))
        self.assertFalse(near(self.seen("2.png"), (0x30, 0x60, 0xA0)))
        self.assertIn("2-broken.jpg:1: warning: It is damaged", self.told)
        self.assertNotIn("1-good.jpg", self.told)

    def test_one_that_is_replaced_while_it_is_shown(self):
        picture(self.topic / "1-one.png", "#3060A0")
        picture(self.work / "next.png", "#A03060", "480x640")
        (self.work / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
        self.rehearse([
            "shot old.png",
            f"copy {self.work}/broken.png 1-p/1-one.png", "wait 3",
            "shot kept.png",
            f"copy {self.work}/next.png 1-p/1-one.png", "wait 3",
            "shot new.png"])
        self.assertTrue(near(self.seen("old.png"), (0x30, 0x60, 0xA0)))
        self.assertTrue(near(self.seen("kept.png"), (0x30, 0x60, 0xA0)))
        self.assertTrue(near(self.seen("new.png"), (0xA0, 0x30, 0x60)))

    def test_a_name_cannot_break_the_log(self):
        (self.topic / "1-a\nb\x1b[31m.png").write_bytes(
            b"\x89PNG\r\n\x1a\nbroken")
        self.rehearse(["wait 1"])
        self.assertEqual(len(self.told.splitlines()), 1, self.told)
        self.assertNotIn("\x1b", self.told)

    def test_pages_of_a_pdf_are_slides(self):
        (self.topic / "1-welcome.pdf").write_bytes(make_corpus.pdf(3))
        states = self.rehearse(["state", "tap Next", "state"])
        self.assertEqual([each["slide"] for each in states],
                         ["welcome-page-1", "welcome-page-2"])
        self.assertEqual(states[0]["slides"], 3)

    def test_larger_text_shows_a_page_in_parts(self):
        (self.topic / "1-welcome.pdf").write_bytes(make_corpus.pdf(2))
        states = self.rehearse(["state", 'tap "Text size"', "state",
                                "tap Next", "state", 'tap "Text size"',
                                "wait 1", 'tap "Text size"', "state"])
        self.assertEqual([each["slide"] for each in states],
                         ["welcome-page-1"] * 4)
        self.assertEqual(states[0]["pages"], 1)
        self.assertGreater(states[1]["pages"], 1)
        self.assertEqual(states[2]["page"], states[1]["page"] + 1)
        self.assertEqual(states[3]["pages"], 1)

    def test_what_a_pdf_lacks_is_told_once(self):
        (self.topic / "1-welcome.pdf").write_bytes(
            make_corpus.pdf(3).replace(b"Helvetica", b"Qwxyzabcd"))
        told = subprocess.run([KIOSK, "check", self.deck],
                              capture_output=True, text=True)
        lines = [line for line in (told.stdout + told.stderr).splitlines()
                 if line.endswith("[picture-part-lost]")]
        self.assertEqual(len(lines), 1, told)
        self.assertIn("1-welcome.pdf:1: warning: ", lines[0])

    def test_what_it_is_called_does_not_matter(self):
        picture(self.work / "a.webp", "#3060A0")
        shutil.copy(self.work / "a.webp", self.topic / "1-a.gif")
        self.rehearse(["shot 1.png"])
        self.assertTrue(near(self.seen("1.png"), (0x30, 0x60, 0xA0)))

    def test_every_page_is_rendered_whatever_memory_there_is(self):
        colours = ["#3060A0", "#A03060", "#60A030"]
        for index, colour in enumerate(colours):
            picture(self.topic / f"{index}.png", colour, "1920x1080")
        (self.topic / "1-a.md").write_text("# A\n\n" + "\n\n".join(
            f'![Colour]({index}.png "full")' for index in range(3)))
        (self.work / "kiosk.txt").write_text("picture_memory_mb: 8\n")
        subprocess.run(
            [KIOSK, "render", self.deck, "--out", self.work / "out",
             "--config", self.work / "kiosk.txt", "--date", "2026-11-23"],
            check=True, capture_output=True)
        for index, colour in enumerate(colours):
            path = self.work / "out" / "p" / f"a.en.{index + 1}.png"
            wanted = tuple(bytes.fromhex(colour[1:]))
            self.assertTrue(near(photo(path), wanted), path)

    def peak_kib(self, count):
        """The peak memory of a show of COUNT photos."""
        for index in range(count):
            place = self.topic / f"{index}-photo-{index}.jpg"
            if not place.exists():
                os.link(self.topic / "0-photo-0.jpg", place)
        child = subprocess.Popen(
            [KIOSK, "rehearse", "-", self.deck, "--size", SIZE, "--date",
             "2026-11-23"], stdin=subprocess.PIPE, text=True)
        child.stdin.write(f"wait {count * 9}\nexpect slides {count}\n"
                          "expect mode rotating\n")
        child.stdin.close()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(child.returncode, 0)
        return usage.ru_maxrss

    @unittest.skipIf(PHOTOS == 0, "only where freed memory is given back")
    def test_thousands_of_photos_take_no_more_memory(self):
        make_corpus.convert("-seed", "1", "-size", "640x480",
                            "plasma:fractal", self.topic / "0-photo-0.jpg")
        few, many = self.peak_kib(PHOTOS // 10), self.peak_kib(PHOTOS)
        print(f"peak with {PHOTOS // 10} photos {few} KiB, "
              f"with {PHOTOS} {many} KiB")
        self.assertLessEqual(many - few, GROWTH_KIB + PHOTOS)


resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
unittest.main(argv=sys.argv[:1], verbosity=2)
