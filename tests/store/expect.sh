# shellcheck shell=bash disable=SC2154,SC2034 # set and read by who reads this
# Sourced by scripts here and below, which set $kiosk, $work, $store, and $failed
# to 0.

# expect STATUS WORDS COMMAND...: the status, and the words anywhere.
expect() {
    local status=$1 words=$2 got=0
    shift 2
    "$kiosk" "$@" >"$work/out" 2>&1 </dev/null || got=$?
    if [[ $got != "$status" ]] || ! grep -qF -- "$words" "$work/out"; then
        echo "expected $status and \"$words\" from: $*"
        echo "got $got and: $(cat "$work/out")"
        failed=1
    fi
}

shown() {
    basename "$(readlink "$store/current")"
}

# is WHAT EXPECTED GOT
is() {
    if [[ $2 != "$3" ]]; then
        echo "$1: expected $2, got $3"
        failed=1
    fi
}
