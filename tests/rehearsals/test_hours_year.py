#!/usr/bin/env python3
"""A simulated year of two treatments with hours, in a place with summer time: at
each moment those slides are shown that the clock on the wall calls for; over its
open hours each treatment's risks have 0.8 to 1.25 times the time of its benefits,
and while both are open, so have the treatments; memory stays flat.
test_hours_year.py KIOSK [DAYS [FIRST_DAYS]]"""
import collections, datetime, json, pathlib, random, shutil, subprocess, sys
import tempfile, zoneinfo

DECK = pathlib.Path(__file__).resolve().parent / "decks" / "two"
ZONE = "America/Denver"
HOURS = {"laser": (set(range(5)), 8, 18), "peel": (set(range(6)), 10, 20)}
SLIDES = 4  # of each treatment
GROWTH_KIB = 1024
SAMPLES = 6000  # at random times


def give_hours(deck):
    for topic in deck.glob("*/topic.txt"):
        days, start, end = HOURS.get(topic.parent.name.split("-")[1],
                                     (set(), 0, 0))
        if days:
            with topic.open("a") as file:
                file.write(f"days: Mon-{'Fri' if len(days) == 5 else 'Sat'}\n"
                           f"hours: {start:02}:00-{end:02}:00\n")


def is_open(treatment, when):
    days, start, end = HOURS[treatment]
    return when.weekday() in days and start <= when.hour < end


def plan(days):
    """A script, and the local time of each of its states."""
    dice = random.Random(17)
    zone = zoneinfo.ZoneInfo(ZONE)
    now = datetime.datetime(2026, 12, 1, tzinfo=zone).astimezone(
        datetime.timezone.utc)
    script, times = ["clock 2026-12-01 00:00"], []
    for _ in range(days):
        waits = [dice.randrange(1, 1000) for _ in range(SAMPLES // days)]
        waits = [w * 86400 // sum(waits) for w in waits]
        waits[-1] += 86400 - sum(waits)
        for wait in waits:
            now += datetime.timedelta(seconds=wait)
            script += [f"wait {wait}", "state"]
            times.append(now.astimezone(zone))
    return "\n".join(script) + "\n", times


# What a process has before it runs another program counts as that one's peak, so a
# small one starts the show.
MEASURE = """import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:])
_, status, usage = os.wait4(child.pid, 0)
print(usage.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))"""


def play(kiosk, deck, config, days):
    """The states, their times, and the peak resident size in KiB."""
    script, times = plan(days)
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, kiosk, "rehearse", "-", deck,
         "--config", config, "--date", "2026-11-23"],
        input=script, capture_output=True, text=True)
    if ran.returncode:
        sys.exit(f"the show was not on after {days} days: {ran.stderr}")
    states = [json.loads(line) for line in ran.stdout.splitlines()]
    return states, times, int(ran.stderr)


def judge(states, times):
    seen = {"both": collections.Counter()}
    for state, when in zip(states, times, strict=True):
        now = {t for t in HOURS if is_open(t, when)}
        # What was on at the full hour may finish.
        minute_ago = when - datetime.timedelta(minutes=1)
        if now != {t for t in HOURS if is_open(t, minute_ago)}:
            continue
        if (state["slides"] != 1 + SLIDES * len(now) or
                (state["mode"] == "empty") != (not now)):
            sys.exit(f"{when}: {state['slides']} slides, {state['mode']}")
        if not now:
            continue
        treatment, side = state["topic"].split("-")
        seen.setdefault(treatment, collections.Counter())[side] += 1
        if len(now) == 2:
            seen["both"][treatment] += 1
    good = True
    for name, counts in sorted(seen.items()):
        (a, m), (b, n) = sorted(counts.items())
        print(f"{name}: {a} {m}, {b} {n} samples: {n / m:.2f}")
        good = good and 0.8 <= n / m <= 1.25
    return good


def main():
    days = int(sys.argv[2]) if len(sys.argv) > 2 else 365
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    with tempfile.TemporaryDirectory() as work:
        deck = pathlib.Path(work) / "deck"
        config = pathlib.Path(work) / "kiosk.txt"
        shutil.copytree(DECK, deck)
        give_hours(deck)
        config.write_text(f"time_zone: {ZONE}\n")
        week = play(sys.argv[1], deck, config, first)[2]
        states, times, year = play(sys.argv[1], deck, config, days)
    print(f"peak after {first} days {week} KiB, after {days} days {year} KiB")
    good = judge(states, times)
    sys.exit(0 if good and year - week <= GROWTH_KIB else 1)


main()
