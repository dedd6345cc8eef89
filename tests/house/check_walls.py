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


def compiles(entry, name):
    """Whether a file that only includes NAME compiles like ENTRY."""
    words = shlex.split(entry["command"])
    for option in ("-o", "-c", "-MF", "-MT"):
        if option in words:
            del words[words.index(option):words.index(option) + 2]
    words = [word for word in words if word not in ("-MD", "-MMD")]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "arrow.c"
        source.write_text(f'#include "{name}"\n')
        ran = subprocess.run(
            [*words, "-fsyntax-only", str(source)],
            cwd=entry["directory"], capture_output=True, text=True)
    return ran.returncode == 0


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
        for other in rows:
            if other not in headers:
                continue
            may = other == folder or other in below
            if compiles(how[folder], headers[other]) != may:
                wrong.append(
                    f"kiosk/{folder}: #include \"{headers[other]}\" of "
                    f"{other} should {'' if may else 'not '}compile")
        if compiles(how[folder], "SDL.h") != ("SDL2" in libraries):
            wrong.append(f"kiosk/{folder}: the wall around SDL.h is wrong")
    return wrong
