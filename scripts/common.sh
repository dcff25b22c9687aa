# Shared by the scripts here; sourced, not run.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
core="$project/spark-simpor-core"
examples="$project/spark-simpor-examples"

# Tasks run side by side already; a BLAS that takes every core for each of them slows all of them down.
export OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1} MKL_NUM_THREADS=${MKL_NUM_THREADS:-1}

fail() {
  echo "$(basename "$0"): $1" >&2
  exit 2
}

# The comment at the head of the script.
head_comment() {
  sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"
}

# Drops what every JVM with the vector module says first on standard error, which nobody can act upon.
# The program is told whether a terminal is at the other end, which it no longer sees by itself.
without_module_warning() {
  export SIMPOR_TERMINAL=
  [[ ! -t 2 ]] || SIMPOR_TERMINAL=true
  exec 2> >(
    trap '' INT TERM
    while IFS= read -r line && [[ $line != "WARNING: Using incubator modules"* ]]; do
      printf '%s\n' "$line"
    done >&2
    exec cat >&2
  )
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

# A Python of 3.10 or later: PYTHON, or the first that is found.
find_python() {
  local name
  for name in ${PYTHON:-python3.12 python3.13 python3.11 python3.10 python3}; do
    if "$name" -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  fail "no Python 3.10 or later found; install one or name it in PYTHON"
}

# Makes an environment of Python's with a PySpark, or completes it; it lies in python/target/spark-VERSION.
#   pyspark_environment PYTHON VERSION [further packages]
pyspark_environment() {
  local python=$1 spark=$2 home="$project/python/target/spark-$2"
  shift 2
  if [[ ! -x $home/bin/python ]]; then
    "$python" -m venv "$home"
    # PySpark 3.5 looks for distutils, which later ones of setuptools no longer bring.
    "$home/bin/pip" install -q --disable-pip-version-check 'setuptools<81' wheel
  fi
  "$home/bin/pip" install -q --disable-pip-version-check "pyspark==$spark" "$@"
}

# Builds a module, and what it needs, unless the last file of its build is newer than all sources.
#   build JAVA MODULE LAST-FILE [profile options]
build() {
  local java=$1 module=$2 last=$3
  shift 3
  if [[ -s $last && -z $(find "$project/pom.xml" "$core/parent/pom.xml" {"$core","$module"}/{pom.xml,src/main} \
    -newer "$last" -print -quit 2>/dev/null) ]]; then
    return
  fi
  command -v "${java}c" >/dev/null 2>&1 ||
    fail "building needs a JDK, but there is no ${java}c; install a JDK 17 or later"
  echo "building ${module#"$project/"} (the first time downloads Spark, some 300 MB) ..." >&2
  (cd "$project" && ./mvnw -B -ntp -q -DskipTests "$@" -pl "${module#"$project/"}" -am package) >&2 ||
    fail "the build failed, see above"
}

# Where the core for a Spark is built: that of SPARK_HOME if it is given, otherwise the embedded one.
program_module() {
  local jar
  if [[ -n ${1:-} ]]; then
    for jar in "$1"/jars/spark-core_*.jar; do
      case ${jar##*/spark-core_} in
        2.12-3.5.*) echo "$core/spark-3.5/scala-2.12" && return ;;
        2.13-3.5.*) echo "$core/spark-3.5/scala-2.13" && return ;;
        2.13-4.0.[!0]* | 2.13-4.[!0]*) ;;
        *-*.jar) fail "SPARK_HOME is '$1', which holds ${jar##*/}; Spark 3.5, and 4.0.1 or later, will do" ;;
      esac
    done
  fi
  echo "$core"
}

# Builds the program in a module that program_module gave.
build_program() {
  local module=${2:-$core}
  build "$1" "$module" "$module/target/spark.classpath" -Pspark-3.5
}

# The jar of the program, wherever the version stands; nothing before it is built.
program_jar() {
  local jar
  for jar in "${1:-$core}"/target/spark-simpor-core_*-all.jar; do
    if [[ -f $jar ]]; then
      echo "$jar"
      return
    fi
  done
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

# Classes of the embedded Spark as a JVM keeps them in memory, which scripts/class-archive makes.
class_archive() {
  echo "$core/target/classes.jsa"
}

# Whether the archive is there and of this build. One of another JVM is passed over by the JVM itself.
has_class_archive() {
  local archive jar
  archive=$(class_archive) jar=$(program_jar)
  [[ -s $archive && $archive -nt $core/target/spark.classpath && $archive -nt $jar ]]
}

# Runs a program of the examples, built if need be, in the place of the script.
#   run_example HEAP CLASS [arguments]
run_example() {
  local heap=$1 class=$2 class_path=$examples/target/examples.classpath java
  shift 2
  java=$(find_java)
  build "$java" "$examples" "$class_path"
  without_module_warning
  # JVMs that this one starts inherit its flags.
  exec "$java" "@$core/target/spark.jvm.flags" "-Xmx$heap" ${example_flags[@]+"${example_flags[@]}"} \
    "-Dlog4j2.configurationFile=$project/conf/log4j2.properties" \
    -cp "$examples/target/classes:$(<"$class_path")${EXTRA_CLASS_PATH:+:$EXTRA_CLASS_PATH}" \
    "io.github.sparksimpor.examples.$class" "$@"
}
