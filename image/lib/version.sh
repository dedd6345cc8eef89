# shellcheck shell=bash disable=SC2154
# The version of the project, which CMakeLists.txt states: for ./run, the package, the
# image and a release.

# 1.0.0-rc1, as `kiosk --version` says.
version() {
    sed -n 's/^project(kiosk VERSION \([^ )]*\).*/\1/p
        s/^set(KIOSK_SUFFIX "\(.*\)")/\1/p' "$root/CMakeLists.txt" | paste -sd '\0'
}

# 1.0.0~rc1: to dpkg that comes before 1.0.0.
package_version() {
    version | sed 's/-/~/'
}
