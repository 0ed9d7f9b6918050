#!/bin/sh
# Starts the program; without a display it renders the default sentence to a picture and says where.
set -eu
program=$1
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$program"
fi
picture=$PWD/headlight.png
"$program" render --model english-encoder --text "The animal didn't cross the street because it was too tired." \
  --view heads --start --out "$picture"
echo "No display here: rendered the default sentence to $picture"
