package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.ml.SmoteModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The metadata of a saved model that have been damaged.
 *
 * @param place of the saved model
 * @param metadata what its file of metadata holds
 */
record FuzzedModel(Path place, byte[] metadata) {
  private static final Dataset<Row> ROWS = Samples.binary();
  private static final SmoteModel MODEL = new Smote().setSaveSamples(true).fit(ROWS);

  /** A sound model in an empty folder, damaged at one to three places. */
  static FuzzedModel draw(Mutator mutator, Path folder, Path sound) throws IOException {
    if (!Files.exists(sound)) {
      MODEL.write().save(sound.toString());
    }
    Path place = folder.resolve("model");
    FileUtils.copyDirectory(sound.toFile(), place.toFile());
    byte[] metadata = Files.readAllBytes(file(place));
    int damages = 1 + mutator.random().nextInt(3);
    for (int i = 0; i < damages; i++) {
      metadata = mutator.damage(metadata);
    }
    return new FuzzedModel(place, metadata);
  }

  private static Path file(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place.resolve("metadata"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .findAny()
          .orElseThrow();
    }
  }

  /**
   * Loads and uses it: either it works, or an exception tells in one line why it does not.
   *
   * @return which of the two
   */
  String check() throws IOException {
    Path file = file(place);
    Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
    Files.write(file, metadata);

    Throwable failure =
        catchThrowable(
            () -> {
              SmoteModel loaded = SmoteModel.load(place.toString());
              loaded.transform(ROWS).count();
              loaded.summary();
              loaded.syntheticSamples().count();
            });

    if (failure == null) {
      return "model loaded";
    }
    assertThat(failure)
        .as(ExceptionUtils.getStackTrace(failure))
        .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class);
    assertThat(failure.getMessage()).isNotBlank().doesNotContain("\n");
    return "model refused";
  }

  /** What to run it again with. */
  String describe() {
    return "metadata of a model:\n" + new String(metadata, StandardCharsets.ISO_8859_1);
  }
}
