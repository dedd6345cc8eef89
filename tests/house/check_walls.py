"""A wrong include does not compile: compiles a file with a wrong arrow with the
command of its folder in this build."""
import json
import shlex
import subprocess
import tempfile
from pathlib import Path

import check_arrows


def commands(root, build):
    """{folder: how one of its C files is compiled}."""
    found = {}
    listing = json.loads((build / "compile_commands.json").read_text())
    for entry in listing:
        path = Path(entry["file"])
        folder = check_arrows.folder_of(root, path)
        if folder not in ("", "tests") and path.suffix == ".c":
            found.setdefault(folder, entry)
    return found


def run(entry, text, option):
    """A run of the compiler of ENTRY on the file TEXT."""
    words = shlex.split(entry["command"])
    for taken in ("-o", "-c", "-MF", "-MT"):
        if taken in words:
            del words[words.index(taken):words.index(taken) + 2]
    words = [word for word in words if word not in ("-MD", "-MMD")]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "arrow.c"
        source.write_text(text)
        return subprocess.run(
            [*words, option, str(source)],
            cwd=entry["directory"], capture_output=True, text=True)


def compiles(entry, names):
    """Whether a file that only includes NAMES compiles like ENTRY."""
    text = "".join(f'#include "{name}"\n' for name in names)
    return run(entry, text, "-fsyntax-only").returncode == 0


def reached(entry, names):
    """Those of NAMES that a file compiled like ENTRY finds."""
    text = "".join(f'#if __has_include("{name}")\nfound {at}\n#endif\n'
                   for at, name in enumerate(names))
    said = run(entry, text, "-E").stdout.splitlines()
    return {names[int(line.split()[1])] for line in said
            if line.startswith("found ")}


def broken(entry, names):
    """Those of NAMES that do not compile: all at once, as nearly always all
    do, then each."""
    if compiles(entry, names):
        return set()
    return {name for name in names if not compiles(entry, [name])}


def findings(root, build):
    rows = check_arrows.table(root)
    owner, wrong = check_arrows.owners(root)
    how = commands(root, build)
    headers = {}
    for name, folder in owner.items():
        headers.setdefault(folder, name)
    for folder, (below, libraries) in rows.items():
        if folder not in how:
            wrong.append(f"kiosk/{folder}: not compiled in {build}")
            continue
        may = {name: other == folder or other in below
               for other, name in headers.items() if other in rows}
        may["SDL.h"] = "SDL2" in libraries
        found = reached(how[folder], list(may))
        fails = broken(how[folder], [name for name in may
                                     if may[name] and name in found])
        for name, allowed in may.items():
            if (name in found and name not in fails) == allowed:
                continue
            wrong.append(
                f"kiosk/{folder}: the wall around SDL.h is wrong"
                if name == "SDL.h" else
                f"kiosk/{folder}: #include \"{name}\" of {owner[name]} "
                f"should {'' if allowed else 'not '}compile")
    return wrong
