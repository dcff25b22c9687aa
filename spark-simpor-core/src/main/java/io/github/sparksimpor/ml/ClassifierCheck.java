package io.github.sparksimpor.ml;

/** What training on resampled rows asks of a classifier. */
final class ClassifierCheck {
  private ClassifierCheck() {}

  static void check(BalancedTrainingParams stage) {
    FinalStage classifier = FinalStage.of(stage.getClassifier());
    classifier
        .column("weightCol")
        .ifPresent(
            column -> {
              throw new IllegalArgumentException(
                  "weightCol of %s is '%s', but synthetic rows carry no weight; clear weightCol"
                      .formatted(classifier.stage().uid(), column));
            });
    if (stage.getCorrectPrior()) {
      checkProbabilities(stage, "correctPrior");
    }
  }

  /**
   * Checks that the classifier predicts probabilities of the classes the resampler counts.
   *
   * @param purpose what needs them, for the error message
   */
  static void checkProbabilities(BalancedTrainingParams stage, String purpose) {
    FinalStage classifier = FinalStage.of(stage.getClassifier());
    classifier.probabilityCol(purpose);
    String resampled = stage.getResampler().getLabelCol();
    String trained = classifier.column("labelCol").orElse(resampled);
    if (!trained.equals(resampled)) {
      throw new IllegalArgumentException(
          "%s needs one label column, but that of %s is '%s' and that of %s is '%s'"
              .formatted(
                  purpose,
                  stage.getResampler().uid(),
                  resampled,
                  classifier.stage().uid(),
                  trained));
    }
  }
}
