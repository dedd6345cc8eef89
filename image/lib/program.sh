# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# Builds kiosk for the release and architecture of the board. For another
# architecture it is cross-compiled: ten times as fast as gcc under emulation.

compile_program() {
    inside bash /kiosk/image/inside/program.sh >"$out/program.log" 2>&1 || {
        tail -n 30 "$out/program.log" >&2
        die "kiosk could not be compiled: see ${out#"$root"/}/program.log."
    }
}
