#!/bin/sh
# play.sh KIOSK SCRIPT - plays one rehearsal on a copy of the deck that its
# first line names ("# deck: NAME"; "slides" is the deck we ship).
set -eu
kiosk=$1 script=$2
here=$(cd "$(dirname "$0")" && pwd)
name=$(sed -n '1s/^# deck: //p' "$script")
case $name in
slides) deck=$here/../../slides ;;
*) deck=$here/decks/$name ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$deck" "$work/deck"
cd "$here"
"$kiosk" rehearse "$script" "$work/deck" --out "$work" --date 2026-11-23
