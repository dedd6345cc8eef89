"""The image's own program with only the files of the image: its output for each deck
matches that of this machine's program. This finds a font, decoder or character map
that the image lacks, without QEMU."""
import re
import shutil
import unittest

import pixels
import reference
import rig
import root_decks

SIZE = "960x540"

# Only the faces in the image, whatever is installed here.
OUTSIDE = """fonts=$1
shift
mount --bind "$fonts" /usr/share/fonts
for other in /usr/local/share/fonts /var/cache/fontconfig; do
    [ ! -d "$other" ] || mount -t tmpfs tmpfs "$other"
done
fc-cache -s >/dev/null 2>&1 || true
exec "$@"
"""

# Neither program may report these for any picture of these decks: both could lack the
# same thing.
NOTHING_SEEN = r"\[(bad-picture|blank-page)\]"

# Two releases draw curves and edges of letters slightly differently: limits on the size
# of a square, and on the difference of its mean brightness (of 255). A wrong letter,
# or a box, exceeds it.
SQUARE = 8
FAINT = 40
# Of a Chinese PDF without its font, poppler takes the Chinese or the Japanese
# forms of one and the same font, by its release. That there is nothing,
# `check` says.
OTHER_FORMS, FAINT_FORMS = "documents/asian-", 128

def squares(picture):
    """The mean of each square, of all channels, in rows."""
    width, height, rgb = picture
    rows = []
    for top in range(0, height - SQUARE + 1, SQUARE):
        sums = [0] * (width // SQUARE)
        for y in range(top, top + SQUARE):
            row = rgb[3 * width * y:3 * width * (y + 1)]
            for x in range(len(sums)):
                sums[x] += sum(row[3 * SQUARE * x:3 * SQUARE * (x + 1)])
        rows += sums
    return [each / (3 * SQUARE * SQUARE) for each in rows]


def unlike(one, other):
    """The largest difference of a square; 256 for other sizes."""
    if one[:2] != other[:2]:
        return 256
    if one.rgb == other.rgb:
        return 0
    return max(abs(a - b) for a, b in zip(squares(one), squares(other)))


class Root(unittest.TestCase):
    """These do not boot a board."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.rig = rig.BoardTest.rig
        cls.ref = cls.rig.reference
        cls.work = cls.ref.new_folder("decks")
        cls.fonts = cls.ref.new_folder("fonts")
        listed = (rig.SOURCES / "fonts/fonts.txt").read_text()
        paths = set(re.findall(r"/usr/share/fonts/([^ #]*)", listed))
        # Those that PDFs need not bring, as the image's list of files has them.
        for path in (cls.ref.root / "usr/share/fonts").glob("*/urw-base35/*"):
            paths.add(path.relative_to(cls.ref.root / "usr/share/fonts"))
        for path in paths:
            (cls.fonts / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(f"/usr/share/fonts/{path}", cls.fonts / path)

    def outside(self, words):
        return reference.with_mounts(OUTSIDE, [self.fonts, self.rig.outside,
                                               *words])

    def said(self, deck, ran):
        """The output of `check` or `render`, without the name of the deck."""
        self.assertIn(ran.returncode, (0, 1), ran.stderr)
        for name in (self.ref.inside(deck), str(deck)):
            ran.stdout = ran.stdout.replace(name, "DECK")
        return ran.stdout.splitlines()

    def pages(self, deck, run, inside=str):
        """A folder with all words and pictures of DECK as rendered."""
        out = self.ref.new_folder(f"{deck.name}-{run.__name__}")
        ran = run(["render", inside(deck), "--out", inside(out), "--size",
                   SIZE, "--date", root_decks.DATE])
        self.assertIn(ran.returncode, (0, 1), ran.stderr)
        return out

    def compare(self, name, ours, theirs):
        """Why the two files are not practically the same; or nothing."""
        if ours.suffix != ".png":
            return "" if ours.read_bytes() == theirs.read_bytes() else (
                f"{name}: other words")
        by = unlike(pixels.read_png(ours), pixels.read_png(theirs))
        if by <= (FAINT_FORMS if name.startswith(OTHER_FORMS) else FAINT):
            return ""
        for which, path in (("image", ours), ("here", theirs)):
            shutil.copy(path, self.rig.folder /
                        f"{name.replace('/', '-')}.{which}.png")
        return f"{name}: a square differs by {by:.0f}"

    def hold(self, deck):
        words = "check {} --size {} --date {}"
        ours, theirs = (self.said(deck, run(words.format(
            each, SIZE, root_decks.DATE).split())) for run, each in (
                (self.ref.ask, self.ref.inside(deck)), (self.outside, deck)))
        self.assertEqual(set(ours) ^ set(theirs), set())
        self.assertNotRegex("\n".join(ours), NOTHING_SEEN)
        ours = self.pages(deck, self.ref.ask, self.ref.inside)
        theirs = self.pages(deck, self.outside)
        names, others = (sorted(
            str(path.relative_to(out)) for path in out.rglob("*.*")
            if path.is_file()) for out in (ours, theirs))
        self.assertEqual(names, others)
        self.assertGreater(len(names), 2)
        bad = [self.compare(name, ours / name, theirs / name)
               for name in names]
        self.assertEqual([each for each in bad if each], [])

    def test_pictures_drawings_documents(self):
        root_decks.media(self.work / "media")
        self.hold(self.work / "media")

    def test_languages_and_encodings(self):
        root_decks.tongues(self.work / "tongues")
        self.hold(self.work / "tongues")

    def test_decks_of_the_sources(self):
        for path in ("slides", "tests/rehearsals/decks/clinic"):
            deck = self.work / path.rsplit("/", 1)[-1]
            shutil.copytree(rig.SOURCES / path, deck)
            self.hold(deck)

    def test_version(self):
        """The image's os-release, its program and this checkout agree; it says of
        which commit and day it is."""
        told = dict(line.split("=", 1) for line in (
            self.ref.root / "etc/os-release").read_text().splitlines())
        mine = self.ref.ask(["--version"]).stdout
        self.assertEqual(mine, self.outside(["--version"]).stdout)
        self.assertEqual(mine, f"kiosk {told['IMAGE_VERSION']}\n")
        self.assertEqual(told["IMAGE_ID"], "kiosk")
        self.assertRegex(told["BUILD_ID"], r"^20\d\d-\d\d-\d\d-([0-9a-f]{12}|unknown)$")
