"""The package as a file: what is in it, which version it says it is, and what
lintian and systemd think of it. Nothing is installed, and root is not needed."""
import gzip
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent.parent
OF_SYSTEMD = Path("/usr/lib/systemd/system")
# An older systemd ignores these.
NEWER = "Unknown system call group, ignoring: @sandbox"
EXPOSURE = 1.0  # of systemd-analyze security: 0 is fully sandboxed, 10 not at all

FILES = """etc/kiosk/kiosk.txt
usr/bin/kiosk
usr/lib/systemd/system/kiosk.service
usr/lib/sysusers.d/kiosk.conf
usr/libexec/kiosk/kiosk-decode-heif
usr/libexec/kiosk/kiosk-decode-pdf
usr/libexec/kiosk/kiosk-decode-raster
usr/libexec/kiosk/kiosk-decode-svg
usr/libexec/kiosk/make-slides
usr/share/applications/kiosk.desktop
usr/share/bash-completion/completions/kiosk
usr/share/doc/kiosk/CHANGELOG.md.gz
usr/share/doc/kiosk/changelog.gz
usr/share/doc/kiosk/copyright
usr/share/doc/kiosk/slides.html
usr/share/icons/hicolor/scalable/apps/kiosk.svg
usr/share/man/man1/kiosk.1.gz
usr/share/man/man5/kiosk-slides.5.gz""".split()
EXECUTABLE = re.compile(r"usr/(bin|libexec/kiosk)/")
# From packages.txt of the image: what SDL loads only when it starts.
LOADED = {"libegl1", "libgbm1", "libgl1-mesa-dri", "libgles2"}


def run(*words):
    done = subprocess.run(list(map(str, words)), stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


def own_files():
    """What the package has of this checkout as it is: {path in the package: file}."""
    found = {}
    for folder in ("slides", "fonts"):
        for path in (SOURCES / folder).rglob("*"):
            if path.is_file():
                found[f"usr/share/kiosk/{path.relative_to(SOURCES)}"] = path
    return found


def version():
    return run("bash", "-euc", 'root=$1; . "$1/image/lib/version.sh"; version', "version",
               SOURCES)[1].strip()


class Deb(unittest.TestCase):
    """The class of each package has its DEB."""

    deb = None
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="kiosk-deb-")
        cls.addClassCleanup(holder.cleanup)
        cls.tree = Path(holder.name)
        subprocess.run(["dpkg-deb", "-R", cls.deb, cls.tree], check=True)

    def read(self, name):
        data = (self.tree / name).read_bytes()
        return gzip.decompress(data) if name.endswith(".gz") else data

    def field(self, name):
        return run("dpkg-deb", "-f", self.deb, name)[1].strip()

    def test_files(self):
        """These, with these modes, and nothing else."""
        found = {str(path.relative_to(self.tree)): path
                 for path in self.tree.rglob("*")
                 if not path.is_dir() and "DEBIAN" not in path.parts}
        own = own_files()
        self.assertEqual(sorted(found), sorted([*FILES, *own]))
        for name, path in own.items():
            self.assertEqual(found[name].read_bytes(), path.read_bytes(), name)
        for name, path in found.items():
            self.assertEqual(path.stat().st_mode & 0o7777,
                             0o755 if EXECUTABLE.match(name) else 0o644, name)

    def test_versions(self):
        """The package, the program and its manuals agree with CMakeLists.txt."""
        mine = version()
        self.assertRegex(mine, r"^\d+\.\d+\.\d+(-[a-z]+\d+)?$")
        self.assertEqual(self.field("Version"), mine.replace("-", "~"))
        self.assertEqual(Path(self.deb).name.split("_")[1:],
                         [self.field("Version"), f"{self.field('Architecture')}.deb"])
        self.assertIn(f"kiosk {mine}\n".encode(), self.read("usr/bin/kiosk"))
        for name in FILES:
            if name.startswith("usr/share/man"):
                self.assertIn(f"\n.Os Kiosk {mine}\n".encode(), self.read(name))
        self.assertTrue(self.read("usr/share/doc/kiosk/changelog.gz").startswith(
            f"kiosk ({mine.replace('-', '~')}) ".encode()))
        self.assertIn(f"\n## {mine}\n".encode(),
                      self.read("usr/share/doc/kiosk/CHANGELOG.md.gz"))

    def test_depends(self):
        """On each library that a program links, and on those that SDL loads."""
        named = {re.split(r"[ :(]", each.strip())[0]
                 for each in self.field("Depends").split(",")}
        self.assertLessEqual(LOADED, named)
        listed = (SOURCES / "image/packages.txt").read_text()
        for library in ("libsdl2-2.0-0", "libmd4c0", "libpoppler147", "libheif1",
                        "librsvg2-2"):
            self.assertIn(library, listed)
            self.assertIn(library, named)

    def test_settings(self):
        """dpkg asks before it replaces changed settings; nothing else is one."""
        self.assertEqual(self.read("DEBIAN/conffiles"), b"/etc/kiosk/kiosk.txt\n")

    def test_scripts(self):
        """None touches the clinic's slides, none starts the service."""
        for path in (self.tree / "DEBIAN").iterdir():
            if path.stat().st_mode & 0o111:
                code = re.sub(r"^\s*#.*", "", path.read_text(), flags=re.M)
                self.assertNotIn("/srv", code, path.name)
                self.assertNotRegex(code, r"deb-systemd-invoke (re)?start\b", path.name)

    def test_hardened(self):
        """Each program is built with Debian's hardening."""
        programs = [name for name in FILES if EXECUTABLE.match(name) and
                    self.read(name).startswith(b"\x7fELF")]
        self.assertEqual(len(programs), 5)
        for name in programs:
            said = run("readelf", "--wide", "--file-header", "--program-headers",
                       "--dynamic", "--dyn-syms", self.tree / name)[1]
            for sign in ("DYN (Position-Independent Executable file)", "GNU_RELRO",
                         "BIND_NOW", "__stack_chk_fail", "_chk@"):
                self.assertIn(sign, said, name)

    def test_guide(self):
        """One file, with its pictures."""
        guide = self.read("usr/share/doc/kiosk/slides.html").decode()
        self.assertIn("<title>How to change the slides</title>", guide)
        self.assertIn("<table>", guide)
        self.assertEqual([each for each in re.findall(r'<img src="([^"]*)"', guide)
                          if not each.startswith("data:image/")], [])

    def test_lintian(self):
        status, said = run("lintian", "--fail-on", "error,warning",
                           "--allow-root", self.deb)
        self.assertEqual((status, said.strip()), (0, ""))

    def unit_root(self):
        """A root with the unit, what it starts, and systemd's own units."""
        root = self.tree / "root"
        if not root.exists():
            shutil.copytree(OF_SYSTEMD, root / "usr/lib/systemd/system", symlinks=True)
            for name in ("usr/bin", "usr/libexec", "usr/lib/systemd/system"):
                shutil.copytree(self.tree / name, root / name, dirs_exist_ok=True)
        return root

    def test_unit(self):
        status, said = run("systemd-analyze", "verify", "--man=no",
                           f"--root={self.unit_root()}", "kiosk.service")
        self.assertEqual([line for line in said.splitlines() if NEWER not in line], [])
        self.assertEqual(status, 0)

    def test_walls(self):
        said = run("systemd-analyze", "security", "--offline=true", "--no-pager",
                   f"--root={self.unit_root()}", "kiosk.service")[1]
        found = re.search(r"exposure level for kiosk.service: ([\d.]+)", said)
        self.assertIsNotNone(found, said)
        self.assertLessEqual(float(found[1]), EXPOSURE)


def case(deb):
    """The tests of one package."""
    name = Path(deb).stem.rsplit("_", 1)[-1]
    return type(f"Deb_{name}", (Deb,), {"deb": deb, "__module__": __name__})
