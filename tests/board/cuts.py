"""Power cuts: kills QEMU at random moments, while booting and while showing and
writing; each time the board must come back with a correct picture."""
import random
import time

import rig

AFTER_S = 15  # a late cut comes at most this long after the picture

WRITE = ("(while :; do head -c 70000 /dev/urandom >/data/cut.new && "
         "sync /data/cut.new && mv /data/cut.new /data/cut; sleep 0.2; done) "
         "</dev/null >/dev/null 2>&1 &")


def _cut_early(board, card, boot_s, moment):
    """Powers on, and off again before the first picture."""
    machine = board.machine("cut", card)
    machine.start()
    try:
        time.sleep(random.uniform(0, boot_s))
    finally:
        machine.kill()
    return f"{moment}, in the boot"


def _cut_late(machine, moment):
    """Lets the guest write to data for a moment, then cuts."""
    machine.shell.wait_ready()
    machine.shell.out(WRITE)
    time.sleep(random.uniform(0, AFTER_S))
    machine.kill()
    return f"{moment}, while it writes"


def run(board, count, seed=None):
    """COUNT cuts; returns how many came back."""
    seed = seed if seed is not None else random.randrange(10 ** 6)
    random.seed(seed)
    rig.say(f"{count} cuts, seed {seed}")
    card = board.new_disk("cuts")
    pages = board.reference.pages(board.scene_on(card, "cuts-scene"),
                                  "cuts-pages")
    machine, _ = board.boot("cut", card, pages)
    came_back = 0
    for number in range(1, count + 1):
        boot_s = machine.age_s()
        if random.random() < 0.5:
            machine.kill()
            what = _cut_early(board, card, boot_s, f"cut {number}")
        else:
            what = _cut_late(machine, f"cut {number}")
        try:
            machine, _ = board.boot("cut", card, pages)
            came_back += 1
            rig.say(f"{what}: back after {machine.age_s():.0f} s")
        except Exception as error:
            rig.say(f"{what}: NOT back: {error}")
            raise
    machine.kill()
    board.note("power cuts that came back", f"{came_back} of {count}")
    return came_back
