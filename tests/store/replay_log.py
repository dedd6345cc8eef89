"""usage: replay_log.py KIOSK CALLS.so [files|folders|all]

Cuts the power after each change of an import. What was not synced may be lost: the
bytes of a file, and the names in a folder, independently for each folder. In every
state the store must show the old or the new deck, complete; and if all of that is
lost, the next import and an undo must succeed.

With a third argument, fsync of these does nothing during the import; then this must
find a wrong state, and fails if it does not."""
import shutil
import sys
from pathlib import Path

import store_world


class Node:
    """A file (bytes), a folder ({name: node}) or a link (text): as seen, and as
    certainly on disk."""

    def __init__(self, live, durable):
        self.live, self.durable = live, durable

    def is_folder(self):
        return isinstance(self.live, dict)


def load(path):
    """What existed before, all of it on disk."""
    if path.is_symlink():
        target = str(path.readlink())
        return Node(target, target)
    if path.is_dir():
        names = {each.name: load(each) for each in path.iterdir()}
        return Node(names, dict(names))
    content = path.read_bytes()
    return Node(content, content)


def find(root, path):
    node = root
    for name in path.split("/")[1:]:
        node = node.live[name]
    return node


def step(root, line):
    """Replays the log."""
    verb, path, *more = line.split("\t")
    folder_path, _, name = path.rpartition("/")
    if verb == "fsync":
        node = find(root, path)
        node.durable = (dict(node.live) if node.is_folder() else node.live)
    elif verb == "write":
        find(root, path).live += bytes.fromhex(more[0])
    else:
        names = find(root, folder_path).live
        if verb == "create":
            names[name] = Node(b"", b"")
        elif verb == "mkdir":
            names[name] = Node({}, {})
        elif verb == "symlink":
            names[name] = Node(more[0], more[0])
        elif verb == "rename":
            names[more[0]] = names.pop(name)
        elif verb == "exchange":
            names[name], names[more[0]] = names[more[0]], names[name]
        elif verb == "unlink":
            del names[name]
        else:
            raise ValueError(line)


def folders(node, found):
    """Folders with names that are not on disk yet, however reached."""
    if node.is_folder() and node not in found[1]:
        found[1].add(node)
        if node.live != node.durable:
            found[0].append(node)
        for each in (*node.live.values(), *node.durable.values()):
            folders(each, found)
    return found[0]


def content(node, kept, data):
    """The state after the cut: {name: ...}, bytes or a link's text."""
    if node.is_folder():
        names = node.live if node in kept else node.durable
        return {name: content(each, kept, data)
                for name, each in names.items()}
    return node.live if data else node.durable


def flat(tree, front=""):
    deck = {}
    for name, each in tree.items():
        if isinstance(each, dict):
            deck.update(flat(each, f"{front}{name}/"))
        else:
            deck[front + name] = each
    return deck


def wrong(tree, allowed):
    shown = tree.get("current", "").removeprefix("decks/")
    if shown not in allowed:
        return f"current leads to {shown!r}"
    if shown not in tree["decks"]:
        return f"{shown} is not there"
    for name, deck in tree["decks"].items():
        if (store_world.is_hash(name)
                and store_world.hash_of(flat(deck)) != name):
            return f"{name} is not whole"
    return None


def states(root):
    """The possible states after a cut now."""
    loose = folders(root, ([], set()))
    everything = set(loose)
    yield content(root, everything, True)
    yield content(root, everything, False)
    yield content(root, set(), False)
    for each in loose:
        yield content(root, {each}, False)
        yield content(root, everything - {each}, False)


def lay_out(tree, folder):
    folder.mkdir()
    for name, each in tree.items():
        path = folder / name
        if isinstance(each, dict):
            lay_out(each, path)
        elif isinstance(each, str):
            path.symlink_to(each)
        else:
            path.write_bytes(each)


def stuck(world, tree):
    """What prevents the next import, or an undo after it; None if nothing."""
    shutil.rmtree(world.store)
    lay_out(tree, world.store)
    for verb, goal in (("import", world.new), ("undo", world.old)):
        ran = world.run(world.command(verb))
        if ran.returncode != 0:
            return f"the next {verb} ended with {ran.returncode}: {ran.stderr}"
        why = store_world.wrong(world.store, [goal])
        if why:
            return f"after the next {verb} {why}"
    return None


def record(world, calls, swallow):
    world.fresh()
    root = load(world.store)
    ran = world.run(world.command("import"), LD_PRELOAD=calls,
                    CALLS_LOG=str(world.log), CALLS_UNDER=str(world.store),
                    CALLS_SWALLOW=swallow)
    assert ran.returncode == 0, ran.stderr
    return root, world.log.read_text().splitlines()


def main():
    kiosk, calls, *swallow = sys.argv[1:]
    world = store_world.World(Path(kiosk))
    try:
        root, log = record(world, calls, swallow[0] if swallow else "")
        bad = looked = 0
        end = {**store_world.read(world.store), "current": f"decks/{world.new}"}
        for number, line in enumerate(["", *log]):
            if line:
                step(root, line)
            whys = [wrong(tree, [world.old, world.new])
                    for tree in states(root)]
            looked += len(whys)
            if not swallow:
                whys.append(stuck(world, content(root, set(), False)))
            for why in filter(None, whys):
                if (bad := bad + 1) <= 10:
                    print(f"cut after {number} {line[:60]!r}: {why}")
        # The model must end in the same state as the disk.
        loose = set(folders(root, ([], set())))
        assert flat(content(root, loose, True)) == end
        print(f"{len(log)} changes, {looked} states, {bad} wrong")
    finally:
        world.close()
    sys.exit((bad == 0) if swallow else (bad > 0 or len(log) < 50))


if __name__ == "__main__":
    main()
