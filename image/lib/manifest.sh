# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# Compares the versions in the image with the committed ones.

# A difference is not an error: the mirror changes, mostly for security fixes, and a
# build that failed would keep the old version.
compare_manifest() {
    local kept=image/manifest.$arch.txt made=build/image/$arch/manifest.txt
    local old=$root/$kept
    [[ -e $old ]] || old=/dev/null
    if diff -U 0 "$old" "$root/$made" >"$out/manifest.diff"; then
        say "   as committed: $(wc -l <"$root/$made") packages"
        return
    fi
    grep '^[-+][a-z0-9]' "$out/manifest.diff" >&2 || true
    say "   These versions differ from $kept. Test the" \
        "image, then commit them: cp $made $kept"
}
