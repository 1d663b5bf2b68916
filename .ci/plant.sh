#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Plants one fault in a copy of a file, and says whether a test of some packages fails:
#
#	bash .ci/plant.sh FILE OLD NEW PACKAGE…
#
# OLD is a piece of the file's text that it has once. The work tree stays as it is. The
# exit status is 0 if a test fails, 1 if the fault survives.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
file=$1 old=$2 new=$3
shift 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
text=$(<"$file")
rest=${text#*"$old"}
[[ $rest != "$text" && $rest != *"$old"* ]] || { echo "$file does not have that once" && exit 2; }
printf '%s%s%s\n' "${text%%"$old"*}" "$new" "$rest" >"$work/planted.go"
printf '{"Replace": {"%s": "%s"}}\n' "$PWD/$file" "$work/planted.go" >"$work/overlay.json"
go test -overlay "$work/overlay.json" -run '^$' "$@" >"$work/built" || { cat "$work/built" && exit 2; }
if go test -failfast -count=1 -overlay "$work/overlay.json" "$@" >"$work/output" 2>&1; then
	echo "survived"
	exit 1
fi
grep -m 1 -e '--- FAIL' -e '^panic' "$work/output" || tail -n 5 "$work/output"
