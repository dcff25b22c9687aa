package io.github.sparksimpor.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A standalone Spark cluster on loopback: one Master and two Workers of one core each, every one a
 * process of its own. Closing it ends all of them and what they started.
 */
public final class StandaloneCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Path folder;
  private final String url;
  private final List<SparkProcess> processes = new ArrayList<>();
  private final List<SparkProcess> workers = new ArrayList<>();

  private StandaloneCluster(Path folder, int port) {
    this.folder = folder;
    this.url = "spark://" + HOST + ":" + port;
  }

  /** Starts a cluster that keeps its files in a folder. */
  public static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
    return start(folder, List.of());
  }

  /** Starts a cluster whose Workers get further JVM flags. */
  public static StandaloneCluster start(Path folder, List<String> workerFlags)
      throws IOException, InterruptedException {
    int port = freePort();
    StandaloneCluster cluster = new StandaloneCluster(folder, port);
    try {
      cluster.startMaster(port);
      cluster.workers.add(cluster.startWorker(workerFlags));
      cluster.workers.add(cluster.startWorker(workerFlags));
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private void startMaster(int port) throws IOException, InterruptedException {
    SparkProcess master =
        SparkProcess.start(
            folder,
            "org.apache.spark.deploy.master.Master",
            List.of("-Xmx256m"),
            List.of("--host", HOST, "--port", String.valueOf(port), "--webui-port", "0"));
    processes.add(master);
    awaitPort(port, master);
  }

  private SparkProcess startWorker(List<String> flags) throws IOException {
    List<String> jvmFlags = new ArrayList<>(flags);
    jvmFlags.add("-Xmx256m");
    Path work = folder.resolve("work-" + processes.size());
    SparkProcess worker =
        SparkProcess.start(
            folder,
            "org.apache.spark.deploy.worker.Worker",
            jvmFlags,
            List.of(
                "--host",
                HOST,
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                work.toString(),
                url));
    processes.add(worker);
    return worker;
  }

  /** Where its Master listens, as Spark writes it. */
  public String url() {
    return url;
  }

  /** Starts a Worker with JVM flags in the place of each that has died. */
  public void replaceDeadWorkers(List<String> flags) throws IOException {
    for (int i = 0; i < workers.size(); i++) {
      if (!workers.get(i).isAlive()) {
        workers.set(i, startWorker(flags));
      }
    }
  }

  /** The Workers. */
  public List<SparkProcess> workers() {
    return List.copyOf(workers);
  }

  /**
   * Runs a program of the tests through {@code SparkSubmit} in client mode on both Workers.
   *
   * @param mainClass the program
   * @param settings Spark settings as {@code name=value}
   * @param arguments of the program
   */
  public SparkProcess submit(String mainClass, List<String> settings, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("--master", url, "--deploy-mode", "client", "--class", mainClass));
    for (String setting :
        List.of(
            "spark.ui.enabled=false",
            "spark.driver.host=" + HOST,
            "spark.driver.bindAddress=" + HOST,
            "spark.executor.memory=512m",
            "spark.cores.max=2",
            "spark.sql.shuffle.partitions=2",
            "spark.scheduler.minRegisteredResourcesRatio=1")) {
      command.addAll(List.of("--conf", setting));
    }
    settings.forEach(setting -> command.addAll(List.of("--conf", setting)));
    command.add("spark-internal");
    command.addAll(arguments);
    SparkProcess program =
        SparkProcess.start(
            folder, "org.apache.spark.deploy.SparkSubmit", List.of("-Xmx768m"), command);
    processes.add(program);
    return program;
  }

  @Override
  public void close() {
    processes.forEach(SparkProcess::close);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(int port, SparkProcess master)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < deadline && master.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException refused) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError("the Master does not listen:\n" + master.log());
  }
}
