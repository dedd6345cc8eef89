#!/usr/bin/env python3
"""test_keep.py KIOSK - "Yes, keep this page" keeps it.

While the screen asks "Still reading?", a touch anywhere above the band keeps
the page and does nothing else: wherever it lands on the strip, where Back and
Next were, as a swipe, as a double tap of a trembling hand, with two fingers on
one point or two, together or shortly after each other.
For every size of screen and text, each of them left-to-right and right-to-left
and in both themes, and on a page of choices."""
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

PANELS = [("1920x1080", 344), ("1280x800", 344), ("1080x1920", 344),
          ("800x480", 344)]
OTHERS = [("800x480", 154), ("1280x800", 217), ("1024x600", 223),
          ("3840x2160", 597)]
SCALES = [1.0, 1.3, 2.0]
KEEPS = ["slide", "page", "lang", "scale", "theme", "topic"]
WORDS = "It goes away by itself, and nothing needs to be done about it. "


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_deck(deck):
    write(deck / "deck.txt", "title: Clinic\nlanguages: en, ar\n")
    for topic, kind in (("1-benefits", "benefit"), ("2-risks", "side-effect"),
                        ("3-call", "when-to-call")):
        write(deck / topic / "topic.txt", f"title: {topic[2:]}\nkind: {kind}\n")
        for slide in ("1-one", "2-two"):
            write(deck / topic / f"{slide}.md", f"# {slide[2:]}\n\n{WORDS}\n")
            write(deck / topic / f"{slide}.ar.md", "# واحد\n\nنص قصير هنا.\n")


def play(kiosk, deck, panel, steps):
    """The states that the script STEPS prints."""
    size, mm = panel
    config = deck.parent / "kiosk.txt"
    write(config, f"panel_width_mm: {mm}\n")
    run = subprocess.run(
        [kiosk, "rehearse", "-", deck, "--size", size, "--date", "2026-11-23",
         "--config", config],
        input="\n".join(steps) + "\n", capture_output=True, text=True,
        check=False)
    if run.returncode != 0:
        sys.exit(f"{size}: {run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def opening(scale, lang, theme, choices):
    steps = ["wait 1", 'tap "call"']
    for name, times in (("Text size", scale), ("Contrast", theme),
                        ("Language", lang), ("Next", 1),
                        ("Treatments", choices)):
        steps += [f'wait 1\ntap "{name}"'] * times
    return steps + ["wait 1", "state", "wait 91", "expect mode asking", "state"]


def middle(control):
    return (control["x"] + control["w"] / 2, control["y"] + control["h"] / 2)


def blows(before, asking):
    """Points above the band, where a touch must only keep the page."""
    keep = next(c for c in asking["controls"] if c["name"] == "Keep reading")
    rows = [keep["y"] + keep["h"] * part for part in (0.02, 0.5, 0.98)]
    points = list(itertools.product((0.004, 0.5, 0.996), rows))
    names = {c["name"] for c in asking["controls"]}
    points += [middle(c) for c in before["controls"]
               if c["name"] in {"Back", "Next"} - names]
    return points + [(keep["x"] + 0.01, rows[1]), (0.5, 0.3)]


def touches(x, y):
    yield f"down 0 {x} {y}\nup 0 {x} {y}"
    yield (f"down 0 {x} {y}\nwait 0.05\nup 0 {x} {y}\nwait 0.1\n"
           f"down 0 {x} {y}\nwait 0.05\nup 0 {x} {y}")
    yield (f"down 0 {x} {y}\ndown 1 {x} {y}\nup 0 {x} {y}\nwait 0.1\n"
           f"up 1 {x} {y}")
    far = x + 0.3 if x < 0.5 else x - 0.3
    yield f"down 0 {x} {y}\nmove 0 {far} {y}\nwait 0.1\nup 0 {far} {y}"


def pairs(before, asking):
    """Two fingers: one answers, the other is on a control the question hid."""
    keep = next(c for c in asking["controls"] if c["name"] == "Keep reading")
    above = [c for c in before["controls"] if c["y"] < keep["y"] + keep["h"]]
    band = next(c for c in asking["controls"]
                if c["name"] in ("Contrast", "Reading help"))
    firsts = [middle(keep), middle(band)]
    seconds = [(0.25, 0.3), *(middle(c) for c in above)]
    for (x, y), (x2, y2) in itertools.product(firsts, seconds):
        for gap, lift in ((0, 0.5), (0.2, 0)):
            yield (f"down 0 {x} {y}\nwait {gap}\ndown 1 {x2} {y2}\n"
                   f"wait 0.1\nup 1 {x2} {y2}\nwait {lift}\nup 0 {x} {y}")
        yield (f"down 0 {x} {y}\ndown 1 {x2} {y2}\nup 0 {x} {y}\n"
               f"up 1 {x2} {y2}")
        yield (f"down 0 {x} {y}\ndown 1 {x2} {y2}\nmove 1 {1 - x2} {y2}\n"
               f"up 1 {1 - x2} {y2}\nup 0 {x} {y}")
    for x2, y2 in seconds:
        yield (f"down 0 {firsts[0][0]} {firsts[0][1]}\nwait 0.05\n"
               f"up 0 {firsts[0][0]} {firsts[0][1]}\nwait 0.2\n"
               f"down 1 {x2} {y2}\nwait 0.05\nup 1 {x2} {y2}")


def try_one(kiosk, deck, panel, scale, lang, theme, choices):
    begin = opening(scale, lang, theme, choices)
    before, asking = play(kiosk, deck, panel, begin)
    steps, names = begin[:], []
    ones = (touches(x, y) for x, y in blows(before, asking))
    for touch in itertools.chain(*ones, pairs(before, asking)):
        steps += [touch, "state", "wait 91", "expect mode asking"]
        names.append(touch)
    for name, state in zip(names, play(kiosk, deck, panel, steps)[2:]):
        if state["mode"] != "held" or [state[k] for k in KEEPS] != [
                before[k] for k in KEEPS]:
            sys.exit(f"{panel}, text {SCALES[scale]}, {before['lang']}, "
                     f"{before['theme']}: from {before} to {state} by\n{name}")
    return len(names)


def main():
    kiosk = sys.argv[1]
    tried = 0
    with tempfile.TemporaryDirectory() as work:
        deck = pathlib.Path(work) / "deck"
        make_deck(deck)
        # Every panel at every size, and each with both languages and themes.
        for at, scale in itertools.product(range(len(PANELS)), range(3)):
            lang = (at + scale) % 2
            tried += try_one(kiosk, deck, PANELS[at], scale, lang, lang, 0)
        for panel in OTHERS:
            tried += try_one(kiosk, deck, panel, 0, 1, 0, 0)
        for panel in PANELS:
            (deck / "1-benefits" / "topic.txt").write_text(
                "title: benefits\nkind: benefit\ntreatment: Laser\n")
            tried += try_one(kiosk, deck, panel, 0, 0, 1, 0)
    print(f"{tried} touches kept the page")


main()
