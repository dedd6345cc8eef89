"""Talks to QEMU: commands, its events, and touches and keys for the guest, which are
commands too."""
import json
import socket
import time

AXIS_MAX = 0x7fff  # of QEMU's absolute axes
STEPS = 12         # of a finger that moves


class Gone(Exception):
    """QEMU closed the connection: it died."""


class Qmp:
    """A connection to the socket PATH, which must exist."""

    def __init__(self, path, limit_s=30):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(limit_s)
        self.socket.connect(str(path))
        self.lines = self.socket.makefile("rw", encoding="utf-8")
        self.events = []
        self._read()
        self.command("qmp_capabilities")

    def _read(self):
        try:
            line = self.lines.readline()
        except ConnectionError:
            line = ""
        if not line:
            raise Gone("QEMU has gone")
        return json.loads(line)

    def command(self, name, **arguments):
        """Returns the result of the command; keeps events that arrive meanwhile."""
        try:
            self.lines.write(json.dumps(
                {"execute": name, "arguments": arguments}) + "\n")
            self.lines.flush()
        except (BrokenPipeError, ConnectionError) as error:
            raise Gone("QEMU has gone") from error
        while True:
            answer = self._read()
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                raise RuntimeError(f"{name}: {answer['error']['desc']}")
            self.events.append(answer)

    def saw(self, name, **data):
        """Whether event NAME with these data has arrived; each counts once."""
        self.command("query-status")
        for event in self.events:
            if event["event"] == name and \
                    data.items() <= event.get("data", {}).items():
                self.events.remove(event)
                return True
        return False

    def close(self):
        self.lines.close()
        self.socket.close()


def _finger(kind, axis="x", value=0, tracking=7):
    return {"type": "mtt", "data": {"type": kind, "slot": 0,
                                    "tracking-id": tracking, "axis": axis,
                                    "value": value}}


def _place(x, y):
    return [_finger("data", "x", round(x * AXIS_MAX)),
            _finger("data", "y", round(y * AXIS_MAX))]


def _touch(down):
    return {"type": "btn", "data": {"button": "touch", "down": down}}


class Hand:
    """One finger and a keyboard; x and y are 0..1 of the panel."""

    def __init__(self, qmp):
        self.qmp = qmp
        self.taps = 0

    def _send(self, *events):
        self.qmp.command("input-send-event", events=list(events))

    def down(self, x, y):
        self._send(_finger("begin"), _touch(True), *_place(x, y))

    def move(self, x, y):
        self._send(_finger("update"), *_place(x, y))

    def up(self):
        self._send(_finger("end", tracking=-1), _touch(False))

    def tap(self, x, y, hold_s=0.1):
        """Never at exactly the same position as the last tap: Linux does not
        repeat an unchanged position, so a program that has opened the touch
        screen since then would not get it."""
        self.taps += 1
        aside = self.taps % 5 / 1000
        self.down(x + aside, y + aside)
        time.sleep(hold_s)
        self.up()

    def swipe(self, start, end, over_s=0.6):
        """From START to END, each an (x, y)."""
        self.down(*start)
        for step in range(1, STEPS + 1):
            time.sleep(over_s / STEPS)
            share = step / STEPS
            self.move(start[0] + (end[0] - start[0]) * share,
                      start[1] + (end[1] - start[1]) * share)
        self.up()

    def chord(self, *keys):
        """The keys, QEMU's names for them, down together and up again."""
        self.qmp.command("send-key", keys=[
            {"type": "qcode", "data": key} for key in keys])
        time.sleep(0.15)
