"""The house rules can fail: each check must report where a small tree breaks
it."""
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

import check_arrows  # noqa: E402
import check_drawings  # noqa: E402
import check_format  # noqa: E402
import check_image  # noqa: E402
import check_modules  # noqa: E402
import check_objects  # noqa: E402
import check_program  # noqa: E402
import check_sizes  # noqa: E402
import check_text  # noqa: E402
import check_walls  # noqa: E402

HERE = Path(__file__).resolve().parent
USES = {
    "app": "USES page/fit command/setup",
    "base": "",
    "command": "USES store/import show",
    "command/setup": "USES picture store screen/paint",
    "deck": "USES base",
    "deck/check": "USES deck/reader deck/check/words",
    "deck/check/words": "USES deck",
    "deck/markdown": "USES deck/text",
    "deck/parse": "USES deck/text",
    "deck/reader": "USES deck/markdown deck/parse",
    "deck/speech": "USES deck/check/words",
    "deck/text": "USES deck",
    "decoder": "USES picture",
    "decoder/heif": "USES decoder/raster",
    "decoder/pdf": "USES decoder",
    "decoder/raster": "USES decoder",
    "decoder/svg": "USES decoder/raster",
    "library": "USES deck/reader",
    "page": "USES deck/parse page/slide",
    "page/fit": "USES page",
    "page/layout": "USES play page/para",
    "page/para": "USES deck",
    "page/parts": "USES page/layout",
    "page/slide": "USES page/parts",
    "picture": "USES base",
    "play": "USES base",
    "screen/paint": "USES page/layout",
    "screen/window": "USES screen/paint",
    "show": "USES screen/window app",
    "store": "USES library",
    "store/import": "USES deck/check page/fit command/setup",
}


class Tree(unittest.TestCase):
    """A tree that keeps every rule until a test breaks one."""

    def setUp(self):
        self.root = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        shutil.copy(HERE.parent.parent / "CONTRIBUTING.md", self.root)
        shutil.copy(HERE.parent.parent / ".clang-format", self.root)
        for folder, uses in USES.items():
            self.write(f"kiosk/{folder}/CMakeLists.txt",
                       f"kiosk_layer({folder} {uses}\n  SOURCES a.c)\n")
            name = folder.split("/")[-1]
            self.write(f"kiosk/{folder}/{name}.h", "/* Of this layer. */\n")

    def write(self, name, body):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body)

    def says(self, findings, *parts):
        self.assertTrue(
            any(all(part in each for part in parts) for each in findings),
            f"nothing says {parts}: {findings}")


class Arrows(Tree):
    def findings(self):
        return check_arrows.findings(self.root)

    def test_a_clean_tree_is_clean(self):
        self.assertEqual(self.findings(), [])

    def test_an_arrow_up(self):
        self.write("kiosk/deck/a.c", '/* A. */\n#include "page.h"\n')
        self.says(self.findings(), "kiosk/deck/a.c:2", "points up")

    def test_a_relative_include(self):
        self.write("kiosk/page/a.c", '/* A. */\n#include "../deck/deck.h"\n')
        self.says(self.findings(), "a.c:2", "plain name")

    def test_a_library_of_another_layer(self):
        for folder, header in (("deck", "SDL.h"), ("library", "SDL2/SDL.h"),
                               ("play", "md4c.h"), ("screen/paint", "fribidi.h"),
                               ("deck", "unistd.h"), ("command", "png.h")):
            self.write(f"kiosk/{folder}/a.c", f"/* A. */\n#include <{header}>")
            self.says(self.findings(), f"kiosk/{folder}/a.c:2", header)
            (self.root / f"kiosk/{folder}/a.c").unlink()

    def test_impure_words(self):
        for call in ("fopen(p)", "time(NULL)", "SDL_GetTicks()", "open(p)",
                     "clock_gettime(a, b)", 'getenv("A")', 'printf("a")'):
            self.write("kiosk/play/a.c", f"/* A. */\nint a = {call};\n")
            self.says(self.findings(), "kiosk/play/a.c:2", call.split("(")[0])

    def test_words_in_comments_and_strings_are_free(self):
        self.write("kiosk/play/a.c", '/* time(NULL) */\nchar *a = "time(0)";\n'
                   "int b = clock->time(0) + snprintf(a) + run_time(1);\n")
        self.assertEqual(self.findings(), [])

    def test_a_name_used_twice(self):
        self.write("kiosk/page/deck.h", "/* Another. */\n")
        self.says(self.findings(), "another folder has a deck.h")

    def test_cmake_that_gives_more_than_the_table(self):
        self.write("kiosk/play/CMakeLists.txt",
                   "kiosk_layer(play USES deck SOURCES a.c)\n")
        self.says(self.findings(), "kiosk/play/CMakeLists.txt")

    def test_a_folder_that_is_not_in_the_table(self):
        self.write("kiosk/extra/a.c", "/* A. */\n")
        self.says(self.findings(), "kiosk/extra", "not in the table")


class Sizes(Tree):
    def function(self, lines):
        body = "    a++;\n" * (lines - 3)
        return f"/* A. */\nvoid\nlong_one(int a)\n{{\n{body}}}\n"

    def test_a_long_function(self):
        self.write("kiosk/deck/a.c", self.function(81))
        self.says(check_sizes.findings(self.root), "a.c:3", "long_one has 81")

    def test_functions_that_are_long_as_a_whole(self):
        self.write("kiosk/deck/a.c", self.function(41))
        self.says(check_sizes.findings(self.root), "0% of the functions")

    def test_a_long_file(self):
        self.write("tests/deck/a.c", "/* A. */\n" + "\n" * 500)
        self.says(check_sizes.findings(self.root), "a.c: 501 lines")

    def test_what_is_short_enough(self):
        self.write("kiosk/deck/a.c", self.function(40))
        self.assertEqual(check_sizes.findings(self.root), [])


class Image(Tree):
    """Each figure, if the script has a different one."""

    FIGURES = {"root_mb": 320, "most_arm64_mb": 160, "most_amd64_mb": 165,
               "data_mb": 1280, "size_mb": 2560}

    def findings(self, **changed):
        self.write("image/inside/disk.sh", "".join(
            f"{name}={value} # MiB\n"
            for name, value in (self.FIGURES | changed).items()))
        return check_image.findings(self.root)

    def setUp(self):
        super().setUp()
        shutil.copytree(HERE.parent.parent / "image", self.root / "image",
                        symlinks=True)

    def test_the_figures_are_those_of_the_script(self):
        self.assertEqual(check_image.findings(self.root), [])

    def test_another_figure(self):
        self.assertEqual(self.findings(), [])
        for name, value, what in (
                ("root_mb", 400, "the root"),
                ("most_arm64_mb", 150, "the root"),
                ("most_amd64_mb", 170, "the root"),
                ("data_mb", 512, "data"), ("size_mb", 8192, "a card")):
            self.says(self.findings(**{name: value}), f"the size of {what}")

    def test_another_count_of_drivers(self):
        path = self.root / check_image.README
        path.write_text(path.read_text().replace(" of 4230", " of 4231", 1))
        self.says(self.findings(), "how many drivers")


class Text(Tree):
    def findings(self):
        return check_text.findings(self.root)

    def test_a_clean_tree_is_clean(self):
        self.assertEqual(self.findings(), [])

    def test_a_file_without_a_head(self):
        self.write("kiosk/deck/a.c", "int a;\n")
        self.says(self.findings(), "a.c", "begin it with a comment")

    def test_the_own_header_later(self):
        self.write("kiosk/deck/deck.c",
                   '/* A. */\n#include <stdio.h>\n#include "deck.h"\n')
        self.says(self.findings(), "include deck.h first")

    def test_a_promise_for_later(self):
        self.write("kiosk/deck/a.c", "/* A. */\n/* TO" + "DO: b */\n")
        self.says(self.findings(), "a.c:2", "finish it")

    def test_a_character_cut_in_two(self):
        self.write("kiosk/deck/a.c", '/* A. */\nchar *a = "%.60s";\n'
                   'char *b = "%.12s";\nint c = (*a & 0xC0) == 0x80;\n')
        self.says(self.findings(), "a.c:2", "utf8_cut")
        self.says(self.findings(), "a.c:4", "utf8_cut")
        self.assertEqual(len(self.findings()), 2)

    def test_a_link_to_nowhere(self):
        self.write("README.md", "See [this](docs/none.md).\n")
        self.says(self.findings(), "docs/none.md leads nowhere")

    def test_a_link_in_code_is_no_link(self):
        self.write("README.md", "Write `[this](docs/none.md)`, or\n\n"
                   "```slide a.md\n![that](none.png)\n```\n")
        self.assertEqual(self.findings(), [])

    def test_a_place_outside(self):
        self.write("README.md", "See .." + "/shared/a.md.\n")
        self.says(self.findings(), "README.md:1", "outside the project")

    def test_a_faulty_manual_page(self):
        self.write("kiosk/kiosk.1", ".Dd November 1, 2026\n.Dt KIOSK 1\n"
                   ".Os\n.Sh NAME\n.Nm kiosk\n.Nd a show\n.Bl\n")
        self.says(self.findings(), "kiosk.1:7")

    def test_a_face_whose_package_is_not_installed(self):
        self.write("packages.txt", "# Why.\nrun  fonts-one  a face\n")
        self.write("fonts/fonts.txt",
                   "One | a.ttf | Latn | regular | fonts-one | OFL | 0\n"
                   "Two | b.ttf | Latn | regular | fonts-two | OFL | 0\n")
        self.assertEqual(len(self.findings()), 1)
        self.says(self.findings(), "fonts-two", "not in packages.txt")


class Format(Tree):
    def test_a_file_that_is_not_laid_out(self):
        self.write("kiosk/deck/a.c", "/* A. */\nint   a;\n")
        self.says(check_format.findings(self.root), "kiosk/deck/a.c:2")

    def test_a_file_that_is(self):
        self.write("kiosk/deck/a.c", "/* A. */\nint a;\n")
        self.assertEqual(check_format.findings(self.root), [])


class Walls(Tree):
    def setUp(self):
        super().setUp()
        self.build = self.root / "build"
        rows = check_arrows.table(self.root)
        self.paths = {
            folder: [self.root / "kiosk" / each for each in {folder} | below]
            for folder, (below, _) in rows.items()}
        for folder in ("screen/paint", "screen/window"):
            self.paths[folder].append(self.root / "sdl")
        self.write("sdl/SDL.h", "/* A stand-in. */\n")

    def findings(self):
        listing = [{
            "directory": str(self.root),
            "file": str(self.root / "kiosk" / folder / "a.c"),
            "command": " ".join(["cc", *(f"-I{path}" for path in paths),
                                 "-o a.o -c a.c"]),
        } for folder, paths in self.paths.items()]
        self.write("build/compile_commands.json", json.dumps(listing))
        return check_walls.findings(self.root, self.build)

    def test_walls_that_stand(self):
        self.assertEqual(self.findings(), [])

    def test_a_hole(self):
        self.paths["deck"].append(self.root / "kiosk" / "play")
        self.says(self.findings(), "kiosk/deck", "play.h", "should not")

    def test_a_hole_for_sdl(self):
        self.paths["page"].append(self.root / "sdl")
        self.says(self.findings(), "kiosk/page", "SDL.h")

    def test_a_wall_too_many(self):
        self.paths["page"].remove(self.root / "kiosk" / "deck")
        self.says(self.findings(), "kiosk/page", "deck.h", "should compile")


class Modules(Tree):
    def findings(self):
        return check_modules.findings(self.root)

    def test_a_clean_tree_is_clean(self):
        self.write("kiosk/deck/a.h", "int a(void);\n")
        self.write("kiosk/deck/a.c", '#include "a.h"\nint a(void) { return 1; }')
        self.assertEqual(self.findings(), [])

    def test_a_circle(self):
        self.write("kiosk/deck/a.c", '#include "b.h"\n')
        self.write("kiosk/deck/b.h", '#include "c.h"\n')
        self.write("kiosk/deck/c.h", '#include "a.h"\n')
        self.write("kiosk/deck/a.h", "")
        self.says(self.findings(), "circle", "a b c")

    def test_a_stranger(self):
        self.write("kiosk/deck/b.h", "int a(void);\n")
        self.write("kiosk/deck/a.c", "int a(void) { return 1; }\n")
        self.says(self.findings(), "kiosk/deck/a.c", "kiosk/deck/b.h")

    def test_a_stranger_in_cpp(self):
        self.write("kiosk/deck/b.h", "class X;\nint a(X *x);\n")
        self.write("kiosk/deck/a.cpp", "int\na(X *x)\n{\n    return 1;\n}\n")
        self.says(self.findings(), "kiosk/deck/a.cpp", "kiosk/deck/b.h")

    def test_a_hall(self):
        for number in range(21):
            self.write(f"kiosk/play/a{number}.c", "")
        self.says(self.findings(), "kiosk/play", "22 modules")

    def test_a_test_of_another_folder(self):
        self.write("kiosk/deck/a.c", "")
        self.write("kiosk/deck/check/b.c", "")
        self.write("tests/deck/test_a_more.c", "")
        self.write("tests/deck/check/test_check_all.c", "")
        self.assertEqual(self.findings(), [])
        self.write("tests/deck/test_b.c", "")
        self.says(self.findings(), "tests/deck/test_b.c", "kiosk/deck")

    def test_a_misnamed_test_where_only_inner_folders_have_modules(self):
        self.write("kiosk/screen/paint/a.c", "")
        self.write("tests/screen/paint/test_b.c", "")
        self.says(self.findings(), "tests/screen/paint/test_b.c")


class Drawings(Tree):
    def findings(self, *parts, size="0 0 800 600"):
        self.write("slides/1-about/a.svg",
                   f'<svg viewBox="{size}">{"".join(parts)}</svg>')
        return check_drawings.findings(self.root)

    def test_a_drawing_of_the_same_hand(self):
        self.assertEqual(self.findings(
            "<style>.line { stroke: #21120C; stroke-width: 12 } text {",
            'font: bold 90px "Noto Sans" }</style><use href="#germ"/>'), [])

    def test_another_hand(self):
        for part, says in (('<path stroke-width="10"/>', "10 wide"),
                           ("<style>a { fill: #FF0000 }</style>", "#FF0000"),
                           ("<style>a { font: bold 80px Noto }</style>", "80"),
                           ('<g transform="scale(2)"/>', "scaled")):
            self.says(self.findings(part), "slides/1-about/a.svg", says)
        self.says(self.findings(size="0 0 600 500"), "viewBox")

    def test_colours_that_are_too_much_alike(self):
        known = check_drawings.ON
        self.addCleanup(setattr, check_drawings, "ON", known)
        check_drawings.ON = [*known, ("#4B1F5C", "#A61E33")]
        self.says(self.findings(), "#4B1F5C on #A61E33")


class Objects(Tree):
    """Files that were compiled."""

    def findings(self, **bodies):
        listing = []
        for name, body in bodies.items():
            source = f"kiosk/deck/{name}.c"
            self.write(source, body)
            how = f"cc -c -o {name}.c.o {source}"
            subprocess.run(how.split(), check=True, cwd=self.root)
            listing.append({"directory": str(self.root),
                            "file": str(self.root / source),
                            "command": how})
        self.write("compile_commands.json", json.dumps(listing))
        return check_objects.findings(self.root, self.root)

    def test_a_chain(self):
        self.assertEqual(self.findings(
            a="int b(void);\nint a(void) { return b(); }\n",
            b="static int a;\nint b(void) { return a; }\n"), [])

    def test_a_circle_that_no_include_shows(self):
        self.says(self.findings(
            a="int b(void);\nint a(void) { return b(); }\n",
            b="extern int c[];\nint b(void) { return c[0]; }\n",
            c="int a(void);\nint c[2];\nint d(void) { return a(); }\n"),
            "circle of calls", "a b c")

    def test_a_function_declared_past_its_header(self):
        found = self.findings(
            a="\nextern void\nb(int);\nvoid a(void) { b(1); }\n",
            b="void b(int c) { (void)c; }\n")
        self.says(found, "kiosk/deck/a.c:2", "header", "void b(int)")
        self.assertEqual(len(found), 1)

    def test_nothing_was_compiled(self):
        self.says(self.findings(), "no object files")


class Program(Tree):
    """With a shell script in the program's place."""

    def setUp(self):
        super().setUp()
        slide = "---\nkind: about\n---\n# One\n"
        self.write("slides/1-about/1-one.md", slide)
        self.readme(slide, "wait 5\ntap \"Next\"\n")
        self.write("kiosk/kiosk.1", ".Fl Fl out\n")

    def readme(self, *blocks):
        self.write("README.md", "\nText.\n\n".join(
            "".join(f"    {line}\n" for line in block.splitlines())
            for block in blocks))

    def findings(self, script):
        kiosk = self.root / "build/kiosk/command/kiosk"
        self.write("build/kiosk/command/kiosk", f"#!/bin/sh\n{script}\n")
        kiosk.chmod(0o755)
        return check_program.findings(self.root, self.root / "build")

    def test_an_option_without_manual(self):
        found = self.findings("echo '[--out DIR] [--new X]'")
        self.says(found, "--new of show")
        self.assertFalse(any("--out" in each for each in found))

    def test_examples_that_are_wrong(self):
        self.write("slides/1-about/1-one.md", "# Two\n")
        found = self.findings("exit 1")
        self.says(found, "its slide is not in slides/")
        self.says(found, "its rehearsal fails")
        self.says(found, "show --help: exit 1")

    def test_examples_that_are_right(self):
        found = self.findings("exit 0")
        self.assertTrue(all("--install" in each for each in found), found)

    def test_no_examples(self):
        self.readme("make\n")
        found = self.findings("exit 0")
        self.says(found, "shows no slide")
        self.says(found, "shows no rehearsal")

    def test_nothing_is_installed(self):
        self.says(self.findings("exit 0"), "--install", "bin/kiosk")


if __name__ == "__main__":
    unittest.main()
