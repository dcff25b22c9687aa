package io.github.sparksimpor.cli;

import io.github.sparksimpor.engine.placement.KernelTier;
import io.github.sparksimpor.ml.AscentSummary;
import io.github.sparksimpor.ml.FitSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * How fast kernel sums are where they run.
 *
 * @param driver its tier
 * @param executors theirs, each once; empty if the driver is the executor
 * @param driverSetting the setting of Spark's whose flags the driver is started with
 */
record KernelTiers(
    KernelTier.OfJvm driver, List<KernelTier.OfJvm> executors, String driverSetting) {
  private static final String FLAG = "--add-modules=jdk.incubator.vector";

  /** Asks driver and executors, unless a fit took all its kernel sums on GPUs. */
  static Optional<KernelTiers> of(FitSummary fit, SparkContext context) {
    return fit.ascent().filter(KernelTiers::onCpus).map(how -> of(context));
  }

  private static boolean onCpus(AscentSummary how) {
    return how.devices().gpu() == 0 || how.devices().cpu() > 0;
  }

  private static KernelTiers of(SparkContext context) {
    return new KernelTiers(
        KernelTier.ofDriver(),
        context.isLocal() ? List.of() : KernelTier.ofExecutors(context),
        driverSetting(context.getConf()));
  }

  /** Whoever starts a driver in a standalone cluster looks at no default options. */
  static String driverSetting(SparkConf conf) {
    return conf.get("spark.submit.deployMode", "client").equals("cluster")
            && conf.get("spark.master").startsWith("spark://")
        ? "spark.driver.extraJavaOptions"
        : "spark.driver.defaultJavaOptions";
  }

  /** The tiers in a few words. */
  String line() {
    return executors.isEmpty()
        ? driver.name()
        : "%s on the driver, %s in executors"
            .formatted(
                driver.name(),
                executors.stream()
                    .map(KernelTier.OfJvm::name)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" and ")));
  }

  /** What makes them faster, if the JVMs were started without it. */
  Optional<String> warning() {
    List<String> settings =
        Stream.of(
                Optional.of(driverSetting).filter(name -> !driver.hasModule()),
                Optional.of("spark.executor.defaultJavaOptions")
                    .filter(name -> !executors.stream().allMatch(KernelTier.OfJvm::hasModule)))
            .flatMap(Optional::stream)
            .map(name -> "--conf %s=%s".formatted(name, FLAG))
            .toList();
    return settings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "WARN kernel sums are several times slower than they could be (%s); add %s before --"
                .formatted(line(), String.join(" ", settings)));
  }
}
