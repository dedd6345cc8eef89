"""usage: boards.py [--boards N] [--seconds S]
How N boards load one WebDAV server, and how long until all have a new deck:
prints figures, tests nothing. Each board is the script of the image, with a
folder of its own; a quarter of an hour is played in S seconds."""
import argparse
import collections
import os
import random
import resource
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from board import Board
from rig import Share, of_all
from servers import Authority, WebDav

INTERVAL_S = 900   # of kiosk-pull.timer
SETTLE_S = 30      # of pull
IMPORT_S = 10      # at most, by the figures of `kiosk import`
TRIALS = 2000


def say(*words):
    print(*words, flush=True)


def put_deck(share):
    """50 slides and 20 photos."""
    share.put("all/deck.txt", b"title: Clinic\n")
    for number in range(50):
        share.put(f"all/{number % 5}-topic/{number}.md",
                  f"# Slide {number}\n\nWords.\n".encode() * 20)
    for number in range(20):
        share.put(f"all/{number % 5}-topic/{number}.jpg", os.urandom(100_000))


def change_deck(share):
    share.put("all/0-topic/new.jpg", os.urandom(300_000))
    for number in range(3):
        share.put(f"all/0-topic/{number * 5}.md", os.urandom(200).hex().encode())


def same_boards(folder, server, authority, count):
    """Boards that have the deck: one has fetched it, the others copy that."""
    first = Board(folder / "0", server.remote(), authority)
    start = time.monotonic()
    assert first.pull() == 0, first.said
    say(f"first pull: {time.monotonic() - start:.1f} s")
    boards = [first]
    for number in range(1, count):
        board = Board(folder / str(number), server.remote(), authority)
        # Each writes its password differently: that of the first is taken.
        shutil.copy2(first.card / "rclone.conf", board.card)
        shutil.copytree(first.data, board.data, copy_function=shutil.copy2)
        boards.append(board)
    return boards


class Run:
    """Pulls of all BOARDS, each at its moment in DELAYS_S."""

    def __init__(self, server, boards, delays_s):
        self.server = server
        self.took_s = []
        self.done_s = []
        self.bad = 0
        self.lock = threading.Lock()
        before = len(server.requests())
        self.start = time.monotonic()
        threads = [threading.Thread(target=self.pull, args=each)
                   for each in zip(boards, delays_s)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.seconds = time.monotonic() - self.start
        self.requests = server.requests()[before:]

    def pull(self, board, delay_s):
        time.sleep(delay_s)
        start = time.monotonic()
        status = board.pull(limit_s=600)
        end = time.monotonic()
        with self.lock:
            self.bad += status != 0
            self.took_s.append(end - start)
            self.done_s.append(end - self.start)

    def tell(self, words):
        peak = collections.Counter(row[0] for row in self.requests)
        kinds = collections.Counter(row[1] for row in self.requests)
        count = len(self.took_s)
        say(f"{words}: {count} pulls in {self.seconds:.0f} s, {self.bad} failed")
        say(f"   requests: {len(self.requests)} "
            f"({len(self.requests) / count:.1f} a board: {dict(kinds)}), "
            f"{len(self.requests) / self.seconds:.1f}/s, at most "
            f"{max(peak.values())} in a second, "
            f"{sum(int(row[3]) for row in self.requests) / 1e6:.1f} MB sent")
        say(f"   a pull: median {statistics.median(self.took_s):.1f} s, "
            f"longest {max(self.took_s):.1f} s")


def until_all(count, took_s):
    """Seconds from the change till half of the boards and all have it, on a
    virtual clock: the timer gives each a moment of its own in the interval, and
    a pull whose first listing was before the change has not seen it."""
    half, last = [], []
    for _ in range(TRIALS):
        shown = sorted(random.uniform(0, INTERVAL_S) + random.choice(took_s)
                       + SETTLE_S + random.uniform(0, IMPORT_S)
                       for _ in range(count))
        half.append(shown[count // 2])
        last.append(shown[-1])
    return half, last


def measure(folder, count, seconds):
    share = Share(folder / "share")
    put_deck(share)
    authority = Authority(folder / "authority")
    server = WebDav(folder / "server", share.folder, authority.sign("server"))
    server.start()
    try:
        boards = same_boards(folder, server, authority.cert, count)
        moments = [random.uniform(0, seconds) for _ in boards]
        Run(server, boards, moments).tell(
            f"unchanged, a quarter of an hour in {seconds} s")
        Run(server, boards, [0] * count).tell("unchanged, all at once")
        change_deck(share)
        for board in boards:
            board.settle_s = SETTLE_S * seconds / INTERVAL_S
        changed = Run(server, boards, moments)
        changed.tell(f"changed, a quarter of an hour in {seconds} s")
        new = of_all(share.content)
        have = sum(board.deck() == new for board in boards)
        say(f"   boards with the new deck, whole: {have} of {count}")
        took = [each - SETTLE_S * seconds / INTERVAL_S
                for each in changed.took_s]
        change_deck(share)
        for board in boards:
            board.settle_s = 0.1
        Run(server, boards, [0] * count).tell("changed, all at once")
        have = sum(board.deck() == of_all(share.content) for board in boards)
        say(f"   boards with the new deck, whole: {have} of {count}")
        return took
    finally:
        server.stop()


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--boards", type=int, default=200)
    words.add_argument("--seconds", type=int, default=180)
    options = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="kiosk-boards-") as folder:
        Path(folder).chmod(0o755)
        took = measure(Path(folder), options.boards, options.seconds)
    half, last = until_all(options.boards, took)
    say(f"{options.boards} boards, virtual clock, {TRIALS} changes: half have "
        f"it after {statistics.median(half) / 60:.1f} min, all after "
        f"{statistics.median(last) / 60:.1f} min, at the latest "
        f"{max(last) / 60:.1f} min")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    say(f"memory of the largest process: {peak / 1024:.0f} MiB")


if __name__ == "__main__":
    sys.exit(main())
