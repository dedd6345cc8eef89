"""A board in QEMU: a PC whose UEFI firmware starts GRUB on the image, or a board whose
kernel, initrd and command line are loaded as a Raspberry Pi's firmware would. Reads
its screen and sends touches and keys. The tests only add arguments of the kernel."""
import glob
import os
import shutil
import subprocess
import time
from collections import deque
from pathlib import Path

import pixels
from guest import Shell
from qmp import Gone, Hand, Qmp

LIMIT_S = 300       # of every wait
KVM_LIMIT_S = 60    # until the first words on the serial line
QUIET_S = 0.25      # between two looks at the screen
SEEN_MAX = 16       # pictures kept of a wait, which is told when in vain
MEMORY_MB = 512

# The journal on the first serial line, a root shell on the second.
ARGUMENTS = ("console={0}0 loglevel=4 systemd.journald.forward_to_console=1 "
             "systemd.journald.max_level_console=info systemd.debug_shell=1 "
             "systemd.default_debug_tty={0}1")

BOARDS = {
    "amd64": ("qemu-system-x86_64", "ttyS", ["-M", "q35"],
              ["-accel", "tcg,thread=multi", "-cpu", "Nehalem"]),
    "arm64": ("qemu-system-aarch64", "ttyAMA", ["-M", "virt,gic-version=3"],
              ["-accel", "tcg,thread=multi", "-cpu", "cortex-a72"]),
}


# What the image is written to; the card of a board is always the first.
MEDIA = {
    "virtio": "virtio-blk-pci,drive=card",
    "usb": "usb-storage,bus=usb.0,drive=card,removable=on",
    "nvme": "nvme,drive=card,serial=card",
    "ahci": "ide-hd,drive=card,bus=ide.0",
}


def arguments(arch):
    return ARGUMENTS.format(BOARDS[arch][1])


class Died(Exception):
    """QEMU exited unexpectedly."""


class TimedOut(Exception):
    """A wait took longer than its limit."""


def program(root, name):
    """The command that starts NAME from the unpacked packages in ROOT."""
    loader, = glob.glob(f"{root}/usr/lib/*-linux-gnu*/ld-linux-*.so.*")
    libraries = Path(loader).parent
    return ["setpriv", "--pdeathsig", "KILL", "env",
            f"QEMU_MODULE_DIR={libraries}/qemu", loader, "--library-path",
            str(libraries), f"{root}/usr/bin/{name}",
            "-L", f"{root}/usr/share/qemu", "-L", f"{root}/usr/share/seabios"]


class Machine:
    """One board. Logs and screenshots are kept in FOLDER."""

    def __init__(self, qemu_root, arch, disk, folder, kvm=False, touch=True,
                 append="", size=(1280, 720), displays=1, medium="virtio",
                 firmware=True, secure=False, memory_mb=MEMORY_MB):
        self.qemu_root, self.arch, self.disk = qemu_root, arch, disk
        self.folder = folder
        self.kvm, self.touch, self.append, self.size = kvm, touch, append, size
        self.displays, self.memory_mb = displays, memory_mb
        self.medium = medium if arch == "amd64" else "virtio"
        self.firmware = firmware and arch == "amd64"
        self.secure = secure
        self.process = self.qmp = self.hand = self.shell = None
        self.started = 0.0
        self.shots = 0
        self.seen = ()
        folder.mkdir(parents=True, exist_ok=True)

    def _devices(self):
        width, height = self.size
        yield (f"virtio-gpu-pci,id=gpu,xres={width},yres={height},"
               f"max_outputs={self.displays}")
        yield "qemu-xhci,id=usb"
        # Linux that QEMU loads has the index 0 itself.
        yield MEDIA[self.medium] + (",bootindex=0" if self.firmware else "")
        yield "virtio-keyboard-pci"
        yield "virtio-rng-pci"
        yield "pcie-root-port,id=socket,chassis=1"
        if self.arch == "amd64":
            yield "i6300esb"
        if self.touch:
            yield "virtio-multitouch-pci,bus=socket,id=touch"

    def _start_words(self, added):
        """How Linux is started, with these arguments beside its own."""
        run = self.folder
        if not self.firmware:
            own = self.disk.boot_files(run)
            return ["-kernel", f"{run}/vmlinuz", "-initrd",
                    f"{run}/initrd.img", "-append", f"{own} {added}"]
        self.disk.add_arguments(added)
        code, variables = (
            f"{self.qemu_root}/usr/share/OVMF/OVMF_{part}.fd" for part in (
                ("CODE_4M.secboot", "VARS_4M.ms") if self.secure
                else ("CODE_4M", "VARS_4M")))
        shutil.copy(variables, run / "variables")
        return ["-machine", f"smm={'on' if self.secure else 'off'}",
                "-drive", f"if=pflash,format=raw,readonly=on,file={code}",
                "-drive", f"if=pflash,format=raw,file={run}/variables"]

    def _words(self):
        name, _, board, tcg = BOARDS[self.arch]
        run = self.folder
        fast = ["-accel", "kvm", "-cpu", "host"]
        words = [*program(self.qemu_root, name), *board,
                 *(fast if self.kvm else tcg),
                 "-m", str(self.memory_mb), "-smp", "2", "-nodefaults",
                 "-no-user-config", "-display", "none",
                 "-action", "watchdog=reset",
                 *self._start_words(
                     f"{arguments(self.arch)} {self.append}".strip()),
                 "-chardev", f"file,id=log,path={run}/serial.log",
                 "-serial", "chardev:log",
                 "-chardev", f"socket,id=shell,path={run}/shell,server=on,"
                             f"wait=off,logfile={run}/shell.log",
                 "-serial", "chardev:shell",
                 "-qmp", f"unix:{run}/qmp,server=on,wait=off",
                 "-drive", f"file={self.disk.path},format=raw,if=none,"
                           "id=card,cache=writeback"]
        for device in self._devices():
            words += ["-device", device]
        return words

    def start(self):
        for name in ("qmp", "shell"):
            (self.folder / name).unlink(missing_ok=True)
        words = self._words()
        with open(self.folder / "qemu.log", "wb") as log:
            self.process = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.started = time.monotonic()
        self.wait_for(lambda: (self.folder / "qmp").exists(), 30,
                      "QEMU's socket")
        self.qmp = self.wait_for(self._connect, 30, "QEMU's greeting")
        self.hand = Hand(self.qmp)
        self.shell = Shell(self.folder / "shell", self.check_alive,
                           lambda: "systemd[1]" in self.serial())

    def _connect(self):
        try:
            return Qmp(self.folder / "qmp")
        except (ConnectionError, FileNotFoundError):
            return None

    def check_alive(self):
        if self.process.poll() is not None:
            said = (self.folder / "qemu.log").read_text(errors="replace")
            raise Died(f"QEMU ended with {self.process.returncode}: {said}")

    def wait_for(self, what, limit_s=LIMIT_S, name="it", every_s=QUIET_S):
        """Waits until WHAT() is true, and returns it."""
        until = time.monotonic() + limit_s
        while True:
            try:
                found = what()
            except Gone:
                time.sleep(0.5)
                self.check_alive()
                raise
            if found:
                return found
            self.check_alive()
            if time.monotonic() > until:
                raise TimedOut(f"waited {limit_s:.0f} s for {name}")
            time.sleep(every_s)

    def age_s(self):
        """Since power-on."""
        return time.monotonic() - self.started

    def serial(self):
        path = self.folder / "serial.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def look(self, display=0):
        """What the panel shows now."""
        path = self.folder / "screen.ppm"
        self.qmp.command("screendump", filename=str(path), format="ppm",
                         device="gpu", head=display)
        return pixels.read_ppm(path)

    def keep(self, name, picture=None):
        """Saves a screenshot."""
        self.shots += 1
        path = self.folder / f"{self.shots:02d}-{name.replace(' ', '-')}.png"
        pixels.write_png(picture or self.look(), path)
        return path

    def wait_picture(self, wanted, limit_s=LIMIT_S, name="the picture"):
        """Waits until the panel shows one of WANTED, {name: picture}, and
        returns its name. Of a picture of smaller height, only its rows count.
        The pictures before are in SEEN, as (age, picture)."""
        self.seen = deque(maxlen=SEEN_MAX)

        def found():
            now = self.look()
            if self.seen and now.rgb == self.seen[-1][1].rgb:
                return None
            self.seen.append((self.age_s(), now))
            # In a list, since a key may be 0.
            return [key for key, each in wanted.items()
                    if pixels.alike(pixels.top(now, each.height), each)]
        try:
            return self.wait_for(found, limit_s, name)[0]
        except TimedOut:
            for _, picture in self.seen:
                self.keep(f"not {name}", picture)
            raise

    def kill(self):
        """Cuts the power."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        if self.qmp is not None:
            self.qmp.close()
            self.shell.close()
        self.process = self.qmp = self.shell = None


def kvm_works(qemu_root, arch, disk, folder):
    """Whether a guest runs under KVM here: some machines offer KVM, but stop the
    guest at its first unusual instruction."""
    if arch != "amd64" or not os.access("/dev/kvm", os.R_OK | os.W_OK):
        return False
    machine = Machine(qemu_root, arch, disk, folder, kvm=True, firmware=False)

    def decided():
        status = machine.qmp.command("query-status")["status"]
        return machine.serial() or status not in ("running", "prelaunch")
    try:
        machine.start()
        machine.wait_for(decided, KVM_LIMIT_S, "a word from the kernel")
        return bool(machine.serial())
    except (Died, Gone, TimedOut):
        return False
    finally:
        machine.kill()
        shutil.copy(folder / "qemu.log", folder.parent / "kvm.log")
