#!/usr/bin/env bash
# Runs the test suite of PostgreSQL's own JDBC driver, bare or through jdbc:bulla:.
#
#   tests/suites/postgresql.sh bare|empty|named [ConsoleLauncher selectors]
#
# common.sh says what the modes are.
# Sources come as a Maven artifact. A server of your own is needed, with the users "test" (password
# "test") and "postgres", a database "test" owned by test with the extensions hstore and citext,
# wal_level=logical and max_prepared_transactions=64: PGHOST (127.0.0.1) and PGPORT (5432) say where.
# Compare the reports below target/suites/postgresql/<mode> by test name and outcome.
set -eu
. "$(dirname "$0")/common.sh" postgresql "$@"
shift # the mode
version=42.7.10 # the newest whose sources with tests are a Maven artifact
archive=$work/postgresql-$version-jdbc-src.tar.gz
if [ ! -e "$archive" ]; then
  mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy -DoutputDirectory="$work" \
    -Dartifact=org.postgresql:postgresql:$version:tar.gz:jdbc-src
fi
if [ ! -e "$home/classpath.txt" ]; then
  unpack
  util=src/test/java/org/postgresql/test/TestUtil.java
  sed -i 's#new StringBuilder("jdbc:postgresql://")#new StringBuilder(System.getProperty("suite.prefix", "jdbc:") + "postgresql://")#' $util
  if [ "$mode" = named ]; then
    # looks into the driver's own classes
    rm src/test/java/org/postgresql/jdbc/DeepBatchedInsertStatementTest.java
    types='PGConnection|BaseConnection|PgConnection|PGStatement|PgStatement|PgPreparedStatement|PGResultSetMetaData|PgResultSet|BaseStatement'
    find src/test/java -name '*.java' -exec perl -pi -e \
      "s/\\(($types)\\)\\s*([A-Za-z_][A-Za-z_0-9.]*)(?![A-Za-z_0-9.(\\[])/org.postgresql.test.TestUtil.real(\$2, \$1.class)/g" {} +
    perl -0pi -e 's/con instanceof PgConnection/real(con, Connection.class) instanceof PgConnection/g;
      s/\}\s*\z/
  public static <T> T real(Object object, Class<T> type) {
    try {
      if (type == Connection.class) {
        return type.cast(object == null ? null : ((Connection) object).unwrap(PgConnection.class));
      }
      return object == null || type.isInstance(object)
          ? type.cast(object) : ((java.sql.Wrapper) object).unwrap(type);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
/' $util
  fi
  build "
    org.postgresql:postgresql:$version
    com.ongres.scram:scram-client:3.2
    org.junit.jupiter:junit-jupiter:5.14.1
    org.junit.platform:junit-platform-console:1.14.1
    org.junit.vintage:junit-vintage-engine:5.14.1
    uk.org.webcompere:system-stubs-jupiter:2.1.8
    org.slf4j:slf4j-nop:2.0.20"
fi
through_mode
options+=(--add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/java.util=ALL-UNNAMED
  -Dbuild.properties.relative.path=. -Dtest.url.PGHOST="${PGHOST:-127.0.0.1}" -Dtest.url.PGPORT="${PGPORT:-5432}"
  -Dtest.url.PGDBNAME=test -Djunit.jupiter.extensions.autodetection.enabled=true
  "-Djunit.jupiter.execution.timeout.default=2 m")
[ $# -gt 0 ] || set -- --scan-classpath target/test-classes --include-classname='.*Test' --include-classname='.*TestCase'
junit "$@"
