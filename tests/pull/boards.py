"""usage: KIOSK_PROGRAM=kiosk boards.py [--boards N] [--seconds S]
Measures how N boards load one WebDAV server, and how long a new deck takes to
reach all; tests nothing. Each board is the script of the image with its own
folder and store; a quarter of an hour takes S seconds, so 900 is real time."""
import argparse
import collections
import random
import resource
import shutil
import statistics
import subprocess
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
IMPORT_S = 10      # at most, on a board: the limit of a stick with photos
TRIALS = 2000
TOPICS = "Creams", "Lasers", "Needles", "Peels", "Threads"


def say(*words):
    print(*words, flush=True)


def photo(width, seed):
    """Noise, which JPEG cannot compress."""
    return subprocess.run(
        ["convert", "-size", f"{width}x{width * 3 // 4}", "-seed", str(seed),
         "xc:gray", "+noise", "Random", "-quality", "85", "jpg:-"], check=True,
        capture_output=True).stdout


def put_deck(share):
    """50 slides and 20 photos."""
    share.put("all/deck.txt", b"title: Clinic\nlanguages: en\n")
    for topic in TOPICS:
        share.put(f"all/{topic}/topic.txt",
                  f"title: {topic}\nkind: about\n".encode())
    for number in range(50):
        put_slide(share, number, "Words. " * 20)
    for number in range(20):
        share.put(f"all/{TOPICS[number % 5]}/photo{number}.jpg",
                  photo(460, number))


def put_slide(share, number, words):
    picture = f"![A photo](photo{number}.jpg)\n\n" if number < 20 else ""
    share.put(f"all/{TOPICS[number % 5]}/slide{number}.md",
              f"# Slide {number}\n\n{picture}{words}\n".encode())


def change_deck(share):
    share.put(f"all/{TOPICS[0]}/photo0.jpg", photo(560, random.randrange(100, 9999)))
    for number in range(3):
        put_slide(share, number, f"New {random.random()}.")


def same_boards(folder, server, authority, count):
    """Boards with the deck: one fetches it, the others get copies."""
    first = Board(folder / "0", server.remote(), authority)
    start = time.monotonic()
    assert first.pull() == 0, first.said
    say(f"first pull: {time.monotonic() - start:.1f} s")
    start = time.monotonic()
    assert first.pull("import") == 0, first.said
    say(f"first import: {time.monotonic() - start:.1f} s")
    boards = [first]
    for number in range(1, count):
        board = Board(folder / str(number), server.remote(), authority)
        # Each obscures its password differently: use that of the first.
        shutil.copy2(first.card / "rclone.conf", board.card)
        shutil.copytree(first.data, board.data, copy_function=shutil.copy2)
        shutil.copytree(first.store, board.store, symlinks=True)
        boards.append(board)
    return boards


class Run:
    """Pulls of all BOARDS, each after its delay in DELAYS_S."""

    def __init__(self, server, boards, delays_s):
        self.server = server
        self.took_s = []
        self.import_s = []
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
        pulled = time.monotonic()
        status = status or board.pull("import", limit_s=600)
        end = time.monotonic()
        with self.lock:
            self.bad += status != 0
            self.took_s.append(pulled - start)
            self.import_s.append(end - pulled)
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
            f"longest {max(self.took_s):.1f} s; its import: median "
            f"{statistics.median(self.import_s):.1f} s, longest "
            f"{max(self.import_s):.1f} s")

    def tell_shown(self, boards, share):
        new = of_all(share.content)
        have = sum(board.shown() == new for board in boards)
        say(f"   boards that show the new deck, whole: {have} of {len(boards)};"
            f" half after {statistics.median(self.done_s) / 60:.1f} min, all "
            f"after {max(self.done_s) / 60:.1f} min")


def until_all(count, took_s):
    """Seconds from the change till half of the boards and all have it, on a
    virtual clock: the timer gives each its own offset in the interval, and a
    pull whose first listing was before the change misses it."""
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
        changed.tell_shown(boards, share)
        took = [each - SETTLE_S * seconds / INTERVAL_S
                for each in changed.took_s]
        change_deck(share)
        for board in boards:
            board.settle_s = 0.1
        at_once = Run(server, boards, [0] * count)
        at_once.tell("changed, all at once")
        at_once.tell_shown(boards, share)
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
