# shellcheck shell=bash disable=SC2154
# ./run test: which tests run, where, and their results. Part of ./run.

# shellcheck source=/dev/null
. "$root/tests/run/other_release.sh"

passed=0
failed=0
skipped=0
notes=()

# Adds up the results in ctest's JUnit file $1. A test that did not run counts as
# failed, unless it said that it cannot run here, and why.
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

# One stage of the tests: preset $1, arguments of ctest. A failed build counts as
# one failed test, since the number of its tests is unknown.
stage() {
    local preset=$1 start=$SECONDS
    local result=$build/$preset/result.xml
    shift
    say "== $preset: $*"
    rm -f "$result"
    if build "$preset" ON "${targets[@]}"; then
        # one more than cores: some tests wait for a clock or another program
        ctest --test-dir "$build/$preset" -j "$(($(nproc) + 1))" \
            --output-on-failure --no-tests=error \
            --output-junit "$result" "$@" >&2 || true
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

# gcc with ASan and UBSan, clang, and the release build: each finds other
# mistakes. Tests labelled `once` are about scripts and run in one build only.
named_stage() {
    local targets=()
    case $1 in
    asan) stage asan ;;
    clang) stage clang -LE 'house|live|slow' ;;
    release) stage release -LE 'house|once' ;;
    quick) stage release -LE 'house|once|slow' ;;
    esac
}

# Sets targets to those that the tests of preset $1 whose names match $2 need; to
# none, which means all, if one is not a program of the same name.
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
    ((${#targets[@]} > 1)) || die "No test matches '$2'. To list them:" \
        "ctest --test-dir ${build#"$root"/}/$1 -N"
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
        notes+=("Debian $release: the tests did not finish")
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
        asan | clang | release | quick) named_stage "$word" ;;
        *) matching "$word" ;;
        esac
    done
}

# The last lines: notes, then the totals.
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

# Checks the package in the image, draws with its program, then boots the image;
# tests/board/board.py explains the arguments.
test_image() {
    local arch=amd64 machine=x86
    if [[ ${1:-} = arm64 || ${1:-} = amd64 ]]; then
        arch=$1
        shift
    fi
    if [[ -n ${1:-} && $1 != cuts && $1 != root && $1 != slots ]]; then
        check_arch "$1"
    fi
    if [[ $arch = arm64 ]]; then
        machine=arm
    fi
    need run test image release
    "$root/image/build.sh" "$arch" >&2
    python3 -B "$root/tests/package/package.py" "$root/build/image/$arch"/package/*.deb
    if [[ ${1:-} != root ]]; then
        "$root/tests/board/qemu_root.sh" "$root/build/qemu-root" "$machine"
    fi
    build release OFF kiosk
    # The sandbox of the decoders does not work under user-mode emulation: the
    # amd64 image draws the pixels to compare with.
    if [[ $arch = arm64 && $(uname -m) != aarch64 ]]; then
        "$root/image/build.sh" amd64 >&2
        set -- --drawn-by "$root/build/image/kiosk-amd64.img" "$@"
    fi
    exec python3 -B "$root/tests/board/board.py" --arch "$arch" \
        --outside "$kiosk" \
        "$root/build/image/kiosk-$arch.img" "$@"
}

# Both packages as files, two releases compared, and the package of amd64 installed
# in QEMU.
test_package() {
    local arch debs=()
    need run test image package release
    test_twice || die "Two releases of one commit differ."
    for arch in amd64 arm64; do
        "$root/image/build.sh" "$arch" package >&2
        debs+=("$root/dist/kiosk_$(package_version)_$arch.deb")
    done
    "$root/tests/board/qemu_root.sh" "$root/build/qemu-root" x86
    exec python3 -B "$root/tests/package/package.py" "${debs[@]}" \
        --boot "${debs[0]}" "$@"
}

long_names='store            every failing call, every hang, 500 kills    30 min
arm64            the board'\''s image for arm64 in QEMU         20 min
slots            both slots on each kind of disk, Secure Boot    10 min
cuts [N]         N power cuts of a board in QEMU (20)         2 min each
fuzz [SECONDS]   every fuzz target for that long (60)         15 min
bench            benchmarks, with other programs to compare   15 min'

# The long tests. The commit and the figures belong in the issue.
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
    slots) test_image slots ;;
    cuts) test_image cuts "${2:-20}" ;;
    fuzz) fuzz "${2:-60}" ;;
    bench) bench "${@:2}" ;;
    *)
        say "$long_names"
        [[ -z ${1:-} ]] || die "./run test long does not know '$1'."
        ;;
    esac
}

# Goldens are made in Debian 13, which boards run.
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
    say "Please review each one: git diff --stat tests/golden"
    sum_up
}

test_command() {
    case ${1:-} in
    image) test_image "${@:2}" ;;
    package) test_package "${@:2}" ;;
    long) test_long "${@:2}" ;;
    *) tests "$@" ;;
    esac
}
