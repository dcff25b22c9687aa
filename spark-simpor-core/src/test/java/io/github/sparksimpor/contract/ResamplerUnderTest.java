package io.github.sparksimpor.contract;

import io.github.sparksimpor.ml.Resampler;

/**
 * What the contract has to know of a resampler.
 *
 * @param <R> type of the resampler
 */
public interface ResamplerUnderTest<R extends Resampler<?, R>> {

  /** A new resampler with settings that are quick on small data, its seed not set. */
  R resampler();
}
