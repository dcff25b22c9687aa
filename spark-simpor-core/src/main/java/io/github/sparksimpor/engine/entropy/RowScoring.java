package io.github.sparksimpor.engine.entropy;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.network.LayerPass;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Scores the rows that are not labelled yet.
 *
 * @param network gives their entropies
 * @param labelled per class the rows to leave out, ascending
 * @param wanted most rows of high entropy to report, at least 1
 * @param threshold entropy they must have
 */
@DefaultSerializer(JavaSerializer.class)
public record RowScoring(EntropyNetwork network, int[][] labelled, int wanted, double threshold)
    implements Serializable {

  /** Coordinates of rows that follow each other within a class. */
  public interface Rows {
    /** Copies the coordinates of the i-th row to an array's start. */
    void copyRow(int i, double[] target);
  }

  /**
   * Scores rows of one class.
   *
   * @param classIndex the class
   * @param firstRow index of the first row within its class
   * @param count how many rows
   * @param rows their coordinates
   * @param pass takes them through the network
   */
  public UncertainRows score(int classIndex, int firstRow, int count, Rows rows, LayerPass pass) {
    int dimension = network.layers()[0];
    double[][] buffers = network.buffers();
    double[] entropies = new double[EntropyNetwork.BLOCK];
    double[] row = new double[dimension];
    UncertainRows.Collector collector = new UncertainRows.Collector(wanted, threshold);
    for (int start = 0; start < count; start += EntropyNetwork.BLOCK) {
      int size = Math.min(EntropyNetwork.BLOCK, count - start);
      for (int i = 0; i < size; i++) {
        rows.copyRow(start + i, row);
        for (int k = 0; k < dimension; k++) {
          buffers[0][k * EntropyNetwork.BLOCK + i] = row[k];
        }
      }
      network.entropies(pass, buffers, entropies);
      for (int i = 0; i < size; i++) {
        int index = firstRow + start + i;
        if (Arrays.binarySearch(labelled[classIndex], index) < 0) {
          collector.add(classIndex, index, entropies[i]);
        }
      }
    }
    return collector.collected();
  }
}
