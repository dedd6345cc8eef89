"""No files use each other's functions or variables in a circle, whatever they
include: read from the object files of this build. A C file that declares what
another one defines reaches past its header."""
import json
import re
import shlex
import subprocess
from pathlib import Path

import check_modules
import tree

EXTERN = re.compile(r"^[ \t]*extern\b([^;{]*);", re.M)


def symbols(root, build):
    """(module, kind, name) of each symbol that files of kiosk/ share."""
    entries = json.loads((build / "compile_commands.json").read_text())
    objects = set()
    for entry in entries:
        if Path(entry["file"]).is_relative_to(root / "kiosk"):
            words = shlex.split(entry["command"])
            name = words[words.index("-o") + 1]
            objects.add(str(Path(entry["directory"]) / name))
    if not objects:
        return
    out = subprocess.run(["nm", "-A", "-g", "-P", *sorted(objects)], check=True,
                         capture_output=True, text=True).stdout
    for row in out.splitlines():
        path, _, symbol = row.partition(": ")
        name, kind = symbol.split()[:2]
        yield Path(path).name.split(".")[0], kind, name


def uses(root, build):
    """{module: modules whose functions or variables it uses}. Weak symbols are
    inline functions of C++, which each file has of its own."""
    wanted, owner = [], {}
    for module, kind, name in symbols(root, build):
        if kind == "U":
            wanted.append((module, name))
        elif kind in "TDBRGSC":
            owner[name] = module
    graph = {}
    for module, name in wanted:
        if owner.get(name, module) != module:
            graph.setdefault(module, set()).add(owner[name])
    return graph


def findings(root, build):
    graph = uses(root, build)
    wrong = [] if graph else [f"{build}: no object files of kiosk/"]
    wrong += [f"a circle of calls: {' '.join(circle)}"
              for circle in check_modules.circles(graph)]
    for path in tree.sources(root, "kiosk"):
        body = tree.code(path) if path.suffix != ".h" else ""
        for found in EXTERN.finditer(body):
            line = body.count("\n", 0, found.start()) + 1
            wrong.append(f"{tree.place(root, path, line)}: declare it in the "
                         "header of the file that defines it: extern "
                         f"{' '.join(found.group(1).split())}")
    return wrong
