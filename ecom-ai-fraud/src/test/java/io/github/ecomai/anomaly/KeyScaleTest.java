package io.github.ecomai.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyScaleTest {
  @Property
  void keysFollowTheOrderOfValues(
      @ForAll @Size(4) double[] rows, @ForAll double a, @ForAll double b) {
    KeyScale scale = KeyScale.of(rows, 1);
    int low = key(scale, Math.min(a, b));
    int high = key(scale, Math.max(a, b));
    assertThat(low).isLessThanOrEqualTo(high).isNotEqualTo(KeyScale.MISSING);
    assertThat((long) low - high).isEqualTo(low - high);
    assertThat((long) KeyScale.TOP - low).isEqualTo(KeyScale.TOP - low);
    assertThat(high).isLessThan(KeyScale.TOP);
  }

  @Property
  void aKeyIsTheKeyOfItsValue(@ForAll float scaled) {
    int key = KeyScale.keyOf(scaled);
    assertThat(KeyScale.keyOf(KeyScale.value(key))).isEqualTo(key);
  }

  @Test
  void infinitiesLieBeyondAllNumbersAndMissingIsApart() {
    KeyScale scale = KeyScale.of(new double[] {1, 2, 3}, 1);
    assertThat(key(scale, Double.NEGATIVE_INFINITY)).isLessThan(key(scale, -1e30));
    assertThat(key(scale, Double.POSITIVE_INFINITY)).isGreaterThan(key(scale, 1e30));
    assertThat(key(scale, Double.NaN)).isEqualTo(KeyScale.MISSING);
  }

  @Test
  void neighboursAreToldApartWhateverTheOffset() {
    double noon = 1.7e12;
    KeyScale scale = KeyScale.of(new double[] {noon - 1000, noon, noon + 1000}, 1);
    assertThat(key(scale, noon + 1)).isLessThan(key(scale, noon + 2));
    assertThat(key(scale, noon + 999.999)).isLessThan(key(scale, noon + 1000));
  }

  @Test
  void oneFarValueDoesNotBlurTheOthers() {
    KeyScale scale = KeyScale.of(new double[] {10, 11, 12, 13, 1e9}, 1);
    assertThat(key(scale, 10.001)).isLessThan(key(scale, 10.002));
  }

  @Test
  void aPowerOfTwoChangesNoKey() {
    double[] values = {0.1, 0.7, 12.3, -4};
    double[] larger = {0.1 * 1024, 0.7 * 1024, 12.3 * 1024, -4 * 1024};
    KeyScale scale = KeyScale.of(values, 1);
    KeyScale of1024 = KeyScale.of(larger, 1);
    for (int i = 0; i < values.length; i++) {
      assertThat(key(of1024, larger[i])).isEqualTo(key(scale, values[i]));
    }
  }

  @Test
  void missingValuesAreLeftOutOfCentreAndScale() {
    KeyScale scale = KeyScale.of(new double[] {Double.NaN, 5, Double.NaN, Double.NaN}, 2);
    assertThat(scale.centre(0)).isZero();
    assertThat(scale.centre(1)).isEqualTo(5);
    int[] keys = new int[4];
    assertThat(scale.keys(new double[] {1, 5, 2, Double.NaN}, 2, keys)).isTrue();
    assertThat(scale.keys(new double[] {1, 5, 2, Double.NaN}, 1, keys)).isFalse();
  }

  private static int key(KeyScale scale, double value) {
    return KeyScale.key(value, scale.centre(0), scale.scale(0));
  }
}
