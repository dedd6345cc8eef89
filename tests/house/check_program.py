"""The program that was built does what README.md, kiosk.1 and the install rules
promise."""
import re
import subprocess
import tempfile
from pathlib import Path

import tree

COMMANDS = ("show", "check", "render", "rehearse", "import", "undo", "status",
            "sign", "setting")
INSTALLED = ("bin/kiosk", "libexec/kiosk/kiosk-decode-heif",
             "libexec/kiosk/kiosk-decode-pdf",
             "libexec/kiosk/kiosk-decode-raster",
             "libexec/kiosk/kiosk-decode-svg",
             "share/applications/kiosk.desktop",
             "share/bash-completion/completions/kiosk",
             "share/icons/hicolor/scalable/apps/kiosk.svg",
             "share/kiosk/fonts/fonts.txt",
             "share/kiosk/slides/deck.txt", "share/man/man1/kiosk.1",
             "share/man/man5/kiosk-slides.5")


def run(*words, **options):
    return subprocess.run(list(map(str, words)), stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, **options)


def options(root, kiosk):
    """Each option that --help names is in the manual."""
    manual = tree.text(root / "kiosk/kiosk.1")
    for command in COMMANDS:
        ran = run(kiosk, command, "--help")
        if ran.returncode:
            yield f"kiosk {command} --help: exit {ran.returncode}"
        for name in sorted(set(re.findall(r"--([a-z]+)", ran.stdout))):
            if f"Fl Fl {name}" not in manual:
                yield f"kiosk/kiosk.1: --{name} of {command} is missing"


def examples(root):
    """The indented blocks of README.md, without their indent."""
    for block in re.findall(r"(?:^(?:    .*)?\n)+", tree.text(
            root / "README.md"), re.M):
        if block.strip():
            yield re.sub(r"^    ", "", block, flags=re.M).strip("\n") + "\n"


def example(root, begin):
    return next((each for each in examples(root) if each.startswith(begin)),
                None)


def slide(root):
    """The slide that README.md shows is one of the shipped deck."""
    text = example(root, "---\n")
    if text is None:
        yield "README.md: shows no slide"
    elif not any(tree.text(path) == text
                 for path in (root / "slides").glob("*/*.md")):
        yield "README.md: its slide is not in slides/"


def rehearsal(root, kiosk, folder):
    """The rehearsal that README.md shows can be played."""
    text = example(root, "wait ")
    if text is None:
        yield "README.md: shows no rehearsal"
        return
    (folder / "script.txt").write_text(text)
    ran = run(kiosk, "rehearse", folder / "script.txt", root / "slides",
              "--out", folder)
    if ran.returncode:
        yield f"README.md: its rehearsal fails:\n{ran.stdout}"


def installed(build, folder):
    ran = run("cmake", "--install", build, "--prefix", folder)
    if ran.returncode:
        yield f"cmake --install fails:\n{ran.stdout}"
    for name in INSTALLED:
        if not (folder / name).exists():
            yield f"cmake --install puts no {name} in its place"


def findings(root, build):
    kiosk = build / "kiosk/command/kiosk"
    wrong = [*options(root, kiosk), *slide(root)]
    for check, of in ((rehearsal, (root, kiosk)), (installed, (build,))):
        with tempfile.TemporaryDirectory() as folder:
            wrong += check(*of, Path(folder))
    return wrong
