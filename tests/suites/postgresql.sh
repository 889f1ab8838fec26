#!/usr/bin/env bash
# Runs the test suite of PostgreSQL's own JDBC driver, bare or through jdbc:bulla:.
#
#   tests/suites/postgresql.sh bare|empty|named [ConsoleLauncher selectors]
#
# bare    the driver alone
# empty   jdbc:bulla: with a policy that seals nothing: must equal bare
# named   jdbc:bulla: with a policy that seals a table no test has, and allowUnwrap: every object is
#         Bulla's, so casts to classes of the driver are turned into unwrap first
#
# Sources come as a Maven artifact and stay below target. A server of your own is needed, with the
# users "test" (password "test") and "postgres", a database "test" owned by test with the extensions
# hstore and citext, wal_level=logical and max_prepared_transactions=64:
#   PGHOST (127.0.0.1) and PGPORT (5432) say where.
# "named" leaves Bulla's keys in the database: make it anew when its keystore below target has gone.
# Compare the reports below target/suites/postgresql/<mode> by test name and outcome.
set -eu
mode=${1:?bare, empty or named}
shift
version=42.7.10 # the newest whose sources with tests are a Maven artifact
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/tests/target/suites/postgresql
mkdir -p "$work"
cd "$work"
if [ ! -e "postgresql-$version-jdbc-src.tar.gz" ]; then
  mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy -DoutputDirectory="$work" \
    -Dartifact=org.postgresql:postgresql:$version:tar.gz:jdbc-src
fi
# named has casts changed: a copy of its own
home=$work/$([ "$mode" = named ] && echo unwrapped || echo as-is)
if [ ! -d "$home" ]; then
  mkdir -p "$home"
  tar -xzf "postgresql-$version-jdbc-src.tar.gz" -C "$home" --strip-components=1
  cd "$home"
  rm -r src/main
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
  cat > suite.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>suite</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencyManagement><dependencies>
    <dependency><groupId>org.junit</groupId><artifactId>junit-bom</artifactId><version>5.14.1</version><type>pom</type><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
  <dependencies>
    <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.10</version></dependency>
    <dependency><groupId>com.ongres.scram</groupId><artifactId>scram-client</artifactId><version>3.2</version></dependency>
    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId></dependency>
    <dependency><groupId>org.junit.platform</groupId><artifactId>junit-platform-console</artifactId></dependency>
    <dependency><groupId>org.junit.vintage</groupId><artifactId>junit-vintage-engine</artifactId></dependency>
    <dependency><groupId>uk.org.webcompere</groupId><artifactId>system-stubs-jupiter</artifactId><version>2.1.8</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.20</version></dependency>
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
kms: { provider: local, keystore: 'file:$work/keys.p12', password: test-only }
tables:
  bulla_sealed_elsewhere: { columns: { ssn: { type: VARCHAR(11), search: [equality] } } }
YAML
  options+=(-Dbulla.allowUnwrap=true)
fi
[ $# -gt 0 ] || set -- --scan-classpath target/test-classes --include-classname='.*Test' --include-classname='.*TestCase'
rm -rf "$work/$mode"
java -Xmx1200m --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/java.util=ALL-UNNAMED "${options[@]}" \
  -Duser.language=en -Duser.country=US -Dbuild.properties.relative.path=. \
  -Dtest.url.PGHOST="${PGHOST:-127.0.0.1}" -Dtest.url.PGPORT="${PGPORT:-5432}" -Dtest.url.PGDBNAME=test \
  -Djunit.jupiter.extensions.autodetection.enabled=true "-Djunit.jupiter.execution.timeout.default=2 m" \
  -cp "$classpath" org.junit.platform.console.ConsoleLauncher execute --details=none --disable-banner \
  --reports-dir="$work/$mode" "$@" > "$work/$mode.log" 2>&1 || true
tail -14 "$work/$mode.log"
