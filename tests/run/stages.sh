# shellcheck shell=bash disable=SC2154
# ./run test: which tests run, where, and what came of them. Part of ./run.

# shellcheck source=/dev/null
. "$root/tests/run/other_release.sh"

passed=0
failed=0
skipped=0
notes=()

# Adds up what ctest wrote into the JUnit file $1. What was not run failed, but
# for tests that said themselves that they cannot run here, and why.
count() {
    local all good cannot
    all=$(grep -c '<testcase ' "$1" || true)
    good=$(grep -c '<testcase .* status="run"' "$1" || true)
    cannot=$(grep -c -e '<skipped message="SKIP_' -e 'status="disabled"' \
        "$1" || true)
    passed=$((passed + good))
    skipped=$((skipped + cannot))
    failed=$((failed + all - good - cannot))
}

# One stage of the tests: preset $1, then what to pass to ctest. A build that
# fails counts as one failed test: how many it had, nobody knows.
stage() {
    local preset=$1 start=$SECONDS
    local result=$build/$preset/result.xml
    shift
    say "== $preset: $*"
    rm -f "$result"
    if build "$preset" ON "${targets[@]}"; then
        ctest --test-dir "$build/$preset" -j "$(nproc)" --output-on-failure \
            --no-tests=error --output-junit "$result" "$@" >&2 || true
        if [[ -s $result ]]; then
            count "$result"
        else
            failed=$((failed + 1))
            notes+=("$preset: no test ran")
        fi
    else
        failed=$((failed + 1))
        notes+=("$preset: did not build, none of its tests ran")
    fi
    say "== $preset took $((SECONDS - start)) s"
}

# gcc with ASan and UBSan, clang, and what people run: three builds, since
# each warns of, and stumbles over, something else. What is labelled `once` is
# about scripts, for which one build is as good as three.
named_stage() {
    local targets=()
    case $1 in
    asan) stage asan ;;
    clang) stage clang -LE 'house|live|slow' ;;
    release) stage release -LE 'house|once' ;;
    esac
}

# Sets targets to what the tests of preset $1 whose names match $2 need; to
# nothing, which is all, where a test is no program of the same name.
find_targets() {
    local name known
    configure "$1" ON
    known=$(cmake --build "$build/$1" --target help)
    targets=(kiosk)
    while read -r name; do
        if ! grep -q "^$name: phony" <<<"$known"; then
            targets=()
            return
        fi
        targets+=("$name")
    done < <(ctest --test-dir "$build/$1" -N -R "$2" |
        sed -n 's/^ *Test *#[0-9]*: //p')
    ((${#targets[@]} > 1)) || die "No test is called '$2': ctest" \
        "--test-dir ${build#"$root"/}/$1 -N lists them."
}

# The tests whose names match $1.
matching() {
    local targets=()
    find_targets asan "$1"
    stage asan -R "$1"
}

# Runs ./run test $2... in release $1, the other one, and adds up.
in_other_release() {
    local release=$1 lines
    shift
    find_release "$release"
    say "== Debian $release: $*"
    mapfile -t lines < <(run_in_release "$release" test "$@" || true)
    if ((${#lines[@]})) && [[ ${lines[-1]} =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)?$ ]]; then
        passed=$((passed + BASH_REMATCH[1]))
        failed=$((failed + BASH_REMATCH[2]))
        skipped=$((skipped + ${BASH_REMATCH[4]:-0}))
        unset 'lines[-1]'
        notes+=("${lines[@]/#/Debian $release: }")
    else
        failed=$((failed + 1))
        notes+=("Debian $release: its tests did not come to an end")
    fi
}

# The stages and names $2... in release $1; without any, all stages.
in_release() {
    local release=$1 word
    shift
    if (($# == 0)); then
        set -- asan clang release
    fi
    if [[ $release != "$(release_here)" ]]; then
        in_other_release "$release" "$@"
        return
    fi
    need run test
    for word; do
        case $word in
        asan | clang | release) named_stage "$word" ;;
        *) matching "$word" ;;
        esac
    done
}

# The last lines: what there is to say, then the figures.
sum_up() {
    local line="$passed passed, $failed failed"
    if ((skipped)); then
        line+=", $skipped skipped"
    fi
    ((${#notes[@]} == 0)) || printf '%s\n' "${notes[@]}"
    echo "$line"
    ((failed == 0))
}

# ./run test [12|13] [WORD...] [12|13 [WORD...]]...
tests() {
    local release words=()
    release=$(release_here)
    check_build
    if [[ ${1:-} = 12 || ${1:-} = 13 ]]; then
        release=$1
        shift
    fi
    while (($#)); do
        if [[ $1 = 12 || $1 = 13 ]]; then
            in_release "$release" "${words[@]}"
            release=$1
            words=()
        else
            words+=("$1")
        fi
        shift
    done
    in_release "$release" "${words[@]}"
    sum_up
}

# Has the program of the image draw without a board, then boots the image; see
# tests/board/board.py for the words behind.
test_image() {
    local arch=amd64 machine=x86
    if [[ ${1:-} = arm64 || ${1:-} = amd64 ]]; then
        arch=$1
        shift
    fi
    if [[ -n ${1:-} && $1 != cuts && $1 != root ]]; then
        check_arch "$1"
    fi
    if [[ $arch = arm64 ]]; then
        machine=arm
    fi
    need run test image
    "$root/image/build.sh" "$arch" >&2
    if [[ ${1:-} != root ]]; then
        "$root/tests/board/qemu_root.sh" "$root/build/qemu-root" "$machine"
    fi
    build release OFF kiosk
    # The decoders lock themselves in, which no emulator of programs can: the
    # other image's program draws what is right, to the pixel.
    if [[ $arch = arm64 && $(uname -m) != aarch64 ]]; then
        "$root/image/build.sh" amd64 >&2
        set -- --drawn-by "$root/build/image/kiosk-amd64.img" "$@"
    fi
    exec python3 -B "$root/tests/board/board.py" --arch "$arch" \
        --outside "$kiosk" \
        "$root/build/image/kiosk-$arch.img" "$@"
}

long_names='store            every failing call, every hang, 500 kills    30 min
arm64            the board'\''s image for arm64 in QEMU         20 min
cuts [N]         N power cuts of a board in QEMU (20)         2 min each
fuzz [SECONDS]   every fuzz target for that long (60)         15 min
bench            the figures beside those of other programs   15 min'

# What is not for every day. The commit goes with the figures into the notes.
test_long() {
    say "commit $(git -c safe.directory='*' -C "$root" describe --always \
        --dirty 2>/dev/null || echo unknown), $(nproc) cores"
    case ${1:-} in
    store)
        check_build
        need run test
        build dev ON
        exec "$root/tests/store/whole.sh" "$build/dev"
        ;;
    arm64) test_image arm64 ;;
    cuts) test_image cuts "${2:-20}" ;;
    fuzz) fuzz "${2:-60}" ;;
    bench) bench "${@:2}" ;;
    *)
        say "$long_names"
        [[ -z ${1:-} ]] || die "./run test long does not know '$1'."
        ;;
    esac
}

# Goldens are those of Debian 13, which boards have.
goldens() {
    local targets=()
    check_build
    if [[ $(release_here) != 13 ]]; then
        find_release 13
        run_in_release 13 goldens "$@"
        return
    fi
    need run test
    KIOSK_UPDATE_GOLDENS=1 stage asan -L golden -R "${1:-.}"
    say "Look at each: git diff --stat tests/golden"
    sum_up
}

test_command() {
    case ${1:-} in
    image) test_image "${@:2}" ;;
    long) test_long "${@:2}" ;;
    *) tests "$@" ;;
    esac
}
