package io.github.sparksimpor.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

  @Test
  void allHaveTheirTurnAndTheFirstFailureIsThrownWithTheLaterOnesInIt() {
    List<String> closed = new ArrayList<>();
    Error error = new AssertionError("b");
    Closing.Action<String, IOException> close =
        name -> {
          closed.add(name);
          if (name.equals("a")) {
            throw new IOException(name);
          }
          if (name.equals("b")) {
            throw error;
          }
        };

    assertThatThrownBy(() -> Closing.all(List.of("a", "b", "c"), close))
        .isInstanceOf(IOException.class)
        .hasMessage("a")
        .hasSuppressedException(error);
    assertThat(closed).containsExactly("a", "b", "c");
    assertThatThrownBy(() -> Closing.all(List.of("b", "a"), close)).isSameAs(error);
  }

  @Test
  void oneFailureOfAllIsThrownAsItIs() {
    RuntimeException same = new IllegalStateException();

    assertThatThrownBy(
            () ->
                Closing.all(
                    List.of(1, 2),
                    each -> {
                      throw same;
                    }))
        .isSameAs(same)
        .hasNoSuppressedExceptions();
  }

  @Test
  void whatFailsAfterAFailureIsSuppressedInIt() {
    Exception first = new Exception("first");
    Exception later = new Exception("later");

    Closing.after(
        first,
        () -> {
          throw later;
        });

    assertThat(first.getSuppressed()).containsExactly(later);
  }
}
