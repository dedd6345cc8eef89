"""What the screen should show, drawn by the image's own program in its unpacked root,
so with the fonts and libraries of the board."""
import json
import os
import shutil
import subprocess
from collections import namedtuple

import disk
import pixels

OWN_DECK = "/usr/share/kiosk/slides"

# A deck and a kiosk.txt below the folder of the reference, or None for the
# deck of the image and for no settings; how many pixels.
Scene = namedtuple("Scene", "deck config width height",
                   defaults=(None, None, 1280, 720))

# With the devices and processes of this machine; FOLDER is /mnt.
ENTER = """root=$1 folder=$2
shift 2
mount --rbind /dev "$root/dev"
mount --rbind /proc "$root/proc"
mount --bind "$folder" "$root/mnt"
exec chroot "$root" "$@"
"""


def with_mounts(script, words, **options):
    """Runs the shell script SCRIPT with the arguments WORDS, in a private mount
    namespace."""
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    return subprocess.run(
        ["unshare", "--mount", *as_root, "sh", "-euc", script, "enter",
         *words], capture_output=True, text=True, **options)


class Reference:
    """The image's own program, working in FOLDER."""

    def __init__(self, image, folder):
        self.folder = folder
        self.root = folder / "root"
        folder.mkdir(parents=True, exist_ok=True)
        stamp = folder / "root.stamp"
        now = f"{image.stat().st_mtime_ns} {image.stat().st_size}"
        if not stamp.exists() or stamp.read_text() != now:
            disk.unpack_root(image, self.root)
            stamp.write_text(now)

    def new_folder(self, name):
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def inside(self, path):
        return f"/mnt/{path.relative_to(self.folder)}"

    def ask(self, words, **options):
        """Runs the program with the arguments WORDS."""
        return with_mounts(ENTER, [self.root, self.folder, "/usr/bin/kiosk",
                                   *words], **options)

    def _run(self, words, scene, script=None):
        words = [*words, self.inside(scene.deck) if scene.deck else OWN_DECK,
                 "--size", f"{scene.width}x{scene.height}"]
        if scene.config:
            words += ["--config", self.inside(scene.config)]
        ran = self.ask(words, input=script)
        # 1: the deck has errors, which `check` reports.
        if ran.returncode > 1:
            raise RuntimeError(f"{' '.join(words)}: {ran.stderr}")
        return ran.stdout

    def pages(self, scene, name):
        """{(topic, slide, page): picture} of `kiosk render`; of other languages
        than English "slide.es", as they take turns."""
        out = self.new_folder(name)
        self._run(["render", "--out", self.inside(out)], scene)
        found = {}
        for path in sorted(out.glob("*/*.png")):
            slide, lang, page, _ = path.name.rsplit(".", 3)
            slide += "" if lang == "en" else f".{lang}"
            found[path.parent.name, slide, int(page)] = pixels.read_png(path)
        return found

    def shots(self, scene, script):
        """The pictures and states at the start and after each step of SCRIPT,
        when a tap or swipe has settled."""
        lines = []
        for number, step in enumerate(["wait 1", *script]):
            lines += [step, "wait 2", f"shot shot-{number}.png", "state"]
        out = self._run(["rehearse", "-", "--out", "/mnt"], scene,
                        "\n".join(lines) + "\n")
        pictures = [pixels.read_png(self.folder / f"shot-{number}.png")
                    for number in range(len(script) + 1)]
        return pictures, [json.loads(line) for line in out.splitlines()]


def middle(state, name):
    """Where to tap the control NAME."""
    for each in state["controls"]:
        if each["name"] == name:
            return each["x"] + each["w"] / 2, each["y"] + each["h"] / 2
    raise KeyError(f"no control {name}")
