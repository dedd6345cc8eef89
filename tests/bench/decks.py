"""What the benchmark shows: photos for the others, decks of text slides for
the program, and where its buttons are."""
import json
import subprocess
import tempfile
from pathlib import Path

WIDTH_PX, HEIGHT_PX = 1920, 1080


def photos(folder):
    """Twelve photos of the screen's size, about 400 kB each as cameras make
    them; kept in the build folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(1, 13):
        path = folder / f"{index:02}.jpg"
        if not path.exists():
            subprocess.run(
                ["convert", "-seed", str(index),
                 "-size", f"{WIDTH_PX}x{HEIGHT_PX}", "plasma:fractal",
                 "-attenuate", "0.15", "+noise", "Gaussian",
                 "-sampling-factor", "2x2", "-quality", "88", path],
                check=True)
    return folder


def text_slides(folder, count):
    """A deck of COUNT short slides, half of them benefits."""
    for topic, kind in (("1-benefits", "benefit"),
                        ("2-side-effects", "side-effect")):
        place = folder / topic
        place.mkdir(parents=True)
        (place / "topic.txt").write_text(f"kind: {kind}\n")
        for index in range(1, count // 2 + 1):
            (place / f"{index}-slide.md").write_text(
                f"# Slide {index}\n\nOne thing to know about {kind}s.\n")
    (folder / "deck.txt").write_text("title: Many slides\nlanguages: en\n")
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
