/**
 * What a {@link io.github.sparksimpor.ml.Resampler} promises, as tests for those who write one: a
 * jar of its own, see {@link io.github.sparksimpor.contract.ResamplerContract}.
 */
package io.github.sparksimpor.contract;
