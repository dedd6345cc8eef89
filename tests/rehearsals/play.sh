#!/bin/sh
# play.sh KIOSK SCRIPT - plays a rehearsal on a copy of the deck in its first line
# ("# deck: NAME"; "slides" is the shipped deck, "none" is none). A second line can
# name the deck for --else ("# else: NAME"), set the staff code for questions in the
# folder ask of the deck or store ("# ask: CODE"), or say what screen it is
# ("# screen: 1280x800 217": px, mm of the longer side), or give lines of kiosk.txt
# ("# settings: strike_ms: 500; keys: on"), as can a third one.
set -eu
kiosk=$1 script=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# copy NAME TO: copies the deck NAME.
copy() {
    case $1 in
    none) ;;
    slides) cp -r "$here/../../slides" "$2" ;;
    *) cp -r "$here/decks/$1" "$2" ;;
    esac
}

copy "$(sed -n '1s/^# deck: //p' "$script")" "$work/deck"
other=$(sed -n '2s/^# else: //p' "$script")
set -- rehearse "$script" "$work/deck" --out "$work" --date 2026-11-23
if [ -n "$other" ]; then
    copy "$other" "$work/else"
    set -- "$@" --else "$work/else"
fi
code=$(sed -n '2s/^# ask: //p' "$script")
if [ -n "$code" ]; then
    echo "staff_code: $code" >"$work/kiosk.txt"
    set -- "$@" --config "$work/kiosk.txt" --ask "$work/deck/ask"
fi
screen=$(sed -n '2s/^# screen: //p' "$script")
if [ -n "$screen" ]; then
    echo "panel_width_mm: ${screen#* }" >"$work/kiosk.txt"
    set -- "$@" --config "$work/kiosk.txt" --size "${screen% *}"
fi
settings=$(sed -n '2,3s/^# settings: //p' "$script")
if [ -n "$settings" ]; then
    echo "$settings" | sed 's/; /\n/g' >>"$work/kiosk.txt"
    set -- "$@" --config "$work/kiosk.txt"
fi
cd "$here"
"$kiosk" "$@"
