"""usage: kill_often.py KIOSK TIMES [SEED]

Kills an import at random moments until TIMES were killed, every other time only
the process of it that reads the source: the store must show the old or the new
deck, complete, and in the end the import must succeed. The surviving process
reports the interruption."""
import fcntl
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import store_world


def span_s(world):
    """How long an import takes."""
    spans = []
    for _ in range(5):
        world.fresh()
        start = time.monotonic()
        world.run(world.command("import"))
        spans.append(time.monotonic() - start)
    return sorted(spans)[2]


def inner(pid):
    """The child process of PID, or None."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return None
    return int(children.split()[0]) if children.strip() else None


def kill(world, after_s, only_inner):
    """Whether there was still something to kill, and its output."""
    # At exit LeakSanitizer also starts a process, and hangs if that is killed.
    asan = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    with subprocess.Popen([world.kiosk, *map(str, world.command("import"))],
                          stdout=subprocess.PIPE, text=True,
                          stderr=subprocess.DEVNULL,
                          env={**os.environ, "ASAN_OPTIONS": asan}) as running:
        time.sleep(after_s)
        target = inner(running.pid) if only_inner else running.pid
        if target:
            try:
                os.kill(target, signal.SIGKILL)
            except ProcessLookupError:
                pass
        said = running.stdout.read()
    # The process that reads the source dies shortly after the other, and has
    # released the lock by then.
    lock = world.store / "lock"
    if lock.exists():
        with lock.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX)
    return running.returncode, said


class Kills:
    def __init__(self, world, luck):
        self.world, self.luck = world, luck
        self.most_s = 1.1 * span_s(world)
        self.runs = self.killed = self.switched = self.bad = 0
        self.first = True  # nothing was imported into this store before

    def wrong(self, code, said, only_inner):
        world = self.world
        failed = only_inner and code == 2 and "stopped unexpectedly" in said
        if code not in (0, -signal.SIGKILL) and not failed:
            return f"it ended with {code}: {said}"
        goals = {0: [world.new]}.get(code, [world.old, world.new])
        if failed and self.first:
            goals = [world.old]
        return store_world.wrong(world.store, goals)

    def one(self):
        self.first = self.runs % 5 == 1
        if self.runs % 5 <= 1:
            self.world.fresh()  # else what is left of the last ones is there
        only_inner = self.runs % 2 == 1
        code, said = kill(self.world, self.luck.uniform(0, self.most_s),
                          only_inner)
        self.runs += 1
        self.killed += code != 0
        why = self.wrong(code, said, only_inner)
        if why:
            self.bad += 1
            print(f"run {self.runs}: {why}")
        else:
            shown = (self.world.store / "current").readlink().name
            self.switched += shown == self.world.new


def main():
    times = int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else time.time_ns()
    world = store_world.World(Path(sys.argv[1]))
    try:
        kills = Kills(world, random.Random(seed))
        while kills.killed < times and kills.runs < 6 * times:
            kills.one()
        ran = world.run(world.command("import"))
        kills.bad += ran.returncode != 0 or store_world.wrong(
            world.store, [world.new]) is not None
        print(f"seed {seed}: {kills.runs} runs, {kills.killed} killed, "
              f"{kills.switched} with the new deck, {kills.bad} bad")
    finally:
        world.close()
    sys.exit(kills.bad > 0 or kills.killed < times)


if __name__ == "__main__":
    main()
