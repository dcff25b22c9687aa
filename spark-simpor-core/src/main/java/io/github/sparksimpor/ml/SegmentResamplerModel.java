package io.github.sparksimpor.ml;

/**
 * A fitted {@link SegmentResampler}.
 *
 * @param <M> the model's own type
 */
public abstract class SegmentResamplerModel<M extends SegmentResamplerModel<M>>
    extends ResamplerModel<M> implements SegmentParams {
  private static final long serialVersionUID = 1L;

  SegmentResamplerModel(String uid) {
    super(uid);
  }
}
