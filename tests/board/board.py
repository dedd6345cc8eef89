#!/usr/bin/env python3
"""Boots an image in QEMU, looks at its screen and touches it.

  board.py IMAGE [--arch ARCH] [--only WORD]   the tests
  board.py IMAGE cuts [N] [--seed SEED]        N power cuts, 30 unless said

Screenshots, logs and figures are kept in build/board/."""
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
import test_shipped  # noqa: E402
import test_staff  # noqa: E402

# Two boards at a time, as the build server has two cores: the second begins
# when the first has shown its first slide, which is timed.
FIRST = [test_shipped.Shipped]
SECOND = [test_staff.Staff, test_faults.Broken, test_faults.Late]


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("image")
    parser.add_argument("what", nargs="?", choices=("tests", "cuts"),
                        default="tests")
    parser.add_argument("count", nargs="?", type=int, default=30)
    parser.add_argument("--arch", default="amd64", choices=("amd64", "arm64"))
    parser.add_argument("--only", help="tests with this word in their name")
    parser.add_argument("--seed", type=int)
    return parser.parse_args()


class Stream(threading.Thread):
    """Runs CASES one after the other, beside another stream."""

    def __init__(self, cases, loader, begin=None):
        super().__init__(daemon=True)
        self.suite = unittest.TestSuite(
            loader.loadTestsFromTestCase(case) for case in cases)
        self.begin = begin
        self.told = io.StringIO()
        self.result = None

    def run(self):
        if self.begin is not None:
            self.begin.wait()
        self.result = unittest.TextTestRunner(
            self.told, verbosity=2).run(self.suite)


def run_tests(ours, only):
    loader = rig.Loader()
    if only:
        loader.testNamePatterns = [f"*{only}*"]
    first = Stream(FIRST, loader)
    alone = not first.suite.countTestCases()
    second = Stream(SECOND, loader, None if alone else ours.quiet)
    streams = [each for each in (first, second)
               if each.suite.countTestCases()]
    for each in streams:
        each.start()
    ran = bad = 0
    for each in streams:
        each.join()
        print(each.told.getvalue())
        ran += each.result.testsRun
        bad += len(each.result.failures) + len(each.result.errors)
    print(f"{ran - bad} passed, {bad} failed")
    return bad == 0


def main():
    options = parse()
    rig.clean_environment()
    ours = rig.Rig(options.arch, options.image, rig.BUILD / "board")
    ours.try_kvm()
    rig.BoardTest.rig = ours
    try:
        if options.what == "cuts":
            good = cuts.run(ours, options.count, options.seed) == options.count
        else:
            good = run_tests(ours, options.only)
    finally:
        ours.write_report()
        rig.say(f"took {time.monotonic() - rig.START:.0f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
