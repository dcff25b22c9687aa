package io.github.sparksimpor.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Transformer;
import org.junit.jupiter.api.Test;

class PythonStagesTest {
  private static final Path STAGES = Path.of("../python/src/spark_simpor/ml.py");

  @Test
  void pythonsClassesAreThoseOfTheJavaStages() throws IOException {
    String source = PythonStages.source();
    if (Boolean.getBoolean("python.stages.write")) {
      Files.writeString(STAGES, source);
    }
    assertThat(Files.readString(STAGES))
        .as("%s is out of date; run scripts/python-stages", STAGES)
        .isEqualTo(source);
  }

  @Test
  void everyEstimatorHasItsModelAmongTheTransformers() {
    assertThat(PythonStages.services(Transformer.class))
        .containsExactlyElementsOf(
            PythonStages.services(Estimator.class).stream().map(name -> name + "Model").toList());
  }
}
