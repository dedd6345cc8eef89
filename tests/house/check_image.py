"""The sizes in image/README.md match the script that lays out a card, and each
other. The build compares the actual size of the root (image/lib/disk.sh)."""
import re

import tree

README, SCRIPT = "image/README.md", "image/inside/disk.sh"
DRIVERS = re.compile(r"(\d+)\s+of\s+(\d+)\s+(?:\(amd64\)|drivers)")
ROOT = re.compile(r"The root has (\d+) MiB for arm64 and (\d+) for amd64 "
                  r"\(zstd\), out of (\d+); (\d+)\s+is\s+the\s+limit\.")


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
         lambda arm64, amd64, most, limit: max(arm64, amd64) <= limit
         and (most, limit) == (sizes["root_mb"], sizes["root_most_mb"]))
    hold("the size of data", re.search(r"`data` has (\d+) GB", text),
         lambda size: size << 10 == sizes["data_mb"])
    hold("the size of a card", re.search(r"card of (\d+) GB or more", text),
         lambda size: size * 10 ** 9 >= sizes["size_mb"] << 20)
    drivers = DRIVERS.findall(text)
    if len(drivers) != 2 or len(set(drivers)) != 1:
        wrong.append(f"{README}: the two places that say how many drivers "
                     "there are differ")
    return wrong
