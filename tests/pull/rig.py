"""The rig of the pull tests: a shared folder as authors leave it, and a board for
each test."""
import os
import shutil
import tempfile
import unittest
from pathlib import Path

from board import Board
from servers import Authority

DECK = {
    "all/deck.txt": b"title: Clinic\nlanguages: en\n",
    "all/1-benefits/topic.txt": b"title: Benefits\nkind: benefit\n",
    "all/1-benefits/1-collagen.md": b"# Collagen\n\nFirmer skin.\n",
    "all/2-risks/topic.txt": b"title: Risks\nkind: side-effect\n",
    "all/2-risks/1-redness.md": b"# Redness\n\nFor some hours.\n",
    "all/2-risks/2-swelling.md": b"# Swelling\n\nFor a day.\n",
}


def of_all(share):
    """A deck of nothing but all/, as a board should have it."""
    return {path[len("all/"):]: content for path, content in share.items()
            if path.startswith("all/")}


class Share:
    """The folder that a server serves."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.clock = 1_700_000_000
        self.content = {}

    def put(self, path, content):
        """Each file is a minute newer than the one before."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self.clock += 60
        os.utime(file, (self.clock, self.clock))
        self.content[path] = content

    def remove(self, path):
        """A file, or a folder."""
        target = self.folder / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()
        self.content = {name: content for name, content in self.content.items()
                        if name != path and not name.startswith(path + "/")}

    def put_deck(self):
        for path, content in DECK.items():
            self.put(path, content)


class Rig(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="kiosk-pull-")
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        # Apache runs as another user.
        self.folder.chmod(0o755)
        self.share = Share(self.folder / "share")
        self.share.put_deck()
        self.boards = 0

    def authority(self, name="authority"):
        return Authority(self.folder / name)

    def board(self, remote, **more):
        self.boards += 1
        return Board(self.folder / f"board{self.boards}", remote, **more)

    def started(self, server):
        self.addCleanup(server.stop)
        return server.start()

    def assert_pulls(self, board):
        """A pull that succeeds."""
        status = board.pull()
        self.assertEqual(status, 0, board.said)
        self.assertEqual(board.status()["problem"], "none")

    def assert_refuses(self, board, words):
        """A pull that changes nothing and says WORDS."""
        before = board.deck()
        self.assertEqual(board.pull(), 75, board.said)
        self.assertIn(words, board.status()["problem"])
        self.assertEqual(board.deck(), before)
