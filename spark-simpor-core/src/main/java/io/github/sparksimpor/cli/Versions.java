package io.github.sparksimpor.cli;

import io.github.sparksimpor.evaluation.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Versions implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {Build.describe()};
  }
}
