package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.cuda.BootedStandIn;
import io.github.sparksimpor.cuda.CudaUnavailableException;
import io.github.sparksimpor.cuda.DeviceContent;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(BootedStandIn.class)
class ExecutorCardsTest {
  private static final SparkSession SESSION = SparkTestSession.get();
  private static final Set<String> CLOSED = ConcurrentHashMap.newKeySet();

  /** What cannot be freed. */
  private record Stuck(String address) implements DeviceContent {
    @Override
    public void close() {
      CLOSED.add(address);
      throw new IllegalStateException("stuck");
    }
  }

  private static void failOn(String address, CardContents<Stuck> contents) {
    contents.use(
        address,
        stuck -> {
          throw new CudaUnavailableException("launch failed");
        });
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aSpoiledCardThatCannotBeFreedKeepsNobodyWaiting() {
    CardContents<Stuck> contents =
        new CardContents<>(1, (cuda, address, dimension) -> new Stuck(address));
    assertThatThrownBy(() -> failOn("2", contents))
        .hasMessage("launch failed")
        .satisfies(failure -> assertThat(failure.getSuppressed()[0]).hasMessage("stuck"));
    assertThat(contents.use("2", Stuck::address)).isEqualTo("2");
    assertThatThrownBy(contents::close).hasMessage("stuck");
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatCannotBeFreedAtTheEndOfAFitKeepsTheNextFromNoCard() {
    CardContents<Stuck> contents =
        new CardContents<>(1, (cuda, address, dimension) -> new Stuck(address));
    assertThatThrownBy(
            () ->
                contents.use(
                    "3",
                    stuck -> {
                      contents.close(); // the fit is over while a task is still at work
                      return 0;
                    }))
        .hasMessage("stuck");

    CardContents<Stuck> next =
        new CardContents<>(1, (cuda, address, dimension) -> new Stuck(address));
    assertThatThrownBy(() -> failOn("3", next)).hasMessage("launch failed");
    assertThat(next.use("3", Stuck::address)).isEqualTo("3");
  }

  @Test
  void aCardThatCannotBeFreedKeepsNeitherAnotherNorTheExecutorsFromBeingFreed() {
    ExecutorCards<Stuck> cards =
        ExecutorCards.of(
                JavaSparkContext.fromSparkContext(SESSION.sparkContext()),
                new AscentDevice(AscentDevice.Kind.NAMED, true, 0, "0"),
                1,
                (cuda, address, dimension) -> new Stuck(address))
            .orElseThrow();
    CardContents<Stuck> ofThisJvm = cards.contents().value();
    List.of("0", "1").forEach(address -> ofThisJvm.use(address, Stuck::address));

    assertThatThrownBy(cards::close)
        .hasMessage("stuck")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

    assertThat(CLOSED).containsExactlyInAnyOrder("0", "1");
    assertThatThrownBy(() -> cards.contents().value()).hasMessageContaining("destroyed");
  }
}
