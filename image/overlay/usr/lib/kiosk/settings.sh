# shellcheck shell=bash
# Reads kiosk.txt as the show does, for scripts: setting KEY prints the value or the
# default. It fails, with a sentence on standard error, if the value is invalid.

kiosk_txt=${KIOSK_SETTINGS:-/run/kiosk-settings/in-use/kiosk.txt}

setting() {
    "${KIOSK_PROGRAM:-kiosk}" setting "$1" --config "$kiosk_txt" || (($? == 1))
}
