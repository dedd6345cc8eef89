#!/usr/bin/env bash
# usage: guide.sh README.md OUT.html
# The guide for staff as one file for any browser, pictures included: for the package,
# and for the drive SLIDES of a card.
set -euo pipefail

source=$1
html=$(cmark-gfm --extension table "$source")
while read -r picture; do
    kind=${picture##*.}
    data="data:image/${kind/svg/svg+xml};base64,$(base64 -w 0 "${source%/*}/$picture")"
    html=${html//"\"$picture\""/"\"$data\""}
done < <(sed -n 's/.*<img src="\([^"]*\)".*/\1/p' <<<"$html" | sort -u)
mkdir -p "${2%/*}"
cat >"$2" <<HTML
<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>$(sed -n 's/^# //p;T;q' "$source")</title>
<style>
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
       font: 1.125rem/1.5 sans-serif; color: #1a1a1a; background: #faf7f0 }
pre { overflow-x: auto; padding: .75rem; background: #fff; border: 1px solid #cfc6b4 }
table { border-collapse: collapse }
td, th { padding: .25rem .75rem; border: 1px solid #cfc6b4; text-align: left }
img { max-width: 100% }
</style>
$html
</html>
HTML
