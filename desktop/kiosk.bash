# shellcheck shell=bash
# Completes the commands and options of kiosk in bash. tests/install compares them with
# what the program accepts.

# The options of command $1.
_kiosk_options() {
    local all='--help --version --config --fonts --date'
    case $1 in
    show) echo "$all --window --scale --theme --else --ask --state --safe" ;;
    check) echo "$all --size --at" ;;
    render) echo "$all --out --size --lang --scale --theme --at" ;;
    rehearse) echo "$all --out --size --else --ask --at" ;;
    import) echo "$all --size --ask --strict --from --if-changed --signed-by" ;;
    status) echo "$all --json" ;;
    sign) echo "$all --key" ;;
    undo | setting) echo "$all" ;;
    esac
}

_kiosk() {
    local commands='show check render rehearse import undo status sign setting'
    local command=show word=${COMP_WORDS[COMP_CWORD]}
    [[ " $commands " != *" ${COMP_WORDS[1]} "* ]] || command=${COMP_WORDS[1]}
    COMPREPLY=()
    case ${COMP_WORDS[COMP_CWORD - 1]} in
    --scale) mapfile -t COMPREPLY < <(compgen -W '1.0 1.3 2.0' -- "$word") ;;
    --theme) mapfile -t COMPREPLY < <(compgen -W 'light high-contrast' -- "$word") ;;
    --size | --lang | --date | --at | --from) ;;
    *)
        if [[ $word = -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$(_kiosk_options "$command")" -- "$word")
        elif ((COMP_CWORD == 1)); then
            mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
        fi
        ;;
    esac
}

# Where there is nothing to complete: files.
complete -o default -F _kiosk kiosk
