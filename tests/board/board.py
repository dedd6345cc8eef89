#!/usr/bin/env python3
"""Boots an image in QEMU, looks at its screen and touches it.
board.py IMAGE [--arch ARCH] [--only WORD] | board.py IMAGE cuts [N]"""
import argparse
import sys
import unittest

sys.dont_write_bytecode = True

import rig  # noqa: E402
import test_shipped  # noqa: E402


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("image")
    parser.add_argument("--arch", default="amd64", choices=("amd64", "arm64"))
    parser.add_argument("--only", help="tests with this word in their name")
    return parser.parse_args()


def main():
    options = parse()
    rig.clean_environment()
    ours = rig.Rig(options.arch, options.image, rig.BUILD / "board")
    ours.try_kvm()
    rig.BoardTest.rig = ours
    loader = rig.Loader()
    if options.only:
        loader.testNamePatterns = [f"*{options.only}*"]
    suite = loader.loadTestsFromTestCase(test_shipped.Shipped)
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    ours.write_report()
    bad = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - bad} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
