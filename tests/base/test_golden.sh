#!/usr/bin/env bash
# test_golden.sh GOLDEN_TRY - what is said when a golden differs, and who may
# write one.
set -u
try=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0

wrong() {
    echo "$*:"
    cat said
    failed=1
}

printf 'one\ntwo\nthree\n' >"a golden.txt"

"$try" "$work/a golden.txt" $'one\nTWO\nthree\n' >said 2>&1 &&
    wrong 'another text passes'
if ! grep -qx -e -two said || ! grep -qx -e +TWO said; then
    wrong 'what differs is not printed'
fi
if grep -q LeakSanitizer said; then
    wrong 'what was not freed hides what differs'
fi
"$try" "$work/none.txt" x >said 2>&1 && wrong 'a golden that is missing passes'
grep -q 'none.txt is missing' said || wrong 'no word of a missing golden'

export KIOSK_UPDATE_GOLDENS=1
if grep -qx 'VERSION_ID="13"' /etc/os-release; then
    "$try" "$work/a golden.txt" new >said 2>&1
    [[ $(cat "a golden.txt") = new ]] || wrong 'Debian 13 writes no golden'
else
    "$try" "$work/a golden.txt" new >said 2>&1 &&
        wrong 'goldens of another Debian than 13 pass'
    grep -q two "a golden.txt" || wrong 'another Debian than 13 wrote a golden'
    grep -q './run goldens' said || wrong 'nothing is said of ./run goldens'
fi
exit "$failed"
