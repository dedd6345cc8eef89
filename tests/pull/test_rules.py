"""What a pull refuses: settings, certificates, impossible listings, a full card. The
old slides stay each time."""
import os
import shutil
import subprocess
import time
import unittest
from pathlib import Path
from urllib.parse import unquote
from xml.sax.saxutils import escape

from board import PULL
from rig import DECK, Rig, of_all
from servers import Nonsense, WebDav
from test_webdav import WebDavRig

MEGABYTE = 1 << 20


class Settings(Rig):
    def test_words_for_each_mistake(self):
        board = self.board("type = webdav\nurl = https://127.0.0.1:1\n")
        for value, words in (
                ("", "pull_from"),
                ("/etc", "pull_from"),
                (":webdav,url='http://x',pass=y:", "pull_from"),
                ("clinic,pass=x:", "pull_from"),
                ("other:slides", "rclone.conf has no [other]"),
                ("clinic:", "does not answer")):
            board.say(pull_from=value)
            self.assert_refuses(board, words)
        for name in ("..", "a/b", ".x", "a\\b"):
            board.say(pull_from="clinic:", pull_group=name)
            self.assert_refuses(board, "line 2: \u201cpull_group: ")
        board.say(pull_from="clinic:", pull_gruop="skin")
        self.assert_refuses(board, "Did you mean \u201cpull_group\u201d?")
        (board.card / "rclone.conf").unlink()
        board.say(pull_from="clinic:")
        self.assert_refuses(board, "There is no rclone.conf")

    def test_encodings_of_kiosk_txt(self):
        board = self.board("type = alias\nremote = %s\n" % self.share.folder)
        self.share.put("screen/Süd/a.md", b"# A\n")
        text = '# x\r\n pull_from : "clinic:"\r\npull_screen: Süd  \r\n'
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le",
                         "utf-16-be", "cp1252"):
            (board.card / "kiosk.txt").write_bytes(text.encode(encoding))
            shutil.rmtree(board.data, ignore_errors=True)
            self.assert_pulls(board)
            self.assertEqual(board.deck()["a.md"], b"# A\n")

    def test_a_folder_that_is_not_there_is_told(self):
        """The deck is shown without it."""
        board = self.board("type = alias\nremote = %s\n" % self.share.folder)
        self.share.put("group/lobby/2-risks/a.md", b"# A\n")
        for key, name in ("pull_group", "Lobby"), ("pull_screen", "Süd"):
            board.say(pull_from="clinic:", **{key: name})
            self.assert_pulls(board)
            self.assertLessEqual(of_all(DECK).items(), board.deck().items())
            self.assertIn(f"There is no {key[5:]}/{name} with files",
                          board.status()["note"])
            self.assertIn(key, board.status()["note"])
        board.say(pull_from="clinic:", pull_group="lobby")
        self.assert_pulls(board)
        self.assertEqual(board.status()["note"], "none")

    def test_the_same_words_are_said_once_a_day(self):
        board = self.board("type = webdav\nurl = https://127.0.0.1:1\n")
        self.assert_refuses(board, "does not answer")
        self.assertIn("<4>The server does not answer", board.said)
        self.assert_refuses(board, "does not answer")
        self.assertEqual(board.said, "")

    def test_tokens_of_rclone_stay_until_the_technician_brings_new_ones(self):
        alias = "type = alias\nremote = %s\n" % self.share.folder
        board = self.board(alias)
        self.assert_pulls(board)
        own = board.data / "private/rclone.conf"
        own.write_text(own.read_text() + "token = new\n")
        self.assert_pulls(board)
        self.assertIn("token = new", own.read_text())
        board.remote(alias + "token = newest\n")
        self.assert_pulls(board)
        self.assertIn("token = newest", own.read_text())
        # A file left empty by a power cut is replaced.
        own.write_text("")
        self.assert_pulls(board)

    def test_another_remote_is_fetched_anew(self):
        """With the same names, times and sizes, which is not unusual."""
        board = self.board("type = alias\nremote = %s\n" % self.share.folder)
        self.assert_pulls(board)
        shutil.copytree(self.share.folder, self.folder / "copy")
        slide = self.folder / "copy/all/2-risks/1-redness.md"
        info = slide.stat()
        slide.write_bytes(b"x" * info.st_size)
        os.utime(slide, (info.st_atime, info.st_mtime))
        board.say(pull_from="clinic:copy")
        board.remote("type = alias\nremote = %s\n" % self.folder)
        self.assert_pulls(board)
        self.assertEqual(board.deck()["2-risks/1-redness.md"],
                         b"x" * info.st_size)


class Trust(WebDavRig):
    def refused(self, certificate, words="certificate"):
        """A server of the same deck that presents CERTIFICATE."""
        server = self.started(WebDav(
            self.folder / "impostor", self.share.folder, certificate))
        board = self.own_board()
        self.assert_pulls(board)
        board.remote(server.remote())
        self.assert_refuses(board, words)
        self.assertEqual(server.requests(), [])
        board.remote(server.remote() + "no_check_certificate = true\n")
        self.assert_refuses(board, "trusts any server")

    def test_certificate_of_another_authority(self):
        self.refused(self.authority("other").sign("server"))

    def test_certificate_of_another_server(self):
        self.refused(self.ca.sign("other", "DNS:other.example"))

    def test_certificate_that_is_over(self):
        """Expired a second ago: OpenSSL 3.5 signs nothing already expired."""
        old = self.ca.sign("old", days=0)
        time.sleep(1.1)
        self.refused(old, "not valid on")

    def test_authority_that_the_board_does_not_know(self):
        board = self.board(self.server.remote())
        self.assert_refuses(board, "ca.crt")
        board.trust(self.ca.cert)
        self.assert_pulls(board)

    def test_wrong_password(self):
        board = self.own_board()
        self.assert_pulls(board)
        board.remote(self.server.remote("another"))
        self.assert_refuses(board, "does not accept the name and password")
        board.remote(self.server.remote())
        self.assert_pulls(board)


class Shrinking(WebDavRig):
    def test_folder_that_vanished_or_was_emptied(self):
        board = self.own_board()
        self.assert_pulls(board)
        away = self.folder / "away"
        os.rename(self.share.folder / "all", away)
        self.assert_refuses(board, "There is no file in clinic:all")
        self.assert_refuses(board, "There is no file in clinic:all")
        (self.share.folder / "all").mkdir()
        self.assert_refuses(board, "There is no file in clinic:all")
        shutil.rmtree(self.share.folder)
        self.assert_refuses(board, "The shared folder does not exist")
        self.share.folder.mkdir()
        os.rename(away, self.share.folder / "all")
        self.assert_pulls(board)

    def test_half_is_believed_when_it_is_seen_twice(self):
        board = self.own_board()
        self.assert_pulls(board)
        for path in list(DECK)[2:]:
            self.share.remove(path)
        self.assert_refuses(board, "Of 6 files in all only 2 are left")
        self.assert_pulls(board)
        self.assertEqual(board.deck(), of_all(self.share.content))

    def test_half_that_comes_back_is_forgotten(self):
        board = self.own_board()
        self.assert_pulls(board)
        away = self.folder / "away"
        for _ in range(2):
            os.rename(self.share.folder / "all/2-risks", away)
            os.rename(self.share.folder / "all/1-benefits", f"{away}2")
            self.assert_refuses(board, "Of 6 files in all only 1 are left")
            os.rename(away, self.share.folder / "all/2-risks")
            os.rename(f"{away}2", self.share.folder / "all/1-benefits")
            self.assert_pulls(board)

    def test_file_and_folder_of_one_name(self):
        board = self.own_board(pull_screen="a")
        self.assert_pulls(board)
        self.share.put("screen/a/2-risks", b"not a folder")
        self.assert_refuses(board, "does not fit the other folders")
        self.share.remove("screen/a/2-risks")
        self.assert_pulls(board)


def multistatus(items):
    """PROPFIND's answer; ITEMS are (path, bytes or None for a folder)."""
    rows = []
    for path, content in items:
        kind = "<D:collection/>" if content is None else ""
        size = 0 if content is None else len(content)
        rows.append(
            f"<D:response><D:href>{escape(path)}</D:href><D:propstat><D:prop>"
            f"<D:resourcetype>{kind}</D:resourcetype>"
            f"<D:getcontentlength>{size}</D:getcontentlength>"
            "<D:getlastmodified>Mon, 12 Jan 2026 10:00:00 GMT"
            "</D:getlastmodified></D:prop><D:status>HTTP/1.1 200 OK</D:status>"
            "</D:propstat></D:response>")
    body = ('<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">'
            + "".join(rows) + "</D:multistatus>")
    return 207, "text/xml", body.encode()


class Fake:
    """A WebDAV server in memory; SPOIL(method, path, answer) may change each
    answer."""

    def __init__(self, content):
        self.content = {"/" + path: each for path, each in content.items()}
        self.spoil = lambda method, path, answer: answer

    def folder(self, path):
        found = {}
        for name, content in self.content.items():
            if name.startswith(path + "/"):
                rest = name[len(path) + 1:]
                first = rest.split("/")[0]
                found[f"{path}/{first}"] = content if first == rest else None
        return found

    def plain(self, method, path):
        if path in self.content:
            if method == "PROPFIND":
                return multistatus([(path, self.content[path])])
            return 200, "text/plain", self.content[path]
        inside = self.folder(path)
        if method == "PROPFIND" and inside:
            return multistatus([(path + "/", None)] + [
                (name + ("/" if content is None else ""), content)
                for name, content in inside.items()])
        return 404, "text/plain", b"not found"

    def __call__(self, method, path):
        path = unquote(path).rstrip("/")
        return self.spoil(method, path, self.plain(method, path))


class Nonsenses(Rig):
    def setUp(self):
        super().setUp()
        ca = self.authority()
        self.server = Nonsense(ca.sign("server"))
        self.addCleanup(self.server.stop)
        self.fake = self.server.answer = Fake(DECK)
        self.board_ = self.board(self.server.remote(), authority=ca.cert)
        self.assert_pulls(self.board_)
        self.assertEqual(self.board_.deck(), of_all(DECK))

    def refuses(self, words, spoil):
        """Refused twice in a row while SPOIL is active, and not afterwards."""
        self.fake.spoil = spoil
        self.assert_refuses(self.board_, words)
        self.assert_refuses(self.board_, words)
        self.fake.spoil = lambda method, path, answer: answer
        self.assert_pulls(self.board_)

    def test_page_of_a_wireless_network_that_wants_a_login(self):
        self.refuses("", lambda *_: (200, "text/html", b"<html>Welcome!"))

    def test_listing_that_breaks_off(self):
        def spoil(method, path, answer):
            return (*answer[:2], answer[2][:len(answer[2]) // 2])
        self.refuses("", spoil)

    def test_one_folder_that_cannot_be_listed(self):
        def spoil(method, path, answer):
            risks = method == "PROPFIND" and path == "/all/2-risks"
            return (500, "text/plain", b"") if risks else answer
        self.refuses("", spoil)

    def test_folder_that_is_listed_and_then_not_there(self):
        def spoil(method, path, answer):
            risks = method == "PROPFIND" and path == "/all/2-risks"
            return (404, "text/plain", b"") if risks else answer
        self.fake.spoil = spoil
        self.assert_refuses(self.board_, "")

    def test_nothing_in_all(self):
        self.refuses("There is no file in",
                     lambda *_: multistatus([("/all/", None)]))

    def test_names_that_leave_the_folder(self):
        for name in ("..%2F..%2Fx.md", "a%0Ab.md", "%01.md"):
            self.fake.content["/all/" + name] = b"x"
            with self.subTest(name):
                self.board_.pull()
                self.assertEqual(self.board_.deck(), of_all(DECK))
            del self.fake.content["/all/" + name]
        self.assert_pulls(self.board_)

    def test_page_instead_of_a_slide(self):
        self.fake.content["/all/2-risks/3-new.md"] = b"# New\n"

        def spoil(method, path, answer):
            if method == "GET":
                return 200, "text/html", b"<html>Welcome to our network!"
            return answer
        self.refuses("", spoil)
        self.assertEqual(self.board_.deck()["2-risks/3-new.md"], b"# New\n")

    def test_slides_that_never_stop_changing(self):
        turn = [0]

        def spoil(method, path, answer):
            if method == "PROPFIND" and path == "/all":
                turn[0] += 1
                self.fake.content["/all/2-risks/3-new.md"] = b"x" * turn[0]
            return answer
        self.refuses("are still being changed", spoil)

    def test_too_much(self):
        def spoil(method, path, answer):
            return (*answer[:2], answer[2].replace(
                b"contentlength>2", b"contentlength>2000000000"))
        self.refuses("more than 2 GB", spoil)


# Pulls into a card of 24 MB; its files are copied from $1 and back to $3. When a file
# has begun to arrive, $4 bytes are taken away.
SMALL_CARD = """
set -eu
mount -t tmpfs -o size=24m card "$KIOSK_PULL_DATA"
cp -a "$1/." "$KIOSK_PULL_DATA"
bash "$2" fetch &
if [ "$4" != 0 ]; then
    while [ -z "$(find "$KIOSK_PULL_DATA/incoming" -size +1M)" ]; do
        sleep 0.05
    done 2>/dev/null
    head -c "$4" /dev/zero >"$KIOSK_PULL_DATA/other" 2>/dev/null || true
fi
status=0
wait $! || status=$?
rm -f "$KIOSK_PULL_DATA/other"
cp -a "$KIOSK_PULL_DATA/." "$3"
exit $status
"""


# A private mount namespace: root can have one, other users only with user namespaces,
# which containers and chroots do not allow.
OWN_MOUNTS = ["unshare", *([] if os.geteuid() == 0 else
                           ["--user", "--map-root-user"]), "--mount"]


class FullCard(WebDavRig):
    def setUp(self):
        if subprocess.run([*OWN_MOUNTS, "true"],
                          capture_output=True).returncode != 0:
            self.skipTest("no mounts of one's own are allowed here")
        super().setUp()
        self.board_ = self.own_board()
        self.assert_pulls(self.board_)

    def pull_into_small_card(self, taken):
        kept, after = self.folder / "kept", self.folder / "after"
        shutil.copytree(self.board_.data, kept)
        after.mkdir()
        done = subprocess.run(
            [*OWN_MOUNTS, "sh", "-c", SMALL_CARD, "sh", kept, PULL, after,
             taken],
            env=self.board_.environment(), capture_output=True, text=True,
            timeout=100)
        self.board_.data = Path(after)
        self.assertEqual(done.returncode, 75, done.stderr)
        self.assertEqual(self.board_.deck(), of_all(DECK))

    def test_more_than_there_is_room_for(self):
        """Known from the listing: nothing is fetched."""
        self.share.put("all/2-risks/huge.jpg", bytes(20 * MEGABYTE))
        self.pull_into_small_card("0")
        self.assertIn("and the new files need",
                      self.board_.status()["problem"])
        self.assertNotIn("/all/2-risks/huge.jpg", self.gets())

    def test_card_fills_up_meanwhile(self):
        for number in range(3):
            self.share.put(f"all/2-risks/{number}.jpg",
                           os.urandom(4 * MEGABYTE))
        self.pull_into_small_card("30M")
        self.assertIn("The card is full", self.board_.status()["problem"])
        self.assert_pulls(self.board_)
        self.assertEqual(self.board_.deck(), of_all(self.share.content))


if __name__ == "__main__":
    unittest.main(verbosity=2)
