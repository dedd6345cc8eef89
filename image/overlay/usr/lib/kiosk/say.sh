# shellcheck shell=bash
# Shows notices to staff, for scripts: the show reads each file `notice.*` in this
# folder, shows its words, and removes it (man kiosk, --ask).

kiosk_ask=${KIOSK_ASK:-/run/kiosk-ask}

# Shows the words $2... for $1 seconds, and logs them.
tell_screen() {
    local seconds=$1 new
    shift
    echo "$*"
    [[ -d $kiosk_ask ]] || return 0
    new=$(mktemp "$kiosk_ask/new.XXXXXXXX") || return 0
    printf 'seconds: %d\nwords: %s\n' "$seconds" "$*" >"$new"
    chmod 0644 "$new"
    mv -f "$new" "$kiosk_ask/notice.$(date +%s%N)" || true
}
