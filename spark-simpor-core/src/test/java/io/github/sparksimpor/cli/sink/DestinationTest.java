package io.github.sparksimpor.cli.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.cli.table.TableSource.Access;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DestinationTest {
  private static final Destination TABLE =
      new Destination(Access.CATALOG, "bank.out", Optional.empty(), Map.of(), WriteMode.OVERWRITE);

  private static String told(String message) {
    return TABLE.unwritable(new IllegalStateException(message)).getMessage();
  }

  @Test
  void noMessageNamesTheTableOrFolderInWhichRowsWait() {
    String staging = StagingName.of("out");
    assertThat(
            told(
                "Cannot write incompatible data for the table `spark_catalog`.`bank`.`%s`."
                    .formatted(staging)))
        .endsWith("the table `spark_catalog`.`bank`.`out`.");
    assertThat(told("`%s` is there".formatted(StagingName.ofFormer("out"))))
        .endsWith(": `out` is there");
    String folder = "delta.`file:/a/.out.%s.partial/content`".formatted(UUID.randomUUID());
    assertThat(told("Failed to merge fields of " + folder))
        .endsWith("fields of delta.`file:/a/out`");
  }
}
