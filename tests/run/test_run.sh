#!/usr/bin/env bash
# test_run.sh SOURCES - ./run in a copy of its files, with fake apt-get, cmake and
# ctest that only log their arguments.
# shellcheck disable=SC2016 # the fakes are scripts
set -u
sources=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
checkout="$work/My Kiosk (new)"
export CALLS=$work/calls CHECKOUT=$checkout TMPDIR=$work
unset KIOSK_BUILD KIOSK_WERROR
failed=0

wrong() {
    echo "$*"
    sed 's/^/    /' "$work/said" "$work/calls"
    failed=1
}

# says STATUS WORDS COMMAND...: runs it in the checkout, with the fake tools.
says() {
    local status=$1 words=$2 got=0
    shift 2
    : >"$CALLS"
    (cd "$checkout" && PATH=$work/tools "$@") >"$work/said" 2>&1 </dev/null ||
        got=$?
    if [[ $got != "$status" ]] ||
        { [[ -n $words ]] && ! grep -qF -e "$words" "$work/said"; }; then
        wrong "expected $status and '$words', got $got from: $*"
    fi
}

called() {
    grep -q -e "$1" "$CALLS" || wrong "nobody called '$1'"
}

not_called() {
    if grep -q -e "$1" "$CALLS"; then
        wrong "somebody called '$1'"
    fi
}

# fake NAME: a tool that logs its arguments, then runs the script on stdin.
fake() {
    rm -f "$work/tools/$1"
    {
        printf '#!/bin/bash\necho "${0##*/} $*" >>"$CALLS"\n'
        cat
    } >"$work/tools/$1"
    chmod +x "$work/tools/$1"
}

# The prefix that runs a command as a user other than root.
plain=()
if ((EUID == 0)); then
    plain=(setpriv --reuid 65534 --regid 65534 --clear-groups)
fi

mkdir -p "$checkout/tests" "$checkout/image/lib" "$checkout/kiosk/base" "$work/tools"
cp "$sources/run" "$checkout/"
cp -r "$sources/.ci" "$checkout/"
cp -r "$sources/tests/run" "$checkout/tests/"
cp "$sources"/image/lib/{mirror,version}.sh "$checkout/image/lib/"
touch "$checkout/kiosk/base/a name.c"
printf '%s\n' 'project(kiosk VERSION 1.2.3 LANGUAGES C' 'set(KIOSK_SUFFIX "-rc4")' \
    >"$checkout/CMakeLists.txt"
for tool in awk bash cat chmod comm cp cut date dirname env find git grep head id \
    ln ls mkdir mktemp nproc paste readlink rm sed setpriv sh sha256sum sort \
    tail touch true uname xargs; do
    ln -s "$(type -P "$tool")" "$work/tools/"
done
cat >"$checkout/packages.txt" <<'LIST'
run   one   a package
run   two   another
run12 older of Debian 12 only
run13 newer of Debian 13 only
image three what an image needs
LIST
chmod 777 "$work" "$checkout"
touch "$CALLS"
chmod 666 "$CALLS"

fake dpkg-query <<<'echo "installed two"'
fake apt-get <<'APT'
case $* in
*--assume-no*)
    echo "Need to get 1.0 MB/1,296 MB of archives."
    echo "After this operation, 96.5 MB of additional disk space will be used."
    ;;
*" update"*) [[ -z ${NO_NETWORK-}${BROKEN_SOURCE-} ]] || exit 100 ;;
*" download"* | *" install"*) [[ -z ${NO_NETWORK-} ]] || exit 100 ;;
esac
[[ $* != indextargets* ]] || { echo 'Debian|http://mirror'; exit; }
for i in {1..500}; do echo "Get:$i a line of apt"; done
APT
fake cmake <<'CMAKE'
case $* in
*' -n') echo 'ninja: work to do' ;;
*--build*/"${BROKEN-none}"*) exit 1 ;;
*--build*)
    mkdir -p "$CHECKOUT/build/release/kiosk/command"
    printf '#!/bin/bash\necho "kiosk $*"\n' \
        >"$CHECKOUT/build/release/kiosk/command/kiosk"
    chmod +x "$CHECKOUT/build/release/kiosk/command/kiosk"
    ;;
*) [[ $* != *--preset* ]] || echo 'cmake: a thousand lines' ;;
esac
CMAKE
fake ctest <<'CTEST'
while [[ $1 != --output-junit ]]; do shift; done
mkdir -p "${2%/*}"
cat >"$2" <<'XML'
<testsuite name="(empty)" tests="6" failures="1" disabled="1" skipped="3">
	<testcase name="good" classname="good" time="0.1" status="run">
	<testcase name="bad" classname="bad" time="0.1" status="fail">
		<failure message=""/>
	<testcase name="cannot" classname="cannot" time="0.1" status="notrun">
		<skipped message="SKIP_RETURN_CODE=77"/>
	<testcase name="gone" classname="gone" time="0" status="notrun">
		<skipped message="Unable to find executable"/>
	<testcase name="waits" classname="waits" time="0" status="notrun">
		<skipped message="Fixture dependency failed"/>
	<testcase name="off" classname="off" time="0" status="disabled">
</testsuite>
XML
CTEST
fake clang-format-19 <<<''
fake mmdebstrap <<<''
fake unshare <<'UNSHARE'
[[ -z ${NO_MOUNTS-} ]] || exit 1
case $* in
*tmpfs*/tmp) ;;
*/run*)
    echo 'clang: a note'
    [[ -n ${NO_END-} ]] || echo '3 passed, 4 failed, 5 skipped'
    ;;
esac
UNSHARE
fake sudo <<<'[[ -z ${NO_RIGHTS-} ]] && exec "$@"'

packages() {
    local here=older other=newer
    if grep -q 'VERSION_ID="13' /etc/os-release; then
        here=newer other=older
    fi
    says 0 "Installing 2 packages, 1.3 GB to fetch, 96.5 MB on disk" \
        ./run check --strict
    grep -qx 'kiosk check --strict' "$work/said" || wrong 'no kiosk check'
    (($(wc -l <"$work/said") < 12)) || wrong 'apt is not quiet'
    called "apt-get .* install .*$here"
    not_called "$other"
    rm -rf "$checkout/build"
    says 0 'Installing 2' "${plain[@]}" ./run check
    called '^sudo env .*apt-get .* install'
    says 2 'no network' env NO_NETWORK=yes ./run check
    not_called 'apt-get .* install --no-install-recommends'
    says 0 'kiosk check' env BROKEN_SOURCE=yes ./run check
    says 2 "    su -c 'apt-get update && apt-get install --no-install-recommends " \
        env NO_RIGHTS=yes "${plain[@]}" ./run check
    mv "$work/tools/sudo" "$work/sudo"
    says 2 "    su -c 'apt-get update" "${plain[@]}" ./run check
    mv "$work/sudo" "$work/tools/sudo"
    says 2 "none for 'riscv'" ./run image riscv
    says 2 "none for 'riscv'" ./run package riscv
    not_called 'apt-get'
}

doors() {
    ln -s "$checkout/run" "$work/by link"
    says 0 'kiosk check' "$work/by link" check
    says 0 'kiosk check' sh ./run check
    says 0 'kiosk 1.2.3-rc4' ./run --version
    not_called 'dpkg-query\|cmake'
    says 0 './run goldens' ./run help
    says 2 "does not know 'nonsense'" ./run nonsense
    # There is no .git here.
    says 0 '' ./run fmt
    called '^clang-format-19 -i kiosk/base/a name.c$'
}

read_only() {
    rm -rf "$checkout/build"
    chmod 555 "$checkout"
    says 2 'Cannot write to' "${plain[@]}" ./run check
    not_called 'apt-get'
    says 2 'KIOSK_BUILD' "${plain[@]}" ./run test
    chmod 777 "$checkout"
    says 1 '3 passed, 9 failed' env KIOSK_BUILD="$work/else where" \
        "${plain[@]}" ./run test
    [[ -e $work/else\ where/asan/result.xml ]] || wrong 'not built elsewhere'
}

figures() {
    says 1 '1 passed, 3 failed, 2 skipped' ./run test asan
    [[ $(tail -n 1 "$work/said") = '1 passed, 3 failed, 2 skipped' ]] ||
        wrong 'the figures are not the last line'
    says 1 '2 passed, 7 failed, 4 skipped' env BROKEN=clang ./run test
    says 1 'clang: did not build, none of its tests ran' \
        env BROKEN=clang ./run test
}

# The totals of the other release are added to those of this one.
other_release() {
    local other=13
    if grep -q 'VERSION_ID="13' /etc/os-release; then
        other=12
    fi
    says 1 '3 passed, 4 failed, 5 skipped' ./run test $other clang
    [[ $(tail -n 2 "$work/said") = $'Debian '$other$': clang: a note\n3 passed, 4 failed, 5 skipped' ]] ||
        wrong 'the last lines are not those of the other release'
    called "mmdebstrap .*--include=.*[=,]one,.* $checkout/build/root-$other -"
    called "enter $checkout/build/root-$other .*/run test clang"
    says 1 '4 passed, 7 failed, 7 skipped' ./run test asan $other clang release
    not_called mmdebstrap
    echo 'run thirsty one more' >>"$checkout/packages.txt"
    says 1 '3 passed' ./run test $other clang
    called "mmdebstrap .*[=,]thirsty"
    says 1 '0 passed, 1 failed' env NO_END=yes ./run test $other clang
    says 2 'this machine allows no mounts' env NO_MOUNTS=yes ./run test $other
    says 1 'Left out: the image' env NO_MOUNTS=yes .ci/run
    [[ $(tail -n 1 "$work/said") = '3 passed, 9 failed, 6 skipped' ]] ||
        wrong 'the figures are not the last line of .ci/run'
}

packages
doors
fake dpkg-query <<<'printf "installed %s\n" one two older newer thirsty'
figures
read_only
other_release
exit "$failed"
