package io.github.ecomai.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.error.ModelStoreException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.store.ModelCodec;
import io.github.ecomai.store.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ForestCodecTest {
  private static final ModelCodec<FittedIsolationForest> CODEC = FittedIsolationForest.codec();
  private static final RunContext RUN = RunContext.defaults().withSeed(5).withParallelism(1);

  @Test
  void aForestReadBackGivesTheSameBits() {
    Matrix rows = rows(600, 4);
    FittedIsolationForest forest = IsolationForest.withDefaults().fit(rows, RUN);
    FittedIsolationForest read = ModelFile.decode(CODEC, ModelFile.encode(CODEC, forest));
    assertThat(read.scores(rows, RUN)).containsExactly(forest.scores(rows, RUN));
    assertThat(read.contributions(rows.row(9))).containsExactly(forest.contributions(rows.row(9)));
    assertThat(read.baseline()).isEqualTo(forest.baseline());
    assertThat(read.trees()).isEqualTo(100);
    assertThat(read.sample()).isEqualTo(256);
    assertThat(ModelFile.encode(CODEC, read)).containsExactly(ModelFile.encode(CODEC, forest));
  }

  @Test
  void anyChangedByteOfAFileIsRefused() {
    byte[] file = ModelFile.encode(CODEC, small());
    for (int i = 0; i < file.length; i++) {
      byte[] damaged = file.clone();
      damaged[i] ^= 0x41;
      assertThatExceptionOfType(ModelStoreException.class)
          .isThrownBy(() -> ModelFile.decode(CODEC, damaged));
    }
  }

  /** Without the checksum: what is read is checked, or can do no harm. */
  @Test
  void anyChangedByteOfAForestIsRefusedOrHarmless() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CODEC.write(small(), new DataOutputStream(bytes));
    int refused = 0;
    for (int i = 0; i < bytes.size(); i++) {
      for (int change : new int[] {1, 2, 0x80, 0xFF}) {
        byte[] damaged = bytes.toByteArray();
        damaged[i] ^= (byte) change;
        refused += refusedOrHarmless(damaged) ? 1 : 0;
      }
    }
    assertThat(refused).isGreaterThan(bytes.size());
  }

  private static boolean refusedOrHarmless(byte[] bytes) {
    FittedIsolationForest forest;
    try {
      forest = CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes)), 1);
    } catch (IOException e) {
      return true;
    }
    assertThat(forest.score(new double[forest.features()])).isBetween(0.0, 1.0);
    return false;
  }

  private static FittedIsolationForest small() {
    return IsolationForest.withDefaults().withTrees(3).withSampleSize(8).fit(rows(40, 2), RUN);
  }

  private static Matrix rows(int rows, int columns) {
    RandomGenerator random = RUN.random("test");
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 11 == 3 ? Double.NaN : random.nextGaussian();
    }
    return Matrix.of(rows, columns, values);
  }
}
