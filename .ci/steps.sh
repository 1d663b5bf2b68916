# SPDX-License-Identifier: MIT

# The steps of .ci/run, which sources this file at the root of the repository. Each
# is a function that fails if what it checks does not hold.

# modules lists the directories of the modules that a user builds: the root and those
# under examples.
modules() { echo . && nested_modules; }

nested_modules() { [[ ! -d examples ]] || find examples -name go.mod -exec dirname {} \; | sort; }

in_every_module() { in_modules "$(modules)" "$@"; }
in_nested_modules() { in_modules "$(nested_modules)" "$@"; }

# in_modules "DIRECTORY…" COMMAND… stops at the first module where the command fails.
in_modules() {
	local directories=$1 directory
	shift
	for directory in $directories; do
		echo "$directory: $*"
		(cd "$directory" && "$@")
		note modules "$directory"
	done
}

# note KIND NAME counts a thing once, for the last line.
note() { echo "$2" >>"$work/count.$1"; }

counts() {
	local kind list=()
	for kind in packages modules "fuzz targets" examples; do
		touch "$work/count.$kind"
		list+=("$(sort -u "$work/count.$kind" | wc -l) $kind")
	done
	local IFS=,
	echo "${list[*]}" | sed 's/,/, /g'
}

formatted() {
	local files
	files=$(gofmt -l .)
	[[ -z $files ]] || { echo "run gofmt -w on:" && echo "$files" && return 1; }
}

tidy() {
	local directory
	for directory in $(modules) .ci/tools; do
		echo "$directory: go mod tidy -diff"
		go -C "$directory" mod tidy -diff
	done
}

# generated compares the files before and after, so that it can also be run on work
# that is not committed yet.
generated() {
	checksums >"$work/before"
	in_every_module go generate ./...
	checksums >"$work/after"
	diff "$work/before" "$work/after"
}

checksums() {
	repository_files >"$work/files"
	git hash-object --stdin-paths <"$work/files" | paste - "$work/files"
}

# repository_files lists what a commit of everything would have.
repository_files() {
	local file
	git ls-files --cached --others --exclude-standard | sort -u | while IFS= read -r file; do
		[[ ! -f $file ]] || echo "$file"
	done
}

# staticcheck has a module file of its own, so that the root's stays light.
tools=$PWD/.ci/tools/go.mod
staticcheck() { go tool -modfile="$tools" staticcheck "$@"; }

tests() {
	grep -qF 'go test ./...' README.md || { echo "README.md does not give the command: go test ./..." && return 1; }
	go test ./... | tee "$work/tests"
	grep -E '^ok' "$work/tests" | cut -f2 >"$work/count.packages"
}

# race_tests runs every test of the library under the race detector in a random order,
# the two packages that take longest first, so that they run side by side. The examples
# are one goroutine each.
race_tests() {
	local packages
	mapfile -t packages < <(go list ./... | grep -vE '/examples/|/(stats|countylines)$')
	go test -race -shuffle=on ./stats ./countylines "${packages[@]}"
}

# thirty_two_bits vets the library where an int has 32 bits, and tests it there. Some
# machines cannot run programs of 386; an emulator of arm runs on all.
thirty_two_bits() {
	GOARCH=386 go vet ./...
	command -v qemu-arm || installed qemu-user
	GOARCH=arm go test -cover -exec qemu-arm ./stats ./countylines ./countylines/... ./calendar ./seizure ./internal/...
}

# installed PACKAGE… installs packages of Debian.
installed() {
	apt-get update -q
	DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# benchmarks runs each benchmark that the README names once, so that its commands stay
# true: the lines of its blocks that begin with go and have -bench.
benchmarks() {
	local commands line
	mapfile -t commands < <(grep -E '^go (-C [^ ]+ )?test .*-bench' README.md)
	((${#commands[@]} > 0)) || { echo "README.md names no benchmark" && return 1; }
	for line in "${commands[@]}"; do
		line=${line% -benchtime *}
		echo "$line -benchtime 1x"
		bash -euo pipefail -c "$line -benchtime 1x" | tee "$work/bench"
		grep -q '^Benchmark' "$work/bench" || { echo "that ran no benchmark" && return 1; }
	done
}

# api_changes prints how the exported API differs from that of the last tag, or, before
# there is one, of the commit before the API was first listed. It prints; what may change
# is for a person to judge. That api/next.txt is the API of this commit is a test.
api_changes() {
	local base
	base=$(git describe --tags --abbrev=0 2>/dev/null || git log --diff-filter=A --format='%H^' -- api/next.txt | tail -n 1)
	git rev-parse -q --verify "$base" >"$work/base" || { echo "this clone has no history to compare with" && return 0; }
	echo "exported API since $base:"
	go build -modfile="$tools" -o "$work/apidiff" golang.org/x/exp/cmd/apidiff
	git worktree add --quiet --detach "$work/then" "$base"
	(cd "$work/then" && "$work/apidiff" -m -w "$work/then.api" github.com/countylines/ops) 2>"$work/ignored"
	git worktree remove --force "$work/then"
	"$work/apidiff" -m "$work/then.api" github.com/countylines/ops 2>>"$work/ignored"
}

# browser installs Chromium where there is none, for the tests of the report's page.
browser() {
	{ command -v chromium && command -v pdftotext; } || installed chromium poppler-utils
	chromium --version
}

# fuzz runs every target for as long as lets them all end within two minutes, but no
# longer than five seconds each. A package's test binary is built once.
fuzz() {
	local targets line module package target seconds
	mapfile -t targets < <(fuzz_targets)
	((${#targets[@]} > 0)) || { echo "there are no fuzz targets" && return 1; }
	seconds=$((90 / ${#targets[@]}))
	seconds=$((seconds > 5 ? 5 : seconds < 1 ? 1 : seconds))
	for line in "${targets[@]}"; do
		read -r module package target <<<"$line"
		echo "$package: $target for ${seconds}s"
		[[ -x $work/fuzz/$package/test ]] || go -C "$module" test -c -fuzz=. -o "$work/fuzz/$package/test" "$package"
		fuzz_target "$module" "$package" "$target" "$seconds"
		note "fuzz targets" "$line"
	done
}

# fuzz_target MODULE PACKAGE TARGET SECONDS. Go before 1.27 may fail at the end of the
# time with "context deadline exceeded" and nothing found (golang.org/issue/75804):
# such a run says nothing, and is repeated.
fuzz_target() {
	local built=$work/fuzz/$2 output=$work/fuzz/output directory status
	directory=$(go -C "$1" list -f '{{.Dir}}' "$2")
	for _ in 1 2 3 4 5; do
		status=0
		(cd "$directory" && "$built/test" -test.run='^$' -test.fuzz="^$3\$" -test.fuzztime="${4}s" \
			-test.parallel=2 -test.fuzzcachedir="$built/corpus") >"$output" 2>&1 || status=$?
		cat "$output"
		((status != 0)) || return 0
		grep -qF 'context deadline exceeded' "$output" || return 1
		! grep -qF 'Failing input written' "$output" || return 1
		echo "again: it ran out of time without a failing input"
	done
	return 1
}

# fuzz_targets lists "MODULE PACKAGE FUNCTION" from the sources.
fuzz_targets() {
	local module package directory file
	for module in $(modules); do
		go -C "$module" list -f '{{.ImportPath}} {{.Dir}}' ./... | while read -r package directory; do
			for file in "$directory"/*_test.go; do
				[[ ! -f $file ]] || sed -nE "s|^func (Fuzz[A-Za-z0-9_]*)\(.*testing\.F\).*|$module $package \1|p" "$file"
			done
		done
	done
}

# importer does what the README tells somebody to do who writes a program beside a
# clone: its first block of Go is the program, its first block of text the output,
# and the commands that begin a module are run as they stand.
importer() {
	local beside=$work/beside
	mkdir -p "$beside/ops" "$beside/report"
	repository_files | tar -cf - -T - | tar -xf - -C "$beside/ops"
	readme_block go >"$beside/report/main.go"
	readme_block text >"$work/want"
	readme_block sh 'go mod init' >"$work/recipe"
	cat "$work/recipe"
	(cd "$beside/ops" && bash -euo pipefail "$work/recipe") >"$work/got"
	cat "$work/got"
	diff "$work/want" "$work/got"
}

# small_graph asks the module that importer made, which requires nothing but the library.
small_graph() {
	local edges
	edges=$(go -C "$work/beside/report" mod graph | wc -l)
	echo "go mod graph: $edges edges"
	((edges > 0 && edges < 40))
}

# readme_block LANGUAGE [TEXT] prints the first fenced block of that language in the
# README that has the text in it, and fails if there is none.
readme_block() {
	awk -v fence='```'"$1" -v text="${2-}" '
		/^```/ && !inside { inside = 1; wanted = $0 == fence; block = ""; next }
		/^```/ { inside = 0; if (wanted && index(block, text)) { found = 1; printf "%s", block; exit } next }
		inside { block = block $0 "\n" }
		END { exit !found }' README.md
}
