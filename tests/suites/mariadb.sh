#!/usr/bin/env bash
# Runs the test suite of MariaDB's own JDBC driver, bare or through jdbc:bulla:.
#
#   tests/suites/mariadb.sh bare|empty|named [ConsoleLauncher selectors]
#
# common.sh says what the modes are.
# Sources are Debian's source package. A server of your own is needed, with the user "root" without a
# password and the database "testj": DB_HOST (127.0.0.1) and DB_PORT (3306) say where.
# Compare the reports below target/suites/mariadb/<mode> by test name and outcome.
set -eu
. "$(dirname "$0")/common.sh" mariadb "$@"
shift # the mode
version=2.7.6 # the newest whose source package could be had
debian_sources mariadb-connector-java $version
if [ ! -e "$home/classpath.txt" ]; then
  unpack
  # the suite opens its shared connection through a class of the driver
  perl -pi -e 's/MariaDbConnection\.newConnection\(urlParser, null\)/DriverManager.getConnection(url)/' \
    src/test/java/org/mariadb/jdbc/BaseTest.java
  connect_by_suite src/test/java
  if [ "$mode" = named ]; then
    types='MariaDbConnection|MariaDbStatement|MariaDbDatabaseMetaData|ServerSidePreparedStatement|ClientSidePreparedStatement'
    find src/test/java -name '*.java' -exec perl -pi -e "
      s/\\(($types)\\)\\s*((?:[A-Za-z_][A-Za-z_0-9]*\\.)*[A-Za-z_][A-Za-z_0-9]*(?:\\((?:[^()]|\\([^()]*\\))*\\))?)(?![A-Za-z_0-9.(\\[])/suite.Suite.real(\$2, \$1.class)/g;" {} +
  fi
  build "
    org.mariadb.jdbc:mariadb-java-client:$version
    net.java.dev.jna:jna-platform:5.9.0
    org.junit.platform:junit-platform-console:1.14.1
    org.junit.vintage:junit-vintage-engine:5.14.1
    junit:junit:4.13.2
    ch.qos.logback:logback-classic:1.2.3"
fi
through_mode testj
options+=(--add-opens java.base/java.io=ALL-UNNAMED --add-opens java.base/java.lang=ALL-UNNAMED)
export TEST_DB_HOST=${DB_HOST:-127.0.0.1} TEST_DB_PORT=${DB_PORT:-3306} TEST_DB_DATABASE=testj TEST_DB_USER=root TEST_DB_PASSWORD=
[ $# -gt 0 ] || set -- --scan-classpath target/test-classes --include-classname='.*Test' \
  --include-classname='.*Statement' --include-classname='.*StatementTest'
junit "$@"
