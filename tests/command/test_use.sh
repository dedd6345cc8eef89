#!/bin/sh
# test_use.sh KIOSK SLIDES - incorrect use of the commands gives one line and the right
# exit status; each setting of kiosk.txt has an effect.
# shellcheck disable=SC2059 # words with \n are formats
set -u
kiosk=$1 slides=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# expect STATUS WORDS COMMAND...: both, and at most one line.
expect() {
    status=$1 words=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err" </dev/null
    got=$?
    if [ "$got" != "$status" ] || ! grep -qF -- "$words" "$work/err" ||
        [ "$(wc -l <"$work/err")" -gt 1 ]; then
        echo "expected $status and \"$words\" from: $*"
        echo "got $got and: $(cat "$work/err")"
        failed=1
    fi
}

# told STATUS WORDS ARGUMENTS...: kiosk says these, among others; untold: it does not.
told() {
    status=$1 words=$2
    shift 2
    "$kiosk" "$@" >"$work/out" 2>&1 </dev/null
    got=$?
    if [ "$got" != "$status" ] || ! grep -qF -- "$words" "$work/out"; then
        echo "expected $status and \"$words\" from: kiosk $*"
        echo "got $got and: $(cat "$work/out")"
        failed=1
    fi
}
untold() {
    words=$1
    shift
    "$kiosk" "$@" >"$work/out" 2>&1 </dev/null
    if grep -qF -- "$words" "$work/out"; then
        echo "\"$words\" from: kiosk $*"
        cat "$work/out"
        failed=1
    fi
}

# play STATUS WORDS SCRIPT: the same for a rehearsal on a copy of the deck.
play() {
    printf '%b' "$3" >"$work/script"
    expect "$1" "$2" "$kiosk" rehearse "$work/script" "$work/deck"
}

# shots OUT WORDS: the pictures of three minutes with these words as kiosk.txt.
shots() {
    printf '%b' "$2" >"$work/kiosk.txt"
    printf 'wait 30\nshot 1.png\nwait 60\nshot 2.png\nwait 60\nshot 3.png\n' |
        "$kiosk" rehearse --config "$work/kiosk.txt" --size 800x480 \
            --date 2026-11-23 --out "$work/$1" - "$work/deck" 2>"$work/err"
}

# render writes the words of each page beside its picture, and as the text of
# the picture in the index.
words() {
    mkdir -p "$work/say/1-a" && echo 'title: T' >"$work/say/deck.txt"
    printf 'title: A\nkind: about\n' >"$work/say/1-a/topic.txt"
    printf '# "Hot" & <new>\n\nOver 38.5 °C: call.\n' >"$work/say/1-a/s.md"
    "$kiosk" render "$work/say" --out "$work/said" --size 1280x720 2>/dev/null
    if ! grep -qx 'Over 38.5 °C: call.' "$work/said/a/s.en.1.txt" ||
        [ "$(grep -c 'Over 38.5 °C: call.' "$work/said/index.html")" != 2 ] ||
        [ "$(grep -c '^&quot;Hot&quot; &amp; &lt;new>$' \
            "$work/said/index.html")" != 2 ]; then
        echo "render does not say what is drawn:"
        cat "$work/said/a/s.en.1.txt" "$work/said/index.html"
        failed=1
    fi
}

# Parts of a drawing that will not be drawn are named, with what to do; so is a partly
# copied picture.
losses() {
    svg='<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    mkdir -p "$work/lost/1-a" && echo 'title: T' >"$work/lost/deck.txt"
    printf 'title: A\nkind: about\n' >"$work/lost/1-a/topic.txt"
    echo "$svg<rect width='9' height='9'/><use href='o.svg#a'/></svg>" \
        >"$work/lost/1-a/part.svg"
    echo "$svg<foreignObject>Wash</foreignObject></svg>" \
        >"$work/lost/1-a/words.svg"
    echo "$svg<image width='9' height='9' href='x.png'/></svg>" \
        >"$work/lost/1-a/all.svg"
    head -c -99 "$work/said/a/s.en.1.png" >"$work/lost/1-a/cut.png"
    "$kiosk" check "$work/lost" >"$work/out" 2>/dev/null
    grep -q 'part.svg:1: warning: .*another file.*PNG.*picture-part-lost' \
        "$work/out" &&
        grep -q 'words.svg:1: warning: .*is not shown.*foreignObject.*bad-pic' \
            "$work/out" &&
        grep -q 'all.svg:1: warning: .*is not shown.*only linked.*bad-pic' \
            "$work/out" &&
        [ "$(grep -c 'cut.png:1: warning: .*missing in the file.*part-lost' \
            "$work/out")" = 1 ] && return
    echo "what is lost in a picture is not told:"
    cat "$work/out"
    failed=1
}

# A store is accepted as a deck; the index counts each language, and marks what is not
# on show.
store() {
    mkdir -p "$work/two/1-a"
    printf 'title: T\nlanguages: en, es\n' >"$work/two/deck.txt"
    printf 'title: A\nkind: about\n' >"$work/two/1-a/topic.txt"
    printf '# One\n\nWords.\n' >"$work/two/1-a/1-x.md"
    printf '# Uno\n\nPalabras.\n' >"$work/two/1-a/1-x.es.md"
    printf -- '---\nvalid-from: 2029-01-01\n---\n\n# Two\n\nWords.\n' \
        >"$work/two/1-a/2-y.md"
    "$kiosk" import "$work/two" "$work/store" >/dev/null 2>&1
    "$kiosk" check "$work/store" --date 2026-11-29 >"$work/out" 2>&1
    if ! grep -q 'slides 2, errors 0' "$work/out" ||
        grep -q 'history' "$work/out"; then
        echo "check does not look at the deck of a store:"
        cat "$work/out"
        failed=1
    fi
    "$kiosk" render "$work/store" --date 2026-11-29 --out "$work/off" \
        --size 640x480 2>/dev/null
    if ! grep -q '1 in <code>en</code>, 1 in <code>es</code>' \
        "$work/off/index.html" ||
        [ "$(grep -c 'class="off"' "$work/off/index.html")" != 1 ]; then
        echo "the index does not tell what is not on show"
        failed=1
    fi
}

# Hours are looked at for a moment only if one is given: a deck that rests at night is
# taken at night.
hours() {
    mkdir -p "$work/hours/1-a"
    printf 'title: T\nlanguages: en\n' >"$work/hours/deck.txt"
    printf 'title: A\nkind: about\nhours: 08:00-12:00\n' >"$work/hours/1-a/topic.txt"
    printf '# One\n\nWords.\n' >"$work/hours/1-a/1-x.md"
    export TZ=UTC
    told 0 'hours-empty' check "$work/hours"
    told 0 'no-time-zone' check "$work/hours"
    TZ=Asia/Tokyo
    untold 'no-time-zone' check "$work/hours"
    unset TZ
    untold 'off-hours' check "$work/hours"
    untold 'off-hours' check "$work/hours" --at '2026-11-30 08:00'
    told 0 'off-hours' check "$work/hours" --at '2026-11-30 12:00'
    untold 'nothing-to-show' check "$work/hours" --at '2026-11-30 12:00'
    told 2 'such as "2026-11-23 09:30"' check "$work/hours" --at noon
    told 0 '' import "$work/hours" "$work/hours-store"
    printf 'time_zone: America/Atlantis\n' >"$work/zone.txt"
    told 1 'does not know the time zone “America/Atlantis”' \
        check "$work/hours" --config "$work/zone.txt"
    "$kiosk" render "$work/hours" --at '2026-11-30 12:00' --out "$work/noon" \
        --size 640x480 2>/dev/null
    if ! grep -q 'on show on 2026-11-30 at 12:00: 0 in' "$work/noon/index.html" ||
        [ "$(grep -c 'class="off"' "$work/noon/index.html")" != 1 ]; then
        echo "the index does not tell what is not on show at noon"
        failed=1
    fi
}

# Each wrong line of kiosk.txt is named for a minute, and ignored.
notices() {
    shots good ''
    shots bad 'rotate: 45\nmotion: slow\n'
    if cmp -s "$work/good/1.png" "$work/bad/1.png" ||
        cmp -s "$work/good/2.png" "$work/bad/2.png" ||
        ! cmp -s "$work/good/3.png" "$work/bad/3.png"; then
        echo "a wrong line of kiosk.txt is not named for just a minute"
        failed=1
    fi
    # Where it hangs too high, the band has a control more.
    shots low 'panel_bottom_mm: 100\n'
    if cmp -s "$work/good/1.png" "$work/low/1.png" ||
        ! cmp -s "$work/good/2.png" "$work/low/2.png"; then
        echo "a screen that hangs too low is not told for just a minute"
        failed=1
    fi
}

# A line of kiosk.txt that blocks sticks is reported by the screen for a minute, before
# other lines, by check, and by setting.
sticks() {
    shots shut 'import: sigend\n'
    shots keyless 'import: signed\n'
    if cmp -s "$work/good/1.png" "$work/keyless/1.png" ||
        ! cmp -s "$work/good/3.png" "$work/keyless/3.png" ||
        cmp -s "$work/shut/1.png" "$work/shut/2.png" ||
        cmp -s "$work/good/2.png" "$work/shut/2.png"; then
        echo "the screen does not say that no stick is accepted"
        failed=1
    fi
    printf 'import: sigend\n' >"$work/kiosk.txt"
    "$kiosk" check --config "$work/kiosk.txt" "$work/deck" >"$work/out" 2>&1
    if ! grep -q 'kiosk.txt:1: error: No USB stick is accepted.*unclear-import]' \
        "$work/out"; then
        echo "check does not say that no stick is accepted"
        failed=1
    fi
}

# says STATUS VALUE WORDS KEY: the output of `kiosk setting` for $work/kiosk.txt, and the
# words on standard error.
says() {
    said=$("$kiosk" setting "$4" --config "$work/kiosk.txt" 2>"$work/err")
    got=$?
    words=$(cat "$work/err")
    if [ "$got $said" != "$1 $2" ] || [ -z "$3" ] && [ -n "$words" ] ||
        [ "${words#*"$3"}" = "$words" ] && [ -n "$3" ]; then
        echo "setting $4: expected $1, \"$2\" and \"$3\""
        echo "got $got, \"$said\" and: $words"
        failed=1
    fi
}

setting() {
    printf 'Import: Any\nrotate: 45\n' >"$work/kiosk.txt"
    says 0 any '' import
    says 1 15 '' pull_minutes
    says 1 '' '' pull_from
    says 2 '' 'kiosk.txt, line 2: “rotate: 45” cannot be used' rotate
    says 2 '' 'no such setting' rotat
    printf 'imports: any\n' >"$work/kiosk.txt"
    says 2 '' 'kiosk.txt, line 1: No USB stick is accepted' import
    printf 'import: signed\n' >"$work/kiosk.txt"
    says 2 '' 'there is no readable clinic.pub' import
    says 2 '' 'there is no readable clinic.pub' Import
    : >"$work/clinic.pub"
    for text in '' '# import: signed\n' 'rotate: 90\n'; do
        printf "$text" >"$work/kiosk.txt"
        says 2 '' 'Write “import: signed”, without #' import
        says 1 light '' theme
        expect 1 '' "$kiosk" check --config "$work/kiosk.txt" "$slides"
        grep -q 'unused-key' "$work/out" || {
            echo "check does not say that clinic.pub is not used"
            failed=1
        }
    done
    printf 'import: known\n' >"$work/kiosk.txt"
    says 0 known '' import
    rm "$work/clinic.pub"
    : >"$work/kiosk.txt"
    says 1 known '' import
    expect 0 '' "$kiosk" check --config "$work/kiosk.txt" "$slides"
    rm "$work/kiosk.txt"
    says 2 '' 'cannot be opened' import
    expect 2 'setting needs one KEY' "$kiosk" setting import
    expect 2 'setting needs one KEY' "$kiosk" setting --config "$work/none"
    expect 2 'setting needs one KEY' "$kiosk" setting a b --config "$work/none"
    expect 2 'cannot write' sh -c "echo >'$work/any.txt'; '$kiosk' setting \
        theme --config '$work/any.txt' >/dev/full"
}

# One touch, then nobody: when the screen asks, and when it rotates again.
idle() {
    printf 'idle_seconds: 30\nask_seconds: 25\n' >"$work/kiosk.txt"
    printf 'tap 0.5 0.4\nwait 29\nexpect mode held\nwait 2\nexpect mode asking\n%s' \
        'wait 23
expect mode asking
wait 3
expect mode rotating
' >"$work/script"
    "$kiosk" rehearse --config "$work/kiosk.txt" "$work/script" "$work/deck" ||
        failed=1
}

# Every visible setting changes the picture.
sizes() {
    for line in 'panel_width_mm: 600' 'viewing_distance_mm: 1200' \
        'room_distance_mm: 2500' 'scale: 2.0' 'theme: high-contrast'; do
        shots other "$line\n"
        if cmp -s "$work/good/1.png" "$work/other/1.png"; then
            echo "$line changes nothing"
            failed=1
        fi
    done
}

# check measures pages and buttons on each screen that is given.
screens() {
    mkdir -p "$work/wide/1-a" && echo 'title: T' >"$work/wide/deck.txt"
    printf 'title: %s\nkind: about\n' "$(printf '%025d' 0 | tr 0 w)" \
        >"$work/wide/1-a/topic.txt"
    printf '# T\n\nWords.\n' >"$work/wide/1-a/s.md"
    "$kiosk" check "$work/wide" --size 1920x1080 --size 640x2000 \
        --date 2026-11-23 >"$work/out" 2>/dev/null
    if ! grep -q '^[^:]*1-a/topic.txt:1: .*On a screen of 640x2000: .*fit its' \
        "$work/out" || [ "$(grep -c long-title "$work/out")" != 1 ]; then
        echo "check does not measure each screen:"
        cat "$work/out"
        failed=1
    fi
}

# A missing deck is reported first, whatever else is wrong; nothing is created, and no
# font or setting is read before.
no_deck() {
    mkdir -p "$work/odd"
    : >"$work/odd/file"
    ln -s nowhere "$work/odd/link"
    mkdir -m 0 "$work/odd/shut"
    for deck in none:'There is no folder' file:'is not a folder' \
        link:'leads nowhere' ./deck.txt/x:'There is no folder' \
        shut:'may read it'; do
        words=${deck#*:} deck=$work/odd/${deck%%:*}
        if [ "${deck##*/}" = shut ] && [ -r "$deck" ]; then
            continue # who may do everything
        fi
        for command in check "render --out $work/odd/out" \
            "rehearse $work/script" "rehearse $work/odd/no-script"; do
            # shellcheck disable=SC2086 # words of a command
            expect 2 "$words" "$kiosk" $command "$deck" --fonts "$work/odd" \
                --config "$work/odd/no-config"
        done
    done
    if [ -e "$work/odd/out" ]; then
        echo "render makes a folder for a deck that is not there"
        failed=1
    fi
    expect 2 'cannot be opened' "$kiosk" rehearse "$work/odd/no-script" \
        "$work/deck"
}

# Without a name it is the deck of this checkout, in any working directory; names are
# relative to that.
own_deck() {
    elsewhere="$work/a far place"
    mkdir -p "$elsewhere/slides" "$elsewhere/mine/1-a"
    printf '# T\n\nWords.\n' >"$elsewhere/mine/1-a/s.md"
    printf 'expect slides %s\n' "$(find "$slides" -name '*.md' ! -name \
        '*.??.md' -path '*/*/*' | grep -c '/[0-9][^/]*/[^/]*$')" \
        >"$elsewhere/script"
    for run in "check" "rehearse script --date 2026-11-23" \
        "render --out pages --lang en --size 640x480 --date 2026-11-23"; do
        # shellcheck disable=SC2086 # words of a command
        (cd "$elsewhere" && "$kiosk" $run >"$work/out" 2>"$work/err") || {
            echo "not the deck of the checkout: kiosk $run"
            cat "$work/out" "$work/err"
            failed=1
        }
    done
    if [ ! -s "$elsewhere/pages/index.html" ]; then
        echo "render --out is not taken from where one stands"
        failed=1
    fi
    (cd "$elsewhere" && "$kiosk" check mine >"$work/out" 2>/dev/null)
    if ! grep -q '^ *mine/1-a/s.md:' "$work/out"; then
        echo "a deck that is named is not taken from where one stands"
        failed=1
    fi
}

# rules WHAT FILE WORDS...: check reports exactly these rules for FILE.
rules() {
    what=$1 file=$2
    shift 2
    "$kiosk" check --date 2026-11-23 "$work/once" 2>/dev/null |
        sed -n "s/^.*$file:[0-9]*: .*\[\(.*\)\]\$/\1/p" | sort -u >"$work/got"
    if [ "$(tr '\n' ' ' <"$work/got")" != "$* " ]; then
        echo "of $what, check does not say: $*"
        cat "$work/got"
        failed=1
    fi
}

# An error hides no other finding in its file, and causes no false ones.
in_one_pass() {
    mkdir -p "$work/once/1-a" && cd "$work/once" || exit 1
    printf 'title: T\n' >deck.txt
    printf 'kind: aftercare\ntitle: A\n' >1-a/topic.txt
    body='# T\n\nThis is rare. It cures you.\n'
    head='source: L\nreviewed: 2026-11-22\n---\n'
    : >a.png
    printf -- "---\n$head$body\n![](a.png)\n" >1-a/1-picture.md
    printf -- "---\nkindd: about\n$head$body" >1-a/2-key.md
    printf -- "---\nsource: L\nreviewed: soon\n---\n$body" >1-a/3-date.md
    printf -- "---\nsorce: L\nreviewed: 2026-11-22\n---\n$body" >1-a/4-sorce.md
    printf -- "- - -\n$head$body" >1-a/5-fence.md
    printf -- "---\nkind: about\n$body\nWords.\n---\nMore.\n" >1-a/6-open.md
    {
        printf -- "---\n$head# T\n\n"
        for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do
            printf '~~%s~~\n\n' $i
        done
    } >1-a/7-many.md
    cd "$OLDPWD" || exit 1
    rules 'a picture without words' 1-picture.md \
        absolute-claim frequency-word missing-file no-alt-text
    rules 'a key' 2-key.md absolute-claim frequency-word unknown-key
    rules 'a date' 3-date.md absolute-claim bad-date frequency-word
    rules 'the key of the source' 4-sorce.md \
        absolute-claim frequency-word unknown-key
    rules 'a fence' 5-fence.md absolute-claim bad-fence frequency-word
    rules 'a head without end' 6-open.md unclosed-head
    rules 'too many mistakes' 7-many.md long-slide more-findings strikethrough
}

cp -r "$slides" "$work/deck"
no_deck
in_one_pass
own_deck
notices
sticks
setting
idle
sizes
screens
words
losses
store
hours
expect 2 'did you mean check?' "$kiosk" chek
expect 2 'no --lang' "$kiosk" check --lang en "$slides"
expect 2 'a size is WxH' "$kiosk" show --window 0x0 "$slides"
expect 2 'a size is WxH' "$kiosk" render --out "$work/o" --size 12 "$slides"
expect 2 'needs --out DIR' "$kiosk" render "$slides"
expect 2 'more than one deck' "$kiosk" check a b
expect 2 'unknown option' "$kiosk" check --colour
expect 2 'cannot be opened' "$kiosk" check --config "$work/none" "$slides"
expect 2 'no --else' "$kiosk" check --else "$slides" "$slides"
expect 2 'no --safe' "$kiosk" rehearse --safe "$work/none" "$slides"
expect 2 'no --state' "$kiosk" render --state "$work" --out "$work/o" "$slides"
expect 2 'a value is missing' "$kiosk" show --else
expect 2 'at most twice' "$kiosk" show --else a --else b --else c
expect 2 'cannot be opened' "$kiosk" show --window --config "$work/none" "$slides"
expect 2 'needs a script' "$kiosk" rehearse
expect 2 'cannot be read' "$kiosk" rehearse /tmp "$slides"
play 2 'line 1: no such step: dance' 'dance\n'
play 2 'leads out of the deck' 'copy script ../x\n'
play 2 'leads out of the deck' 'remove /etc/hostname\n'
play 2 'leads out of the deck' 'remove 1-about/../../deck\n'
play 2 'no control is named' 'tap "Nothing"\n'
play 1 'expected mode "held", but it is "rotating"' 'expect mode held\n'
play 2 'the state has no "colour"' 'expect colour red\n'
exit "$failed"
