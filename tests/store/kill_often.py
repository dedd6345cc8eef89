"""usage: kill_often.py KIOSK TIMES [SEED]

Kills an import TIMES times at random moments: the store must show the old or
the new deck, whole, and in the end the import must get through."""
import fcntl
import random
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


def kill(world, after_s):
    with subprocess.Popen([world.kiosk, *map(str, world.command("import"))],
                          stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as running:
        time.sleep(after_s)
        running.kill()
    # The process that reads the source dies with it, a little later; by then
    # it has let go of the lock.
    lock = world.store / "lock"
    if lock.exists():
        with lock.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX)
    return running.returncode


def main():
    times = int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else time.time_ns()
    luck = random.Random(seed)
    world = store_world.World(Path(sys.argv[1]))
    bad = killed = switched = 0
    try:
        most_s = 1.1 * span_s(world)
        for number in range(times):
            if number % 5 == 0:
                world.fresh()  # else what is left of the last ones is there
            killed += kill(world, luck.uniform(0, most_s)) != 0
            why = store_world.wrong(world.store, [world.old, world.new])
            switched += why is None and (
                world.store / "current").readlink().name == world.new
            if why:
                bad += 1
                print(f"kill {number}: {why}")
        ran = world.run(world.command("import"))
        bad += ran.returncode != 0 or store_world.wrong(
            world.store, [world.new]) is not None
        print(f"seed {seed}: {times} runs, {killed} killed, {switched} with "
              f"the new deck, {bad} bad")
    finally:
        world.close()
    sys.exit(bad > 0 or killed < times / 4)


if __name__ == "__main__":
    main()
