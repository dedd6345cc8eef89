"""usage: bench.py --build DIR [--runs N] [--still S] [--pace S] [--only NAMES]

Compares the program with feh and tests/bench/limit.c on a virtual display, and
prints the figures as a Markdown table. Times depend on the machine and its load;
the ratios are what counts."""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import decks
from figures import Figures, Table, median, percentile

ROOT = Path(__file__).resolve().parent.parent.parent
FADE_MS = 400  # the program's cross-fade


class Bench:
    """The programs, the decks and how runs are measured."""

    def __init__(self, options, folder):
        self.runs, self.still_s = options.runs, options.still
        self.pace_s = options.pace
        self.build = options.build
        self.watch = options.build / "tests/bench/watch"
        self.kiosk = options.build / "kiosk/command/kiosk"
        self.limit = options.build / "tests/bench/limit"
        self.deck = ROOT / "slides"
        self.photos = decks.photos(options.build / "bench-photos")
        self.folder = folder
        self.photo_deck = decks.photo_slides(folder / "photos", self.photos)
        phone = decks.photos(options.build / "bench-phone", (4000, 3000))
        self.phone_photo = phone / "01.jpg"
        self.phone_deck = decks.photo_slides(folder / "phone", phone)
        self.decode = options.build / "tests/bench/decode"
        self.calm = folder / "calm.txt"
        self.calm.write_text("motion: none\n")
        self.moving = folder / "moving.txt"
        self.moving.write_text("motion: fade\n")
        state = decks.state(self.kiosk, self.deck)
        self.slides = state["slides"]
        self.next_at = decks.middle(state, "Next")

    def ours(self, deck=None, config=None):
        return [self.kiosk, "show", "--config", config or self.calm,
                deck or self.deck]

    def feh(self):
        return ["feh", "-F", "-Z", "-Y", "-q", self.photos]

    def yardstick(self, *options):
        return [self.limit, *options, self.photos]

    def run(self, command, *phases):
        """One run of COMMAND: a list of (phase, figures)."""
        ran = subprocess.run(
            [self.watch, "-n", f"{self.next_at[0]},{self.next_at[1]}",
             *phases, "--", *map(str, command)],
            stdout=subprocess.PIPE, text=True)
        if ran.returncode:
            print(f"{command[0]} could not be measured: "
                  f"{' '.join(ran.stdout.split()[-2:])}", file=sys.stderr)
        lines = []
        for line in ran.stdout.splitlines():
            phase, *pairs = line.split()
            lines.append((phase, {key: float(value) for key, value in
                                  (pair.split("=") for pair in pairs)}))
        return lines

    def turns(self, commands, *phases, runs=None, warm=False):
        """RUNS runs of each command, in turn, so that other load affects all;
        a list of figures for each. WARM adds one that does not count."""
        found = [[] for _ in commands]
        for turn in range((runs or self.runs) + warm):
            for each, command in zip(found, commands):
                lines = self.run(command, *phases)
                if turn >= warm:
                    each.extend(lines)
        return [Figures(each) for each in found]


def start(bench, table):
    ours, feh = bench.turns([bench.ours(), bench.feh()], warm=True)
    table.ratio("start to first slide complete, ms", "feh",
                median(ours.all("start", "full_ms")),
                median(feh.all("start", "full_ms")), 1.1)
    table.ratio("start, CPU s", "feh", median(ours.all("start", "cpu_s")),
                median(feh.all("start", "cpu_s")), 1.5)


def tap(bench, table):
    ours, limit = bench.turns([bench.ours(), bench.yardstick()],
                              "sleep:500", "next:10")
    for name, of, goal in (("median", median, 1.5),
                           ("95 %", lambda each: percentile(each, 95), 2)):
        table.ratio(f"tap on Next to complete slide, ms, {name}", "limit",
                    of(ours.all("next", "full_ms")),
                    of(limit.all("next", "full_ms")), goal)


def still(bench, table):
    [ours] = bench.turns([bench.ours()], "next:1", "sleep:3000",
                         f"still:{bench.still_s}", runs=1)
    what = f"a still slide for {bench.still_s:g} s"
    table.most(f"{what}, CPU s", median(ours.all("still", "cpu_s")), 0.005)
    table.most(f"{what}, wake-ups", median(ours.all("still", "switches")), 0)


def changes(bench, table):
    phases = ("next:1", "sleep:2000", f"every:12:{bench.pace_s}")
    runs = min(bench.runs, 3)
    ours, limit = bench.turns([bench.ours(), bench.yardstick()], *phases,
                              runs=runs)
    table.ratio("12 changes, CPU s", "limit",
                median(ours.all("every", "cpu_s")),
                median(limit.all("every", "cpu_s")), 1.5)
    table.ratio("12 changes, CPU s with the X server's", "limit",
                median(ours.sums("every", "cpu_s", "xcpu_s")),
                median(limit.sums("every", "cpu_s", "xcpu_s")), 1.5)


def memory(bench, table):
    [ours] = bench.turns([bench.ours()], f"next:{bench.slides}", "mem",
                         runs=1)
    table.most("memory after the whole deck with its drawings, MiB (PSS)",
               median(ours.all("mem", "pss_mib")), 96)


def fade(bench, table):
    commands = [bench.ours(config=bench.moving), bench.ours(),
                bench.yardstick("-f", FADE_MS), bench.yardstick()]
    moving, calm, limit, limit_calm = bench.turns(
        commands, "sleep:500", "next:8", runs=min(bench.runs, 3))
    table.least("cross-fade, frames/s", moving.frame_rate(), 59.5,
                limit.frame_rate())
    table.ratio("cross-fade, CPU ms a frame", "limit",
                moving.cpu_ms_per_frame(calm),
                limit.cpu_ms_per_frame(limit_calm), 1.5)


def photo_start(bench, table):
    ours, feh = bench.turns([bench.ours(bench.photo_deck), bench.feh()],
                            warm=True)
    table.ratio("photos: start to first slide complete, ms", "feh",
                median(ours.all("start", "full_ms")),
                median(feh.all("start", "full_ms")), 1.1)
    table.ratio("photos: start, CPU s", "feh",
                median(ours.all("start", "cpu_s")),
                median(feh.all("start", "cpu_s")), 1.3)


def photo_changes(bench, table):
    """As people see them, with the cross-fade, which feh does not have."""
    ours, feh = bench.turns(
        [bench.ours(bench.photo_deck, bench.moving), bench.feh()],
        "sleep:2000", f"every:12:{bench.pace_s}", runs=min(bench.runs, 3))
    table.ratio("photos: 12 changes with cross-fade, CPU s", "feh",
                median(ours.all("every", "cpu_s")),
                median(feh.all("every", "cpu_s")), 1.2)


def photo_tap(bench, table):
    ours, phone, limit = bench.turns(
        [bench.ours(bench.photo_deck), bench.ours(bench.phone_deck),
         bench.yardstick()], "sleep:1000", "next:10")
    for name, each in (("photos", ours), ("12 MP photos", phone)):
        table.ratio(f"{name}: tap on Next to complete slide, ms, median",
                    "limit", median(each.all("next", "full_ms")),
                    median(limit.all("next", "full_ms")), 1.5)


def photo_rush(bench, table):
    """Taps before anything is prefetched."""
    huge = decks.photo_slides(
        bench.folder / "huge",
        decks.photos(bench.build / "bench-huge", (8000, 6000), 3))
    [ours] = bench.turns([bench.ours(huge)], "next:1")
    table.most("48 MP photos: tap at once after the start to first change, "
               "ms, worst", max(ours.all("next", "first_ms"), default=None),
               50)


def photo_memory(bench, table):
    [ours] = bench.turns([bench.ours(bench.phone_deck)], "next:12", "mem",
                         runs=1)
    table.most("memory after 12 photos of 12 MP, all processes, MiB (PSS)",
               median(ours.all("mem", "pss_mib")), 96)


def decode(bench, table):
    ran = subprocess.run([bench.decode, bench.phone_photo], check=True,
                         stdout=subprocess.PIPE, text=True)
    child, least = re.search(r"child ([\d.]+) ms, limit ([\d.]+) ms",
                             ran.stdout).groups()
    table.ratio("12 MP JPEG to screen size in the child, CPU ms",
                "libjpeg-turbo + resize", float(child), float(least), 1.5)
    peak_kib = re.search(r"most ever (\d+) KiB", ran.stdout).group(1)
    table.most("the child alone at most, MiB", int(peak_kib) / 1024, 256)


def many(bench, table):
    small = decks.text_slides(bench.folder / "ten", 10)
    large = decks.text_slides(bench.folder / "many", 10000)
    ours = bench.turns([bench.ours(small), bench.ours(large)], warm=True)
    few, lots = (median(each.all("start", "full_ms")) for each in ours)
    table.more("10,000 slides instead of 10, ms to the first", lots, few, 20)


def swap(bench, table):
    """Imports a stick with 50 slides and 20 phone photos into a store."""
    stick = decks.stick(bench.folder / "stick", bench.build)
    store = bench.folder / "swap"
    new, same, most_kib = [], [], 0
    for _ in range(min(bench.runs, 3)):
        shutil.rmtree(store, ignore_errors=True)
        for spans in (new, same):
            start = time.monotonic()
            with subprocess.Popen([bench.kiosk, "import", stick, store],
                                  stdout=subprocess.DEVNULL) as ran:
                _, _, used = os.wait4(ran.pid, 0)
                ran.returncode = 0
            spans.append(time.monotonic() - start)
            most_kib = max(most_kib, used.ru_maxrss)
    table.most("import of 50 slides and 20 photos of 12 MP, s", median(new),
               10)
    table.most("import of the same again, s", median(same), 0.5)
    table.most("memory of import beside the decoder, MiB", most_kib / 1024, 64)


PARTS = {part.__name__: part for part in
         (start, tap, still, changes, memory, fade, many, photo_start,
          photo_changes, photo_tap, photo_rush, photo_memory, decode, swap)}


def arguments():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--still", type=float, default=60)
    parser.add_argument("--pace", type=float, default=5)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    return parser.parse_args()


def main():
    options = arguments()
    folder = Path(tempfile.mkdtemp(prefix="kiosk-bench-"))
    table = Table()
    try:
        bench = Bench(options, folder)
        for name in options.only:
            PARTS[name](bench, table)
        load = " ".join(f"{each:.1f}" for each in os.getloadavg())
        print(f"\n{os.cpu_count()} cores, load {load}; medians of "
              f"{options.runs} starts; Xvfb 1920x1080, no GPU")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
