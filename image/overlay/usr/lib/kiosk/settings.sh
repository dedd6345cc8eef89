# shellcheck shell=bash
# What kiosk.txt says, for scripts, as the show reads it: setting KEY prints what
# holds, be it the default. It fails, with a sentence on standard error, when that
# is not understood; `kiosk check --config` says the same.

kiosk_txt=${KIOSK_SETTINGS:-/run/kiosk-settings/in-use/kiosk.txt}

setting() {
    "${KIOSK_PROGRAM:-kiosk}" setting "$1" --config "$kiosk_txt" || (($? == 1))
}
