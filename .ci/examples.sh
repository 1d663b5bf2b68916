# SPDX-License-Identifier: MIT

# Runs the examples; .ci/run sources this file at the root of the repository. Run by
# itself with -update it writes what the examples print now into their golden files,
# for git diff to show.
#
# An example is a directory under examples with a package main. In its testdata are
#
#	golden.txt   what it prints, which every example has
#	golden.json  what it prints with -json, if it can
#	stdin.txt    what it reads, if it reads anything
#	args.txt     its arguments, one a line, if it needs any
#
# It runs in a directory with a copy of its testdata, so that what it writes is not
# left behind.

examples() {
	local directory count=0
	for directory in examples/*/; do
		directory=${directory%/}
		[[ -f $directory/main.go ]] || continue
		echo "$directory"
		example "$directory" golden.txt
		[[ ! -f $directory/testdata/golden.json ]] || example "$directory" golden.json -json
		note examples "$directory"
		count=$((count + 1))
	done
	((count > 0)) || { echo "there are no examples" && return 1; }
}

# example DIRECTORY GOLDEN [ARGUMENT…]
example() {
	local directory=$1 golden=$PWD/$1/testdata/$2 run=$work/$1 arguments=() input=/dev/null
	shift 2
	mkdir -p "$run"
	go -C "$directory" build -o "$run/program" .
	[[ ! -d $directory/testdata ]] || cp -R "$directory/testdata" "$run"
	[[ ! -f $run/testdata/args.txt ]] || mapfile -t arguments <"$run/testdata/args.txt"
	[[ ! -f $run/testdata/stdin.txt ]] || input=$run/testdata/stdin.txt
	(cd "$run" && ./program "$@" ${arguments[@]+"${arguments[@]}"} <"$input") >"$run/printed"
	if [[ ${update-} ]]; then
		mkdir -p "$(dirname "$golden")"
		cp "$run/printed" "$golden"
	fi
	diff "$golden" "$run/printed"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
	set -euo pipefail
	[[ ${1-} == -update ]] || { echo "usage: bash .ci/examples.sh -update" >&2 && exit 2; }
	cd "$(dirname "$0")/.."
	source .ci/steps.sh
	work=$(mktemp -d) update=1
	trap 'rm -rf "$work"' EXIT
	examples
fi
