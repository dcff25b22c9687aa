package io.github.sparksimpor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.evaluation.RowProjection;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.neighbors.NearestNeighbors;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build refuses formats that go by the machine's language; these are two that did. */
class LocaleTest {
  private final Locale own = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(own);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "fr-FR", "ar-EG"})
  void messagesWriteNumbersAlikeWhateverTheLanguageOfTheMachine(String language) {
    PackedRows rows = PackedRows.of(new double[] {1, 2}, 1);
    Locale.setDefault(Locale.forLanguageTag(language));

    assertThat(RowProjection.refusal(12_345, Set.of()).orElseThrow())
        .startsWith("principal components of 12,345 features");
    assertThatThrownBy(() -> NearestNeighbors.find(rows, new double[1], new int[1500], 1))
        .hasMessage("1500 points of dimension 1 need 1500 coordinates, found 1");
  }
}
