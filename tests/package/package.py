#!/usr/bin/env python3
"""Tests packages of kiosk.

  package.py DEB...                     as files
  package.py DEB... --boot DEB          and one on a plain Debian 13 in QEMU

Screenshots and logs are kept in build/package."""
import argparse
import shutil
import sys
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "board"))

import qemu  # noqa: E402
import rig  # noqa: E402
import test_deb  # noqa: E402
import test_plain  # noqa: E402


class Rig:
    """What rig.BoardTest and test_plain need."""

    def __init__(self, deb):
        self.deb = deb.resolve()
        self.folder = rig.BUILD / "package"
        self.work = self.folder / "work"
        self.cache = rig.BUILD / "cache/debs/plain"
        self.work.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.folder / "plain", ignore_errors=True)

    def machine(self, name, disk, **options):
        return qemu.Machine(rig.BUILD / "qemu-root", "amd64", disk,
                            self.folder / name, firmware=False, **options)


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("debs", nargs="+", type=Path)
    parser.add_argument("--boot", type=Path, metavar="DEB")
    parser.add_argument("--only", help="tests with this word in their name")
    return parser.parse_args()


def main():
    options = parse()
    rig.clean_environment()
    loader = rig.Loader()
    if options.only:
        loader.testNamePatterns = [f"*{options.only}*"]
    cases = [test_deb.case(deb) for deb in options.debs]
    if options.boot:
        test_plain.Plain.rig = Rig(options.boot)
        cases.append(test_plain.Plain)
    result = unittest.TextTestRunner(verbosity=2).run(
        unittest.TestSuite(map(loader.loadTestsFromTestCase, cases)))
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed")
    rig.say(f"took {time.monotonic() - rig.START:.0f} s")
    return 0 if result.wasSuccessful() and result.testsRun else 1


if __name__ == "__main__":
    sys.exit(main())
