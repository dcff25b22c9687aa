package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.sphere.RandomDraws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever it is given, the program ends with code 0 or 2 and loses nothing. A short run of what
 * {@code scripts/fuzz} does at length; the system properties {@code fuzz.mutations}, {@code
 * fuzz.first} and {@code fuzz.seed} say how many, which, and of which series.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int FIRST = Integer.getInteger("fuzz.first", 0);
  private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 120);
  private static final int MOST_FAILURES = 20;
  private static final double SHARE_OF_MODELS = 0.2;

  @TempDir Path folder;

  @Test
  void everyMutationEndsWithCodeZeroOrTwoAndOneLine() throws IOException {
    List<String> failures = new ArrayList<>();
    Map<String, Integer> endings = new TreeMap<>();
    int number = FIRST;
    for (; number < FIRST + MUTATIONS && failures.size() < MOST_FAILURES; number++) {
      Path own = Files.createDirectory(folder.resolve("mutation-" + number));
      try {
        endings.merge(ending(number, own), 1, Integer::sum);
      } catch (AssertionError e) {
        System.out.println(e.getMessage());
        failures.add(e.getMessage());
      }
      FileUtils.deleteDirectory(own.toFile());
    }
    System.out.printf(
        "fuzz: seed %d, %,d mutations, %d failed, %s%n",
        SEED, number - FIRST, failures.size(), endings);
    assertThat(failures).isEmpty();
  }

  /** How a mutation ends; fails with its number and input if not as it should. */
  private String ending(int number, Path own) throws IOException {
    Mutator mutator = new Mutator(RandomDraws.of(SEED, 0, number, 0));
    String input = "";
    try {
      if (mutator.happens(SHARE_OF_MODELS)) {
        FuzzedModel model = FuzzedModel.draw(mutator, own, folder.resolve("sound"));
        input = model.describe();
        return model.check();
      }
      FuzzedRun run = FuzzedRun.draw(mutator, own);
      input = run.describe();
      return run.check();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "fuzz: mutation %d of seed %d: %s%n%s".formatted(number, SEED, e.getMessage(), input), e);
    }
  }
}
