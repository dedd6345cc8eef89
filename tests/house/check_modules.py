"""A module is a file and the header of its name. No modules include each other
in a circle, what a module offers stands in its own header, and no folder holds
more than people can keep in mind. Tests lie in folders like those of their
modules, and bear their names."""
import subprocess
from pathlib import Path

import tree

FOLDER_MODULES = 20


def circles(graph):
    """The strongly connected parts of {node: nodes} with more than one node
    (Tarjan, 1972)."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in graph.get(node, ()):
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            at = stack.index(node)
            if len(stack) - at > 1:
                found.append(sorted(stack[at:]))
            del stack[at:]

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def includes(paths):
    """{module: modules that it includes}."""
    known = {path.stem for path in paths}
    graph = {}
    for path in paths:
        for _, quote, name in tree.includes(path):
            other = name.removesuffix(".h")
            if quote == '"' and other in known and other != path.stem:
                graph.setdefault(path.stem, set()).add(other)
    return graph


def tags(root, paths, kinds):
    """(name, path) of each public function that ctags finds."""
    out = subprocess.run(
        ["ctags", "--languages=C,C++", "--map-C++=-.h", "--map-C=+.h",
         f"--kinds-C={kinds}", f"--kinds-C++={kinds}",
         "--output-format=u-ctags", "--fields=+f", "--extras=-F", "-o", "-",
         *(str(path.relative_to(root)) for path in paths)],
        check=True, capture_output=True, text=True, cwd=root).stdout
    for row in out.splitlines():
        name, path, *rest = row.split("\t")
        if not any(each.startswith(("file:", "class:")) for each in rest):
            yield name, path


def strangers(root, paths):
    """Functions that another header than their own declares."""
    where = {name: path for name, path in tags(
        root, [path for path in paths if path.suffix == ".h"], "p")}
    for name, path in tags(
            root, [path for path in paths if path.suffix != ".h"], "f"):
        header = where.get(name)
        if header and Path(header).stem != Path(path).stem:
            yield f"{path}: {name} is declared in {header}, not in its header"


def nameless(root, paths):
    """Tests of kiosk/FOLDER that begin with the name of no module there, nor
    with that of the folder."""
    modules = {}
    for path in paths:
        folder = path.parent.relative_to(root / "kiosk")
        modules.setdefault(folder, {folder.name}).add(path.stem)
    stages = {folder.parts[0] for folder in modules if folder.parts}
    for path in tree.sources(root, "tests"):
        folder = path.parent.relative_to(root / "tests")
        words = path.stem.split("_")
        if words[0] != "test" or folder.parts[0] not in stages:
            continue
        names = {"_".join(words[1:end]) for end in range(2, len(words) + 1)}
        if not names & modules.get(folder, set()):
            yield (f"{tree.place(root, path)}: kiosk/{folder} has no module "
                   "with such a name")


def findings(root):
    paths = tree.sources(root, "kiosk")
    wrong = [f"a circle of files: {' '.join(circle)}"
             for circle in circles(includes(paths))]
    wrong += strangers(root, paths)
    wrong += nameless(root, paths)
    folders = {}
    for path in paths:
        folders.setdefault(path.parent, set()).add(path.stem)
    wrong += [f"{tree.place(root, folder)}: {len(modules)} modules, more than "
              f"{FOLDER_MODULES}" for folder, modules in folders.items()
              if len(modules) > FOLDER_MODULES]
    return wrong
