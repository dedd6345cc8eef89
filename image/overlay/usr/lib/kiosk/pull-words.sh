# shellcheck shell=bash disable=SC2154
# What a pull says: to the journal, once a day when it is always the same, and
# to the file `status`, which is there for `kiosk status` and for people.

# $1: the level of syslog. Offline for years must not fill the journal.
say() {
    local level=$1 said
    shift
    # Numbers are of ports and seconds, and always others.
    said="$(date +%F) ${*//[0-9]/}"
    if [[ $said != "$(cat "$run/said" 2>/dev/null)" ]]; then
        echo "<$level>$*" >&2
        echo "$said" >"$run/said"
    fi
}

# Replaces file $1 by standard input, at once.
replace() {
    cat >"$1.new"
    mv -f "$1.new" "$1"
}

now() {
    date -u +%FT%TZ
}

# Writes the file `status`; $1 is the problem, $2 what may be wrong though all went
# well, or nothing.
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

# The end of a pull that changed nothing. 75: try again later (sysexits.h).
fail() {
    write_status "$*"
    say 4 "$* What was shown stays."
    exit 75
}

# The card is written to once a day, unless something changed. $1 is what may be
# wrong all the same, or nothing.
succeed() {
    now >"$run/succeeded"
    if [[ $(cut -c 1-10 "$data/succeeded" 2>/dev/null) != "$(date -u +%F)" ]]; then
        now | replace "$data/succeeded"
    fi
    rm -f "$data/doubt" "$data/doubt.new"
    write_status '' "$1"
    [[ -z $1 ]] || say 4 "$1"
}

# What rclone's last messages ($1) mean, as a sentence that says what to do.
words_for() {
    local log
    log=$(tail -c 4096 "$1")
    case ${log,,} in
    *'not yet valid'* | *'certificate has expired'*)
        echo "The certificate of the server is not valid on $(date +%F), the date here. If that" \
            "is right, it has to be renewed; if not, no time server is reached (NTP)." ;;
    *x509* | *'certificate'* | *'tls:'*)
        echo "The server's certificate cannot be trusted. If it is of your own authority, put" \
            "that one's certificate on SLIDES as ca.crt." ;;
    *'host key'* | *knownhosts*)
        echo "The server has another key than known_hosts says: it is another server." ;;
    *unauthorized* | *'401 '* | *'403 '* | *'logon is invalid'* | *'access is denied'* | \
        *'access denied'* | *accessdenied* | *signaturedoesnotmatch* | *invalidaccesskey* | \
        *'unable to authenticate'* | *'bad username'* | *invalid_grant* | *'token expired'* | \
        *"couldn't fetch token"*)
        echo "The server does not accept the name and password in rclone.conf." ;;
    *'no such host'* | *'server misbehaving'* | *'name resolution'*)
        echo "The name of the server is not known here. Is the cable plugged in?" ;;
    *'no space left'* | *'disk space'* | *'disk quota'*)
        echo "The card is full. Make the pictures smaller." ;;
    *'max transfer'* | *'maxduration'*)
        echo "Not all could be fetched in one go. The next pull goes on." ;;
    *refused* | *timeout* | *'timed out'* | *'deadline exceeded'* | *unreachable* | \
        *'no route'* | *'connection reset'* | *'eof'*)
        echo "The server does not answer, or stopped in the middle." ;;
    *'directory not found'* | *'405 '* | *'network name not found'* | *'bad network name'*)
        echo "The shared folder is not there. Is pull_from in kiosk.txt right?" ;;
    *)
        log=${log##*$'\n'}
        echo "The server cannot be read: ${log#????/??/?? ??:??:?? }" |
            tr -d '\000-\011\013-\037' ;;
    esac
}
