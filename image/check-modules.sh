#!/usr/bin/env bash
# usage: check-modules.sh ROOT.squashfs arm64|amd64
# Checks that the image has every driver in keep-modules.txt, as a module or built
# into its kernel, with its dependencies.
set -euo pipefail

squashfs=$1 arch=$2
list=$(dirname "$0")/keep-modules.txt
bad=0

files=$(unsquashfs -no-progress -lc "$squashfs" | sed 's|^squashfs-root||')
folder=$(sed -n 's|^\(.*/lib/modules/[^/]*\)/modules.dep$|\1|p' <<<"$files")

content() {
    unsquashfs -cat "$squashfs" "${folder#/}/$1"
}

# In module names, - and _ are the same.
name_of() {
    sed 's|.*/||; s|\.ko.*||; s|-|_|g'
}

there=$({
    grep '/kernel/.*\.ko' <<<"$files"
    content modules.builtin
} | name_of | sort -u)
while read -r _ use module; do
    if ! grep -qx "$module" <<<"$there"; then
        echo "The driver $module ($use) is not in the image." >&2
        bad=1
    fi
done < <(awk -v a="$arch" '/^[a-z]/ && ($1 == "all" || $1 == a)' "$list" ||
    true)
while read -r needed; do
    if ! grep -qxF "$folder/$needed" <<<"$files"; then
        echo "A driver in the image needs $needed, which is missing." >&2
        bad=1
    fi
done < <(content modules.dep | tr -s ': ' '\n' | sort -u | grep .)
echo "drivers: $(grep -c '/kernel/.*\.ko' <<<"$files")"
exit "$bad"
