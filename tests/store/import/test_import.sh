#!/usr/bin/env bash
# test_import.sh KIOSK SLIDES - import, undo and status from the user's view: the
# messages, what is shown, and the exit status.
set -euo pipefail
kiosk=$1 slides=$2
tests=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
store=$work/store deck=$work/deck failed=0
# shellcheck source=tests/store/expect.sh
. "$tests/store/expect.sh"

# The deck, the hash to sign off, and the same deck again.
first_deck() {
    expect 1 'Deck: none' status "$store"
    cp -r "$slides" "$deck"
    expect 0 'New slides are shown' import "$deck" "$store" --from 'USB stick'
    first=$(shown)
    "$kiosk" render "$deck" --out "$work/pages" --size 640x480 --lang en
    is 'the hash to sign off' 1 "$(grep -c "$first" "$work/pages/index.html")"
    expect 0 'These slides are already on the screen' import "$deck" "$store"
    is 'after the same again' "$first" "$(shown)"
    expect 0 'From: USB stick' status "$store"
    expect 0 "{\"deck\":\"$first\"" status --json "$store"
    python3 -m json.tool "$work/out" >"$work/json"
}

# A slide with an error is left out and named, or nothing is imported.
with_a_mistake() {
    printf -- '---\nkindd: benefit\n---\n# New\n\nWords.\n' \
        >"$deck/2-benefits/9-new.md"
    printf 'not a picture' >"$deck/2-benefits/glow.jpg"
    expect 1 '9-new.md' import "$deck" "$store" --strict
    is 'after --strict' "$first" "$(shown)"
    expect 0 '9-new.md' import "$deck" "$store"
    grep -qF 'bad-picture' "$store/receipt" || is 'a bad picture' told untold
    second=$(shown)
    grep -qF 'left-out' "$store/receipt" || is 'left out' told untold
    expect 0 'Deck:' status "$store"
}

# Easy words with a mistake are left out and named; their slide is shown.
with_easy_words() {
    local easy=3-side-effects/2-bruising.easy.md
    printf '# Blue skin\n\nIt goes in 1 to 2 weeks.\n' >"$deck/$easy"
    "$kiosk" render "$deck" --out "$work/easy" >"$work/out" 2>&1 || true
    [[ -s $work/easy/side-effects/bruising.easy.en.1.png ]] ||
        is 'easy words' drawn none
    grep -qF 'Blue skin' "$work/easy/side-effects/bruising.easy.en.1.txt" ||
        is 'the page of easy words' 'Blue skin' other
    printf -- '---\nvalid-until: 2030-01-01\n---\n# Blue\n\nIt goes.\n' \
        >"$deck/$easy"
    expect 0 "$easy" import "$deck" "$work/other"
    grep -qF "$easy" "$work/other/receipt" || is 'easy words left out' told no
    grep -qF 'Easy words are shown when' "$work/other/receipt" ||
        is 'why they are' told untold
    rm "$deck/$easy"
}

# An empty file is imported as it is, and reported.
with_an_empty_file() {
    local file
    for file in 3-side-effects/9-new.md 3-side-effects/9-new.jpg; do
        : >"$deck/$file"
        expect 0 "$file: This file is empty" import "$deck" "$work/other"
        rm "$deck/$file"
    done
}

# Words of any bytes and length are kept as far as they fit.
any_words() {
    local bytes size
    for bytes in '\200' '\303\251' '\360\237\221\215' 'e\314\201' '\303'; do
        # shellcheck disable=SC2059 # the bytes are the format
        expect 0 'from: ' import "$deck" "$store" \
            --from "x$(printf "$bytes%.0s" {1..1200})"
        iconv -f UTF-8 -t UTF-8 "$store/receipt" >"$work/receipt" ||
            is "receipt of $bytes" UTF-8 other
        size=$(sed -n 's/^from //p' "$store/receipt" | tr -d '\n' | wc -c)
        ((size > 995 && size <= 1000)) || is "words of $bytes" 1000 "$size"
    done
}

# Nothing to show, an empty folder, no folder.
nothing_to_show() {
    mkdir "$work/empty"
    expect 1 'no slide in it that may be shown' import "$work/empty" "$store"
    grep -q 'nothing to show' "$work/out" && is 'what is told' once twice
    expect 2 'cannot be read' import "$work/none" "$store"
    is 'after nothing to show' "$second" "$(shown)"
    grep -qx 'outcome failed' "$store/receipt" || is receipt failed other
}

# Automatic imports do not bring back what was undone.
undo() {
    expect 0 'New slides' import "$slides" "$store" --from share --if-changed ||
        true
    expect 0 'shown again' undo "$store"
    is 'after undo' "$second" "$(shown)"
    number=$(grep '^number' "$store/receipt")
    expect 0 'Nothing has changed' import "$slides" "$store" --from share \
        --if-changed
    is 'after --if-changed' "$second" "$(shown)"
    is 'receipts of --if-changed' "$number" "$(grep '^number' "$store/receipt")"
    expect 0 'New slides' import "$slides" "$store" --from share
    is 'after an import by hand' "$first" "$(shown)"
    expect 0 'shown again' undo "$store"
    expect 1 'no earlier deck' undo "$store"
}

# One bad line in a topic.txt hides its slides and with them the benefits: that line is
# reported first, its consequences below, and never as a success.
one_bad_line() {
    local store=$work/bad cause=$tests/golden/deck/cause
    expect 1 '2-side-effects/topic.txt:3: error: “kind: Side' check "$cause"
    is 'lines that begin' 1 "$(grep -c '^/.*: error' "$work/out")"
    is 'lines below' 3 "$(grep -A9 '^/.*txt:3:' "$work/out" | grep -c '^  /')"
    expect 0 '3 of your 4 slides are not shown.' import "$cause" "$store"
    is 'what to mend' 1 "$(grep -c '^- 2.*, line 3: ' "$work/out")"
    is 'what follows' 1 "$(grep -c '^  Because of this, 3 ' "$work/out")"
    is 'other advice' 0 "$(grep -c 'Add a slide' "$work/out" || true)"
    expect 0 'Fix first: 2-side-effects/topic.txt, line 3: “kind' status "$store"
    expect 0 '3 of your 4 slides are not shown. Nothing' import "$cause" "$store"
    is 'what to mend still' 1 "$(grep -c '^- 2.*, line 3: ' "$work/out")"
}

# The same on the page to sign off.
one_bad_line_rendered() {
    expect 1 '' render "$tests/golden/deck/cause" --out "$work/bad-pages" \
        --size 640x480
    is 'what to mend, in the index' 1 \
        "$(grep -c '<li class="error"><code>2-s.*topic' "$work/bad-pages/index.html")"
    is 'what follows, in the index' 3 \
        "$(grep -c 'class="error follows"' "$work/bad-pages/index.html")"
}

# A risk in Spanish only: no benefits are shown in English, and staff are told so. If no
# English slide is left, nothing is imported.
one_language() {
    local store=$work/tongues folder=$work/tongue file
    cp -r "$tests/rehearsals/decks/tongues" "$folder"
    cp "$folder/2-side-effects/1-redness.es-MX.md" \
        "$folder/2-side-effects/2-sore.es.md"
    expect 0 '3 of your 5 slides are not shown.' import "$folder" "$store"
    is 'the benefit' 1 "$(grep -c 'Because of this, 1 .*1-tone.md' "$work/out")"
    for file in "$folder"/*/[0-9]-*.md; do
        case $file in
        *.es*.md) ;;
        *) sed -i 's/^source/sorce/' "$file" ;;
        esac
    done
    expect 1 'The new slides are not shown.' import "$folder" "$store"
}

# A deck in the store that has changed is reported as damaged.
damaged() {
    local store=$work/hurt file name
    expect 0 'New slides' import "$slides" "$store"
    "$kiosk" status "$store" | grep -q Damaged && is whole whole damaged
    file=$store/current/deck.txt
    cp "$file" "$work/kept"
    echo '# x' >>"$file"
    expect 0 'Damaged: One of its files is missing or was changed' status "$store"
    rm "$file"
    expect 0 'Damaged: One of its files is missing' status "$store"
    cp "$work/kept" "$file"
    expect 0 'Check: 0 errors' status "$store"
    grep -q Damaged "$work/out" && is 'mended' whole damaged
    echo '# New' >"$store/current/1-about/9-new.md"
    expect 0 '"damage":"One of its files' status --json "$store"
    name=$(readlink "$store/current")
    mv "$store/$name" "$work/gone"
    expect 0 'Damaged: Its folder is missing' status "$store"
    expect 0 'New slides' import "$slides" "$store"
    "$kiosk" status "$store" | grep -q Damaged && is anew whole damaged
    return 0
}

# Automatic imports repair a damaged deck; undo reports one that it cannot go back to;
# a lost history does not count as 0 slides.
damaged_and_mended() {
    local store=$work/sick name
    expect 0 'New slides' import "$slides" "$store" --from share
    : >"$store/current/1-about/topic.txt"
    expect 0 'Slides: unknown' status "$store"
    expect 0 'New slides are shown' import "$slides" "$store" --from share \
        --if-changed
    grep -q Damaged <("$kiosk" status "$store") && is 'by itself' whole damaged
    name=$(readlink "$store/current")
    expect 0 '' import "$deck" "$store" --from stick
    : >"$store/$name/deck.txt"
    expect 1 'The earlier deck is damaged or missing.' undo "$store"
    rm -r "${store:?}/$name"
    expect 1 'The earlier deck is damaged or missing.' undo "$store"
    sleep 1.1 # without a history, decks are told apart by their seconds
    expect 0 'New slides are shown' import "$slides" "$store" --from share
    echo rubbish >"$store/history"
    expect 0 'Slides: unknown' status "$store"
    expect 0 'The previous slides are shown again, ' undo "$store"
    is 'a number that nobody knows' 0 "$(grep -c '0 slides' "$work/out")"
}

# Nothing is created where there is no store.
no_store() {
    cp -r "$slides" "$work/authors"
    expect 2 'is not a store.' undo "$work/nowhere"
    expect 2 'is not a store.' undo "$work/authors"
    expect 1 'is not a store.' status "$work/nowhere"
    expect 1 'is not a store.' status "$work/authors"
    expect 2 'is a folder of slides' import "$deck" "$work/authors"
    [[ ! -e $work/nowhere ]] || is 'a store by undo' none made
    diff -r "$slides" "$work/authors" || is "the author's folder" kept changed
}

# Anything in the place of a part of the store is named.
in_the_way() {
    local store=$work/crowded name
    expect 0 'New slides' import "$slides" "$store"
    for name in history current lock; do
        mv "$store/$name" "$work/aside"
        mkdir "$store/$name"
        expect 2 'There is something else where “'"$name"'” should be. Delete it' \
            import "$deck" "$store"
        rmdir "$store/$name"
        mv "$work/aside" "$store/$name"
    done
    rm "$store/current"
    mkdir "$store/current"
    expect 1 'something else where “current” should be' status "$store"
    expect 1 'Import the deck you want.' undo "$store"
    expect 2 'is not a folder' import "$store/lock" "$work/other"
    ln -s loop "$work/loop"
    expect 2 'leads nowhere' import "$work/loop" "$work/other"
}

# Missing permissions are not reported as a pulled stick or a broken card.
not_allowed() {
    local all=$kiosk store=$work/closed deck=$work/secret
    local -a user=(env)
    [[ $(id -u) != 0 ]] ||
        user=(setpriv '--reuid=65534' '--regid=65534' --clear-groups)
    chmod 755 "$work"
    printf '#!/bin/sh\nexec %s "%s" "$@"\n' "${user[*]}" "$all" >"$work/as"
    chmod 755 "$work/as"
    "$work/as" check --help >"$work/out" 2>&1 || return 0
    cp -r "$slides" "$deck"
    mkdir "$store"
    [[ $(id -u) != 0 ]] || chown -R 65534 "$store" "$deck"
    kiosk=$work/as
    for name in "$deck/2-benefits" "$deck/deck.txt" "$deck"; do
        chmod 000 "$name"
        expect 2 'permission is missing (Permission denied)' \
            import "$deck" "$store"
        grep -q 'stick' "$work/out" && is 'not allowed' told stick
        chmod 755 "$name"
    done
    expect 0 'New slides' import "$deck" "$store"
    chmod 000 "$store/current/deck.txt"
    expect 0 'Damaged: “deck.txt” cannot be read' status "$store"
    chmod 000 "$store"
    expect 1 'permission is missing' status "$store"
    expect 2 'permission is missing' import "$deck" "$store"
    chmod 755 "$store"
    kiosk=$all
}

# Undo works on a completely full disk.
no_room() {
    local own=-rm # mounts of one's own: a chroot leaves them to root
    ((EUID != 0)) || own=-m
    unshare "$own" true 2>/dev/null || return 0
    mkdir "$work/room"
    # shellcheck disable=SC2016 # they are the inner shell's
    unshare "$own" bash -c '
        cd "$1" && mount -t tmpfs -o size=6m none room && cd room &&
        "$2" import ../deck store && "$2" import "$3" store || exit 9
        readlink store/current
        mkdir ../ask
        dd if=/dev/zero of=fill bs=1k
        "$2" undo store && readlink store/current
        "$2" import "$3" store --ask ../ask --from "USB stick"
        rm ../ask/receipt
        "$2" import "$3" store --ask ../ask --from "USB stick" --if-changed
        echo "told again: $(ls ../ask/receipt 2>/dev/null)"
        missing=$(sed -n "s/.*: \([0-9]*\) MB are missing.*/\1/p" ../ask/told/receipt)
        truncate -s -$(((missing - 1) * 1000000 / 4096 * 4096 + 4096)) fill
        "$2" import "$3" store
        mount -o remount,ro . && "$2" undo store' \
        bash "$work" "$kiosk" "$slides" >"$work/out" 2>&1 || true
    is 'gone back' 1 "$(grep -c 'previous slides are shown' "$work/out")"
    is 'to another' 2 "$(grep '^decks/' "$work/out" | sort -u | wc -l)"
    is 'no room' 2 "$(grep -c 'no room for a copy of the slides: [1-9][0-9]* MB are missing' "$work/out")"
    is 'told' 1 "$(grep -c 'MB are missing. The disk is full of other' \
        "$work/ask/told/receipt")"
    is 'one' 1 "$(grep -c 'slides: 1 MB is missing\.' "$work/out")"
    is 'told once' 'told again: ' "$(grep '^told again' "$work/out")"
    is 'locked' 1 "$(grep -c 'write-protected.* Switch the screen off and on' "$work/out")"
}

# A store that would import itself; nothing is created there.
inside_each_other() {
    expect 2 'inside each other' import "$deck" "$deck/store"
    [[ ! -e $deck/store ]] || is 'a store in the source' none made
    expect 2 'inside each other' import "$store/current" "$store"
    expect 2 'inside each other' import "$work" "$store"
}

# Not a store: reported, and reported again.
unusable_store() {
    : >"$work/file"
    expect 2 'file' import "$deck" "$work/file" --if-changed
    mkdir -p "$work/locked/lock"
    expect 2 'lock' import "$deck" "$work/locked" --if-changed
}

# Words of any length and names of any bytes leave the files readable.
odd_words() {
    local long
    long=$(printf 'x%.0s' {1..90000})
    printf '# Odd\n\nWords.\n' >"$deck/2-benefits/$(printf 'a\nb\033[1m\377').md"
    expect 0 'slides is not shown' import "$deck" "$store" --from "$long"
    expect 0 'New slides' import "$slides" "$store" --from share
    "$kiosk" status "$store" --json | python3 -m json.tool >"$work/json"
    grep -q "^source [0-9a-f]* x" "$store/history" || is 'long words' kept lost
    if LC_ALL=C grep -qP '[\x00-\x08\x1b\xff]' "$store/receipt" \
        "$store"/receipts/*; then
        is 'receipts' printable 'raw bytes'
    fi
}

# A picture whose slide was deleted does not become a slide, however long it stays and
# however often the deck is imported; without a previous deck it is one. Undo brings
# both back.
left_over() {
    local old=$work/old-store new=$work/new-store left=$work/left
    local picture=3-side-effects/bruising.svg
    cp -r "$slides" "$left"
    rm "$left"/3-side-effects/2-bruising*.md
    expect 0 'New slides are shown: 10 slides,' import "$left" "$new"
    expect 0 'New slides are shown: 10 slides,' import "$slides" "$old"
    expect 0 'New slides are shown: 9 slides,' import "$left" "$old"
    expect 0 'left-over' check "$old/current"
    is 'the hash' "$(readlink "$new/current")" "$(readlink "$old/current")"
    expect 0 'already on the screen' import "$left" "$old"
    printf 'title: Ours\nlanguages: en, es\n' >"$left/deck.txt"
    expect 0 'New slides are shown: 9 slides,' import "$left" "$old"
    expect 0 'shown again' undo "$old"
    expect 0 'left-over' check "$old/current"
    expect 0 'shown again' undo "$old"
    "$kiosk" check "$old/current" >"$work/out" || is 'after undo' good bad
    is 'left over after undo' 0 "$(grep -c left-over "$work/out")"
    cp "$slides/deck.txt" "$left/deck.txt"
    expect 0 'New slides are shown: 10 slides' import "$slides" "$new"
    expect 0 'New slides are shown: 9 slides,' import "$left" "$new"
    cmp -s "$new/current/$picture" "$slides/$picture" ||
        is 'the picture' kept lost
}

# A nested folder is reported, and not its consequences.
too_deep() {
    mkdir "$work/slides"
    cp -r "$slides" "$work/slides/slides"
    expect 1 'one folder too deep, in “slides/slides”' \
        import "$work/slides" "$work/deep-store"
    is 'what follows' 0 "$(grep -c 'no file deck.txt' "$work/out")"
    cp -r "$slides" "$deck/old"
    expect 0 'whole show of its own' import "$deck" "$work/deep-store"
    rm -r "$deck/old"
    printf x >"$deck/2-benefits/a.docx"
    expect 0 'Word file' import "$deck" "$work/word-store"
    rm "$deck/2-benefits/a.docx"
}

wrong_use() {
    expect 2 'needs the slides folder' import "$store"
    expect 2 'one argument too many' undo "$store" "$store"
    expect 2 'no --strict' undo --strict "$store"
    expect 2 '--from takes words' import "$deck" "$store" --from $'a\nb'
    expect 2 'cannot be written' import "$deck" /proc/store
}

first_deck
with_a_mistake
with_easy_words
with_an_empty_file
nothing_to_show
undo
one_bad_line
one_bad_line_rendered
one_language
damaged
damaged_and_mended
no_store
in_the_way
not_allowed
no_room
inside_each_other
unusable_store
any_words
odd_words
left_over
too_deep
wrong_use
exit "$failed"
