"""clang-format-19 would change nothing."""
import subprocess

import tree


def findings(root):
    paths = tree.sources(root, "kiosk", "tests")
    if not paths:
        return []
    ran = subprocess.run(["clang-format-19", "--dry-run", *paths],
                         capture_output=True, text=True)
    first = {}
    for line in ran.stderr.splitlines():
        if "clang-format-violations" in line:
            path, number = line.replace(f"{root}/", "").split(":")[:2]
            first.setdefault(path, number)
    return [f"{path}:{number}: not laid out; ./run fmt does it"
            for path, number in first.items()]
