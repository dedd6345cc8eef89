"""test_readme.py KIOSK - the pictures in README.md are what the screen shows, taken
from rehearsals of the shipped deck. With KIOSK_UPDATE_GOLDENS they are written."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(SOURCES / "tests/board"))

import pixels  # noqa: E402

GOLDENS = SOURCES / "tests/golden/readme"
SIZE = "1280x720"
# Debian 12 draws curves, and the edges of letters in drawings, a little differently.
SHARE = 0.005

SHOW = """wait 66
expect mode rotating
shot rotation.png
tap "Side effects"
wait 2
shot slide.png
wait 89
expect mode asking
shot asking.png
"""
# What staff bring on a stick: a changed slide, a new one, and one with a mistake.
BRING = """import shipped "the card"
wait 70
import changed "USB stick CLINIC"
wait 2
expect over receipt
shot receipt.png
"""


def change(deck):
    path = deck / "2-benefits/1-collagen.md"
    path.write_text(path.read_text().replace("# ", "# New: ", 1))
    about = deck / "1-about"
    new = (about / "1-what-it-is.md").read_text()
    (about / "4-parking.md").write_text(
        "---\nreviewed: 2026-11-22\n---\n\n# Parking\n\nBehind the house.\n")
    (about / "5-visits.md").write_text(new.replace("reviewed: 2026-11-22",
                                                   "reviewed: soon"))


def rehearse(kiosk, work, deck, script):
    ran = subprocess.run(
        [kiosk, "rehearse", "-", deck, "--size", SIZE, "--date", "2026-11-23",
         "--out", work], input=script, cwd=work, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if ran.returncode:
        sys.exit(f"{script}\n{ran.stdout}")


def main():
    kiosk = Path(sys.argv[1]).resolve()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in ("shipped", "changed"):
            shutil.copytree(SOURCES / "slides", work / name)
        change(work / "changed")
        (work / "store").mkdir()
        rehearse(kiosk, work, "shipped", SHOW)
        rehearse(kiosk, work, "store", BRING)
        for path in sorted(work.glob("*.png")):
            golden = GOLDENS / path.name
            if "KIOSK_UPDATE_GOLDENS" in os.environ:
                GOLDENS.mkdir(exist_ok=True)
                shutil.copy(path, golden)
            elif not golden.exists() or pixels.share_unlike(
                    pixels.read_png(path), pixels.read_png(golden)) > SHARE:
                shutil.copy(path, golden.with_suffix(".png.actual"))
                print(f"{golden} is not what the screen shows: compare it with "
                      f"{golden.name}.actual, then ./run goldens rehearsal_readme")
                wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
