#!/bin/sh
# What only tests need from the system: a print server with a PDF printer, so that a job really goes through a queue.
# As root, or with sudo that asks no password, it installs what is missing with apt; otherwise the one test that needs it
# says so and is skipped. It never fails a build.
set -u

[ "$(uname -s)" = Linux ] || exit 0
command -v cupsd >/dev/null 2>&1 || [ -x /usr/sbin/cupsd ] && [ -e /usr/lib/cups/backend/cups-pdf ] && exit 0
command -v apt-get >/dev/null 2>&1 || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || exit 0
    as_root="sudo -n"
fi

packages="cups-daemon cups-client printer-driver-cups-pdf"
echo "Installing a print server for the tests: $packages"
export DEBIAN_FRONTEND=noninteractive
# policy-rc.d is not touched: in a container no service starts by itself, elsewhere a print server does no harm.
$as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1 ||
    { $as_root apt-get update -qq >/dev/null 2>&1 && $as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1; } ||
    echo "They could not be installed; the test of the print queue will be skipped." >&2
exit 0
