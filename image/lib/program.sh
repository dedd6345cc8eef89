# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# kiosk itself, built for the release and the processor of the board. Another
# processor's is compiled here by a cross compiler: ten times as fast as gcc
# under emulation.

compile_program() {
    inside bash /kiosk/image/inside/program.sh >"$out/program.log" 2>&1 || {
        tail -n 30 "$out/program.log" >&2
        die "kiosk did not compile: see ${out#"$root"/}/program.log."
    }
}
