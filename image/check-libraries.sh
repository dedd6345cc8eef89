#!/usr/bin/env bash
# usage: check-libraries.sh ROOT.squashfs FOLDER
# Checks that the image has every library that a program below FOLDER links.
set -euo pipefail

files=$(unsquashfs -no-progress -lc "$1" | sed 's|.*/||' | sort -u)
bad=0
while read -r program; do
    while read -r library; do
        if ! grep -qxF "$library" <<<"$files"; then
            echo "${program##*/} needs $library: add its package to" \
                "image/packages.txt." >&2
            bad=1
        fi
    done < <(readelf -d "$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
done < <(find "$2" -type f -perm -u+x)
exit "$bad"
