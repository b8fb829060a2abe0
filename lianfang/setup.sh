#!/bin/sh
# Installs system packages where it can, and says in one sentence what is missing where it cannot.
# libraries: what printing needs.  browser: what the tests need besides.
set -u

missing() {
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || printf '%s ' "$package"
  done
}

need() {
  purpose=$1
  shift
  if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "lianfang: this is not Debian or Ubuntu: for $purpose install by hand what these packages hold: $*." >&2
    return 0
  fi
  wanted=$(missing "$@")
  [ -z "$wanted" ] && return 0
  as=""
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
      as="sudo -n"
    else
      echo "lianfang: $purpose needs system packages that only root may install: apt-get install $wanted" >&2
      return 0
    fi
  fi
  $as apt-get update -qq || echo "lianfang: apt-get update failed; trying with the lists there are." >&2
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends $wanted >/dev/null ||
    echo "lianfang: $purpose needs packages that apt-get could not install: $wanted" >&2
}

case ${1:-} in
  libraries) need printing libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ;;
  browser)
    need "the tests" chromium fonts-noto-cjk poppler-utils qpdf
    # where there is Java: veraPDF judges the printed files with it
    if command -v java >/dev/null 2>&1; then need "the tests" libjaxb-java; fi
    # where there is one: pages are looked at three times as fast
    if apt-cache show chromium-headless-shell >/dev/null 2>&1; then need "the tests" chromium-headless-shell; fi
    ;;
  *) echo "usage: setup.sh libraries|browser" >&2 && exit 2 ;;
esac
exit 0
