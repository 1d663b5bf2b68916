#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What takes too long for .ci/run, from the root of the repository:
#
#	bash .ci/soak.sh fuzz [SECONDS]     every fuzz target, all together so long (3600)
#	bash .ci/soak.sh repeat [TIMES]     every package's tests so many times (200)
#	bash .ci/soak.sh tables [TABLES]    an exact attacker tries so many protected tables (10,000)
#	bash .ci/soak.sh race               the nested modules' tests under the race detector
#	bash .ci/soak.sh planted [RECORDS]  one wrong figure in each of so many true records (100000)
#	bash .ci/soak.sh mutate PACKAGE…    plant faults in packages and see whether tests fail
#	bash .ci/soak.sh findings           what other software does still
#	bash .ci/soak.sh sheets FILE.ods…   whether LibreOffice's CSV of sheets has the same stored values
#	bash .ci/soak.sh elsewhere          our files through every tool that is installed, and back
#
# CONTRIBUTING.md has what the last runs gave, with their dates.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source .ci/steps.sh
export GOWORK=off
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fuzz_all fuzzes each target for its share of the time. A failing input is left in the
# package's testdata/fuzz, to be made a test.
fuzz_all() {
	local targets line module package target share
	mapfile -t targets < <(fuzz_targets)
	share=$(($1 / ${#targets[@]}))
	for line in "${targets[@]}"; do
		read -r module package target <<<"$line"
		echo "$package: $target for ${share}s"
		go -C "$module" test -run '^$' -fuzz "^$target\$" -fuzztime "${share}s" "$package"
	done
}

# mutate runs gremlins, which changes one operator or constant at a time and counts the
# changes that make a test fail (efficacy) and those in code that tests reach (coverage).
mutate() {
	local package
	for package in "$@"; do
		go run github.com/go-gremlins/gremlins/cmd/gremlins@v0.6.0 unleash --timeout-coefficient 20 --workers 2 "./$package"
	done
}

findings() {
	local script
	for script in findings/*.sh; do
		echo "$script"
		bash "$script"
	done
}

case ${1-} in
fuzz) fuzz_all "${2:-3600}" ;;
repeat) go test -count="${2:-200}" ./calendar ./stats ./seizure ./countylines/... ./internal/... ;;
tables) go test ./stats -run '^TestProtectAgainstAttack$' -v -count=1 -timeout 6h -tables "${2:-10000}" -from "${3:-0}" ;;
planted) COUNTYLINES_RECORDS=${2:-100000} go test -timeout 60m -count=1 -run '^TestPlantedFigures$' -v ./countylines ;;
race) in_nested_modules go test -race -timeout 15m ./... ;;
mutate) mutate "${@:2}" ;;
findings) findings ;;
sheets) SHEETS=$(realpath "${@:2}") go test -count=1 -v -run '^TestLibreOffice$' ./countylines/tables ;;
elsewhere) go run ./.ci/elsewhere ;;
*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" | sed '$d' && exit 2 ;;
esac
