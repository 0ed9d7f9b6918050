#!/bin/sh
# install-packages.sh LIST...: installs the packages of these lists that are missing, through sudo when not root; does
# nothing otherwise.
set -eu
missing=
for package in $(cat "$@" | grep -v '^#'); do
  dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "Installing:$missing"
as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "These packages need root or sudo to be installed." >&2; exit 1; }
  as_root="sudo DEBIAN_FRONTEND=noninteractive"
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null </dev/null
