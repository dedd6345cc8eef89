#!/usr/bin/env python3
"""test_no_display.py KIOSK SLIDES - the show on a terminal without a display:
it says that it waits and how to end it; then Ctrl+C ends the wait. It also waits for a
missing deck, unless that may be a misspelt command."""
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE_S = 120


def start(words, folder):
    """The program on its own terminal: its pid and the terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "NOTIFY_SOCKET"):
            os.environ.pop(name, None)
        os.environ["SDL_VIDEODRIVER"] = "x11"
        os.execv(words[0], words)
    return child, terminal


def read_until(terminal, wanted):
    """Its output until WANTED appears, or it ends, or it takes too long."""
    said, end = b"", time.monotonic() + PATIENCE_S
    while wanted not in said and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                piece = os.read(terminal, 4096)
            except OSError:
                piece = b""
            if not piece:
                break
            said += piece
    return said


def status_of(child):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    sys.exit("it did not end")


def waits(words, folder):
    child, terminal = start(words, folder)
    said = read_until(terminal, b"Ctrl+C ends the wait.")
    if b"No display was found" not in said or b"Waiting for one; Ctrl+C" not in said:
        sys.exit(f"{words}: {said.decode()}")
    os.write(terminal, b"\x03")
    status = status_of(child)
    if status != 0:
        sys.exit(f"{words}: exit {status} after Ctrl+C")


def refuses(words, folder, wanted):
    child, terminal = start(words, folder)
    said = read_until(terminal, b"\n")
    status = status_of(child)
    if status != 2 or wanted not in said.decode():
        sys.exit(f"{words}: exit {status}, {said.decode()}")


def main():
    kiosk, slides = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(slides, os.path.join(folder, "chekc"))
        waits([kiosk, slides], folder)
        waits([kiosk, "chekc"], folder)  # there is a deck of that name
        waits([kiosk, "/srv/share/none"], folder)
        waits([kiosk, "share/none"], folder)
        waits([kiosk, "show", "none"], folder)
        for word, meant in (("shwo", "did you mean show?"),
                            ("rehearsal", "did you mean rehearse?"),
                            ("slids", "the commands are show, check, render"),
                            ("rehersal", "rehearse, import, undo, status"),
                            ("", "see --help")):
            refuses([kiosk, word], folder, meant)
        for word, words in (("help", "usage: kiosk"), ("version", "kiosk ")):
            said = subprocess.run([kiosk, word], cwd=folder, check=True,
                                  capture_output=True, text=True).stdout
            if not said.startswith(words):
                sys.exit(f"{word}: {said}")
        refuses([kiosk, "chek", "chekc"], folder, "did you mean check?")
        refuses([kiosk, "--safe", "stauts"], folder, "did you mean status?")


main()
