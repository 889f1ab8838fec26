# What the scripts of the suites share; each sources it with its suite and its own arguments.
#
# bare    the driver alone
# empty   jdbc:bulla: with a policy that seals nothing: must equal bare
# named   jdbc:bulla: with a policy that seals a table no test has, and allowUnwrap: every object is
#         Bulla's, so casts to classes of the driver are turned into unwrap first; Bulla's keys stay
#         in the database: make it anew when its keystore below target has gone
suite=$1
mode=${2:?bare, empty or named}
shift 2
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$root/tests/target/suites/$suite
# named has casts changed: a copy of its own
home=$work/$([ "$mode" = named ] && echo unwrapped || echo as-is)
mkdir -p "$work"
cd "$work"

# The sources of a Debian package, which needs its deb-src lines; without them put the archive itself
# below tests/target/suites/<suite>.
debian_sources() {
  archive=$1_$2.orig.tar.xz
  [ -e "$archive" ] || apt-get -qq source --download-only --tar-only "$1=$2-1"
}

# The suite without the driver, which comes as a Maven artifact.
unpack() {
  rm -rf "$home"
  mkdir -p "$home"
  tar -xf "$archive" -C "$home" --strip-components=1
  cd "$home"
  rm -r src/main
}

# All connections are opened by Suite.java, which knows the prefix.
connect_by_suite() {
  find "$1" -name '*.java' -exec perl -0pi -e 's/DriverManager\s*\.\s*getConnection\(/suite.Suite.connect(/g' {} +
  mkdir -p "$1/suite"
  cp "$here/Suite.java" "$1/suite/"
}

# suite.xml: $1 are its dependencies (and what else it has, as $2), one "group:artifact:version" a line.
build() {
  {
    cat <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>suite</artifactId><version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
POM
    echo "$1" | sed -n 's#^ *\(.*\):\(.*\):\(.*\)$#    <dependency><groupId>\1</groupId><artifactId>\2</artifactId><version>\3</version></dependency>#p'
    echo "  </dependencies>${2:-}"
    echo "</project>"
  } > suite.xml
  mvn -q -B -ntp -f suite.xml test-compile
  mvn -q -B -ntp -f suite.xml org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath -Dmdep.outputFile=classpath.txt
}

# Sets classpath and options for the mode; $1 is the policy's schema, where it is not the default one.
through_mode() {
  cd "$home"
  classpath=$home/target/test-classes:$(cat classpath.txt)
  options=(-Xmx1200m -Duser.language=en -Duser.country=US)
  [ "$mode" != bare ] || return 0
  classpath=$classpath:$root/driver/target/bulla.jar
  policy=$work/$mode.yaml
  echo 'bulla: 1' > "$policy"
  options+=(-Dsuite.prefix=jdbc:bulla: "-Dbulla.policy=file:$policy" -Dbulla.audit=none)
  [ "$mode" = named ] || return 0
  cat >> "$policy" <<YAML
${1:+schema: $1}
kms: { provider: local, keystore: 'file:$work/keys.p12', password: test-only }
tables:
  bulla_sealed_elsewhere: { columns: { ssn: { type: VARCHAR(11), search: [equality] } } }
YAML
  options+=(-Dbulla.allowUnwrap=true)
}

# Runs JUnit with these options; reports stand below target/suites/<suite>/<mode>.
junit() {
  rm -rf "${work:?}/$mode"
  java "${options[@]}" -cp "$classpath" org.junit.platform.console.ConsoleLauncher execute \
    --details=none --disable-banner --reports-dir="$work/$mode" "$@" > "$work/$mode.log" 2>&1 || true
  tail -14 "$work/$mode.log"
}
