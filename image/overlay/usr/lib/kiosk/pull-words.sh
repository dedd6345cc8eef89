# shellcheck shell=bash disable=SC2154
# The messages of a pull: to the journal, repeated ones once a day, and to the file
# `status`, for people.

# $1: the level of syslog. Offline for years must not fill the journal.
say() {
    local level=$1 said
    shift
    # Ignore numbers: ports and seconds always differ.
    said="$(date +%F) ${*//[0-9]/}"
    if [[ $said != "$(cat "$run/said" 2>/dev/null)" ]]; then
        echo "<$level>$*" >&2
        echo "$said" >"$run/said"
    fi
}

# Atomically replaces file $1 with standard input.
replace() {
    cat >"$1.new"
    mv -f "$1.new" "$1"
}

now() {
    date -u +%FT%TZ
}

# Writes the file `status`; $1 is the problem, $2 a note about a possible mistake, or
# nothing.
write_status() {
    replace "$run/status" <<STATUS
tried: $(now)
succeeded: $(cat "$run/succeeded" 2>/dev/null || cat "$data/succeeded" 2>/dev/null || echo never)
changed: $(cat "$data/changed" 2>/dev/null || echo never)
from: $remote
problem: ${1:-none}
note: ${2:-none}
STATUS
}

# Ends a pull that changed nothing. 75: try again later (sysexits.h).
fail() {
    write_status "$*"
    say 4 "$* The old slides stay."
    exit 75
}

# Ends a successful pull. Writes to the card once a day, unless something changed. $1
# is a note about a possible mistake, or nothing.
succeed() {
    now >"$run/succeeded"
    if [[ $(cut -c 1-10 "$data/succeeded" 2>/dev/null) != "$(date -u +%F)" ]]; then
        now | replace "$data/succeeded"
    fi
    rm -f "$data/doubt" "$data/doubt.new"
    write_status '' "$1"
    [[ -z $1 ]] || say 4 "$1"
}

# Turns rclone's last messages, in file $1, into a sentence that says what to do.
words_for() {
    local log
    log=$(tail -c 4096 "$1")
    case ${log,,} in
    *'not yet valid'* | *'certificate has expired'*)
        echo "The server's certificate is not valid on $(date +%F), the date here. If this date" \
            "is right, the certificate has to be renewed; if not, no time server (NTP) answers." ;;
    *x509* | *'certificate'* | *'tls:'*)
        echo "The server's certificate cannot be trusted. If it is from your own CA, put the" \
            "CA's certificate on SLIDES as ca.crt." ;;
    *'host key'* | *knownhosts*)
        echo "The server's key is not the one in known_hosts: it is another server." ;;
    *unauthorized* | *'401 '* | *'403 '* | *'logon is invalid'* | *'access is denied'* | \
        *'access denied'* | *accessdenied* | *signaturedoesnotmatch* | *invalidaccesskey* | \
        *'unable to authenticate'* | *'bad username'* | *invalid_grant* | *'token expired'* | \
        *"couldn't fetch token"*)
        echo "The server does not accept the name and password in rclone.conf." ;;
    *'no such host'* | *'server misbehaving'* | *'name resolution'*)
        echo "The server's name cannot be resolved. Is the cable plugged in?" ;;
    *'no space left'* | *'disk space'* | *'disk quota'*)
        echo "The card is full. Make the pictures smaller." ;;
    *'max transfer'* | *'maxduration'*)
        echo "Not everything could be fetched in time. The next pull continues." ;;
    *refused* | *timeout* | *'timed out'* | *'deadline exceeded'* | *unreachable* | \
        *'no route'* | *'connection reset'* | *'eof'*)
        echo "The server does not answer, or stopped halfway." ;;
    *'directory not found'* | *'405 '* | *'network name not found'* | *'bad network name'*)
        echo "The shared folder does not exist. Is pull_from in kiosk.txt right?" ;;
    *)
        log=${log##*$'\n'}
        echo "The server cannot be read: ${log#????/??/?? ??:??:?? }" |
            tr -d '\000-\011\013-\037' ;;
    esac
}
