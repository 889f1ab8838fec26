#!/usr/bin/env bash
# Runs the part of H2's own test suite that works over JDBC, bare or through jdbc:bulla:.
#
#   tests/suites/h2.sh bare|empty|named [configurations]
#
# common.sh says what the modes are.
# Configurations are H2's: "memory,net memory,file" by default. One outcome a class of tests, since
# that is H2's unit; left out are its tests of crashes, random statements and races.
# Sources are Debian's source package. No server is needed. Compare target/suites/h2/<mode>.txt.
set -eu
. "$(dirname "$0")/common.sh" h2 "$@"
shift # the mode
version=2.2.220 # the newest whose source package could be had
debian_sources h2database $version
if [ ! -e "$home/classpath.txt" ]; then
  unpack
  rm -r src/test/META-INF
  connect_by_suite src/test
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
  property() { sed -n "s#.*<$1>\(.*\)</$1>.*#\1#p" pom.xml; }
  build "
    com.h2database:h2:$version
    javax.servlet:javax.servlet-api:$(property javax.servlet.version)
    jakarta.servlet:jakarta.servlet-api:$(property jakarta.servlet.version)
    org.apache.lucene:lucene-core:$(property lucene.version)
    org.apache.lucene:lucene-analyzers-common:$(property lucene.version)
    org.apache.lucene:lucene-queryparser:$(property lucene.version)
    org.slf4j:slf4j-nop:$(property slf4j.version)
    org.osgi:org.osgi.core:$(property osgi.version)
    org.osgi:org.osgi.service.jdbc:$(property osgi.jdbc.version)
    org.locationtech.jts:jts-core:$(property jts.version)
    org.postgresql:postgresql:$(property pgjdbc.version)
    org.junit.jupiter:junit-jupiter-engine:$(property junit.version)
    org.ow2.asm:asm:$(property asm.version)" '
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
  </build>'
fi
through_mode
excluded=()
for name in $(sed -n 's#.*addTest(new \([A-Za-z0-9]*\)());.*#\1#p' src/test/org/h2/test/TestAll.java | sort -u); do
  class=$(sed -n "s#^import \(org.h2.test.*\.$name\);#\1#p" src/test/org/h2/test/TestAll.java)
  case $class in
    *.synth.* | *.poweroff.* | *.TestPowerOff | *.TestReorderWrites | *.TestOutOfMemory | *.TestWeb | *.TestJakartaWeb)
      excluded+=(-exclude "$class") ;;
  esac
done
report=$work/$mode.txt
rm -f "$report"
java "${options[@]}" -Duser.timezone=UTC "-Dsuite.configurations=${1:-memory,net memory,file}" \
  "-Dsuite.report=$report" -cp "$classpath" org.h2.test.TestAll ci "${excluded[@]}" > "$work/$mode.log" 2>&1 || true
wc -l < "$report"
grep -c ' ok$' "$report"
