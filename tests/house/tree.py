"""The files of a source tree, and their code without comments and strings, for
the check_*.py here."""
import re
import subprocess
from pathlib import Path

COMMENT_OR_STRING = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def files(root, *endings):
    """The files of the project with one of ENDINGS, in order. Build folders
    and other ignored files are not included."""
    if (root / ".git").exists():
        out = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z",
             "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True, text=True).stdout
        names = [root / name for name in out.split("\0") if name]
    else:
        names = [path for path in root.rglob("*")
                 if path.relative_to(root).parts[0] != "build"]
    return sorted(path for path in names
                  if path.is_file() and path.name.endswith(endings))


def sources(root, *folders):
    """The C files below FOLDERS of ROOT."""
    return [path for path in files(root, ".c", ".cpp", ".h")
            if path.relative_to(root).parts[0] in folders]


def text(path):
    return Path(path).read_text(encoding="utf-8")


def code(path):
    """The text of a C file with comments and strings blanked out; lines keep
    their numbers."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group())
    return COMMENT_OR_STRING.sub(blank, text(path))


def includes(path):
    """(line, quote, name) of each #include."""
    body = text(path)
    return [(body.count("\n", 0, found.start()) + 1, *found.groups())
            for found in INCLUDE.finditer(body)]


def place(root, path, line=0):
    where = str(path.relative_to(root))
    return f"{where}:{line}" if line else where
