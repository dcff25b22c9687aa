# Shared by the scripts here; sourced, not run.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
core="$project/spark-simpor-core"

# Tasks run side by side already; a BLAS that takes every core for each of them slows all of them down.
export OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1} MKL_NUM_THREADS=${MKL_NUM_THREADS:-1}

fail() {
  echo "$(basename "$0"): $1" >&2
  exit 2
}

# Path of java 17 or later.
find_java() {
  local java="${JAVA_HOME:+$JAVA_HOME/bin/}java" version
  command -v "$java" >/dev/null 2>&1 ||
    fail "no java found; install a JDK 17 or later and put it on the PATH or in JAVA_HOME"
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  [[ ${version:-0} -ge 17 ]] ||
    fail "$java is version ${version:-unknown}; Java 17 or later is needed (set JAVA_HOME)"
  echo "$java"
}

# The jar of the program, wherever the version stands; nothing before it is built.
program_jar() {
  local jar
  for jar in "$core"/target/spark-simpor-core_2.13-*-all.jar; do
    if [[ -f $jar ]]; then
      echo "$jar"
      return
    fi
  done
}

# Builds the program unless it is there and newer than its sources.
build_program() {
  local java="$1" jar
  jar=$(program_jar)
  if [[ -n $jar && -f $core/target/spark.classpath && $jar -nt $project/pom.xml &&
    -z $(find "$core/pom.xml" "$core/src/main" -newer "$jar" -print -quit) ]]; then
    return
  fi
  command -v "${java}c" >/dev/null 2>&1 ||
    fail "building needs a JDK, but there is no ${java}c; install a JDK 17 or later"
  echo "building spark-simpor (the first time downloads Spark, some 300 MB) ..." >&2
  (cd "$project" && ./mvnw -B -ntp -q -DskipTests -pl spark-simpor-core -am package) >&2 ||
    fail "the build failed, see above"
}

# A folder like that of a Spark distribution, made of links to the jars that Maven has fetched.
embedded_spark_home() {
  local home="$core/target/spark-home" list="$core/target/spark.classpath"
  if [[ ! -f $home/complete || $list -nt $home/complete ]]; then
    rm -rf "$home"
    mkdir -p "$home/jars"
    tr ':' '\n' <"$list" | xargs -I {} ln -sf {} "$home/jars/"
    touch "$home/complete"
  fi
  echo "$home"
}
