package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.kernel.KernelSumsProvider.Choice;
import io.github.sparksimpor.kernel.KernelSumsProvider.Vector;
import io.github.sparksimpor.kernel.KernelSumsProvider.VectorLoader;
import org.junit.jupiter.api.Test;

class KernelSumsProviderTest {
  /** Stands for the vector tier, so that the choice can be tested on any machine. */
  private static final KernelSums VECTOR = new ScalarKernelSums();

  private static final VectorLoader MISSING =
      () -> {
        throw new NoClassDefFoundError("jdk/incubator/vector/Vector");
      };

  @Test
  void autoTakesTheVectorTierWhereVectorsAreWide() {
    Choice choice = KernelSumsProvider.choose("auto", () -> new Vector(VECTOR, 256));
    assertThat(choice.sums()).isSameAs(VECTOR);
    assertThat(choice.reason()).contains("256 bits");
  }

  @Test
  void autoTakesTheScalarTierWhereVectorsAreNarrow() {
    Choice choice = KernelSumsProvider.choose("auto", () -> new Vector(VECTOR, 128));
    assertThat(choice.sums()).isNotSameAs(VECTOR);
    assertThat(choice.sums().tier()).isEqualTo("scalar");
    assertThat(choice.reason()).contains("only 128 bits");
  }

  @Test
  void autoWithoutTheModuleTakesTheScalarTierAndNamesTheFlag() {
    Choice choice = KernelSumsProvider.choose("auto", MISSING);
    assertThat(choice.sums().tier()).isEqualTo("scalar");
    assertThat(choice.reason()).contains("--add-modules=jdk.incubator.vector");
  }

  @Test
  void vectorIsTakenHoweverNarrow() {
    Choice choice = KernelSumsProvider.choose("VECTOR", () -> new Vector(VECTOR, 128));
    assertThat(choice.sums()).isSameAs(VECTOR);
  }

  @Test
  void vectorWithoutTheModuleIsAnErrorThatNamesTheFlag() {
    assertThatThrownBy(() -> KernelSumsProvider.choose("vector", MISSING))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("spark.simpor.kernel=vector")
        .hasMessageContaining("--add-modules=jdk.incubator.vector");
  }

  @Test
  void scalarIsTakenOnRequest() {
    Choice choice = KernelSumsProvider.choose("scalar", MISSING);
    assertThat(choice.sums().tier()).isEqualTo("scalar");
    assertThat(choice.reason()).isEqualTo("spark.simpor.kernel=scalar");
  }

  @Test
  void anythingElseIsRefusedWithTheChoices() {
    assertThatThrownBy(() -> KernelSumsProvider.choose("fast", MISSING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("spark.simpor.kernel must be auto, vector or scalar, but is 'fast'");
  }

  @Test
  void theJvmHasOneInstance() {
    assertThat(KernelSumsProvider.get()).isSameAs(KernelSumsProvider.get());
  }
}
