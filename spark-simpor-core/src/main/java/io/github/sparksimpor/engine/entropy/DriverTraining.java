package io.github.sparksimpor.engine.entropy;

import breeze.linalg.DenseMatrix;
import breeze.linalg.DenseVector;
import breeze.linalg.DenseVector$;
import breeze.optimize.CachedDiffFunction;
import breeze.optimize.DiffFunction;
import breeze.optimize.FirstOrderMinimizer;
import breeze.optimize.LBFGS;
import io.github.sparksimpor.engine.rows.LabelledRows;
import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.ann.FeedForwardTopology;
import org.apache.spark.ml.ann.TopologyModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;

/**
 * Trains MLlib's multilayer perceptron on rows that the driver holds: to the bit what {@code
 * MultilayerPerceptronClassifier} finds on them in a single partition.
 *
 * <p>The classifier starts a job for every evaluation of its loss, of some 15 ms however few the
 * rows. Here its own network and gradient are asked directly, and followed by its own optimiser.
 */
final class DriverTraining {
  /** Rows whose gradient MLlib takes at once. */
  private static final int BLOCK = 128;

  /** Steps whose curvature MLlib's optimiser remembers. */
  private static final int CORRECTIONS = 10;

  private final int[] layers;

  /** Training of a network with these layers. */
  DriverTraining(int[] layers) {
    this.layers = layers;
  }

  /**
   * Trains.
   *
   * @param coordinates per class those of its rows, one after the other
   * @param weights to start from
   * @param tolerance smallest relative gain of a step that is worth another
   * @param iterations most steps
   */
  NetworkTraining.Trained train(
      double[][] coordinates, double[] weights, double tolerance, int iterations) {
    Loss loss =
        new Loss(FeedForwardTopology.multiLayerPerceptron(layers, true), blocks(coordinates));
    LBFGS<DenseVector<Object>> optimiser =
        new LBFGS<>(iterations, CORRECTIONS, tolerance, DenseVector$.MODULE$.space_Double());
    Iterator<? extends FirstOrderMinimizer.State<DenseVector<Object>, ?, ?>> steps =
        optimiser.iterations(
            new CachedDiffFunction<>(
                loss.forBreeze(),
                DenseVector$.MODULE$.canCopyDenseVector(ClassTag$.MODULE$.Double())),
            vector(weights.clone()));
    int taken = -1;
    DenseVector<Object> reached = vector(weights);
    while (steps.hasNext()) {
      reached = steps.next().x();
      taken++;
    }
    return new NetworkTraining.Trained(
        new EntropyNetwork(layers, (double[]) reached.data()), taken);
  }

  /** The rows, one a column, and beside each a column with a one for its class. */
  private record Block(DenseMatrix<Object> rows, DenseMatrix<Object> classes) {}

  private List<Block> blocks(double[][] coordinates) {
    int dimension = layers[0];
    int classes = coordinates.length;
    double[] all = LabelledRows.concatenate(Arrays.asList(coordinates));
    int count = all.length / dimension;
    double[] oneHot = new double[count * classes];
    int row = 0;
    for (int c = 0; c < classes; c++) {
      for (int end = row + coordinates[c].length / dimension; row < end; row++) {
        oneHot[row * classes + c] = 1;
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (int from = 0; from < count; from += BLOCK) {
      int size = Math.min(BLOCK, count - from);
      blocks.add(
          new Block(
              new DenseMatrix<>(dimension, size, all, from * dimension),
              new DenseMatrix<>(classes, size, oneHot, from * classes)));
    }
    return blocks;
  }

  private static DenseVector<Object> vector(double[] values) {
    return new DenseVector<>(values);
  }

  /** Mean over the blocks of MLlib's loss, and its gradient. */
  private record Loss(FeedForwardTopology topology, List<Block> blocks) {
    @SuppressWarnings("UnusedMethod") // forBreeze finds it by its name
    Tuple2<Object, DenseVector<Object>> calculate(DenseVector<Object> weights) {
      double[] at = (double[]) weights.data();
      TopologyModel model = topology.model(Vectors.dense(at));
      Vector gradient = Vectors.zeros(at.length);
      double loss = 0;
      for (Block block : blocks) {
        loss += model.computeGradient(block.rows(), block.classes(), gradient, block.rows().cols());
      }
      double[] mean = gradient.toArray();
      for (int i = 0; i < mean.length; i++) {
        mean[i] *= 1.0 / blocks.size();
      }
      return new Tuple2<>(loss / blocks.size(), vector(mean));
    }

    /**
     * For Breeze. The compiler lets no class and no lambda implement its interface, which inherits
     * two methods that differ in what they return alone; the JVM does.
     */
    @SuppressWarnings("unchecked") // the interface's type argument is that of calculate
    DiffFunction<DenseVector<Object>> forBreeze() {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodType erased = MethodType.methodType(Tuple2.class, Object.class);
      MethodType actual = MethodType.methodType(Tuple2.class, DenseVector.class);
      try {
        CallSite lambda =
            LambdaMetafactory.metafactory(
                lookup,
                "calculate",
                MethodType.methodType(DiffFunction.class, Loss.class),
                erased,
                lookup.findVirtual(Loss.class, "calculate", actual),
                actual);
        return (DiffFunction<DenseVector<Object>>) lambda.getTarget().invoke(this);
      } catch (Throwable e) {
        throw new IllegalStateException("Breeze's interface of a loss has changed", e);
      }
    }
  }
}
