package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class VectorShapeTest {

  @Test
  void vectorsAreOfTheClassThatMllibsBlasTakesSoThatNeitherSlowsTheOther() throws Exception {
    assertThat(KernelTiers.vector()).isNotNull();
    Field species =
        Class.forName("dev.ludovic.netlib.blas.VectorBLAS", false, getClass().getClassLoader())
            .getDeclaredField("DMAX");
    species.setAccessible(true);

    assertThat(VectorShape.DOUBLES).isSameAs(species.get(null));
  }
}
