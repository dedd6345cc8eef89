"""Arrows point down only. Compares every #include, every CMake USES
and the identifiers of pure code with the table in CONTRIBUTING.md."""
import re

import tree

PURE_HEADERS = set("""assert ctype errno float inttypes limits math stdarg
    stdbool stddef stdint stdio stdlib string strings""".split())
LIBRARY_HEADERS = {
    "md4c": r"md4c.*\.h",
    "FriBidi": r"fribidi.*",
    "HarfBuzz": r"(harfbuzz/)?hb(-\w+)?\.h",
    "libunibreak": r"(unibreak|linebreak|wordbreak|graphemebreak).*\.h",
    "libthai": r"thai/.*",
    "libqrencode": r"qrencode\.h",
    "libmd": r"(sha2|sha256|md5)\.h",
    "libsodium": r"sodium(/.*)?\.h",
    "SDL2": r"(SDL2/)?SDL(_(?!ttf)\w+)?\.h",
    "SDL2_ttf": r"(SDL2/)?SDL_ttf\.h",
    "libpng": r"(libpng\d*/)?png\w*\.h",
    "libseccomp": r"seccomp\.h",
    "libjpeg": r"j(peglib|error|morecfg|config)\.h",
    "libwebp": r"webp/.*",
    "giflib": r"gif_lib\.h",
    "lcms2": r"lcms2\w*\.h",
    "librsvg": r"librsvg/.*|cairo[\w-]*\.h",
    "libxml2": r"libxml/.*",
    "poppler": r"poppler/.*",
    "FreeType": r"ft2build\.h",
    "libheif": r"libheif/.*",
}
IMPURE = {
    "belongs to the screen": r"SDL_\w+|TTF_\w+",
    "opens files": r"(?:f|fd|fre|_?)open(?:at|dir)?|creat|mkstemp|remove",
    "reads a clock": r"time|clock|clock_gettime|gettimeofday|localtime\w*",
    "reads the environment": r"getenv|secure_getenv|setlocale",
    "prints": r"printf|fprintf|vprintf|vfprintf|puts|fputs|putchar|perror",
    "ends the program": r"exit|_exit",
    "depends on hidden state": r"rand|srand|random|strtok",
}


def table(root):
    """{folder: (folders it may include, outside headers)}: those of its row,
    and what these may include."""
    rows = {}
    for line in tree.text(root / "CONTRIBUTING.md").splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if len(cells) == 3 and re.fullmatch(r"`[\w/]+`", cells[0]):
            rows[cells[0].strip("`")] = (
                set(re.findall(r"`([\w/]+)`", cells[1])),
                set(re.split(r",\s*", cells[2])))

    def below(folder):
        named = rows[folder][0] if folder in rows else set()
        return named.union(*(below(each) for each in named))
    return {folder: (below(folder), row[1]) for folder, row in rows.items()}


def folder_of(root, path):
    """The row of the table that PATH belongs to: "deck/text"; "" for kiosk/
    itself; "tests"."""
    parts = path.relative_to(root).parts
    return "/".join(parts[1:-1]) if parts[0] == "kiosk" else "tests"


def owners(root):
    """{header name: folder}, and what is wrong with the names themselves."""
    found, wrong = {}, []
    for path in tree.files(root, ".h"):
        if path.name in found:
            wrong.append(f"{tree.place(root, path)}: another folder has a "
                         f"{path.name}; give it a name of its own")
        found[path.name] = folder_of(root, path)
    return found, wrong


def outside(name, allowed):
    """Whether a header in <> is among the ALLOWED libraries."""
    pure = "pure" in allowed
    for library, pattern in LIBRARY_HEADERS.items():
        if re.fullmatch(pattern, name):
            return library in allowed
    return not pure or name.removesuffix(".h") in PURE_HEADERS


def wrong_includes(root, folder, path, row, owner):
    for line, quote, name in tree.includes(path):
        where = tree.place(root, path, line)
        if quote == "<":
            if not outside(name, row[1]):
                yield f"{where}: {folder} may not include <{name}>"
        elif "/" in name:
            yield f"{where}: include {name} by its plain name"
        elif name not in owner:
            yield f"{where}: no folder has {name}"
        elif owner[name] not in row[0] | {folder}:
            yield (f"{where}: the arrow {folder} -> {owner[name]} points up; "
                   f"{folder} may not include {name}")


def impure_words(root, path):
    for number, line in enumerate(tree.code(path).splitlines(), 1):
        for why, pattern in IMPURE.items():
            for word in re.findall(rf"(?<![\w.>])({pattern})\s*\(", line):
                yield (f"{tree.place(root, path, number)}: {word} {why}; "
                       "pure code may not")


def wrong_cmake(root, folder, rows):
    """The closure of USES in the folder's CMakeLists.txt is its row."""
    def uses(name):
        body = tree.text(root / "kiosk" / name / "CMakeLists.txt")
        found = re.search(r"\bUSES\s+([a-z/\s]*)", body)
        below = set(found.group(1).split()) if found else set()
        return below.union(*(uses(each) for each in below))
    if uses(folder) != rows[folder][0]:
        yield (f"kiosk/{folder}/CMakeLists.txt: uses {sorted(uses(folder))}, "
               f"CONTRIBUTING.md says {sorted(rows[folder][0])}")


def findings(root):
    rows = table(root)
    owner, wrong = owners(root)
    for folder in sorted({folder_of(root, path) for path in tree.sources(
            root, "kiosk")} - {""} - set(rows)):
        wrong.append(f"kiosk/{folder}: not in the table of CONTRIBUTING.md")
    for folder, row in rows.items():
        wrong += wrong_cmake(root, folder, rows)
        for path in tree.sources(root, "kiosk"):
            if folder_of(root, path) != folder:
                continue
            wrong += wrong_includes(root, folder, path, row, owner)
            # mem.c says why it aborts: out of memory ends the program there.
            if "pure" in row[1] and path.name != "mem.c":
                wrong += impure_words(root, path)
    return wrong
