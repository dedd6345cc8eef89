"""The content of files: a comment at the top, a file's own header first, no
promises for later, links that work, correct manual pages."""
import re
import subprocess

import tree

LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`|^ {4}[^\n]*", re.DOTALL | re.MULTILINE)
PLACES = re.compile(r"\.\./shared\b")


def heads(root):
    for path in tree.sources(root, "kiosk", "tests"):
        body = tree.text(path)
        if not body.startswith("/* "):
            yield (f"{tree.place(root, path)}: begin it with a comment that "
                   "says what it is for")
        own = path.with_suffix(".h")
        # Shared test headers may come after those that cmocka needs.
        shared = path.relative_to(root).parts[0] == "tests"
        first = next((name for _, quote, name in tree.includes(path)
                      if quote == '"' or not shared), None)
        if path.suffix == ".c" and own.exists() and first != own.name:
            yield f"{tree.place(root, path)}: include {own.name} first"
    for path in tree.files(root, ".py"):
        if not re.match(r'(#!.*\n)?"""', tree.text(path)):
            yield (f"{tree.place(root, path)}: begin it with a docstring that "
                   "says what it is for")


def words(root):
    for path in tree.files(root, ".c", ".cpp", ".h", ".py", ".txt", ".md",
                           ".1", ".5", ".json", "run"):
        if path.parent.name == "house" or path.name == "CONTRIBUTING.md":
            continue
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            if LATER.search(line) and path.suffix != ".txt":
                yield (f"{tree.place(root, path, number)}: finish it or file "
                       "an issue")
            if PLACES.search(line):
                yield (f"{tree.place(root, path, number)}: names a place "
                       "outside the project")


# "%.4s" and "%.12s" are for hashes, which are ASCII.
CUTS = re.compile(r"%-?\d*\.(?!4s|12s)\d+s|0x[cC]0[uU]?\)\s*==\s*0x80")


def cuts(root):
    """Only base/utf8.c decides where to cut a text."""
    for path in tree.sources(root, "kiosk"):
        if path.name == "utf8.c":
            continue
        for number, line in enumerate(tree.text(path).splitlines(), 1):
            if CUTS.search(line):
                yield (f"{tree.place(root, path, number)}: may cut a "
                       "character in two; utf8_cut or UTF8_START does not")


def links(root):
    for path in tree.files(root, ".md"):
        if path.relative_to(root).parts[0] == "tests":
            continue
        for target in LINK.findall(CODE.sub("", tree.text(path))):
            if "://" not in target and not target.startswith("mailto:") and \
                    not (path.parent / target).exists():
                yield (f"{tree.place(root, path)}: the link {target} leads "
                       "nowhere")


def manuals(root):
    for path in tree.files(root, ".1", ".5"):
        ran = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", path],
                             capture_output=True, text=True)
        for line in ran.stdout.splitlines():
            yield line.replace(f"mandoc: {root}/", "")


def fonts(root):
    """./run installs the package of each face."""
    names = root / "fonts/fonts.txt", root / "packages.txt"
    if not all(name.exists() for name in names):
        return
    faces, packages = ([line for line in tree.text(name).splitlines()
                        if line and line[0] != "#"] for name in names)
    known = {line.split()[1] for line in packages}
    for line in faces:
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 4 and cells[4] not in known:
            yield (f"fonts/fonts.txt: {cells[4]}, for {cells[0]}, is not in "
                   "packages.txt")


def findings(root):
    return [*heads(root), *words(root), *cuts(root), *links(root), *manuals(root),
            *fonts(root)]
