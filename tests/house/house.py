"""usage: house.py CHECK ROOT [BUILD] - prints what breaks a house rule, one
per line; exits with 1 if there is any."""
import importlib
import sys
from pathlib import Path


def main():
    check = importlib.import_module(f"check_{sys.argv[1]}")
    wrong = check.findings(*(Path(name).resolve() for name in sys.argv[2:]))
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
