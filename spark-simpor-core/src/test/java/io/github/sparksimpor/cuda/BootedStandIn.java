package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A machine of one GPU, the stand-in, for each test, which is to leave nothing on it. */
public final class BootedStandIn implements BeforeEachCallback, AfterEachCallback {
  private @Nullable String formerLibrary;

  @Override
  public void beforeEach(ExtensionContext context) {
    formerLibrary = System.setProperty(Cuda.LIBRARY_PROPERTY, StandIn.library().toString());
    StandIn.controls().stand_in_reset(1, StandIn.PLENTY, -1);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (formerLibrary == null) {
      System.clearProperty(Cuda.LIBRARY_PROPERTY);
    } else {
      System.setProperty(Cuda.LIBRARY_PROPERTY, formerLibrary);
    }
    assertThat(StandIn.controls().stand_in_held()).as("allocations, modules, contexts").isZero();
  }
}
