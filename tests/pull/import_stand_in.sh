#!/usr/bin/env bash
# usage: import_stand_in.sh import SOURCE STORE [...]
# What `kiosk import` does as far as a pull can tell: a copy of SOURCE below
# STORE/decks, and STORE/current points to it by one rename.
set -euo pipefail

source=$2 store=$3
[[ -s $source/deck.txt ]] || exit 1
hash=$(cd "$source" && find . -type f -print0 | LC_ALL=C sort -z |
    xargs -0 sha256sum | sha256sum | cut -c 1-64)
mkdir -p "$store/decks"
if [[ ! -d $store/decks/$hash ]]; then
    cp -R "$source" "$store/decks/$hash"
fi
ln -sfn "decks/$hash" "$store/current.new"
mv -T "$store/current.new" "$store/current"
