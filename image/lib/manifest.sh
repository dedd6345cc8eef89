# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# The versions in the image, beside those that were committed last.

# A difference is shown and no error: the mirror moves, mostly to mend what
# could hurt, and a build that refused would keep the old version.
compare_manifest() {
    local kept=image/manifest.$arch.txt made=build/image/$arch/manifest.txt
    local old=$root/$kept
    [[ -e $old ]] || old=/dev/null
    if diff -U 0 "$old" "$root/$made" >"$out/manifest.diff"; then
        say "   as committed: $(wc -l <"$root/$made") packages"
        return
    fi
    grep '^[-+][a-z0-9]' "$out/manifest.diff" >&2 || true
    say "   The versions above are not those of $kept." \
        "Try the image, then: cp $made $kept, and commit it."
}
