#!/usr/bin/env bash
# The house has floors: who may include whom, which file may know which library, how long files and functions get.
set -euo pipefail
cd "$(dirname "$0")/../.."
bad=0
complain() { [ -z "$1" ] || { sed "s|^|$2: |" <<<"$1"; bad=1; }; }

# allow FLOOR FLOORS: sources and headers of FLOOR include headers of these floors only
allow() {
    local folders=() f
    for f in src/"$1" include/minan/"$1" ${1/#main/src/main.c}; do [ -e "$f" ] && folders+=("$f"); done
    [ ${#folders[@]} = 0 ] || complain "$(grep -rnE '#include ["<]minan/' "${folders[@]}" | grep -vE "minan/(${2// /|})/" || true)" "$1 may not include"
}
allow base   'base'
allow db     'base db'
allow http   'base http'
allow domain 'base db domain'
allow api    'base db http domain api'
allow main   'base db http domain api main'

# only LIBRARY-HEADER FILE-PATTERN: no other file of src and include names the header
only() { complain "$(grep -rnE "#include <$1" src include | grep -vE "^($2)" || true)" "$1 belongs elsewhere"; }
only 'sqlite3\.h'    'src/db/'
only 'curl/'        'src/http/post\.c:'
only 'microhttpd\.h' 'src/http/mhd[a-z_]*\.c:'
only 'liboath'      'src/base/(hash|totp)\.c:'
only 'qrencode\.h'   'src/domain/qr\.c:'
only 'jansson\.h'    '(src|include/minan)/(http|api|main)/|src/main\.c'
complain "$(grep -rnE '#include "\.\./' src include tests || true)" 'no way around the floors'

files() { find src include tests web/src \( -name '*.[ch]' -o -name '*.ts' -o -name '*.vue' \) ! -name '*.d.ts' ! -name '*generated*' 2>/dev/null; }
complain "$(files | xargs wc -l | awk '$2 != "total" && $1 > 600')" 'a file of over 600 lines'
complain "$(find src include tests -name '*.c' | xargs awk '
    /^[^ \t#\/].*\) \{$/ || (/^[ \t].*\) \{$/ && open) { start = FNR; open = 0; inside = 1 }
    /^[a-z].*[(,]$/ { open = 1 }
    /^\}/ { if (inside && FNR - start > 60) print FILENAME ":" start " has " FNR - start " lines"; inside = open = 0 }')" 'a function of over 60 lines'
exit $bad
