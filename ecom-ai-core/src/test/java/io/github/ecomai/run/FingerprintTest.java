package io.github.ecomai.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static String of(double... values) {
    return Fingerprint.start().add(values).text();
  }

  @Test
  void equalDataGivesEqualText() {
    String text = Fingerprint.start().add("daily").add(1, 2.5).add(7L).text();
    assertThat(text).matches("[0-9a-f]{16}");
    assertThat(Fingerprint.start().add("daily").add(1, 2.5).add(7L).text()).isEqualTo(text);
  }

  @Test
  void everyNanCountsAsTheSame() {
    double other = Double.longBitsToDouble(Double.doubleToRawLongBits(Double.NaN) + 1);
    assertThat(of(1, other)).isEqualTo(of(1, Double.NaN));
  }

  @Test
  void bordersOrderAndSignsCount() {
    assertThat(of(1, 2)).isNotEqualTo(of(2, 1));
    assertThat(of(0.0)).isNotEqualTo(of(-0.0));
    assertThat(of()).isNotEqualTo(of(0));
    assertThat(Fingerprint.start().add("ab").add("c").text())
        .isNotEqualTo(Fingerprint.start().add("a").add("bc").text());
    assertThat(Fingerprint.start().add(1).add(2, 3).text()).isNotEqualTo(of(1, 2, 3));
  }

  @Test
  void readingTheTextChangesNothing() {
    Fingerprint fingerprint = Fingerprint.start().add("a");
    assertThat(fingerprint.text()).isEqualTo(fingerprint.text());
  }

  /** Known values: a fingerprint that is stored with a model must mean the same next year. */
  @Test
  void theTextIsTheSameInEveryVersion() {
    assertThat(Fingerprint.start().text()).isEqualTo("13888b11190964ac");
    assertThat(Fingerprint.start().add("orders").add(1.5, -2).add(42L).text())
        .isEqualTo("1726537d87e54643");
  }

  @Property(tries = 200)
  void oneChangedBitShows(@ForAll double[] values, @ForAll long bit) {
    Set<String> seen = new HashSet<>();
    seen.add(of(values));
    for (int i = 0; i < values.length && !Double.isNaN(values[i]); i++) {
      double[] changed = values.clone();
      changed[i] = Double.longBitsToDouble(Double.doubleToLongBits(values[i]) ^ (1L << bit));
      if (!Double.isNaN(changed[i])) {
        assertThat(seen.add(of(changed))).isTrue();
      }
    }
  }
}
