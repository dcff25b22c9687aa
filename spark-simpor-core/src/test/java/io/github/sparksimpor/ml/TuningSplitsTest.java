package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuningSplitsTest {
  private static SortedMap<Double, Long> rows(long smaller) {
    return new TreeMap<>(Map.of(0.0, 60L, 1.0, smaller));
  }

  private static TuningSplits folds(int folds) {
    return new TuningSplits(folds, 1, 1.0 / folds);
  }

  @ParameterizedTest
  @CsvSource({"20, 15, 15", "5, 4, 4", "2, 3, 3", "10, 9, 9"})
  void theNumberOfFoldsThatIsAdvisedWillDo(int folds, long smaller, int advised) {
    assertThatThrownBy(() -> folds(folds).check(rows(smaller)))
        .hasMessageContaining("label 1.0 has %d rows, too few".formatted(smaller))
        .hasMessageEndingWith("; add rows of it or set numFolds to " + advised);
    assertThatCode(() -> folds(advised).check(rows(smaller))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "2, 1", "5, 2", "5, 1"})
  void whereNoNumberOfFoldsWillDoNoneIsAdvised(int folds, long smaller) {
    assertThatThrownBy(() -> folds(folds).check(rows(smaller)))
        .hasMessageEndingWith("; add rows of it");
  }

  @ParameterizedTest
  @CsvSource({"49, 49", "49, 98", "98, 98", "103, 103", "107, 107", "161, 161"})
  void aClassThatTheFoldsDivideIsSplit(int folds, long rows) {
    assertThatCode(() -> folds(folds).check(new TreeMap<>(Map.of(0.0, rows))))
        .doesNotThrowAnyException();
  }

  @Test
  void aShareThatNoDoubleIsIsTakenForWhatItWasMeantToBe() {
    assertThatCode(() -> new TuningSplits(1, 1, 1 - 0.9).check(new TreeMap<>(Map.of(0.0, 10L))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new TuningSplits(1, 1, 1 - 0.9).check(new TreeMap<>(Map.of(0.0, 9L))))
        .hasMessageContaining("too few");
  }

  @Test
  void aSingleSplitIsMovedRatherThanFolded() {
    assertThatThrownBy(() -> new TuningSplits(1, 1, 0.01).check(rows(15)))
        .hasMessageEndingWith("; add rows of it or change trainRatio");
  }
}
