#!/bin/sh
# Starts the program; without a display it renders the default sentence to a picture and says where.
set -eu
program=$1
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$program"
fi
picture=$PWD/headlight.png
"$program" render --model kjv-encoder --text "And God said, Let there be light: and there was light." \
  --view heads --out "$picture"
echo "No display here: rendered the default sentence to $picture"
