#!/usr/bin/env bash
# Shows the tests whose outcome differs between two modes of a suite that has run.
#
#   tests/suites/compare.sh postgresql|mariadb|h2 bare empty|named
set -eu
work=$(cd "$(dirname "$0")/.." && pwd)/target/suites/${1:?suite}
outcomes() {
  if [ -e "$work/$1.txt" ]; then # one line a test, failures with their message
    sed 's/ FAILED .*/ FAILED/' "$work/$1.txt" | sort
  else
    perl -0ne 'while (/<testcase name="([^"]*)" classname="([^"]*)"[^>]*>(.*?)<\/testcase>/gs) {
      my ($name, $class, $rest) = ($1, $2, $3);
      my $outcome = $rest =~ /<(failure|error|skipped)/ ? $1 : "ok";
      print "$class $name $outcome\n" }' "$work/$1"/*.xml | sort
  fi
}
diff <(outcomes "$2") <(outcomes "$3") && echo "no difference in $(outcomes "$2" | wc -l) tests"
