"""usage: odd_sources.py KIOSK CALLS.so [every]

Sources that misbehave: one that hangs at a call, one whose inode numbers change,
one with a file that cannot be examined, one with a name that the store cannot
keep. The store stays intact, and the receipt says why. With "every" it hangs at
each call in turn, else at some."""
import errno
import random
import sys
import time
from pathlib import Path

import store_world

# An import makes at least this many calls on the source.
CALLS_MIN = 40


class Odd:
    def __init__(self, kiosk, calls):
        self.world = store_world.World(Path(kiosk))
        self.calls = calls
        self.bad = 0

    def take(self, **env):
        self.world.fresh()
        return self.world.run(self.world.command("import"),
                              LD_PRELOAD=self.calls,
                              CALLS_UNDER=str(self.world.source), **env)

    def expect(self, what, ran, status, words, allowed):
        receipt = (self.world.store / "receipt").read_text()
        why = store_world.wrong(self.world.store, allowed)
        if ran.returncode != status or words not in receipt or why:
            self.bad += 1
            print(f"{what}: status {ran.returncode}, {why}, {ran.stdout}"
                  f"{ran.stderr}\n{receipt}")

    def hang(self, number):
        """Whether there was such a call."""
        start = time.monotonic()
        ran = self.take(CALLS_HANG=str(number))
        world = self.world
        if ran.returncode == 0:
            self.expect(f"hang {number}", ran, 0, "outcome shown", [world.new])
            return False
        self.expect(f"hang {number}", ran, 2, "does not respond", [world.old])
        if time.monotonic() - start > 20:
            self.bad += 1
            print(f"hang {number}: too long")
        ran = world.run(world.command("import"))
        self.expect(f"after hang {number}", ran, 0, "outcome shown",
                    [world.new])
        return True

    def hangs(self, numbers):
        done = 0
        for number in numbers:
            if not self.hang(number):
                break
            done += 1
        print(f"hung at {done} calls")
        return done

    def inodes(self):
        ran = self.take(CALLS_INODES="1")
        self.expect("inodes", ran, 0, "outcome shown", [self.world.new])

    def unseen(self):
        """A slide whose size cannot be read does not count as missing."""
        ran = self.take(CALLS_FAIL="1", CALLS_ON="1", CALLS_NAME="1-same.md",
                        CALLS_ERRNO=str(errno.EIO))
        self.expect("unseen", ran, 2, "cannot be read", [self.world.old])

    def long_name(self):
        """As if the store allowed only shorter names than the source."""
        name = "2-benefits/" + "n" * 240 + ".md"
        path = Path(self.world.source) / name
        path.write_bytes(store_world.slide("Long"))
        number = 1
        while True:
            ran = self.take(CALLS_FAIL=str(number), CALLS_NAME="n" * 240,
                            CALLS_ERRNO=str(errno.ENAMETOOLONG))
            if "a shorter, simpler one" in ran.stdout or number > 20:
                break
            number += 1
        self.expect("long name", ran, 2, "a shorter, simpler one",
                    [self.world.old])
        path.unlink()


def main():
    kiosk, calls, *every = sys.argv[1:]
    odd = Odd(kiosk, calls)
    try:
        odd.inodes()
        odd.unseen()
        odd.long_name()
        numbers = (range(1, 10000) if every else
                   sorted(random.Random(5).sample(range(1, CALLS_MIN), 8)))
        enough = odd.hangs(numbers) >= (CALLS_MIN if every else 8)
    finally:
        odd.world.close()
    sys.exit(odd.bad > 0 or not enough)


if __name__ == "__main__":
    main()
