"""The image as shipped: its first slide, touches, keys, what a person with a
keyboard can do, and what happens when parts of it hang or die."""
import re
import time

import chords
import disk
import pixels
import qemu
import rig

STILL_S = 25  # two proofs and more

BLACK, PAPER = (0, 0, 0), (0xFA, 0xF7, 0xF0)
# QEMU's own words where no driver drives the display, and the firmware's logo.
INACTIVE, LOGO = {(0xAA, 0xAA, 0xAA): 684}, (0xFF, 0xFF, 0xFF)
DOTS_SHADES = 32  # what the edges of the dots are mixed of
ALMOST = 0.15     # of the pixels differ when one line more is on a slide


class Shipped(rig.BoardTest):
    """One boot with everything connected and switched on."""

    @classmethod
    def setUpClass(cls):
        try:
            cls._boot()
        finally:
            cls.rig.quiet.set()
        cls.boot_s, _ = cls.machine.seen[-1]
        cls.before = list(cls.machine.seen)[:-1]
        cls.rig.wait_card(cls.machine)
        # Until the message about it has gone.
        cls.machine.wait_picture(cls.pages, name="slides alone")
        cls.boot_id = cls.machine.shell.out(
            "cat /proc/sys/kernel/random/boot_id")

    @classmethod
    def _boot(cls):
        ref = cls.rig.reference
        cls.card = cls.rig.new_disk("shipped")
        cls.as_made = {part: cls.card.digest(part)
                       for part in disk.NEVER_WRITTEN}
        scene = cls.rig.scene_on(cls.card, "shipped-scene")
        cls.pages = ref.pages(scene, "shipped-pages")
        cls.steps, states = ref.shots(
            scene, ['tap "Side effects"', "swipe left", 'tap "Language"'])
        cls.state = states[0]
        cls.spanish = ref.shots(
            scene, ['tap "Side effects"', 'tap "Language"'])[0][2]
        cls.machine, cls.seen = cls.rig.boot("shipped", cls.card, cls.pages)

    def hold(self):
        """A still slide: a finger has asked for a topic. A tap that only
        answers "Still reading?" is followed by another, and one while Spanish
        has its turn by one on the language."""
        for _ in range(3):
            self.tap("Side effects")
            try:
                if self.machine.wait_picture(
                        {"held": self.steps[1], "Spanish": self.spanish},
                        min(self.limit(10), 30), "a still slide") == "Spanish":
                    self.go_on_to_english()
                    self.expect(self.steps[1], 5, "a still slide in English")
                return
            except qemu.TimedOut:
                pass
        self.fail("no tap leads to a topic")

    def go_on_to_english(self):
        """From Spanish: by way of both side by side."""
        for _ in range(2):
            self.tap("Language")
            self.pause(1)

    # ---- what people see ----

    def test_first_slide(self):
        """The first slide is exactly the picture that `kiosk render` draws."""
        self.assertEqual(self.seen, rig.FIRST)
        self.machine.keep("first-slide", self.pages[rig.FIRST])
        firmware_s = self.machine.age_s() - self.uptime_s()
        self.rig.note("firmware and loader, s", f"{firmware_s:.1f}")
        self.rig.note("Linux to first slide, s",
                      f"{self.boot_s - firmware_s:.1f}", rig.NOMINAL_BOOT_S)

    def ours_before(self):
        """(age, colours, picture) of the panel, from when the firmware has done
        its part to the first slide."""
        size = self.pages[rig.FIRST][:2]
        all_of_it = [(age_s, pixels.colours(picture), picture)
                     for age_s, picture in self.before if picture[:2] == size]
        ours = []
        for each in all_of_it:
            shades = each[1]
            if shades[LOGO]:
                ours = []
            elif {shade: count for shade, count in shades.items()
                  if shade != BLACK} != INACTIVE:
                ours.append(each)
        return ours

    def test_quiet_boot(self):
        """Until the first slide there is nothing to read: black, then the
        colour of paper with three dots, then slides."""
        first_s = None
        for age_s, shades, picture in self.ours_before():
            self.machine.keep("boot", picture)
            common, _ = shades.most_common(1)[0]
            if common != PAPER:
                self.assertEqual(set(shades), {BLACK}, "something lit early")
            elif first_s is None:
                first_s = age_s
                self.assertLess(len(shades), DOTS_SHADES)
        self.assertIsNotNone(first_s, "no first picture")
        self.rig.note("power to first light, s", f"{first_s:.1f}")

    def test_quiet_loader(self):
        """GRUB writes to all consoles of the firmware, of which the serial line
        is one: nothing but what clears a screen."""
        if not self.machine.firmware:
            self.skipTest("QEMU's arm64 board starts Linux itself")
        lines = self.machine.serial().split("BdsDxe: starting", 1)[1]
        lines = lines.split("systemd", 1)[0].splitlines()[1:]
        for line in lines:
            line = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", line).strip()
            self.assertRegex(line, r"^(\[ *\d+\.\d+\].*|fsck.*|\x1b.*)?$")

    def test_tap(self):
        """A tap on a topic shows that topic."""
        self.tap("Side effects")
        took_s = self.expect(self.steps[1], 5, "tapped topic")
        self.rig.note("tap to its topic, s", f"{took_s:.1f}", 5)

    def test_swipe(self):
        """A swipe shows the next slide."""
        self.swipe_left()
        self.expect(self.steps[2], 5, "swiped")

    def test_language(self):
        """A tap on the language shows the same slide in it."""
        self.tap("Language")
        self.expect(self.steps[3], 5, "language")
        self.go_on_to_english()
        self.expect(self.steps[2], 5, "language back")

    # ---- what it costs ----

    def _spent(self, pid):
        """(CPU seconds, switches) of the show and its children since it
        started."""
        told = self.shell.out(
            f"cat /proc/{pid}/task/*/schedstat; "
            f"cat /proc/{pid}/task/*/status | grep ctxt_switches")
        run_ns = sum(int(line.split()[0]) for line in told.splitlines()
                     if re.fullmatch(r"\d+ \d+ \d+", line))
        return run_ns / 1e9, sum(map(int, re.findall(
            r"switches:\s*(\d+)", told)))

    def test_still(self):
        """A still slide costs next to nothing, including the check every ten
        seconds that it is on the screen."""
        self.hold()
        pid = self.pid()
        self.pause(10)
        before = self.uptime_s(), *self._spent(pid)
        time.sleep(STILL_S)
        now = self.uptime_s(), *self._spent(pid)
        took_s, cpu_s, switches = (b - a for a, b in zip(before, now))
        share, wakes = 100 * cpu_s / took_s, switches / took_s
        self.rig.note("CPU of a still slide, %", f"{share:.2f}", 1)
        self.rig.note("wake-ups of a still slide, 1/s", f"{wakes:.1f}", 30)
        self.assertLessEqual(share, 1)
        self.assertLessEqual(wakes, 30)

    def test_memory(self):
        """Everything together takes at most 200 MB of 512."""
        told = dict(re.findall(r"(\w+):\s+(\d+) kB", self.shell.out(
            "cat /proc/meminfo")))
        used_mb = (int(told["MemTotal"]) - int(told["MemAvailable"])) / 1024
        self.rig.note("memory in use, MB", f"{used_mb:.0f}", 200)
        self.assertLessEqual(used_mb, 200)

    # ---- how it is built ----

    def test_units(self):
        """No unit failed, and nothing is still starting."""
        self.assertEqual(self.shell.out(
            "systemctl list-units --failed --plain --no-legend"), "")
        self.machine.wait_for(
            lambda: self.shell.run("systemctl is-system-running")[1].strip()
            == "running", self.limit(60), "the end of the boot", 2)

    def test_boot_times(self):
        """Where the time of the boot goes, for the table in the manual."""
        times = self.shell.out("systemd-analyze time")
        text = "\n".join((
            f"power to first slide: {self.boot_s:.1f} s", times, "",
            self.shell.out("systemd-analyze critical-chain kiosk.service"),
            "", self.shell.out("systemd-analyze blame | head -n 30")))
        (self.rig.folder / "boot-times.txt").write_text(text + "\n")
        for name in ("kernel", "initrd", "userspace"):
            found = re.search(rf"([\dms. in]+) \({name}\)", times)
            if found:
                self.rig.note(f"boot, {name}", found[1].strip())
        start = self.property("ExecMainStartTimestampMonotonic")
        active = self.property("ActiveEnterTimestampMonotonic")
        self.rig.note("power to start of the show (guest), s",
                      f"{int(start) / 1e6:.1f}")
        self.rig.note("start of the show to its first picture, s",
                      f"{(int(active) - int(start)) / 1e6:.1f}")

    def test_security(self):
        """systemd's own rating of the show's sandbox."""
        told = self.shell.out(
            "systemd-analyze security --no-pager kiosk.service | tail -n 1",
            self.limit(60))
        score = float(re.search(r": (\d+\.\d+)", told)[1])
        self.rig.note("systemd-analyze security", score, 1.0)
        self.assertLessEqual(score, 1.0)

    def test_person(self):
        """The show runs as an ordinary user without capabilities."""
        status = self.shell.out(f"cat /proc/{self.pid()}/status")
        uid = re.search(r"^Uid:\s+(\d+)", status, re.M)[1]
        self.assertNotEqual(uid, "0")
        for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
            self.assertRegex(status, rf"(?m)^{name}:\s+0+$")
        self.assertRegex(status, r"(?m)^NoNewPrivs:\s+1$")

    def test_network(self):
        """Nothing listens to any network."""
        told = self.shell.out("cd /proc/net; for f in tcp tcp6 udp udp6 raw "
                              "raw6; do [ ! -e $f ] || tail -n +2 $f; done")
        self.assertEqual(told, "")

    def test_no_login(self):
        """Nobody is asked to log in, and root has no password."""
        self.assertEqual(self.shell.out(
            "systemctl list-units --plain --no-legend '*getty*' "
            "'*ctrl-alt-del*' | grep -v slice || true"), "")
        self.assertRegex(self.shell.out("grep ^root: /etc/shadow"),
                         r"^root:[!*]")

    def test_read_only(self):
        """Root and SLIDES are read-only, even for root."""
        mounts = {line.split()[1]: line.split()[2:4] for line in
                  self.shell.out("cat /proc/mounts").splitlines()}
        self.assertEqual(mounts["/"][0], "squashfs")
        for where in ("/", "/slides"):
            self.assertIn("ro", mounts[where][1].split(","))
        self.shell.run("mount -o remount,rw /")
        for path in ("/usr/new", "/etc/new", "/root/new", "/slides/new"):
            self.assertNotEqual(self.shell.run(f"touch {path}")[0], 0, path)

    # ---- keyboards ----

    def _state(self):
        return (self.pid(), self.property("NRestarts"), self.shell.out(
            "cat /proc/sys/kernel/random/boot_id /sys/class/tty/tty0/active"))

    def _listen(self):
        """Reads every tty, and counts the bytes that the keyboards send."""
        self.shell.out(
            "for n in 1 2 3 4 5 6; do "
            "(cat /dev/tty$n >/run/heard$n & echo $! >>/run/ears); done; "
            "for e in /sys/class/input/event*; do "
            "if grep -qi 'virtio keyboard' $e/device/name; then "
            "(cat /dev/input/${e##*/} >/run/keys & echo $! >>/run/ears); fi; "
            "done")

    def _heard(self):
        """(bytes at the ttys, bytes at the keyboards)."""
        told = self.shell.out("cat /run/heard? | wc -c; wc -c </run/keys")
        return tuple(map(int, told.split()))

    def test_chords(self):
        """No chord of keys has an effect, and none reaches a tty."""
        self.hold()
        before = self._state()
        self._listen()
        for chord in chords.ALL:
            self.machine.hand.chord(*chord)
        for key in chords.WORDS:
            self.machine.hand.chord(*key)
        self.pause(3)
        self.machine.check_alive()
        self.assertEqual(self._state(), before)
        self.expect(self.steps[1], 5, "after all chords")
        at_tty, at_keyboard = self._heard()
        self.assertEqual(at_tty, 0)
        self.assertGreater(at_keyboard, 1000, "the keys came nowhere at all")

    def test_usb_keyboard(self):
        """The same for a keyboard plugged in later."""
        before = self._state()
        self.machine.qmp.command("device_add", driver="usb-kbd", id="badusb",
                                 bus="usb.0")
        self.pause(5)
        for chord in [*chords.WORDS, *chords.SYSRQ, *chords.RESTARTS]:
            self.machine.hand.chord(*chord)
        self.pause(2)
        self.assertEqual(self._state(), before)
        self.assertEqual(self._heard()[0], 0)
        self.machine.qmp.command("device_del", id="badusb")
        self.shell.out("kill $(cat /run/ears)")

    # ---- what comes and goes ----

    def test_touch_comes_back(self):
        """A touch screen works after it was unplugged and plugged in."""
        qmp = self.machine.qmp
        self.hold()
        qmp.command("device_del", id="touch")
        self.machine.wait_for(
            lambda: qmp.saw("DEVICE_DELETED", device="touch"),
            self.limit(20), "the touch screen to go")
        self.expect(self.steps[1], 5, "without touch")
        qmp.command("device_add", driver="virtio-multitouch-pci",
                    bus="socket", id="touch")
        self.pause(5)
        self.swipe_left()
        self.expect(self.steps[2], 5, "touch is back")

    def test_display_off_and_on(self):
        """A display switched off and on again shows the picture."""
        self.hold()
        self.connector("off")
        self.pause(8)
        self.connector("on")
        took_s = self._any_picture(12, "display is back")
        self.rig.note("display on to its picture, s", f"{took_s:.1f}", 12)
        self.connector("detect")
        self.hold()
        self.swipe_left()
        self.expect(self.steps[2], 5, "display is alive")
        self.assertEqual(self.shell.out(
            "cat /proc/sys/kernel/random/boot_id"), self.boot_id)

    def _any_picture(self, limit_s, name):
        """A correct picture, whether the show continued or restarted."""
        return self.expect({"held": self.steps[1], **self.pages}, limit_s,
                           name)

    # ---- what hangs or dies ----

    def _recovers(self, command, limit_s, name):
        """After COMMAND, with {pid} of the show in it, another process shows
        the deck."""
        self.hold()
        pid = self.pid()
        self.shell.out(command.format(pid=pid))
        took_s = self.expect(self.pages, limit_s, name)
        self.assertNotEqual(self.pid(), pid)
        self.rig.note(f"{name}, s", f"{took_s:.1f}", limit_s)

    def test_killed(self):
        """A show that crashes is restarted, even with data full."""
        self.shell.out("free=$(df --output=avail -B1 /data | tail -n 1); "
                       "fallocate -l $((free - 4194304)) /data/full")
        self.shell.run("dd if=/dev/zero of=/data/rest bs=1M",
                       self.limit(60))
        self._recovers("kill -KILL {pid}", 10, "killed to picture")

    def test_stopped(self):
        """systemd's watchdog restarts a show that hangs."""
        self._recovers("kill -STOP {pid}", 30, "stopped to picture")

    def test_safe_mode(self):
        """Three crashes in five minutes lead to safe mode: the image's own
        slides, and a notice to staff. A hang while presenting a picture, which
        may just have been stopped, does not count."""
        for _ in range(3):
            self._kill_and_wait()
            self.machine.wait_for(lambda: self.property("StatusText"),
                                  self.limit(30), "a word of the show", 1)
            if "SAFE MODE" in self.property("StatusText"):
                break
        self.assertIn("SAFE MODE", self.property("StatusText"))
        page = self.rig.own_pages()[rig.FIRST]
        self.machine.wait_for(
            lambda: 0 < pixels.share_unlike(self.machine.look(), page)
            < ALMOST, self.limit(15), "safe mode")
        self.machine.keep("safe mode")

    def _kill_and_wait(self):
        """Kills the show and waits for the next one."""
        pid = self.pid()
        self.shell.out(f"kill -KILL {pid}")
        self.machine.wait_for(lambda: self.pid() not in (0, pid),
                              self.limit(10), "another show", 0.5)

    def test_hang_of_pid_1(self):
        """When even PID 1 hangs, the hardware watchdog resets the board."""
        if self.rig.arch == "arm64":
            self.skipTest("QEMU's arm64 board has no watchdog that a "
                          "Raspberry Pi has")
        self.machine.qmp.saw("RESET")
        began = time.monotonic()
        self.shell.out("echo 1 >/sys/fs/cgroup/init.scope/cgroup.freeze; "
                       "sleep 1; cat /proc/1/stat")
        self.machine.wait_for(lambda: self.machine.qmp.saw("RESET"), 60,
                              "the watchdog", 0.5)
        self.rig.note("hang of PID 1 to reset, s",
                      f"{time.monotonic() - began:.1f}", 20)
        self.assertLessEqual(time.monotonic() - began, self.limit(20))
        self.expect(self.pages, 2 * rig.NOMINAL_BOOT_S, "after reset")
        self.machine.shell.wait_ready()
        self.assertNotEqual(self.boot_id, self.shell.out(
            "cat /proc/sys/kernel/random/boot_id"))

    def test_nothing_was_written(self):
        """After all this, boot files, roots and SLIDES are unchanged."""
        self.machine.kill()
        for part, before in self.as_made.items():
            self.assertEqual(self.card.digest(part), before,
                             f"partition {part} was written")
