"""Files and functions are as short as CONTRIBUTING.md asks; Universal Ctags
measures functions."""
import subprocess

import tree

FILE_LINES = 500
FUNCTION_LINES = 80
SHORT_LINES = 40
SHORT_SHARE = 0.9


def functions(root, paths):
    """(lines, path, line, name) of every function."""
    out = subprocess.run(
        ["ctags", "--languages=C,C++", "--map-C++=-.h", "--map-C=+.h",
         "--kinds-C=f", "--kinds-C++=f", "--fields=+ne",
         "--output-format=u-ctags", "-o", "-", *paths],
        check=True, capture_output=True, text=True, cwd=root).stdout
    for row in out.splitlines():
        name, path, *rest = row.split("\t")
        fields = dict(cell.split(":", 1) for cell in rest if ":" in cell)
        if "end" in fields:
            first, last = int(fields["line"]), int(fields["end"])
            yield last - first + 1, path, first, name


def long_files(root):
    for path in tree.files(root, ".c", ".cpp", ".h", ".py", "run", "CMakeLists.txt"):
        lines = tree.text(path).count("\n")
        if lines > FILE_LINES:
            yield (f"{tree.place(root, path)}: {lines} lines, more than "
                   f"{FILE_LINES}; split it by topic")


def shares(name, lengths):
    """Whether most of the functions are short."""
    share = sum(each <= SHORT_LINES for each in lengths) / len(lengths)
    print(f"{name}: {len(lengths)} functions, {share:.0%} of at most "
          f"{SHORT_LINES} lines, longest {max(lengths)}")
    if share < SHORT_SHARE:
        yield f"{name}: only {share:.0%} of the functions are short"


def findings(root):
    wrong = list(long_files(root))
    for folder in ("kiosk", "tests"):
        paths = [str(path.relative_to(root))
                 for path in tree.sources(root, folder)]
        found = list(functions(root, paths)) if paths else []
        wrong += [f"{path}:{line}: {name} has {lines} lines, more than "
                  f"{FUNCTION_LINES}" for lines, path, line, name in found
                  if lines > FUNCTION_LINES]
        if folder == "kiosk" and found:
            wrong += shares(folder, [each[0] for each in found])
    return wrong
