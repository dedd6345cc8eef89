"""The package on a plain Debian 13 without a desktop, in QEMU: installed by apt,
started, seen and touched, upgraded, removed, purged."""
import plain
import qemu
import rig

SETTINGS = "/etc/kiosk/kiosk.txt"
SLIDES = "/srv/kiosk/slides"
APT = "DEBIAN_FRONTEND=noninteractive apt-get -y -q"
APT_S = 300
# The settings and the slides, for comparing in the guest: its serial line sometimes
# repeats a character.
NOTE = f"{{ cat {SETTINGS}; find {SLIDES} -ls; }} >/root"
# The show's watchdog, and a slow start.
HUNG_S = 60


class Plain(rig.BoardTest):
    """One disk: each test goes on where the one before it ended."""

    @classmethod
    def setUpClass(cls):
        own = cls.rig
        later = [plain.later(own.deb, "+1", own.work),
                 plain.later(own.deb, "+2", own.work, "# One more line.\n")]
        rig.say("makes a plain Debian 13 (2 minutes)")
        disk = plain.make([own.deb, *later], own.work, own.cache)
        cls.pages = plain.drawn(own.work, "shipped")
        cls.tapped, cls.state = plain.tapped(own.work)
        cls.machine = own.machine("plain", disk, memory_mb=1024)
        cls.machine.start()
        cls.machine.shell.wait_ready()
        cls.settle()

    @classmethod
    def settle(cls):
        cls.machine.wait_for(
            lambda: cls.machine.shell.run("systemctl is-system-running --wait",
                                          200)[1].strip() != "starting",
            name="the end of the start", every_s=2)

    def active(self, unit):
        return self.shell.run(f"systemctl is-active {unit}")[1].strip()

    def there(self, path):
        return self.shell.run(f"test -e {path}")[0] == 0

    def shows_slides(self, name):
        """Any slide of the shipped deck, to the pixel: the rotation may have gone on."""
        self.expect(self.pages, qemu.LIMIT_S, name)

    def shows_first(self, name):
        """The first slide. On a busy machine its picture may come too late, and then
        another one is the first that is whole."""
        if self.slow < 1.5:
            self.expect({rig.FIRST: self.pages[rig.FIRST]}, qemu.LIMIT_S, name)
        else:
            self.shows_slides(name)

    # ---- installed, not started ----

    def test_install(self):
        self.assertEqual(self.active("getty@tty1"), "active")
        self.shell.out(f"{APT} install /root/kiosk.deb", APT_S)
        self.assertEqual(self.shell.run("systemctl is-enabled kiosk")[1].strip(),
                         "disabled")
        self.assertEqual(self.active("kiosk"), "inactive")
        self.assertFalse(self.there("/srv/kiosk"))
        self.assertLessEqual({"video", "render", "input"},
                             set(self.shell.out("id -nG kiosk").split()))
        version = plain.field(self.rig.deb, "Version").replace("~", "-")
        self.assertEqual(self.shell.out("kiosk --version"), f"kiosk {version}")

    def test_start(self):
        """The first start makes the slides that staff change."""
        self.shell.out("systemctl enable --now kiosk", self.limit(200))
        self.shows_first("first slide")
        self.shell.out(f"diff -r {SLIDES} /usr/share/kiosk/slides")
        self.assertEqual(
            self.shell.out(f"find {SLIDES} ! -user root -o -perm /022 -o ! -perm -444"),
            "")
        self.assertNotEqual(self.active("getty@tty1"), "active")

    def test_reboot(self):
        """It comes back, without a login on the console."""
        before = self.shell.out("cat /proc/sys/kernel/random/boot_id")
        self.shell.run("systemctl reboot --no-block")
        self.machine.wait_for(lambda: "reboot: Restarting" in self.machine.serial(),
                              name="the end of the first boot")
        self.shell.wait_ready()
        self.assertNotEqual(self.shell.out("cat /proc/sys/kernel/random/boot_id"), before)
        self.shows_first("first slide after a reboot")
        self.settle()
        self.assertEqual(self.active("kiosk"), "active")
        self.assertNotEqual(self.active("getty@tty1"), "active")
        if self.slow < 1.5:  # else its watchdog may have been right
            self.assertEqual(self.property("NRestarts"), "0")

    # ---- in use ----

    def test_saved_file(self):
        """What is saved in /srv/kiosk/slides is on the screen, and the show cannot
        write there."""
        self.shell.out(plain.CHANGE.replace("SLIDES", SLIDES))
        self.expect(plain.drawn(self.rig.work, "changed"), 30, "changed slide")
        self.shell.out(f"cp -R /usr/share/kiosk/slides/. {SLIDES}/")
        self.shows_slides("slides as before")
        status, said = self.shell.run(
            f"nsenter -t {self.pid()} -m touch {SLIDES}/x")
        self.assertNotEqual(status, 0)
        self.assertIn("Read-only", said)

    def test_touch(self):
        self.tap("Side effects")
        self.expect(self.tapped, 20, "tapped topic")

    def test_hung(self):
        """A show that hangs is started again."""
        before = self.pid()
        self.shell.out(f"kill -STOP {before}")
        self.machine.wait_for(lambda: self.pid() not in (0, before),
                              self.limit(HUNG_S), "another process", every_s=2)
        self.shows_slides("slides again")

    # ---- upgraded, removed ----

    def note(self):
        """Settings and slides as they are now."""
        self.shell.out(f"{NOTE}/before")

    def assertAsNoted(self):
        self.shell.out(f"{NOTE}/after; diff /root/before /root/after")

    def test_upgrade(self):
        """Twice: with the same settings in the package, and with others. Those of the
        clinic stay, and the show goes on with the new program."""
        self.shell.out(f"echo 'idle_seconds: 75' >>{SETTINGS}")
        self.note()
        for name, options in (("kiosk+1.deb", ""),
                              ("kiosk+2.deb", "-o DPkg::Options::=--force-confold")):
            before = self.pid()
            self.shell.out(f"{APT} {options} install /root/{name}", APT_S)
            self.assertAsNoted()
            self.machine.wait_for(lambda: self.pid() not in (0, before),
                                  self.limit(60), "another process")
            self.shows_slides(f"slides of {name}")
            self.assertEqual(self.shell.run("systemctl is-enabled kiosk")[1].strip(),
                             "enabled")

    def test_remove(self):
        """Settings and slides stay, and come back with the package."""
        self.note()
        self.shell.out(f"{APT} remove kiosk", APT_S)
        self.assertEqual(self.active("kiosk"), "inactive")
        self.assertFalse(self.there("/usr/bin/kiosk"))
        self.assertAsNoted()
        self.shell.out(f"{APT} install /root/kiosk+2.deb", APT_S)
        self.assertAsNoted()

    def test_purge(self):
        """Takes settings and state, never the slides."""
        self.shell.out(f"find {SLIDES} -ls >/root/before")
        self.assertTrue(self.there("/var/lib/kiosk"))
        self.shell.out(f"{APT} purge kiosk", APT_S)
        for path in ("/etc/kiosk", "/var/lib/kiosk", "/usr/share/kiosk",
                     "/usr/lib/systemd/system/kiosk.service",
                     "/etc/systemd/system/multi-user.target.wants/kiosk.service"):
            self.assertFalse(self.there(path), path)
        self.shell.out(f"find {SLIDES} -ls | diff /root/before -")
