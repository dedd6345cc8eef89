# shellcheck shell=bash
# Hands slides to the store of the show, for scripts, and says where the show
# finds its slides. After settings.sh.

store=${KIOSK_STORE:-/data/store}
# The show follows this link: `use-data` makes it.
deck=${KIOSK_DECK:-/run/kiosk-import/slides}
program=${KIOSK_PROGRAM:-kiosk}
ask=${KIOSK_ASK:-/run/kiosk-ask}
# A stick that hangs is not waited for longer.
limit_s=${KIOSK_LIMIT_S:-900}

# `kiosk import` from folder $1; the rest are its options. What it took is shown,
# whatever was shown before.
import_deck() {
    local config=() source=$1
    shift
    # shellcheck disable=SC2154 # of settings.sh
    [[ ! -r $kiosk_txt ]] || config=(--config "$kiosk_txt")
    [[ ! -d $ask ]] || config+=(--ask "$ask")
    timeout -k 5 "$limit_s" "$program" import "$source" "$store" "${config[@]}" "$@" || return
    [[ ! -L $deck || $(readlink "$deck") = "$store" ]] || ln -sfn "$store" "$deck"
}
