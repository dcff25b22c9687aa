package io.github.sparksimpor.ml;

import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/**
 * What a stage that resamples asks of its classifier.
 *
 * @param trainer the stage
 * @param classifier that learns from the resampled rows
 */
record ClassifierCheck(BalancedTrainingParams trainer, FinalStage classifier) {

  /**
   * Checks labels, names of columns and weights, and what mapping probabilities back needs.
   *
   * @param schema of the rows before they are resampled
   */
  void check(StructType schema) {
    checkLabel();
    new LearntColumns(classifier).checkNames(schema);
    checkWeights();
    if (trainer.getCorrectPrior()) {
      checkProbabilities("correctPrior");
      LearntPrior.check(trainer, trainer.getClassifier());
      if (!trainer.getResampler().keepsPrevalence()) {
        InnerThreshold.check(trainer, trainer.getClassifier());
      }
    }
  }

  /** Rows that are added have no weight but that which the resampler gives them. */
  private void checkWeights() {
    Sampler<?, ?> sampler = trainer.getResampler();
    Optional<String> trained = classifier.column("weightCol");
    if (sampler.addsRows() && trained.isPresent() && !trained.equals(sampler.weights())) {
      throw new IllegalArgumentException(
          "weightCol of %s is '%s', but synthetic rows carry no weight there; set weightCol of %s to the same column, or clear it"
              .formatted(classifier.stage().uid(), trained.get(), sampler.uid()));
    }
    if (sampler.keepsPrevalence() && trained.isEmpty()) {
      throw new IllegalArgumentException(
          "prevalence of %s is 'keep', which takes weights, but %s has no weightCol; set it to '%s', or use a classifier that has one"
              .formatted(sampler.uid(), classifier.stage().uid(), sampler.weights().orElse("")));
    }
    if (sampler.keepsPrevalence() && LearntPrior.of(trainer.getClassifier()) == LearntPrior.ROWS) {
      throw new IllegalArgumentException(
          "prevalence of %s is 'keep', which takes weights, but %s is calibrated by counts of rows, whatever they weigh; put the CalibratedClassifier around %s"
              .formatted(sampler.uid(), trainer.getClassifier().uid(), trainer.uid()));
    }
  }

  /** A pipeline may make a label of its own; a bare classifier must learn the resampler's. */
  private void checkLabel() {
    String resampled = trainer.getResampler().getLabelCol();
    String trained = classifier.column("labelCol").orElse(resampled);
    if (classifier.stage() == trainer.getClassifier() && !trained.equals(resampled)) {
      throw new IllegalArgumentException(
          "labelCol of %s is '%s', but the resampler %s balances the classes of '%s'; set both to one column"
              .formatted(
                  classifier.stage().uid(), trained, trainer.getResampler().uid(), resampled));
    }
  }

  /**
   * Checks that it predicts probabilities of the classes the resampler counts.
   *
   * @param purpose what needs them, for the error message
   */
  void checkProbabilities(String purpose) {
    classifier.probabilityCol(purpose);
    String resampled = trainer.getResampler().getLabelCol();
    String trained = classifier.column("labelCol").orElse(resampled);
    if (!trained.equals(resampled)) {
      throw new IllegalArgumentException(
          "%s needs one label column, but that of %s is '%s' and that of %s is '%s'"
              .formatted(
                  purpose,
                  trainer.getResampler().uid(),
                  resampled,
                  classifier.stage().uid(),
                  trained));
    }
  }
}
