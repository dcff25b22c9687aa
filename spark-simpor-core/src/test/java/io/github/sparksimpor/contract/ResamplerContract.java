package io.github.sparksimpor.contract;

import io.github.sparksimpor.ml.Resampler;
import org.junit.jupiter.api.Timeout;

/**
 * Every promise of a resampler, as tests. Whoever writes a {@link Resampler} extends this class:
 *
 * <pre>{@code
 * class JitterResamplerTest extends ResamplerContract<JitterResampler> {
 *   @Override
 *   public JitterResampler resampler() {
 *     return new JitterResampler();
 *   }
 * }
 * }</pre>
 *
 * <p>It comes in the test jar of {@code spark-simpor-core_2.13}, {@code <type>test-jar</type>} with
 * {@code <classifier>contract</classifier>}, and takes JUnit 5 (with its parameters) and AssertJ on
 * the class path, besides Spark. Tests run on the session of {@code SparkTestSession}, on two cores
 * of this JVM, which on Java 17 takes the options that Spark's launcher gives.
 *
 * <p>A resampler that does otherwise on purpose overrides the test of that promise and says why.
 *
 * @param <R> type of the resampler
 */
@Timeout(120)
public abstract class ResamplerContract<R extends Resampler<?, R>>
    implements CountsContract<R>,
        OutputContract<R>,
        FeaturesContract<R>,
        WideContract<R>,
        OriginsContract<R>,
        MissingValuesContract<R>,
        FitOnlyContract<R>,
        ReproducibilityContract<R>,
        WeightsContract<R>,
        PersistenceContract<R>,
        ParametersContract<R>,
        RefusalsContract<R> {}
