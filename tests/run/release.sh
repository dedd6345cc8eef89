# shellcheck shell=bash disable=SC2154
# ./run release: the files of a release, signed, in dist/. Part of ./run.

# A clone of the last commit in folder $1, so that nothing else gets into a release.
clean_clone() {
    rm -rf "$1"
    git -c safe.directory='*' clone -q --depth 1 "file://$root" "$1"
}

check_key() {
    [[ $1 = --key && -n $2 ]] || die "A release is signed: ./run release --key FILE," \
        "a secret key of minisign (minisign -G -s FILE makes one)."
    [[ -r $2 ]] || die "The key $2 cannot be read."
}

check_committed() {
    [[ -z $(git -c safe.directory='*' -C "$root" status --porcelain) ]] ||
        die "There are changes that are not committed: a release has none."
}

# The trusted comment has no date: two runs give the same signature.
sign_release() {
    minisign -S -s "$1" -m "$2/SHA256SUMS" -x "$2/SHA256SUMS.minisig" \
        -t "kiosk $(version)" >&2
}

# dist/ has all of it or, if anything fails, what it had.
release() {
    local made=$build/dist.new
    check_key "${1:-}" "${2:-}"
    check_build
    need image package release
    check_committed
    rm -rf "$made"
    clean_clone "$build/clean"
    KIOSK_CACHE=${KIOSK_CACHE:-$build/cache} "$build/clean/image/release.sh" "$made"
    sign_release "$2" "$made"
    rm -rf "$root/dist" "$build/clean"
    mv "$made" "$root/dist"
    say "dist/ is release $(version): $(find "$root/dist" -type f | wc -l) files."
}

# The quick parts of two releases from two clones are the same, byte for byte.
test_twice() {
    local one
    for one in once again; do
        clean_clone "$build/clean $one"
        rm -rf "$build/dist.$one"
        # Neither the time zone nor the mask of a user gets into a file.
        (
            [[ $one = once ]] || export TZ=Asia/Kathmandu LC_ALL=C
            [[ $one = once ]] || umask 077
            KIOSK_CACHE=${KIOSK_CACHE:-$build/cache} \
                "$build/clean $one/image/release.sh" "$build/dist.$one" quick >&2
        )
        rm -rf "$build/clean $one"
    done
    diff -rq "$build/dist.once" "$build/dist.again"
}
