#!/usr/bin/env bash
# test_completion.sh KIOSK SOURCES - bash completes each command and option that kiosk
# has, and none that it has not. An option is known if it is not refused as unknown.
set -u
kiosk=$1
failed=0
# shellcheck source=/dev/null
. "$2/desktop/kiosk.bash"

# completed WORD...: what TAB offers after these words, the last one unfinished.
completed() {
    COMP_WORDS=(kiosk "$@")
    COMP_CWORD=$#
    _kiosk
    printf '%s\n' "${COMPREPLY[@]}" | sort
}

wrong() {
    echo "$*"
    failed=1
}

commands=$("$kiosk" help | sed -n 's/^ *\(usage: \)\{0,1\}kiosk \[\{0,1\}\([a-z]*\)\]\{0,1\} .*/\2/p' | sort)
(($(wc -w <<<"$commands") > 8)) || wrong "too few commands: $commands"
[[ $(completed '') = "$commands" ]] || wrong "commands: $(completed '')"
# With a value, if they take one.
options=$(sed -n 's/^    {"\([a-z-]*\)", no_argument,.*/--\1/p
    s/^    {"\([a-z-]*\)", [a-z]*_argument,.*/--\1=1/p' \
    "$2/kiosk/command/setup/options.c" | sort)
(($(wc -w <<<"$options") > 20)) || wrong "too few options: $options"

# Of an option that a command lacks it says so, whatever else is wrong.
for command in $commands; do
    known=$(for option in $options; do
        timeout 10 "$kiosk" "$command" "$option" --no-such-option 2>&1 </dev/null |
            grep -q 'this command has no' || echo "${option%=1}"
    done | sort)
    offered=$(completed "$command" -)
    [[ $offered = "$known" ]] ||
        wrong "$command: $(diff <(echo "$known") <(echo "$offered"))"
done
[[ $(completed render --the) = --theme ]] || wrong "--the"
[[ $(completed render --theme h) = high-contrast ]] || wrong "--theme h"
[[ -z $(completed check de) ]] || wrong "a deck is a file"
exit "$failed"
