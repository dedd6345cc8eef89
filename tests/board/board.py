#!/usr/bin/env python3
"""Boots an image in QEMU, looks at its screen and touches it.

  board.py IMAGE [--arch ARCH] [--only WORD]   the tests
  board.py IMAGE root [--only WORD]            those that need no QEMU
  board.py IMAGE slots                         the slots: damage, each kind of disk
  board.py IMAGE cuts [N] [--seed SEED]        N power cuts, 30 unless said

Screenshots, logs and figures are kept in build/board/ARCH-tests, -root, -slots
or -cuts."""
import argparse
import io
import sys
import threading
import time
import unittest

sys.dont_write_bytecode = True

import cuts  # noqa: E402
import rig  # noqa: E402
import test_faults  # noqa: E402
import test_layout  # noqa: E402
import test_root  # noqa: E402
import test_shipped  # noqa: E402
import test_slots  # noqa: E402
import test_staff  # noqa: E402
import test_stick  # noqa: E402

# Two boards at a time, since the build server has two cores: the second starts after
# the first slide of the first, which is timed.
ROOT = [test_layout.Layout, test_root.Root]
FIRST = [test_shipped.Shipped, test_faults.Broken, test_faults.Late,
         test_slots.Slots]
LONG = [test_slots.Worse, test_slots.Elsewhere]
SECOND = [test_staff.Staff, test_faults.Damaged, test_stick.Stick]


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("image")
    parser.add_argument("what", nargs="?", choices=("tests", "root", "slots", "cuts"),
                        default="tests")
    parser.add_argument("count", nargs="?", type=int, default=30)
    parser.add_argument("--arch", default="amd64", choices=("amd64", "arm64"))
    parser.add_argument("--drawn-by", metavar="IMAGE", help="whose program "
                        "says what is right; IMAGE itself unless said")
    parser.add_argument("--outside", metavar="PROGRAM", help="the kiosk of this "
                        "machine, build/release's unless said")
    parser.add_argument("--only", help="tests with this word in their name")
    parser.add_argument("--seed", type=int)
    return parser.parse_args()


def failed_cases(result):
    """The classes with a failed test or a failed setUpClass, which unittest
    reports under another name."""
    names = {each.id().rsplit(".", 1)[-1].rstrip(")") if "(" in each.id()
             else type(each).__name__
             for each, _ in result.failures + result.errors}
    return [case for case in ROOT + FIRST + SECOND + LONG if case.__name__ in names]


class Told(unittest.TextTestResult):
    """Records which tests passed: none in a class that fails to start."""

    def __init__(self, *words, **options):
        super().__init__(*words, **options)
        self.good = []
        self.left_out = []

    def addSuccess(self, test):
        super().addSuccess(test)
        self.good.append(test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.left_out.append(f"{test.id()}: {reason}")


class Stream(threading.Thread):
    """Runs CASES in sequence, in parallel with another stream."""

    def __init__(self, cases, loader, begin=None):
        super().__init__(daemon=True)
        self.loader = loader
        self.suite = self._suite(cases)
        self.count = self.suite.countTestCases()
        self.begin = begin
        self.told = io.StringIO()
        self.good = 0
        self.left_out = []
        self.again = []

    def _suite(self, cases):
        return unittest.TestSuite(
            self.loader.loadTestsFromTestCase(case) for case in cases)

    def _once(self, suite):
        return unittest.TextTestRunner(
            self.told, verbosity=2, resultclass=Told).run(suite)

    def run(self):
        if self.begin is not None:
            self.begin.wait()
        result = self._once(self.suite)
        self.again = failed_cases(result)
        self.good = sum(type(test) not in self.again for test in result.good)
        self.left_out = result.left_out
        if self.again:
            self.good += len(self._once(self._suite(self.again)).good)


def run_tests(ours, only, cases=(ROOT + FIRST, SECOND)):
    """A board that failed is started again: other load on the machine makes an
    emulated one miss its limits. Failing twice is a fault; failing once is
    reported."""
    loader = rig.Loader()
    if only:
        loader.testNamePatterns = [f"*{only}*"]
    first = Stream(cases[0], loader)
    second = Stream(cases[1], loader, ours.quiet if first.count else None)
    streams = [each for each in (first, second) if each.count]
    for each in streams:
        each.start()
    for each in streams:
        each.join()
        ours.quiet.set()  # should nothing have been timed
        print(each.told.getvalue())
    again = [case.__name__ for each in streams for case in each.again]
    if again:
        print(f"failed at first and ran again: {', '.join(again)}")
    count = sum(each.count for each in streams)
    left_out = [words for each in streams for words in each.left_out]
    for words in left_out:
        print(f"left out: {words}")
    count -= len(left_out)
    good = sum(each.good for each in streams)
    print(f"{good} passed, {count - good} failed")
    return good == count > 0


def main():
    options = parse()
    rig.clean_environment()
    ours = rig.Rig(options.arch, options.image,
                   rig.BUILD / "board" / f"{options.arch}-{options.what}",
                   options.drawn_by)
    if options.outside:
        ours.outside = options.outside
    if options.what != "root":
        ours.try_kvm()
    rig.BoardTest.rig = ours
    try:
        if options.what == "root":
            good = run_tests(ours, options.only, (ROOT, []))
        elif options.what == "slots":
            good = run_tests(ours, options.only, (LONG, []))
        elif options.what == "cuts":
            good = cuts.run(ours, options.count, options.seed) == options.count
        else:
            good = run_tests(ours, options.only)
    finally:
        ours.write_report()
        rig.say(f"took {time.monotonic() - rig.START:.0f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
