#!/bin/sh
# Sees to the system libraries that Qt needs on Linux, and does nothing where all are there. As root, or with sudo that
# asks no password, it installs what is missing with apt; otherwise one line names it. It never fails a build.
#
#   packaging/system-libs.sh            see to them
#   packaging/system-libs.sh --check    only name what is missing, exit 1 if anything is
set -u

[ "$(uname -s)" = Linux ] || exit 0

# library, Debian package: what `ldd` says of libqoffscreen.so, libqxcb.so with its GLX part, libqwayland.so and the
# CUPS print support of PySide6. Libraries that these packages pull in by themselves are not repeated.
needed='
libEGL.so.1             libegl1
libGL.so.1              libgl1
libxkbcommon.so.0       libxkbcommon0
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libfreetype.so.6        libfreetype6
libglib-2.0.so.0        libglib2.0-0
libX11.so.6             libx11-6
libX11-xcb.so.1         libx11-xcb1
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxcb-cursor.so.0      libxcb-cursor0
libxcb-glx.so.0         libxcb-glx0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render.so.0      libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0       libxcb-shape0
libxcb-shm.so.0         libxcb-shm0
libxcb-sync.so.1        libxcb-sync1
libxcb-util.so.1        libxcb-util1
libxcb-xfixes.so.0      libxcb-xfixes0
libxcb-xkb.so.1         libxcb-xkb1
libwayland-client.so.0  libwayland-client0
libwayland-cursor.so.0  libwayland-cursor0
libwayland-egl.so.1     libwayland-egl1
libcups.so.2            libcups2
'

ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
known=$("$ldconfig" -p 2>/dev/null) || known=
if [ -z "$known" ]; then
    echo "Cannot tell which system libraries are here (no ldconfig); if Qt does not start, see packaging/README.md." >&2
    exit 0
fi

# Leaves the missing libraries in $libraries and their packages in $packages.
look() {
    libraries= packages=
    known=$("$ldconfig" -p 2>/dev/null)
    while read -r library package; do
        [ -n "$library" ] || continue
        case "$known" in
            *"	$library "*) ;;
            *) libraries="$libraries $library" packages="$packages $package" ;;
        esac
    done <<END
$needed
END
}

look
[ -z "$libraries" ] && exit 0
if [ "${1:-}" = --check ]; then
    echo "Qt misses these system libraries:$libraries" >&2
    exit 1
fi

if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "Qt needs system libraries that only root can install: sudo apt-get install$packages" >&2
        exit 0
    fi
    echo "Installing the system libraries that Qt needs:$packages"
    install() {
        # shellcheck disable=SC2086  # the words are meant to be split
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y -o DPkg::Lock::Timeout=120 --no-install-recommends $packages \
            >/dev/null 2>&1
    }
    # A fresh machine has no package lists yet, an old one may have outdated ones: fetch them only when it fails.
    install || { $as_root apt-get update -qq >/dev/null 2>&1; install; }
    look
    [ -z "$libraries" ] && exit 0
    echo "These could not be installed; Qt may not start without them: apt-get install$packages" >&2
    exit 0
fi

echo "Qt needs these system libraries, please install them with your system's package manager:$libraries" >&2
exit 0
