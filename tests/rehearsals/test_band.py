#!/usr/bin/env python3
"""test_band.py KIOSK - the controls of the real program on real panels.

For decks of one and three treatments, nine topics and ten languages, on panels
from 7 to 32 inch: each control is 20 mm large and 3 mm from the next, none
moves with language, text size or contrast, and the risks are as near as the
benefits: both sides have a button each or go together, and when to call always
has its own. A control answers a finger at once."""
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

PANELS = [("800x480", 154), ("1024x600", 223), ("1280x800", 217),
          ("480x800", 154), ("800x1280", 217), ("1366x768", 294),
          ("1920x1080", 344), ("1080x1920", 344), ("3840x2160", 597),
          ("2160x3840", 708)]
HEAD = "---\nsource: Leaflet\nreviewed: 2026-11-22\n---\n\n"
CALL = "Call us: **(719) 555-0142**. Emergency: **911**.\n"
TITLES = {
    "about": ["About", "Qué es", "Thông tin", "معلومات", "מידע", "जानकारी",
              "ข้อมูล", "简介", "簡介", "소개"],
    "benefit": ["Benefits", "Beneficios", "Lợi ích", "الفوائد", "תועלת", "लाभ",
                "ประโยชน์", "益处", "益處", "효과"],
    "side-effect": ["Side effects", "Riesgos", "Tác dụng phụ",
                    "الآثار الجانبية", "תופעות לוואי", "दुष्प्रभाव",
                    "ผลข้างเคียง", "副作用", "副作用", "부작용"],
    "when-to-call": ["When to call", "Cuándo llamar", "Khi nào nên gọi",
                     "متى تتصل بنا", "מתי להתקשר", "कब कॉल करें",
                     "เมื่อใดควรโทร", "何时联系我们", "何時聯絡我們",
                     "연락이 필요할 때"]}
LANGUAGES = ["en", "es", "vi", "ar", "he", "hi", "th", "zh-Hans", "zh-Hant",
             "ko"]
NAMES = {"es": "Español", "ar": "العربية"}
MORE = ["Aftercare", "Common questions", "At home", "Before you come", "Cost"]
MAY_GO = {"Language", "About", "More", "Treatments", "Pause"}
TREATMENTS = ["Chemical peel", "Laser hair removal", "Microneedling"]


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def topic(deck, kind, titles, languages, treatment):
    folder = deck / f"{len(list(deck.iterdir())):02}-{titles[0]}-{treatment}"
    lines = [f"title: {titles[0]}", f"kind: {kind}", f"treatment: {treatment}"]
    lines += [f"title.{lang}: {title}"
              for lang, title in zip(languages[1:], titles[1:])]
    write(folder / "topic.txt", "\n".join(lines) + "\n")
    write(folder / "1-slide.md", f"{HEAD}# {titles[0]}\n\n{CALL}")


def make_deck(deck, languages, treatments, more):
    write(deck / "deck.txt", f"title: Clinic\nlanguages: {', '.join(languages)}\n"
          "clinic_phone: (719) 555-0142\nemergency_phone: 911\n")
    for treatment in TREATMENTS[:treatments]:
        for kind, titles in TITLES.items():
            if kind == "when-to-call":
                for title in MORE[:more]:
                    topic(deck, "aftercare", [title], languages, treatment)
            topic(deck, kind, titles, languages, treatment)


def play(kiosk, work, deck, panel, steps):
    """The states that the script STEPS prints."""
    size, mm = panel
    write(work / "kiosk.txt", f"panel_width_mm: {mm}\n")
    run = subprocess.run(
        [kiosk, "rehearse", "-", deck, "--size", size, "--date", "2026-11-23",
         "--config", work / "kiosk.txt", "--out", work],
        input="\n".join(steps) + "\n", capture_output=True, text=True,
        check=False)
    if run.returncode != 0:
        sys.exit(f"{deck.name}, {panel}: {run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def check_apart(controls, panel, where):
    size, mm = panel
    width, height = (int(n) for n in size.split("x"))
    px = max(width, height) / mm
    rects = [(c["name"], c["x"] * width / px, c["y"] * height / px,
              c["w"] * width / px, c["h"] * height / px) for c in controls]
    for name, _, _, wide, high in rects:
        if wide < 19.97 or high < 19.97:
            sys.exit(f"{where}: “{name}” is {wide:.1f} x {high:.1f} mm")
    for a, b in itertools.combinations(rects, 2):
        apart = max(b[1] - a[1] - a[3], a[1] - b[1] - b[3],
                    b[2] - a[2] - a[4], a[2] - b[2] - b[4])
        if apart < 2.97:
            sys.exit(f"{where}: “{a[0]}” and “{b[0]}”: {apart:.2f} mm")


def check_fair(controls, where):
    names = {c["name"] for c in controls}
    if "When to call" not in names:
        sys.exit(f"{where}: when to call has no button")
    if ("Benefits" in names) != ("Side effects" in names):
        sys.exit(f"{where}: only one side has a button")
    return "Benefits" in names


def places(state):
    """Where there are controls."""
    return {(c["x"], c["y"], c["w"], c["h"]) for c in state["controls"]}


def check_over(state, first, where):
    """What differs can be taken back by a touch, in a deck of few titles from 10
    inch on, and nothing moved or went for that but what Reading help then has."""
    over = [c for c in state["controls"] if c["name"] == "Start over"]
    differs = any(state[key] != first[key] for key in ("scale", "lang", "theme"))
    room = where.startswith("plain") and "800x480" not in where
    if len(over) > int(differs) or (room and len(over) < int(differs)):
        sys.exit(f"{where}: {len(over)} controls start over, text "
                 f"{state['scale']}, {state['lang']}, {state['theme']}")
    names = [{c["name"] for c in s["controls"]} for s in (first, state)]
    gone = names[0] - names[1] - MAY_GO
    if gone and state["lang"] == first["lang"]:
        sys.exit(f"{where}: {gone} went for Start over")
    moved = places(state) ^ places(first)
    if moved - {(c["x"], c["y"], c["w"], c["h"]) for c in over}:
        sys.exit(f"{where}: a control moved, text {state['scale']}, "
                 f"{state['lang']}, {state['theme']}")


def try_panel(kiosk, work, deck, panel, languages):
    """Whether both sides have a button each."""
    where = f"{deck.name}, {panel[0]} at {panel[1]} mm"
    steps = ["wait 1", "state"]
    for name in ["Text size"] * 2 + ["Contrast"]:
        steps += ["wait 1", f'tap "{name}"', "wait 1", "state"]
    many = len(languages) > 2 and panel[1] > 154  # there on several pages
    for name in NAMES:
        if many and name in languages:
            steps += ["wait 1", 'tap "Language"', "wait 1",
                      f'tap "{NAMES[name]}"', "wait 1", "state"]
    if len(languages) == 2:
        steps += ["wait 1", 'tap "Language"', "wait 1", "state"]
    states = play(kiosk, work, deck, panel, steps)
    for state in states:
        check_apart(state["controls"], panel, where)
        check_over(state, states[0], where)
    return check_fair(states[0]["controls"], where)


def try_pressed(kiosk, work, deck, panel):
    """A control looks pressed in the picture after the finger comes down, and
    as before in the one after it slides off."""
    before = ["wait 1", 'tap "Contrast"', "wait 1", 'tap "Contrast"', "wait 1",
              "state", "shot before.png"]
    controls = play(kiosk, work, deck, panel, before)[0]["controls"]
    for c in controls[1:2] + controls[-2:]:
        x, y = c["x"] + c["w"] / 2, c["y"] + c["h"] / 2
        play(kiosk, work, deck, panel, [
            *before, f"down 0 {x} {y}", "shot on.png", f"move 0 {x} {y - 0.3}",
            "shot off.png"])
        usual, on, off = ((work / f"{name}.png").read_bytes()
                          for name in ("before", "on", "off"))
        if on == usual or off != usual:
            sys.exit(f"{panel}: “{c['name']}” does not look pressed, or for "
                     "too long")


def try_words(kiosk, work, deck, panel):
    """A control says what it said as long as a finger is on it, and a touch
    that stops the show is told on it when the finger has gone."""
    controls = play(kiosk, work, deck, panel, ["wait 1", "state"])[0]["controls"]
    for c in controls:
        x, y = c["x"] + c["w"] / 2, c["y"] + c["h"] / 2
        on, long, off = (
            [d["name"] for d in state["controls"] if (d["x"], d["y"]) ==
             (c["x"], c["y"])]
            for state in play(kiosk, work, deck, panel, [
                "wait 1", f"down 0 {x} {y}", "wait 0.5", "state", "wait 5",
                "state", f"move 0 {x} {y - 0.4}", f"up 0 {x} {y - 0.4}",
                "wait 1", "state"]))
        after = "Play" if c["name"] == "Pause" else c["name"]
        if on != [c["name"]] or long != on or off != [after]:
            sys.exit(f"{panel}: “{c['name']}” became {on}, {long}, {off}")


def main():
    kiosk = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for name, languages, treatments, more in (
                ("plain", LANGUAGES[:2], 1, 0), ("topics", LANGUAGES[:2], 1, 5),
                ("treatments", [LANGUAGES[i] for i in (0, 1, 3)], 3, 0),
                ("languages", LANGUAGES, 1, 0)):
            deck = work / name
            make_deck(deck, languages, treatments, more)
            for panel in PANELS if name == "plain" else PANELS[:8:2]:
                both = try_panel(kiosk, work, deck, panel, languages)
                if name == "plain" and panel[1] >= 217 and not both:
                    sys.exit(f"{name}, {panel}: both sides fit a button each")
        try_pressed(kiosk, work, work / "plain", PANELS[2])
        try_words(kiosk, work, work / "plain", ("1920x1080", 344))
    print("all controls are apart, still, fair and answer a finger")


main()
