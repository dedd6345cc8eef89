"""The deck and settings that a clinic's staff put on the card with a PC: a picture
for each decoder, names with umlauts, and a kiosk.txt as Notepad saves it, with one
invalid line."""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "corpus"))
import make_corpus  # noqa: E402

IDLE_S, ASK_S = 10, 20
SETTINGS = (f"idle_seconds: {IDLE_S}\nask_seconds: {ASK_S}\nrotate: 90\n"
            "panel_width_mm: 520\ncolour: blue\n")

TOPIC = "title: {}\nkind: about\n"
SLIDE = """# Wörter und ein Bild

![A photo of a garden](garden.jpg)

Slides are files. Staff change them.
"""


def photo(path, colours):
    make_corpus.convert("-size", "1600x1200", f"gradient:{colours}",
                        "-swirl", "90", path)


def staff(folder):
    """Makes FOLDER/slides and FOLDER/kiosk.txt."""
    deck = folder / "slides"
    pictures, words = deck / "1-pictures", deck / "2-wörter"
    for topic, title in ((pictures, "Pictures"), (words, "Words")):
        topic.mkdir(parents=True)
        (topic / "topic.txt").write_text(TOPIC.format(title))
    (deck / "deck.txt").write_text("title: Our clinic\nlanguages: en\n")
    photo(pictures / "1-photo.jpg", "navy-orange")
    (pictures / "2-leaflet.pdf").write_bytes(make_corpus.pdf(1))
    photo(folder / "phone.png", "darkgreen-pink")
    subprocess.run(["heif-enc", "-q", "60", folder / "phone.png", "-o",
                    pictures / "3-phone.heic"], check=True,
                   capture_output=True)
    (pictures / "4-drawing.svg").write_text(make_corpus.SVG)
    photo(words / "garden.jpg", "darkgreen-skyblue")
    (words / "1-größe.md").write_text(SLIDE, encoding="utf-8")
    config = folder / "kiosk.txt"
    config.write_bytes(b"\xef\xbb\xbf" + SETTINGS.replace(
        "\n", "\r\n").encode())
    return deck, config
