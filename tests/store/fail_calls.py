"""usage: fail_calls.py KIOSK CALLS.so import|undo [PARTS [SEED]]

Fails each system call of an import or undo, once and from then on, with several
errors: the store must show the old or the new deck, complete, and the next import
must succeed. With PARTS, runs only one in PARTS of these, spread over the import
and chosen by SEED."""
import errno
import random
import sys
from pathlib import Path

import store_world

ERRORS = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.ENOENT)
# Exit statuses: 0 done, 1 rejected, 2 could not run.
STATUSES = (0, 1, 2)


def count(world, calls, verb):
    world.fresh()
    number = world.folder / "count"
    ran = world.run(world.command(verb), LD_PRELOAD=calls,
                    CALLS_COUNT=str(number))
    assert ran.returncode == 0, ran.stderr
    return int(number.read_text())


def leftovers(store):
    """What a successful import must have cleaned up."""
    decks = [path.name for path in (store / "decks").iterdir()]
    strange = [name for name in decks if not store_world.is_hash(name)]
    if strange or len(decks) > store_world.DECKS_MAX:
        return f"there are left: {strange or decks}"
    return None


def again(world):
    """The next import succeeds."""
    ran = world.run(world.command("import"))
    if ran.returncode != 0:
        return f"the next import ended with {ran.returncode}: {ran.stderr}"
    return (store_world.wrong(world.store, [world.new])
            or leftovers(world.store))


def one(world, calls, verb, number, error, on):
    goal = world.new if verb == "import" else world.older
    world.fresh()
    ran = world.run(world.command(verb), LD_PRELOAD=calls,
                    CALLS_FAIL=str(number), CALLS_ERRNO=str(error),
                    **({"CALLS_ON": "1"} if on else {}))
    if ran.returncode not in STATUSES:
        return f"it ended with {ran.returncode}: {ran.stderr[-2000:]}"
    allowed = [goal] if ran.returncode == 0 else [world.old, goal]
    # An undo whose older decks cannot be read goes back further.
    if verb == "undo":
        allowed += world.hashes[:3]
    return store_world.wrong(world.store, allowed) or again(world)


def choose(total, parts, seed):
    """(call, error, whether all after it fail as well) of each run."""
    luck = random.Random(seed)
    runs = [(number, error, on) for number in range(1, total + 1)
            for error in ERRORS for on in (False, True)]
    for first in range(0, len(runs), parts):
        yield luck.choice(runs[first:first + parts])


def main():
    kiosk, calls, verb = sys.argv[1:4]
    parts, seed = map(int, [*sys.argv[4:6], 1, 1][:2])
    world = store_world.World(Path(kiosk))
    try:
        total, bad, runs = count(world, calls, verb), 0, 0
        for number, error, on in choose(total, parts, seed):
            runs += 1
            why = one(world, calls, verb, number, error, on)
            if why:
                bad += 1
                print(f"call {number} with {errno.errorcode[error]}"
                      f"{' and on' if on else ''}: {why}")
        print(f"{verb}: {total} calls, {runs} runs, {bad} bad")
    finally:
        world.close()
    sys.exit(bad > 0 or total < 50)


if __name__ == "__main__":
    main()
