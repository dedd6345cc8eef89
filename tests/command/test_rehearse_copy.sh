#!/bin/sh
# test_rehearse_copy.sh KIOSK DECK - a rehearsal that changes its deck or store works
# on a copy: whatever the script does and however it ends, the author's files are not
# changed, messages name them, and nothing is left behind.
set -u
kiosk=$1 source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tmp" "$work/in"
export TMPDIR="$work/tmp"
cd "$work/in" || exit 2
failed=0

say() {
    echo "$*"
    failed=1
}

# Everything visible of the author's files.
look() {
    find . -printf '%p %y %m %s %T@ %l\n' | sort
    find . -type f -exec cksum {} + | sort
}

# left WORDS: nothing is left of a copy, or soon if the rehearsal was killed.
left() {
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ -z "$(ls "$work/tmp")" ] && break
        sleep 0.2
    done
    [ -z "$(ls "$work/tmp")" ] || say "$1: left behind: $(ls "$work/tmp")"
    look >"$work/now"
    cmp -s "$work/before" "$work/now" ||
        say "$1 changed: $(diff "$work/before" "$work/now")"
}

# play STATUS WORDS SCRIPT DECK [OPTIONS]: the exit status and the output.
play() {
    status=$1 words=$2 script=$3
    shift 3
    printf '%b' "$script" >"$work/script"
    timeout 60 "$kiosk" rehearse "$work/script" "$@" --date 2026-11-23 \
        >"$work/out" 2>&1
    got=$?
    [ $got = "$status" ] || say "$script: exit $got: $(cat "$work/out")"
    grep -qF -- "$words" "$work/out" || say "$script: $(cat "$work/out")"
    grep -q 'kiosk-rehearse' "$work/out" && say "$script: $(cat "$work/out")"
    left "$script"
}

# A topic elsewhere; links to each other, to the deck, to its parent and to nowhere;
# special files, and unreadable ones.
cp -r "$source" deck
mv deck/2-side-effects common
ln -s ../common deck/2-side-effects
ln -s "$work/in/deck/3-when-to-call" deck/8-absolute
ln -s ../1-benefits/1-smooth.md deck/3-when-to-call/8-inner.md
ln -s . deck/loop
ln -s .. deck/around
ln -s "$work/in/none" deck/nowhere.md
mkfifo deck/1-benefits/9-pipe.md
chmod 600 deck/deck.txt
echo x >deck/1-benefits/locked.md
chmod 0 deck/1-benefits/locked.md
"$kiosk" import "$source" store >"$work/out" 2>&1 || say "$(cat "$work/out")"
"$kiosk" check deck >"$work/out" 2>&1 # it is read, too
look >"$work/before"

play 0 '"slide":"redness"' 'wait 1
remove 2-side-effects
copy common 2-side-effects
copy deck/1-benefits/1-smooth.md nowhere.md
copy deck/1-benefits/9-pipe.md 1-benefits/5-x.md
copy deck/nowhere.md 8-absolute/1-call.md
copy deck/nowhere.md deck/3-when-to-call/8-inner.md
wait 5
tap "Side effects"
state
' deck
play 2 'deck/nothing cannot be removed' 'remove nothing\n' deck
play 2 'deck/2-side-effects/x.md cannot be written' \
    'copy common/1-redness.md 2-side-effects/x.md\n' deck
play 2 'none.md cannot be found' 'copy none.md x.md\n' deck
play 1 'expected mode "held"' 'remove deck.txt\nexpect mode held\n' deck
# A deck that disappears may be a pulled stick: its slides stay.
play 0 '"slides":4' 'remove deck\nwait 5\nstate\n' deck
# The copy is the same deck.
deck=$(echo state | "$kiosk" rehearse - deck --date 2026-11-23 |
    grep -o '"deck":"[0-9a-f]*","slides":4,"errors":[0-9]*')
[ -n "$deck" ] || say "it has other slides than 4"
play 0 "$deck" 'state\nremove deck.txt\n' deck
play 0 "$deck" 'state\nremove deck.txt\n' "$work/in/deck/"
play 0 '"slides":5' "state\nimport deck \"USB stick A\"\nwait 5
remove current
wait 5
remove decks
wait 5
" store
play 0 '"slides":5' "wait 1\nimport \"$source\" here\nwait 5\nstate\n" new
play 0 '"slides":9' "import \"$source/../two\" here\nwait 5\nstate\n" store

# However it ends.
printf 'remove deck.txt\nwait 3000000000\n' >"$work/script"
for signal in TERM KILL HUP; do
    "$kiosk" rehearse "$work/script" deck >"$work/out" 2>&1 &
    pid=$!
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -n "$(ls "$work/tmp")" ] && break
        sleep 0.2
    done
    sleep 0.3
    [ -n "$(ls "$work/tmp")" ] || say "$signal: there was no copy"
    kill -$signal $pid
    wait $pid 2>/dev/null
    left $signal
done

# A script that changes nothing needs no copy.
TMPDIR=$work/none "$kiosk" rehearse - deck </dev/null || say "it was copied"
printf 'remove x\n' >"$work/script"
TMPDIR=$work/none "$kiosk" rehearse "$work/script" deck 2>"$work/out"
grep -q 'cannot copy the deck into' "$work/out" ||
    say "$(cat "$work/out")"
exit $failed
