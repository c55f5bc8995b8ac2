package io.github.ecomai.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AdjustedRandTest {
  /** The worked example of Yeung and Ruzzo (2001), supplement to Bioinformatics 17, 763-774. */
  @Test
  void publishedExample() {
    int[] classes = {0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
    int[] clusters = {0, 1, 0, 1, 1, 2, 2, 2, 2, 2};
    assertThat(AdjustedRand.of(classes, clusters)).isCloseTo(0.313, within(5e-4));
  }

  @Test
  void extremes() {
    assertThat(AdjustedRand.of(new int[] {0, 0, 0, 0}, new int[] {0, 1, 2, 3})).isZero();
    assertThat(AdjustedRand.of(new int[] {0, 0, 0}, new int[] {4, 4, 4})).isEqualTo(1);
    assertThat(AdjustedRand.of(new int[] {0, 1, 2}, new int[] {2, 0, 1})).isEqualTo(1);
    assertThat(AdjustedRand.of(new int[] {3}, new int[] {0})).isEqualTo(1);
    assertThat(AdjustedRand.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}))
        .isCloseTo(-0.5, within(1e-15));
  }

  @Property(tries = 200)
  void isSymmetricAndIgnoresNumbering(@ForAll long seed) {
    Random random = new Random(seed);
    int[] a = random.ints(60, 0, 5).toArray();
    int[] b = random.ints(60, 0, 4).toArray();
    int[] renamed = java.util.Arrays.stream(a).map(group -> (group * 3 + 1) % 5).toArray();

    double index = AdjustedRand.of(a, b);
    assertThat(index).isBetween(-1.0, 1.0);
    assertThat(AdjustedRand.of(b, a)).isCloseTo(index, within(1e-12));
    assertThat(AdjustedRand.of(renamed, b)).isCloseTo(index, within(1e-12));
    assertThat(AdjustedRand.of(a, a)).isEqualTo(1);
  }

  @Property(tries = 5)
  void isAboutZeroByChance(@ForAll long seed) {
    Random random = new Random(seed);
    double sum = 0;
    for (int i = 0; i < 200; i++) {
      sum += AdjustedRand.of(random.ints(300, 0, 3).toArray(), random.ints(300, 0, 6).toArray());
    }
    assertThat(sum / 200).isCloseTo(0, within(0.005));
  }

  @Test
  void misuseIsRefused() {
    assertThatThrownBy(() -> AdjustedRand.of(new int[2], new int[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 3 points");
    assertThatThrownBy(() -> AdjustedRand.of(new int[0], new int[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AdjustedRand.of(new int[] {-1}, new int[] {0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("negative");
  }
}
