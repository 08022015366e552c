#!/usr/bin/env bash
# Starts a private PostgreSQL on a random loopback port, prints "ready <port>", and stops and removes it when
# standard input ends: the one who started it may be killed at any moment, and nothing is left behind.
set -u

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || bin=$(dirname "$(command -v pg_ctl 2>/dev/null || echo /nowhere/pg_ctl)")
[ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ] || { echo "PostgreSQL's server programs are missing: run ./test once, or install the package postgresql" >&2; exit 1; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/canbo-postgres.XXXXXX") || exit 1
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then    # the server refuses to run as root
  chown postgres: "$folder" || exit 1
  as() { runuser -u postgres -- "$@"; }
fi
cd "$folder" || exit 1

started=
clean() {
  trap - EXIT
  [ -n "$started" ] && as "$bin/pg_ctl" stop -D "$folder/db" -m immediate -s >/dev/null 2>&1
  rm -rf "$folder"
}
trap clean EXIT
trap 'exit 1' INT TERM HUP

as "$bin/initdb" -D "$folder/db" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 </dev/null \
  || { cat "$folder/initdb.log" >&2; exit 1; }
cat >>"$folder/db/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 200
timezone = 'UTC'
log_timezone = 'UTC'
CONF

for _ in $(seq 20); do
  port=$((20000 + RANDOM % 12000))    # below the range from which the system hands out ports
  if as "$bin/pg_ctl" start -D "$folder/db" -o "-p $port" -l "$folder/server.log" -w -t 60 -s >/dev/null 2>&1 </dev/null; then
    started=1
    break
  fi
  grep -q 'Address already in use' "$folder/server.log" || break
  rm -f "$folder/server.log"
done
[ -n "$started" ] || { tail -20 "$folder/server.log" >&2; exit 1; }

echo "ready $port"
while read -r _; do :; done
