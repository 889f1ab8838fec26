#!/usr/bin/env bash
# Runs the part of H2's own test suite that works over JDBC, bare or through jdbc:bulla:.
#
#   tests/suites/h2.sh bare|empty|named [configurations]
#
# The modes are those of postgresql.sh: bare, empty (must equal bare) and named (casts become unwrap).
# Configurations are H2's: "memory,net memory,file" by default. One outcome a class of tests, since
# that is H2's unit; left out are its tests of crashes, random statements and races.
#
# Sources are Debian's source package, which needs its deb-src lines; without them put the archive
# itself below tests/target/suites/h2. No server is needed.
# Compare target/suites/h2/<mode>.txt.
set -eu
mode=${1:?bare, empty or named}
configurations=${2:-memory,net memory,file}
version=2.2.220 # the newest whose source package could be had
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/tests/target/suites/h2
archive=h2database_$version.orig.tar.xz
mkdir -p "$work"
cd "$work"
[ -e "$archive" ] || apt-get -qq source --download-only --tar-only "h2database=$version-1"
# named has casts changed: a copy of its own
home=$work/$([ "$mode" = named ] && echo unwrapped || echo as-is)
if [ ! -e "$home/classpath.txt" ]; then
  rm -rf "$home"
  mkdir -p "$home/src/test/suite"
  tar -xJf "$archive" -C "$home" --strip-components=1
  cd "$home"
  rm -r src/main src/test/META-INF
  find src/test -name '*.java' -exec perl -0pi -e 's/DriverManager\s*\.\s*getConnection\(/suite.Suite.connect(/g' {} +
  if [ "$mode" = named ]; then
    find src/test -name '*.java' -exec perl -pi -e '
      s/\((JdbcConnection|JdbcStatement)\)\s*([a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*(\((?:[^()]|(?3))*\))?)/suite.Suite.real($2, $1.class)/g;
      s/COMMAND.get\(st\)/COMMAND.get(suite.Suite.real(st, JdbcPreparedStatement.class))/; s/st instanceof JdbcPreparedStatement/st instanceof java.sql.PreparedStatement/' {} +
  fi
  perl -pi -e 's/println\(""\);/println(""); suite.Suite.report(conf, this, null);/;
    s/println\("FAIL " \+ e.toString\(\)\);/suite.Suite.report(conf, this, e); $&/' src/test/org/h2/test/TestBase.java
  perl -0pi -e 's/private void runTests\(\) throws SQLException \{/$&
        for (String configuration : System.getProperty("suite.configurations").split(",")) {
            memory = configuration.contains("memory");
            networked = configuration.contains("net");
            test();
        }
    }
    private void allTests() throws SQLException {/' src/test/org/h2/test/TestAll.java
  cat > src/test/suite/Suite.java <<'JAVA'
package suite;

import java.io.FileWriter;
import java.io.IOException;
import java.sql.*;
import java.util.Properties;

public final class Suite {
  private static String through(String url) {
    String prefix = System.getProperty("suite.prefix", "jdbc:");
    return url == null ? null : url.replaceFirst("^jdbc:(?=h2:)", prefix);
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

  public static synchronized void report(Object configuration, Object test, Throwable failure) {
    try (FileWriter writer = new FileWriter(System.getProperty("suite.report"), true)) {
      String outcome = failure == null ? "ok" : "FAILED " + failure.toString().lines().findFirst().orElse("");
      writer.write(configuration + " " + test.getClass().getName() + " " + outcome + "\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
JAVA
  property() { sed -n "s#.*<$1>\(.*\)</$1>.*#\1#p" pom.xml; }
  cat > suite.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>suite</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>$version</version></dependency>
    <dependency><groupId>javax.servlet</groupId><artifactId>javax.servlet-api</artifactId><version>$(property javax.servlet.version)</version></dependency>
    <dependency><groupId>jakarta.servlet</groupId><artifactId>jakarta.servlet-api</artifactId><version>$(property jakarta.servlet.version)</version></dependency>
    <dependency><groupId>org.apache.lucene</groupId><artifactId>lucene-core</artifactId><version>$(property lucene.version)</version></dependency>
    <dependency><groupId>org.apache.lucene</groupId><artifactId>lucene-analyzers-common</artifactId><version>$(property lucene.version)</version></dependency>
    <dependency><groupId>org.apache.lucene</groupId><artifactId>lucene-queryparser</artifactId><version>$(property lucene.version)</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>$(property slf4j.version)</version></dependency>
    <dependency><groupId>org.osgi</groupId><artifactId>org.osgi.core</artifactId><version>$(property osgi.version)</version></dependency>
    <dependency><groupId>org.osgi</groupId><artifactId>org.osgi.service.jdbc</artifactId><version>$(property osgi.jdbc.version)</version></dependency>
    <dependency><groupId>org.locationtech.jts</groupId><artifactId>jts-core</artifactId><version>$(property jts.version)</version></dependency>
    <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>$(property pgjdbc.version)</version></dependency>
    <dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter-engine</artifactId><version>$(property junit.version)</version></dependency>
    <dependency><groupId>org.ow2.asm</groupId><artifactId>asm</artifactId><version>$(property asm.version)</version></dependency>
  </dependencies>
  <build>
    <testSourceDirectory>src/test</testSourceDirectory>
    <testResources><testResource><directory>src/test</directory><excludes><exclude>**/*.java</exclude></excludes></testResource></testResources>
    <plugins><plugin>
      <groupId>org.codehaus.mojo</groupId><artifactId>build-helper-maven-plugin</artifactId><version>3.6.1</version>
      <executions><execution>
        <phase>generate-test-sources</phase><goals><goal>add-test-source</goal></goals>
        <configuration><sources><source>src/tools</source></sources></configuration>
      </execution></executions>
    </plugin></plugins>
  </build>
</project>
POM
  mvn -q -B -ntp -f suite.xml test-compile
  mvn -q -B -ntp -f suite.xml org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath -Dmdep.outputFile=classpath.txt
fi
cd "$home"
classpath=$home/target/test-classes:$(cat classpath.txt)
options=("-Dsuite.configurations=$configurations" "-Dsuite.report=$work/$mode.txt")
if [ "$mode" != bare ]; then
  classpath=$classpath:$root/driver/target/bulla.jar
  policy=$work/$mode.yaml
  echo 'bulla: 1' > "$policy"
  options+=(-Dsuite.prefix=jdbc:bulla: "-Dbulla.policy=file:$policy" -Dbulla.audit=none)
fi
if [ "$mode" = named ]; then
  cat >> "$policy" <<YAML
kms: { provider: local, keystore: 'file:$work/keys.p12', password: test-only }
tables:
  bulla_sealed_elsewhere: { columns: { ssn: { type: VARCHAR(11), search: [equality] } } }
YAML
  options+=(-Dbulla.allowUnwrap=true)
fi
excluded=()
for name in $(sed -n 's#.*addTest(new \([A-Za-z0-9]*\)());.*#\1#p' src/test/org/h2/test/TestAll.java | sort -u); do
  class=$(sed -n "s#^import \(org.h2.test.*\.$name\);#\1#p" src/test/org/h2/test/TestAll.java)
  case $class in
    *.synth.* | *.poweroff.* | *.TestPowerOff | *.TestReorderWrites | *.TestOutOfMemory | *.TestWeb | *.TestJakartaWeb)
      excluded+=(-exclude "$class") ;;
  esac
done
rm -f "$work/$mode.txt"
java -Xmx1200m -Duser.language=en -Duser.country=US -Duser.timezone=UTC "${options[@]}" \
  -cp "$classpath" org.h2.test.TestAll ci "${excluded[@]}" > "$work/$mode.log" 2>&1 || true
cut -d' ' -f1-2 "$work/$mode.txt" | wc -l
grep -c ' ok$' "$work/$mode.txt"
