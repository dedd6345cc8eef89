"""usage: fail_calls.py KIOSK CALLS.so import|undo [every]

Fails each system call of an import (or an undo), once and from then on: the
store must show the old or the new deck, whole, and the next import must get
through. Each call fails with one error, in turn; with "every" with all."""
import errno
import sys
from pathlib import Path

import store_world

ERRORS = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.ENOENT)
# What an exit status may say: 0 done, 1 refused, 2 could not.
STATUSES = (0, 1, 2)


def count(world, calls, verb):
    world.fresh()
    number = world.folder / "count"
    ran = world.run(world.command(verb), LD_PRELOAD=calls,
                    CALLS_COUNT=str(number))
    assert ran.returncode == 0, ran.stderr
    return int(number.read_text())


def leftovers(store):
    """What a good import must have tidied up."""
    decks = [path.name for path in (store / "decks").iterdir()]
    strange = [name for name in decks if not store_world.is_hash(name)]
    if strange or len(decks) > store_world.DECKS_MAX:
        return f"there are left: {strange or decks}"
    return None


def again(world):
    """The next import gets through."""
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


def main():
    kiosk, calls, verb = sys.argv[1:4]
    every = "every" in sys.argv[4:]
    world = store_world.World(Path(kiosk))
    try:
        total, bad, runs = count(world, calls, verb), 0, 0
        for number in range(1, total + 1):
            errors = ERRORS if every else [ERRORS[number % len(ERRORS)]]
            for error in errors:
                for on in (False, True):
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
