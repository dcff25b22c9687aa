package io.github.sparksimpor.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to do with the output of a run.
 *
 * @param options of the command line
 * @param decision what was found to be done, if that was asked
 */
record NextStep(JobOptions options, Optional<Decision> decision) {

  /** In a sentence without its full stop. */
  String told() {
    @Nullable String saved = options.model();
    boolean untouched = decision.flatMap(Decision::treatment).isPresent();
    if (saved == null && untouched) {
      return "add --save-model for a model that is trained as the verdict says; the output is the"
          + " table as it was read";
    }
    if (saved != null) {
      return (untouched
              ? "the output is the table as it was read, the model is trained as the verdict says; "
              : "")
          + "score other tables with: scripts/simpor-submit -- score --model %s --input … --output …"
              .formatted(Arguments.quoted(saved));
    }
    String train =
        "train on '%s' and judge on rows that are not in it"
            .formatted(options.destination().name());
    return decision.isPresent() || options.tuning != null
        ? train
        : train + "; --tune tells whether rows help at all";
  }
}
