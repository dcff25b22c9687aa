package io.github.sparksimpor.testing;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A Java program in a process of its own, with the tests' classpath and a {@code SPARK_HOME} made
 * of it, so that it can start executors. Its output goes to a file; closing it ends it and
 * everything it started.
 */
public final class SparkProcess implements AutoCloseable {
  /** Tells processes that this one's processes start where the links are. */
  private static final String HOME = "testing.spark.home";

  private final Process process;
  private final Path log;

  private SparkProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program.
   *
   * @param folder receives the log and is the working directory
   * @param mainClass the program
   * @param jvmFlags of the program's JVM, beside those that Spark needs
   * @param arguments of the program
   */
  public static SparkProcess start(
      Path folder, String mainClass, List<String> jvmFlags, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-") || flag.startsWith("-Djdk."))
        .forEach(command::add);
    command.addAll(jvmFlags);
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("-D" + HOME + "=" + sparkHome());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    Path log = Files.createTempFile(folder, "process", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.directory(folder.toFile());
    builder.environment().put("SPARK_HOME", sparkHome().toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_DIST_CLASSPATH", directoriesOfClasspath());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return new SparkProcess(builder.start(), log);
  }

  /** Waits for the end and returns the exit code; fails with the log if it takes too long. */
  public int await(Duration limit) throws IOException, InterruptedException {
    if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
      close();
      throw new AssertionError("still running after " + limit + ":\n" + log());
    }
    return process.exitValue();
  }

  /** What the program has written so far. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** The process and what it started, itself last. */
  public List<ProcessHandle> family() {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    family.add(process.toHandle());
    return family;
  }

  @Override
  public void close() {
    family().forEach(ProcessHandle::destroyForcibly);
  }

  /** Links to the jars of the classpath, as in a Spark distribution. */
  private static synchronized Path sparkHome() throws IOException {
    String inherited = System.getProperty(HOME);
    if (inherited != null) {
      return Path.of(inherited);
    }
    Path home = Path.of("target", "spark-home").toAbsolutePath();
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : classpath()) {
      Path jar = Path.of(entry);
      Path link = jars.resolve(jar.getFileName());
      if (entry.endsWith(".jar") && !Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, jar);
      }
    }
    return home;
  }

  private static String directoriesOfClasspath() {
    return classpath().stream()
        .filter(entry -> Files.isDirectory(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> classpath() {
    return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
  }
}
