#!/usr/bin/env bash
# test_sign.sh KIOSK SLIDES - signed decks, with the real minisign: what is accepted,
# what is not, and why.
set -euo pipefail
kiosk=$1 slides=$2
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
store=$work/store deck=$work/deck failed=0
# shellcheck source=tests/store/expect.sh
. "$here/expect.sh"

# key NAME: a key pair without a password.
key() {
    minisign -G -W -p "$work/$1.pub" -s "$work/$1.key" >/dev/null
}

sign() {
    expect 0 'Signed the deck' sign "$deck" --key "$work/clinic.key"
}

# take STATUS WORDS [DECK]
take() {
    expect "$1" "$2" import "${3:-$deck}" "$store" --from stick \
        --signed-by "$work/clinic.pub"
}

# by_hand COMMENT [OPTION]: signs with minisign directly.
by_hand() {
    minisign -S -s "$work/clinic.key" -m "$work/message" -t "$1" ${2:+"$2"} \
        -x "$deck/deck.minisig" >/dev/null
}

signed_by_kiosk() {
    take 1 'It is not signed'
    sign
    take 0 'Signed on'
    first=$(shown)
    cp -r "$deck" "$work/first"
    echo "$first" >"$work/message"
    minisign -V -q -p "$work/clinic.pub" -m "$work/message" \
        -x "$deck/deck.minisig" || is 'for minisign' good bad
    [[ ! -e $store/current/deck.minisig ]] || is 'the signature' 'left' copied
}

# refused WORDS: the old deck stays.
refused() {
    take 1 "$1"
    is "after: $1" "$first" "$(shown)"
}

not_right() {
    printf '\nMore.\n' >>"$deck/2-benefits/1-collagen.md"
    refused 'changed after it was signed'
    expect 0 'Signed the deck' sign "$deck" --key "$work/other.key"
    refused 'different key'
    sign
    sed -i 's/made [0-9]*/made 2001/' "$deck/deck.minisig"
    refused 'signature is not valid'
    if "$kiosk" check "$deck" | grep -F minisig; then
        is 'the signature' 'known to check' 'not used'
    fi
    head -c 5000 /dev/zero >"$deck/deck.minisig"
    refused 'not made by'
    echo words >"$deck/deck.minisig"
    refused 'not made by'
    rm "$deck/deck.minisig"
    mkfifo "$deck/deck.minisig"
    refused 'not made by'
    rm "$deck/deck.minisig"
    ln -s "$work/first/deck.minisig" "$deck/deck.minisig"
    refused 'not made by'
    rm "$deck/deck.minisig"
}

# Only staff can bring back an older signed deck.
older() {
    sleep 1
    sign
    take 0 'New slides'
    second=$(shown)
    take 1 'before the slides that were shown last' "$work/first"
    is 'after an older one' "$second" "$(shown)"
    expect 0 'shown again' undo "$store"
    is 'after undo' "$first" "$(shown)"
    take 0 'New slides'
    is 'once more' "$second" "$(shown)"
    take 1 'before the slides that were shown last' "$work/first"
}

# Signatures made directly with minisign count too, in both of its formats.
without_kiosk() {
    local now
    printf '\nLast.\n' >>"$deck/2-benefits/1-collagen.md"
    "$kiosk" render "$deck" --out "$work/pages" --size 640x480 --lang en
    grep -oE '[0-9a-f]{64}' "$work/pages/index.html" | head -1 >"$work/message"
    now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    by_hand "kiosk deck $(<"$work/message") made 2999-01-01T00:00:00Z"
    take 1 'is in the future'
    by_hand "something else"
    take 1 'not made by'
    by_hand "kiosk deck $(<"$work/message") made $now" -l
    take 0 'New slides'
}

# As editors save the file of the key anew.
other_forms_of_the_key() {
    local form
    cp "$work/clinic.pub" "$work/kept.pub"
    for form in '-t UTF-16' '-t UTF-16LE'; do
        # shellcheck disable=SC2086 # two words
        iconv -f UTF-8 $form "$work/kept.pub" >"$work/clinic.pub"
        take 0 'Nothing has changed'
    done
    printf '\xef\xbb\xbf%s' "$(tail -n 1 "$work/kept.pub")" >"$work/clinic.pub"
    take 0 'Nothing has changed'
    tr '\n' '\r' <"$work/kept.pub" >"$work/clinic.pub"
    take 0 'Nothing has changed'
    mv "$work/kept.pub" "$work/clinic.pub"
}

wrong_use() {
    expect 2 'not a minisign public key' import "$deck" "$store" --signed-by "$deck/deck.txt"
    expect 2 'cannot read the key' import "$deck" "$store" --signed-by "$work/none"
    expect 2 'needs --key' sign "$deck"
    expect 2 'did not sign' sign "$deck" --key "$work/none.key"
    mkdir "$work/empty"
    expect 1 'no slide in that folder' sign "$work/empty" --key "$work/none.key"
    PATH=$work expect_without_minisign
}

# With this PATH.
expect_without_minisign() {
    local got=0
    "$kiosk" sign "$deck" --key "$work/clinic.key" >"$work/out" 2>&1 || got=$?
    [[ $got == 2 && $(<"$work/out") == *'it is not installed'* ]] ||
        is 'without minisign' 2 "$got"
}

cp -r "$slides" "$deck"
key clinic
key other
signed_by_kiosk
not_right
older
without_kiosk
other_forms_of_the_key
wrong_use
exit "$failed"
