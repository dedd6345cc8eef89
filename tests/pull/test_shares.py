"""Pulls from a real Samba share, a real object store and an SFTP server."""
import shutil
import unittest

from board import kill
from rig import Rig, of_all
from servers import PASSWORD, ObjectStore, Samba, Sftp


class SambaShare(Rig):
    def setUp(self):
        super().setUp()
        self.server = self.started(Samba(self.folder / "samba",
                                         self.share.folder))

    def own_board(self, password=PASSWORD, **settings):
        board = self.board(self.server.remote(password))
        board.say(pull_from="clinic:slides", **settings)
        return board

    def test_first_unchanged_changed_deleted(self):
        self.share.put("group/skin/2-risks/Über 🙂.md", b"# Group\n")
        board = self.own_board(pull_group="skin")
        self.assert_pulls(board)
        expected = of_all(self.share.content)
        expected["2-risks/Über 🙂.md"] = b"# Group\n"
        self.assertEqual(board.deck(), expected)
        inodes = {path: path.stat().st_ino
                  for path in (board.data / "stage").rglob("*.md")}
        self.share.put("all/2-risks/1-redness.md", b"# Redness\n\nDays.\n")
        self.share.remove("all/2-risks/2-swelling.md")
        self.assert_pulls(board)
        expected["2-risks/1-redness.md"] = b"# Redness\n\nDays.\n"
        del expected["2-risks/2-swelling.md"]
        self.assertEqual(board.deck(), expected)
        same = [path for path in inodes if path.exists()
                and path.stat().st_ino == inodes[path]]
        self.assertEqual(len(same), 2)

    def test_stops_in_the_middle(self):
        board = self.own_board()
        self.assert_pulls(board)
        old = board.deck()
        self.share.put("all/2-risks/big.jpg", bytes(12 << 20))
        process = board.start()
        board.wait_for_bytes(2 << 20)
        self.server.stop()
        process.communicate(timeout=200)
        self.assertEqual(process.returncode, 75)
        self.assertEqual(board.deck(), old)
        self.assert_refuses(board, "does not answer")
        self.server.start()
        self.assert_pulls(board)
        self.assertEqual(board.deck(), of_all(self.share.content))

    def test_wrong_password_share_and_folder(self):
        board = self.own_board()
        self.assert_pulls(board)
        board.remote(self.server.remote("another"))
        self.assert_refuses(board, "does not accept the name and password")
        board.remote(self.server.remote())
        board.say(pull_from="clinic:slide")
        self.assert_refuses(board, "The shared folder does not exist")
        board.say(pull_from="clinic:slides/all")
        self.assert_refuses(board, "There is no file in clinic:slides/all/all")
        board.say(pull_from="clinic:slides")
        shutil.rmtree(self.share.folder / "all")
        self.assert_refuses(board, "There is no file in clinic:slides/all")


class Objects(Rig):
    def setUp(self):
        super().setUp()
        ca = self.authority()
        self.store = self.started(ObjectStore(self.folder / "store", ca))
        self.store.author("mkdir", "author:slides")
        self.upload()
        self.board_ = self.board(self.store.remote(), authority=ca.cert)
        self.board_.say(pull_from="clinic:slides/deck", pull_screen="a 🙂")

    def upload(self):
        self.store.author("sync", str(self.share.folder), "author:slides/deck")

    def test_first_unchanged_changed_deleted(self):
        board = self.board_
        self.share.put("screen/a 🙂/2-risks/Ü.md", b"# Screen\n")
        self.upload()
        self.assert_pulls(board)
        expected = of_all(self.share.content) | {"2-risks/Ü.md": b"# Screen\n"}
        self.assertEqual(board.deck(), expected)
        changed = board.status()["changed"]
        self.assert_pulls(board)
        self.assertEqual(board.status()["changed"], changed)
        self.share.put("all/2-risks/1-redness.md", b"# Redness\n\nDays.\n")
        self.share.remove("all/2-risks/2-swelling.md")
        self.upload()
        self.assert_pulls(board)
        expected["2-risks/1-redness.md"] = b"# Redness\n\nDays.\n"
        del expected["2-risks/2-swelling.md"]
        self.assertEqual(board.deck(), expected)

    def test_wrong_key_bucket_and_folder(self):
        board = self.board_
        self.assert_pulls(board)
        board.say(pull_from="clinic:slides/other")
        self.assert_refuses(board, "There is no file in clinic:slides/other/")
        board.say(pull_from="clinic:nothing/deck")
        self.assert_refuses(board, "")
        board.say(pull_from="clinic:slides/deck")
        board.remote(self.store.remote("another"))
        self.assert_refuses(board, "does not accept the name and password")
        board.remote(self.store.remote())
        self.store.stop()
        self.assert_refuses(board, "does not answer")
        self.store.start()
        self.assert_pulls(board)


class SftpServer(Rig):
    def setUp(self):
        super().setUp()
        self.server = self.started(Sftp(self.folder / "sftp",
                                        self.share.folder))
        self.known = self.folder / "known_hosts"
        self.known.write_text(self.server.known_hosts())

    def test_key_of_the_server_is_asked_for(self):
        board = self.board(self.server.remote())
        self.assert_refuses(board, "trusts any server")
        board.remote(self.server.remote(f"known_hosts_file = {self.known}"))
        self.assert_pulls(board)
        self.assertEqual(board.deck(), of_all(self.share.content))
        self.server.stop()
        self.server.new_key()
        self.server.start()
        self.assert_refuses(board, "it is another server")

    def test_killed_and_goes_on(self):
        board = self.board(
            self.server.remote(f"known_hosts_file = {self.known}"))
        self.share.put("all/2-risks/a.jpg", bytes(8 << 20))
        process = board.start()
        board.wait_for_bytes(2 << 20)
        kill(process)
        self.assertEqual(board.deck(), {})
        self.assert_pulls(board)
        self.assertEqual(board.deck(), of_all(self.share.content))


if __name__ == "__main__":
    unittest.main(verbosity=2)
