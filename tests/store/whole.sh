#!/usr/bin/env bash
# whole.sh [BUILD] - the full version of the store tests, which are samples: every
# failing call, every hanging call, 500 kills. Takes half an hour.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
build=$(realpath "${1:-build/dev}")
kiosk=$build/kiosk/command/kiosk calls=$build/tests/store/calls.so
failed=0

# run SCRIPT ARGUMENTS...
run() {
    local script=$1
    shift
    echo "$script $*"
    python3 -B "$here/$script.py" "$kiosk" "$@" || failed=1
}

run replay_log "$calls"
run kill_often 500
run odd_sources "$calls" every
run fail_calls "$calls" undo
run fail_calls "$calls" import
exit "$failed"
