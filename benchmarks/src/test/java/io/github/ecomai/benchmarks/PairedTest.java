package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.benchmarks.M4Series.Group;
import io.github.ecomai.benchmarks.Paired.Difference;
import org.junit.jupiter.api.Test;

class PairedTest {
  private static final int SIZE = 200;

  private final M4Results ours = new M4Results("ours");
  private final M4Results theirs = new M4Results("theirs");
  private final M4Results naive2 = new M4Results("naive2");

  private void add(Group group, String series, double own, double other) {
    ours.add(series, group, scores(own), 0);
    theirs.add(series, group, scores(other), 0);
    naive2.add(series, group, scores(1), 0);
  }

  private static M4Scores scores(double value) {
    return new M4Scores(value, value, 1, 10 * value);
  }

  @Test
  void aConstantDifferenceIsCertain() {
    for (int i = 0; i < SIZE; i++) {
      add(Group.YEARLY, "Y" + i, 0.5 + i, 1 + i);
    }
    Difference msis = new Paired(ours, theirs, naive2).msis(Group.YEARLY);
    assertThat(msis.series()).isEqualTo(SIZE);
    assertThat(msis.value()).isCloseTo(-5, within(1e-9));
    assertThat(msis.lower()).isCloseTo(-5, within(1e-9));
    assertThat(msis.upper()).isCloseTo(-5, within(1e-9));
  }

  /** Differences of 2 and -2 in turn: the mean of 200 has the standard error 2 / sqrt(200). */
  @Test
  void boundsAreTwoStandardErrorsAway() {
    for (int i = 0; i < SIZE; i++) {
      add(Group.DAILY, "D" + i, 1, 1 + 0.2 * (i % 2 == 0 ? 1 : -1));
    }
    Difference msis = new Paired(ours, theirs, naive2).msis(Group.DAILY);
    double error = 2 / Math.sqrt(SIZE);
    assertThat(msis.value()).isCloseTo(0, within(1e-9));
    assertThat(msis.lower()).isCloseTo(-1.96 * error, within(0.1 * error));
    assertThat(msis.upper()).isCloseTo(1.96 * error, within(0.1 * error));
  }

  @Test
  void owaWeighsGroupsAndLeavesOutWhatOnlyOneHas() {
    for (int i = 0; i < 20; i++) {
      add(Group.YEARLY, "Y" + i, 0.8, 0.9);
      add(Group.MONTHLY, "M" + i, 0.6, 0.5);
      add(Group.HOURLY, "H" + i, 0.1, 0.9);
    }
    ours.add("Y99", Group.YEARLY, scores(1000), 0);
    theirs.add("M99", Group.MONTHLY, scores(1000), 0);
    Paired paired = new Paired(ours, theirs, naive2);
    assertThat(paired.msis(Group.YEARLY).series()).isEqualTo(20);
    Difference owa = paired.weightedOwa();
    assertThat(owa.series()).isEqualTo(40);
    assertThat(owa.one()).isCloseTo((23 * 0.8 + 48 * 0.6) / 71, within(1e-12));
    assertThat(owa.other()).isCloseTo((23 * 0.9 + 48 * 0.5) / 71, within(1e-12));
    assertThat(owa.lower()).isCloseTo(owa.value(), within(1e-12));
  }
}
