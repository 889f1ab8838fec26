#!/usr/bin/env bash
# Runs the test suite of MariaDB's own JDBC driver, bare or through jdbc:bulla:.
#
#   tests/suites/mariadb.sh bare|empty|named [ConsoleLauncher selectors]
#
# The modes are those of postgresql.sh: bare, empty (must equal bare) and named (casts become unwrap).
#
# Sources are Debian's source package, which needs its deb-src lines; without them put the archive
# itself below tests/target/suites/mariadb. A server of your own is needed, with the user "root"
# without a password and the database "testj":
#   DB_HOST (127.0.0.1) and DB_PORT (3306) say where.
# "named" leaves Bulla's keys in the database: make it anew when its keystore below target has gone.
# Compare the reports below target/suites/mariadb/<mode> by test name and outcome.
set -eu
mode=${1:?bare, empty or named}
shift
version=2.7.6 # the newest whose source package could be had
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/tests/target/suites/mariadb
archive=mariadb-connector-java_$version.orig.tar.xz
mkdir -p "$work"
cd "$work"
[ -e "$archive" ] || apt-get -qq source --download-only --tar-only "mariadb-connector-java=$version-1"
# named has casts changed: a copy of its own
home=$work/$([ "$mode" = named ] && echo unwrapped || echo as-is)
if [ ! -e "$home/classpath.txt" ]; then
  rm -rf "$home"
  mkdir -p "$home/src/test/java/suite"
  tar -xJf "$archive" -C "$home" --strip-components=1
  cd "$home"
  rm -r src/main
  # the suite opens its shared connection through a class of the driver
  perl -pi -e 's/MariaDbConnection\.newConnection\(urlParser, null\)/DriverManager.getConnection(url)/' \
    src/test/java/org/mariadb/jdbc/BaseTest.java
  find src/test/java -name '*.java' -exec perl -0pi -e 's/DriverManager\s*\.\s*getConnection\(/suite.Suite.connect(/g' {} +
  if [ "$mode" = named ]; then
    types='MariaDbConnection|MariaDbStatement|MariaDbDatabaseMetaData|ServerSidePreparedStatement|ClientSidePreparedStatement'
    find src/test/java -name '*.java' -exec perl -pi -e "
      s/\\(($types)\\)\\s*((?:[A-Za-z_][A-Za-z_0-9]*\\.)*[A-Za-z_][A-Za-z_0-9]*(?:\\((?:[^()]|\\([^()]*\\))*\\))?)(?![A-Za-z_0-9.(\\[])/suite.Suite.real(\$2, \$1.class)/g;" {} +
  fi
  cat > src/test/java/suite/Suite.java <<'JAVA'
package suite;

import java.sql.*;
import java.util.Properties;

public final class Suite {
  private static String through(String url) {
    String prefix = System.getProperty("suite.prefix", "jdbc:");
    return url == null ? null : url.replaceFirst("^jdbc:", prefix);
  }

  public static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(through(url));
  }

  public static Connection connect(String url, Properties info) throws SQLException {
    return DriverManager.getConnection(through(url), info);
  }

  public static Connection connect(String url, String user, String password) throws SQLException {
    return DriverManager.getConnection(through(url), user, password);
  }

  public static <T> T real(Object object, Class<T> type) {
    try {
      return object == null || type.isInstance(object) ? type.cast(object) : ((Wrapper) object).unwrap(type);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
JAVA
  cat > suite.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>suite</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>org.mariadb.jdbc</groupId><artifactId>mariadb-java-client</artifactId><version>$version</version></dependency>
    <dependency><groupId>net.java.dev.jna</groupId><artifactId>jna-platform</artifactId><version>5.9.0</version></dependency>
    <dependency><groupId>org.junit.platform</groupId><artifactId>junit-platform-console</artifactId><version>1.14.1</version></dependency>
    <dependency><groupId>org.junit.vintage</groupId><artifactId>junit-vintage-engine</artifactId><version>5.14.1</version></dependency>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.13.2</version></dependency>
    <dependency><groupId>ch.qos.logback</groupId><artifactId>logback-classic</artifactId><version>1.2.3</version></dependency>
  </dependencies>
</project>
POM
  mvn -q -B -ntp -f suite.xml test-compile
  mvn -q -B -ntp -f suite.xml org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath -Dmdep.outputFile=classpath.txt
fi
cd "$home"
classpath=target/test-classes:$(cat classpath.txt)
options=()
if [ "$mode" != bare ]; then
  classpath=$classpath:$root/driver/target/bulla.jar
  policy=$work/$mode.yaml
  echo 'bulla: 1' > "$policy"
  options=(-Dsuite.prefix=jdbc:bulla: "-Dbulla.policy=file:$policy" -Dbulla.audit=none)
fi
if [ "$mode" = named ]; then
  cat >> "$policy" <<YAML
schema: testj
kms: { provider: local, keystore: 'file:$work/keys.p12', password: test-only }
tables:
  bulla_sealed_elsewhere: { columns: { ssn: { type: VARCHAR(11), search: [equality] } } }
YAML
  options+=(-Dbulla.allowUnwrap=true)
fi
[ $# -gt 0 ] || set -- --scan-classpath target/test-classes --include-classname='.*Test' \
  --include-classname='.*Statement' --include-classname='.*StatementTest'
rm -rf "$work/$mode"
TEST_DB_HOST=${DB_HOST:-127.0.0.1} TEST_DB_PORT=${DB_PORT:-3306} TEST_DB_DATABASE=testj TEST_DB_USER=root TEST_DB_PASSWORD= \
  java -Xmx1200m --add-opens java.base/java.io=ALL-UNNAMED --add-opens java.base/java.lang=ALL-UNNAMED "${options[@]}" \
  -Duser.language=en -Duser.country=US \
  -cp "$classpath" org.junit.platform.console.ConsoleLauncher execute --details=none --disable-banner \
  --reports-dir="$work/$mode" "$@" > "$work/$mode.log" 2>&1 || true
tail -14 "$work/$mode.log"
