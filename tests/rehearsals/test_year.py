#!/usr/bin/env python3
"""A simulated year of rotation: the show is still running, and uses as much memory
as after its first day.  test_year.py KIOSK [DAYS [FIRST_DAYS]]"""
import os, pathlib, shutil, subprocess, sys, tempfile

DECK = pathlib.Path(__file__).resolve().parent / "decks" / "clinic"
GROWTH_KIB = 1024  # at most 1 MiB from then on


def peak_kib(kiosk, deck, days):
    """The peak resident size of a run of that many days, in KiB."""
    child = subprocess.Popen(
        [kiosk, "rehearse", "-", deck, "--date", "2026-11-23"],
        stdin=subprocess.PIPE, text=True)
    child.stdin.write(f"wait {days * 86400}\nexpect mode rotating\n"
                      "expect slides 5\n")
    child.stdin.close()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"the show was not on after {days} days")
    return usage.ru_maxrss


def main():
    days = int(sys.argv[2]) if len(sys.argv) > 2 else 365
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    with tempfile.TemporaryDirectory() as work:
        deck = pathlib.Path(work) / "deck"
        shutil.copytree(DECK, deck)
        day, year = (peak_kib(sys.argv[1], deck, n) for n in (first, days))
    print(f"peak after {first} days {day} KiB, after {days} days {year} KiB")
    sys.exit(0 if year - day <= GROWTH_KIB else 1)


main()
