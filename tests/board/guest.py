"""A root shell in the guest, on its second serial line: systemd's debug shell,
which only the kernel arguments of the tests switch on."""
import codecs
import re
import socket
import time

# No echo, no prompt, no colours, no line editor.
PLAIN = (b"export TERM=dumb SYSTEMD_PAGER= SYSTEMD_COLORS=0 PS1= PS2=; "
         b"stty -echo; exec sh\necho rea''dy\n")

READY_LIMIT_S = 300

# A loop, and its duration in TCG on an idle machine with two cores.
PACE_TURNS = 10000
PACE_S = 0.3
COMMAND_LIMIT_S = 60


class ShellError(Exception):
    """The shell does not answer, or a command failed."""


class Shell:
    """The shell at the socket PATH. CHECK_ALIVE raises if QEMU died; before
    LISTENS is true, words would be keys for the firmware."""

    def __init__(self, path, check_alive, listens):
        self.path, self.check_alive = path, check_alive
        self.listens = listens
        self.socket = None
        self.buffer = ""
        # A character may arrive in two pieces.
        self.decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.count = 0

    def _connect(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(str(self.path))
        self.socket.settimeout(0.2)

    def _read_until(self, pattern, limit_s):
        until = time.monotonic() + limit_s
        while True:
            found = re.search(pattern, self.buffer)
            if found:
                before = self.buffer[:found.start()]
                self.buffer = self.buffer[found.end():]
                return before, found
            if time.monotonic() > until:
                return None, None
            self.check_alive()
            try:
                self.buffer += self.decode(
                    self.socket.recv(65536)).replace("\r", "")
            except TimeoutError:
                pass

    def wait_ready(self, limit_s=READY_LIMIT_S):
        """Waits for the shell, then turns off echo and prompts."""
        if self.socket is None:
            self._connect()
        until = time.monotonic() + limit_s
        while time.monotonic() < until:
            if self.listens():
                self.socket.sendall(PLAIN)
            _, found = self._read_until(r"ready\n", 3)
            if found:
                time.sleep(0.3)
                self.buffer = ""
                return
        raise ShellError("no shell on the second serial line")

    def run(self, command, limit_s=COMMAND_LIMIT_S):
        """(exit status, output) of a command line."""
        self.count += 1
        mark = f"end-{self.count}"
        self.socket.sendall(
            f"{{ {command}\n}} </dev/null 2>&1; echo {mark[:2]}''{mark[2:]} "
            "$?\n".encode())
        output, found = self._read_until(rf"{mark} (\d+)\n", limit_s)
        if found is None:
            raise ShellError(f"no answer within {limit_s} s to: {command}\n"
                             f"{self.buffer}")
        return int(found[1]), output

    def out(self, command, limit_s=COMMAND_LIMIT_S):
        """The output of a command that must succeed."""
        status, output = self.run(command, limit_s)
        if status:
            raise ShellError(f"exit {status} of: {command}\n{output}")
        return output.strip()

    def pace(self):
        """How many times slower the guest is now than on an idle machine."""
        began = time.monotonic()
        self.out(f"i=0; while [ $i -lt {PACE_TURNS} ]; do i=$((i+1)); done")
        return (time.monotonic() - began) / PACE_S

    def close(self):
        if self.socket is not None:
            self.socket.close()
