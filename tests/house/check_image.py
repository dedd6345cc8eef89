"""The sizes in image/README.md match the script that lays out a card, and each
other. The build compares the actual size of the root (image/lib/disk.sh)."""
import re

import tree

README, SCRIPT = "image/README.md", "image/inside/disk.sh"
DRIVERS = re.compile(r"(\d+)\s+of\s+(\d+)\s+(?:\(amd64\)|drivers)")
ROOT = re.compile(r"The root has (\d+) MiB for arm64 and (\d+) for amd64 "
                  r"\(zstd\), out of (\d+);\s+(\d+)\s+and\s+(\d+)\s+are\s+the\s+"
                  r"limits\.")


def findings(root):
    if not (root / README).exists():
        return []
    text = tree.text(root / README)
    sizes = {name: int(value) for name, value in re.findall(
        r"^(\w+_mb)=(\d+)", tree.text(root / SCRIPT), re.M)}
    wrong = []

    def hold(name, found, true):
        if found is None or not true(*map(int, found.groups())):
            wrong.append(f"{README}: {name} differs from {SCRIPT}")

    hold("the size of the root", ROOT.search(text),
         lambda *figures: all(map(int.__le__, figures[:2], figures[3:]))
         and figures[2:] == tuple(sizes[name] for name in (
             "root_mb", "most_arm64_mb", "most_amd64_mb")))
    hold("the size of data", re.search(r"`data` has (\d+) MiB", text),
         lambda size: size == sizes["data_mb"])
    # Of 4 GB, cards have at least 3.9.
    hold("the size of a card", re.search(r"card of (\d+) GB or more", text),
         lambda size: size * 975 * 10 ** 6 >= sizes["size_mb"] << 20)
    drivers = DRIVERS.findall(text)
    if len(drivers) != 2 or len(set(drivers)) != 1:
        wrong.append(f"{README}: the two places that say how many drivers "
                     "there are differ")
    return wrong
