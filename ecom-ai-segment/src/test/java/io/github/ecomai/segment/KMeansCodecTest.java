package io.github.ecomai.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.error.ModelStoreException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.store.ModelFile;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KMeansCodecTest {
  private static final RunContext RUN = RunContext.defaults();

  @Property(tries = 40)
  void roundTripsAreExact(@ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int dimensions) {
    Random random = new Random(seed);
    Matrix points = KMeansTest.heaps(random, 100, dimensions, 4);
    KMeansClustering fitted = KMeans.withDefaults().fit(points, 4, RUN);
    KMeansClustering read = again(fitted);

    assertThat(read.centres()).isEqualTo(fitted.centres());
    assertThat(read.assignments()).isEqualTo(fitted.assignments());
    assertThat(read.inertia()).isEqualTo(fitted.inertia());
    assertThat(read.passes()).isEqualTo(fitted.passes());
    for (int i = 0; i < 20; i++) {
      double[] point = random.doubles(dimensions, -20, 20).toArray();
      assertThat(read.assign(point)).isEqualTo(fitted.assign(point));
    }
  }

  @Test
  void scaledAndShiftedPointsToo() {
    Matrix points = Matrix.of(4, 1, 1.7e200, 1.7e200, 3e200, 4e200);
    KMeansClustering fitted = KMeans.withDefaults().fit(points, 2, RUN);
    assertThat(again(fitted).assign(3.4e200)).isEqualTo(fitted.assign(3.4e200));
    assertThat(again(fitted).inertia()).isEqualTo(fitted.inertia());
  }

  @Test
  void everyCorruptedByteIsRefused() {
    KMeansClustering fitted = KMeans.withDefaults().fit(Matrix.of(3, 1, 1, 2, 9), 2, RUN);
    byte[] bytes = ModelFile.encode(KMeansClustering.codec(), fitted);
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x41;
      assertThatThrownBy(() -> ModelFile.decode(KMeansClustering.codec(), damaged))
          .isInstanceOf(ModelStoreException.class);
    }
  }

  private static KMeansClustering again(KMeansClustering fitted) {
    byte[] bytes = ModelFile.encode(KMeansClustering.codec(), fitted);
    return ModelFile.decode(KMeansClustering.codec(), bytes);
  }
}
