"""clang-format would change nothing."""
import subprocess

import tree


def findings(root):
    paths = tree.sources(root, "kiosk", "tests")
    if not paths:
        return []
    ran = subprocess.run(["clang-format", "--dry-run", *paths],
                         capture_output=True, text=True)
    seen = dict.fromkeys(line.split(": ")[0].replace(f"{root}/", "")
                         for line in ran.stderr.splitlines()
                         if "clang-format-violations" in line)
    return [f"{where}: not laid out; ./run fmt does it" for where in seen]
