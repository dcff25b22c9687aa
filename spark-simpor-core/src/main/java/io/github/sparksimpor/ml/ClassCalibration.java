package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Calibrator;
import io.github.sparksimpor.evaluation.Reliability;
import java.io.Serializable;

/**
 * The map of one class's probability, and how reliable it is.
 *
 * @param label the class
 * @param calibrator fitted on all folds' out-of-fold probabilities
 * @param before of the out-of-fold probabilities as predicted
 * @param after of the same, each fold's mapped by what the other folds taught
 */
record ClassCalibration(int label, Calibrator calibrator, Reliability before, Reliability after)
    implements Serializable {}
