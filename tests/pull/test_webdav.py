"""Pulls from a real WebDAV server with TLS: what is fetched, what wins, and
what happens when it stops."""
import os
import unittest
from pathlib import Path

from board import kill
from rig import Rig, of_all
from servers import PASSWORD, WebDav

MEGABYTE = 1 << 20


class WebDavRig(Rig):
    def setUp(self):
        super().setUp()
        self.ca = self.authority()
        self.server = self.started(WebDav(
            self.folder / "server", self.share.folder, self.ca.sign("server")))

    def own_board(self, **settings):
        return self.board(self.server.remote(), authority=self.ca.cert,
                          **settings)

    def gets(self):
        return [row[4] for row in self.server.requests() if row[1] == "GET"]


class Layers(WebDavRig):
    def test_first_pull_then_nothing_is_fetched(self):
        board = self.own_board()
        self.assert_pulls(board)
        self.assertEqual(board.deck(), of_all(self.share.content))
        fetched = len(self.gets())
        self.assertEqual(fetched, len(self.share.content))
        changed = board.status()["changed"]
        self.assert_pulls(board)
        self.assertEqual(len(self.gets()), fetched)
        self.assertEqual(board.status()["changed"], changed)

    def test_changed_files_and_no_others_are_fetched(self):
        board = self.own_board()
        self.assert_pulls(board)
        fetched = len(self.gets())
        self.share.put("all/2-risks/1-redness.md", b"# Redness\n\nFor days.\n")
        self.assert_pulls(board)
        self.assertEqual(self.gets()[fetched:], ["/all/2-risks/1-redness.md"])
        self.assertEqual(board.deck(), of_all(self.share.content))

    def test_a_change_that_keeps_the_size_is_seen(self):
        board = self.own_board()
        self.assert_pulls(board)
        old = self.share.content["all/2-risks/2-swelling.md"]
        self.share.put("all/2-risks/2-swelling.md", old.replace(b"a", b"1"))
        self.assert_pulls(board)
        self.assertEqual(board.deck(), of_all(self.share.content))

    def test_what_is_deleted_leaves(self):
        board = self.own_board()
        self.assert_pulls(board)
        self.share.remove("all/2-risks/2-swelling.md")
        self.share.remove("all/1-benefits")
        self.assert_pulls(board)
        self.assertEqual(board.deck(), of_all(self.share.content))
        self.assertFalse((board.data / "deck/1-benefits").exists())

    def test_later_layers_win_by_file(self):
        self.share.put("group/skin/2-risks/1-redness.md", b"# Group\n")
        self.share.put("group/skin/2-risks/2-swelling.md", b"# Group\n")
        self.share.put("group/other/2-risks/3-itch.md", b"# Other\n")
        self.share.put("screen/desk 2/2-risks/1-redness.md", b"# Screen\n")
        board = self.own_board(pull_group="skin", pull_screen="desk 2")
        self.assert_pulls(board)
        expected = of_all(self.share.content)
        expected["2-risks/1-redness.md"] = b"# Screen\n"
        expected["2-risks/2-swelling.md"] = b"# Group\n"
        self.assertEqual(board.deck(), expected)
        self.share.remove("screen/desk 2/2-risks")
        # All of a layer: accepted when seen again.
        self.assert_refuses(board, "Of 1 files in screen/desk 2 only 0")
        self.assert_pulls(board)
        self.assertEqual(board.deck()["2-risks/1-redness.md"], b"# Group\n")

    def test_another_screen_of_the_same_name_in_kiosk_txt(self):
        self.share.put("screen/a/2-risks/1-redness.md", b"# A\n")
        self.share.put("screen/b/2-risks/1-redness.md", b"# B\n")
        board = self.own_board(pull_screen="a")
        self.assert_pulls(board)
        board.say(pull_from="clinic:", pull_screen="b")
        self.assert_pulls(board)
        self.assertEqual(board.deck()["2-risks/1-redness.md"], b"# B\n")

    def test_names_of_every_script(self):
        name = "all/2-risks/Über 🙂 & 50% #1 'ü'.md"
        self.share.put(name, b"# Name\n")
        self.share.put("screen/Empfang Süd/2-risks/\u202bعربي.md", b"# Arabic\n")
        board = self.own_board(pull_screen="Empfang Süd")
        self.assert_pulls(board)
        self.assertEqual(board.deck()[name[4:]], b"# Name\n")
        self.assertEqual(board.deck()["2-risks/\u202bعربي.md"], b"# Arabic\n")

    def test_junk_of_computers_is_not_fetched(self):
        for junk in ("._a.md", "Thumbs.db", "~$a.docx", "x.tmp", ".git/x"):
            self.share.put(f"all/2-risks/{junk}", b"junk")
        board = self.own_board()
        self.assert_pulls(board)
        self.assertEqual(len(board.deck()), 6)

    def test_what_is_pulled_is_imported(self):
        board = self.own_board()
        self.assertEqual(board.pull("import"), 0)
        self.assertFalse(board.store.exists())
        self.assert_pulls(board)
        self.assertEqual(board.pull("import"), 0, board.said)
        shown = board.store / "current/2-risks/1-redness.md"
        self.assertEqual(shown.read_bytes(), b"# Redness\n\nFor some hours.\n")


class Stops(WebDavRig):
    def setUp(self):
        super().setUp()
        self.board_ = self.own_board()
        self.assert_pulls(self.board_)
        self.old = self.board_.deck()
        for number in range(3):
            self.share.put(f"all/2-risks/{number}.jpg",
                           os.urandom(4 * MEGABYTE))

    def test_server_stops_in_the_middle(self):
        board = self.board_
        process = board.start()
        board.wait_for_bytes(5 * MEGABYTE)
        self.server.stop()
        process.communicate(timeout=100)
        self.assertEqual(process.returncode, 75)
        self.assertIn("does not answer", board.status()["problem"])
        self.assertEqual(board.deck(), self.old)
        self.server.start()
        self.assert_pulls(board)
        self.assertEqual(board.deck(), of_all(self.share.content))

    def test_power_is_cut_and_the_next_pull_goes_on(self):
        board = self.board_
        before = len(self.gets())
        process = board.start()
        board.wait_for_bytes(9 * MEGABYTE)
        kill(process)
        self.assertEqual(board.deck(), self.old)
        asked = len(self.gets())
        self.assert_pulls(board)
        self.assertEqual(board.deck(), of_all(self.share.content))
        # Files that arrived completely are not requested again.
        self.assertGreater(asked, before)
        self.assertLess(len(self.gets()) - asked, 3)

    def test_half_a_file_of_the_right_size_is_fetched_again(self):
        board = self.board_
        whole = self.share.content["all/2-risks/0.jpg"]
        piece = board.data / "incoming/all/2-risks/0.jpg"
        piece.parent.mkdir(parents=True)
        piece.write_bytes(bytes(len(whole)))
        self.assert_pulls(board)
        self.assertEqual(board.deck(), of_all(self.share.content))

    def test_no_password_in_the_list_of_processes(self):
        board = self.board_
        process = board.start()
        board.wait_for_bytes(MEGABYTE)
        seen = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline")
                if str(path.parent) != f"/proc/{os.getpid()}"]
        kill(process)
        secret = (board.card / "rclone.conf").read_text().split("pass = ")[1]
        fetching = [line for line in seen if b"clinic:" in line]
        self.assertTrue(fetching)
        for line in seen:
            self.assertNotIn(PASSWORD.encode(), line)
            self.assertNotIn(secret.strip().encode(), line)

    def test_saving_goes_on_meanwhile(self):
        """Changes between the two listings are in the deck too."""
        board = self.board_
        board.settle_s = 2
        process = board.start()
        board.wait_for_bytes(9 * MEGABYTE)
        self.share.put("all/2-risks/9.md", b"# Late\n")
        process.communicate(timeout=100)
        self.assertEqual(process.returncode, 0)
        self.assertEqual(board.deck(), of_all(self.share.content))


if __name__ == "__main__":
    unittest.main(verbosity=2)
