# shellcheck shell=bash
# For scripts: imports slides into the store of the show, and knows where the show
# finds its slides. To be sourced after settings.sh.

store=${KIOSK_STORE:-/data/store}
# The show follows this link: `use-data` makes it.
deck=${KIOSK_DECK:-/run/kiosk-import/slides}
program=${KIOSK_PROGRAM:-kiosk}
ask=${KIOSK_ASK:-/run/kiosk-ask}
# The time limit for a stick that hangs.
limit_s=${KIOSK_LIMIT_S:-900}

# Runs `kiosk import` from folder $1 with the remaining arguments as options. The
# show then uses the store, whatever it showed before.
import_deck() {
    local config=() source=$1
    shift
    # shellcheck disable=SC2154 # of settings.sh
    [[ ! -r $kiosk_txt ]] || config=(--config "$kiosk_txt")
    [[ ! -d $ask ]] || config+=(--ask "$ask")
    timeout -k 5 "$limit_s" "$program" import "$source" "$store" "${config[@]}" "$@" || return
    [[ ! -L $deck || $(readlink "$deck") = "$store" ]] || ln -sfn "$store" "$deck"
}
