#!/bin/sh
# Runs every benchmark of a release build and writes BUILD/bench/bench.json and bench.md. See compare.py for the peers.
set -eu
build=$1
shift
exec python3 "$(dirname "$0")/compare.py" "$build" "$@"
