# shellcheck shell=bash disable=SC2016,SC2034,SC2154
# Builds the Debian package of kiosk for the release and architecture of the board, and
# unpacks it for the image. For another architecture it is cross-compiled: ten times as
# fast as gcc under emulation.

# Runs inside/$1.sh; $2 says what could not be done.
part_inside() {
    inside bash "/kiosk/image/inside/$1.sh" >"$out/$1.log" 2>&1 || {
        tail -n 30 "$out/$1.log" >&2
        die "$2: see ${out#"$root"/}/$1.log."
    }
}

build_package() {
    part_inside package "the package of kiosk could not be built"
}

unpack_program() {
    part_inside program "the package of kiosk could not be unpacked"
}

# The package alone, in dist/.
keep_package() {
    local package
    mkdir -p "$root/dist"
    for package in "$out"/package/*.deb; do
        cp "$package" "$root/dist/"
        say "done in $(took 0): dist/${package##*/}"
    done
}
