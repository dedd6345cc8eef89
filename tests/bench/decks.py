"""What the benchmark shows: photos for the other programs, decks of text slides
for ours, and the positions of its buttons."""
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

WIDTH_PX, HEIGHT_PX = 1920, 1080


def photos(folder, size=(WIDTH_PX, HEIGHT_PX), count=12):
    """COUNT photos of SIZE, about 2 bits per pixel as from cameras; kept in the
    build folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(1, count + 1):
        path = folder / f"{index:02}.jpg"
        if not path.exists():
            subprocess.run(
                ["convert", "-seed", str(index),
                 "-size", "x".join(map(str, size)), "plasma:fractal",
                 "-attenuate", "0.15", "+noise", "Gaussian",
                 "-sampling-factor", "2x2", "-quality", "88", path],
                check=True)
    return folder


def photo_slides(folder, photos_of):
    """A deck of one topic: each photo of the folder PHOTOS_OF is a slide."""
    topic = folder / "1-photos"
    topic.mkdir(parents=True)
    (topic / "topic.txt").write_text("title: Photos\nkind: about\n")
    for photo in sorted(photos_of.glob("*.jpg")):
        shutil.copy(photo, topic / f"{photo.stem}-photo-{photo.name}")
    (folder / "deck.txt").write_text("title: Photos\nlanguages: en\n")
    return folder


def text_slides(folder, count):
    """A deck of COUNT short slides without errors: benefits, as many side
    effects less one, and a slide that says when to call."""
    kinds = {"benefit": count // 2, "side-effect": count - count // 2 - 1,
             "when-to-call": 1}
    for order, (kind, slides) in enumerate(kinds.items(), 1):
        topic = folder / f"{order}-{kind}"
        topic.mkdir(parents=True)
        (topic / "topic.txt").write_text(f"title: {kind}\nkind: {kind}\n")
        for index in range(1, slides + 1):
            (topic / f"slide-{index}.md").write_text(
                f"# Slide {index}\n\nOne thing to know of many.\n")
    (folder / "deck.txt").write_text("title: Many slides\nlanguages: en\n")
    return folder


def stick(folder, build):
    """50 slides, 20 with a 12 MP photo: a typical deck of staff."""
    phone = sorted(photos(build / "bench-stick", (4000, 3000), 20)
                   .glob("*.jpg"))
    text_slides(folder, 50)
    for photo, slide in zip(phone, sorted(folder.glob("*/slide-*.md"))):
        shutil.copy(photo, slide.parent)
        with slide.open("a") as file:
            file.write(f"\n![A photo]({photo.name})\n")
    return folder


def state(kiosk, deck):
    """The state of the show on a screen of the benchmark's size."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "state.txt"
        script.write_text("state\n")
        ran = subprocess.run(
            [kiosk, "rehearse", script, deck, "--size",
             f"{WIDTH_PX}x{HEIGHT_PX}"],
            check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(ran.stdout)


def middle(state, name):
    """The middle of the control NAME in px."""
    for control in state["controls"]:
        if control["name"] == name:
            return (round((control["x"] + control["w"] / 2) * WIDTH_PX),
                    round((control["y"] + control["h"] / 2) * HEIGHT_PX))
    raise SystemExit(f"the show has no control {name}")
