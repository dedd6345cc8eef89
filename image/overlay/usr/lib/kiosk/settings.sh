# shellcheck shell=bash
# What kiosk.txt says, for scripts: setting KEY prints its value, and nothing
# without one. The keys themselves are checked by `kiosk check --config`.

kiosk_txt=${KIOSK_SETTINGS:-/slides/kiosk.txt}

# The file as UTF-8 without BOM and CR, from what Notepad of any age saves.
settings_text() {
    local start
    [[ -r $kiosk_txt ]] || return 0
    start=$(head -c 2 "$kiosk_txt" | od -An -tx1)
    if [[ $start = ' ff fe' || $start = ' fe ff' ]]; then
        head -c 65536 "$kiosk_txt" | iconv -c -f UTF-16 -t UTF-8
    elif iconv -f UTF-8 -t UTF-8 "$kiosk_txt" >/dev/null 2>&1; then
        head -c 65536 "$kiosk_txt"
    else
        head -c 65536 "$kiosk_txt" | iconv -c -f CP1252 -t UTF-8
    fi | sed '1s/^\xEF\xBB\xBF//; s/\r$//'
}

setting() {
    settings_text | LC_ALL=C sed -n "s/^[ \t]*$1[ \t]*:[ \t]*//p" |
        LC_ALL=C sed -n '1{s/[ \t]*$//; s/^"\(.*\)"$/\1/; p}'
}
