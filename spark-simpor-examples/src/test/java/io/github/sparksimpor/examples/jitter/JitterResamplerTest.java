package io.github.sparksimpor.examples.jitter;

import io.github.sparksimpor.contract.ResamplerContract;

/** A resampler of one's own keeps what resamplers promise; nothing else is needed to test that. */
class JitterResamplerTest extends ResamplerContract<JitterResampler> {
  @Override
  public JitterResampler resampler() {
    return new JitterResampler();
  }
}
