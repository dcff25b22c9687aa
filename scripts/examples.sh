# How the scripts here run a program of the examples; sourced, not run.
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
class_path_file=$home/spark-simpor-examples/target/benchmark.classpath
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# Tasks run side by side already; a BLAS that takes every core for each of them slows all of them down.
export OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1} MKL_NUM_THREADS=${MKL_NUM_THREADS:-1}

stale() {
  [[ ! -s $class_path_file ]] ||
    [[ -n $(find "$home" \( -name pom.xml -o -path '*/src/main/*' \) -type f \
      -newer "$class_path_file" -print -quit) ]]
}

build_examples() {
  if stale; then
    echo "Building ..." >&2
    (cd "$home" && ./mvnw -q -B -ntp -DskipTests -Dmaven.javadoc.skip package \
      dependency:build-classpath -Dmdep.outputFile="$class_path_file" >&2)
  fi
}

# run_example HEAP MAIN-CLASS [arguments]
run_example() {
  local heap=$1 main=$2
  shift 2
  # What Spark's own launcher adds; the JVMs that this one starts inherit it.
  mapfile -t spark_flags < <(
    sed -n '/<spark.jvm.flags>/,/<\/spark.jvm.flags>/p' "$home/pom.xml" | grep -o -- '-[^ <>]*=[^ <>]*')
  exec "$java" "${spark_flags[@]}" "-Xmx$heap" ${example_flags[@]+"${example_flags[@]}"} \
    "-Dlog4j2.configurationFile=$home/conf/log4j2.properties" \
    -cp "$home/spark-simpor-examples/target/classes:$(<"$class_path_file")" \
    "io.github.sparksimpor.examples.$main" "$@"
}
