"""What the screen should show, drawn by the program that is in the image: its
root is unpacked and entered, so fonts and libraries are those of the board."""
import json
import os
import subprocess

import disk
import pixels

WIDTH, HEIGHT = 1280, 720
OWN_DECK = "/usr/share/kiosk/slides"

# Devices and processes are those of this machine; FOLDER is seen as /mnt.
ENTER = """root=$1 folder=$2
shift 2
mount --rbind /dev "$root/dev"
mount --rbind /proc "$root/proc"
mount --bind "$folder" "$root/mnt"
exec chroot "$root" "$@"
"""


def _enter(root, folder, words, **options):
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    return subprocess.run(
        ["unshare", "--mount", *as_root, "sh", "-euc", ENTER, "enter", root,
         folder, *words], capture_output=True, text=True, **options)


class Reference:
    """The image's own program, at work in FOLDER; decks and settings that it
    is to read must lie in there."""

    def __init__(self, image, folder):
        self.folder = folder
        self.root = folder / "root"
        folder.mkdir(parents=True, exist_ok=True)
        stamp = folder / "root.stamp"
        now = f"{image.stat().st_mtime_ns} {image.stat().st_size}"
        if not stamp.exists() or stamp.read_text() != now:
            disk.unpack_root(image, self.root)
            stamp.write_text(now)

    def _inside(self, path):
        return f"/mnt/{path.relative_to(self.folder)}"

    def _run(self, words, deck, config, script=None):
        words = ["/usr/bin/kiosk", *words,
                 self._inside(deck) if deck else OWN_DECK,
                 "--size", f"{WIDTH}x{HEIGHT}"]
        if config:
            words += ["--config", self._inside(config)]
        ran = _enter(self.root, self.folder, words, input=script)
        # 1: the deck has mistakes, which is for `check` to judge.
        if ran.returncode > 1:
            raise RuntimeError(f"kiosk {words}: {ran.stderr}")
        return ran.stdout

    def pages(self, name, deck=None, config=None, language="en"):
        """{(topic, slide, page): path} of `kiosk render`."""
        out = self.folder / name
        self._run(["render", "--out", self._inside(out), "--lang", language],
                  deck, config)
        found = {}
        for path in sorted(out.glob("*/*.png")):
            slide, _, page, _ = path.name.rsplit(".", 3)
            found[path.parent.name, slide, int(page)] = path
        return found

    def rehearse(self, script, deck=None, config=None):
        """The states that `kiosk rehearse` prints; shots lie in FOLDER."""
        out = self._run(["rehearse", "-", "--out", "/mnt"], deck, config,
                        "\n".join(script) + "\n")
        return [json.loads(line) for line in out.splitlines()]

    def shots(self, script, deck=None, config=None):
        """The pictures after each step of SCRIPT, a tap or a swipe, when all
        has come to rest; and the state at the end."""
        lines = []
        for number, step in enumerate(["wait 1", *script]):
            lines += [step, "wait 2", f"shot shot-{number}.png"]
        states = self.rehearse([*lines, "state"], deck, config)
        pictures = [pixels.read_png(self.folder / f"shot-{number}.png")
                    for number in range(len(script) + 1)]
        return pictures, states[-1]


def middle(state, name):
    """Where to tap the control NAME."""
    for each in state["controls"]:
        if each["name"] == name:
            return each["x"] + each["w"] / 2, each["y"] + each["h"] / 2
    raise KeyError(f"no control {name}")
