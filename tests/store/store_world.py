"""Small decks, stores of them, and a check whether a store is intact, by our own
implementation of the hash in kiosk/library/library_hash.h."""
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f000101010017b24bc90000000049454e44ae426082")
DECKS_MAX = 5


def slide(title):
    return (f"---\nsource: Leaflet\nreviewed: 2026-11-01\n---\n"
            f"# {title}\n\nSome words.\n").encode()


def files(version):
    """{path: bytes} of a deck; each version adds, changes and drops some."""
    deck = {"deck.txt": b"title: Test\nlanguages: en\n",
            "2-benefits/skin.png": PIXEL,
            "2-benefits/1-same.md":
                slide("Same") + b"\n![A dot of skin](skin.png)\n",
            f"2-benefits/2-only{version}.md": slide(f"Only in {version}")}
    for topic, kind in (("2-benefits", "benefit"),
                        ("3-risks", "side-effect"),
                        ("4-call", "when-to-call")):
        deck[f"{topic}/topic.txt"] = (
            f"title: {kind}\nkind: {kind}\ntreatment: x\n".encode())
        deck[f"{topic}/1-changes.md"] = slide(f"{kind} of {version}")
    return deck


def write(folder, deck):
    for path, content in deck.items():
        place = Path(folder) / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return Path(folder)


def hash_of(deck):
    """The hash of {path: bytes}."""
    total = hashlib.sha256()
    for path in sorted(deck, key=os.fsencode):
        total.update(hashlib.sha256(deck[path]).hexdigest().encode())
        total.update(b"  " + os.fsencode(path) + b"\0")
    return total.hexdigest()


def read(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in Path(folder).rglob("*") if path.is_file()}


def is_hash(name):
    return len(name) == 64 and set(name) <= set("0123456789abcdef")


def wrong(store, allowed):
    """What is wrong with the store on disk, or None."""
    link = Path(store) / "current"
    if not link.is_symlink():
        return "current is missing"
    shown = os.readlink(link).removeprefix("decks/")
    if shown not in allowed:
        return f"current leads to {shown}"
    if not link.is_dir():
        return "current leads nowhere"
    for deck in (Path(store) / "decks").iterdir():
        if is_hash(deck.name) and hash_of(read(deck)) != deck.name:
            return f"{deck.name} is not whole"
    return None


class World:
    """A store that has shown DECKS_MAX decks, and one more to import."""

    def __init__(self, kiosk):
        self.kiosk = kiosk
        # In memory: thousands of imports would wear out a disk, and no test here
        # depends on what a disk keeps.
        memory = Path("/dev/shm")
        self.folder = Path(tempfile.mkdtemp(
            prefix="kiosk-store-",
            dir=memory if os.access(memory, os.W_OK) else None)).resolve()
        self.base = self.folder / "base"
        self.store = self.folder / "store"
        self.log = self.folder / "log"
        self.hashes = []
        for version in range(DECKS_MAX + 1):
            deck = files(version)
            self.hashes.append(hash_of(deck))
            self.source = write(self.folder / f"deck{version}", deck)
            if version < DECKS_MAX:
                ran = self.run(["import", self.source, self.base])
                assert ran.returncode == 0, ran.stdout + ran.stderr
        self.old, self.new = self.hashes[-2:]
        self.older = self.hashes[-3]
        assert wrong(self.base, [self.old]) is None

    def close(self):
        shutil.rmtree(self.folder)

    def fresh(self):
        shutil.rmtree(self.store, ignore_errors=True)
        shutil.copytree(self.base, self.store, symlinks=True)

    def command(self, verb):
        if verb == "undo":
            return ["undo", self.store]
        return ["import", self.source, self.store, "--from", "stick"]

    def run(self, words, **env):
        if "LD_PRELOAD" in env:
            # A list, separated by spaces.
            here = self.folder / "preload.so"
            if not here.exists():
                here.symlink_to(env["LD_PRELOAD"])
            env["LD_PRELOAD"] = str(here)
        # The sanitizers want to come first, where the calls under test are.
        # They look for leaks, which is half of an import's time, where those
        # calls are: all else is an import as test_import has them.
        asan = (os.environ.get("ASAN_OPTIONS", "")
                + ("" if "LD_PRELOAD" in env else ":detect_leaks=0"))
        return subprocess.run(
            [self.kiosk, *map(str, words)], capture_output=True, text=True,
            timeout=60, stdin=subprocess.DEVNULL,
            env={**os.environ, **env,
                 "ASAN_OPTIONS": asan + ":verify_asan_link_order=0"})
