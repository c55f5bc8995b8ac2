package io.github.ecomai.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SegmentNamingTest {
  private static final TypicalCustomer USUAL = new TypicalCustomer(60, 2, 50, 90);

  @Test
  void namesSayHowSegmentsRank() {
    List<SegmentProfile> profiles =
        List.of(
            profile(8, 9, .88, .9, .9),
            profile(60, 1, .45, .3, .3),
            profile(250, 1, .12, .25, .2),
            profile(6, 1, .9, .28, .25),
            profile(190, 6, .15, .8, .85),
            profile(30, 2, .6, .5, .9));
    assertThat(SegmentNaming.names(profiles, USUAL))
        .containsExactly(
            "Champions", "Occasional", "Lost", "New", "Lapsed champions", "Big spenders");
  }

  @Test
  void nobodyIsCalledInactiveAfterThreeDays() {
    List<SegmentProfile> profiles = List.of(profile(1, 9, .8, .8, .8), profile(3, 2, .2, .3, .3));
    assertThat(SegmentNaming.names(profiles, USUAL).get(1))
        .isNotIn("Lost", "Hibernating", "At risk", "Needs attention", "Lapsed big spenders");
  }

  @Test
  void nobodyIsCalledLoyalAfterOneOrder() {
    List<SegmentProfile> profiles =
        List.of(profile(20, 1, .65, .72, .7), profile(20, 1, .85, .85, .85));
    assertThat(SegmentNaming.names(profiles, USUAL))
        .doesNotContain("Loyal", "Champions", "Frequent small buyers");
  }

  @Test
  void nobodyIsCalledLoyalWhoStayedAwayLongerThanMost() {
    List<SegmentProfile> profiles =
        List.of(profile(13, 37, .95, .95, .95), profile(551, 18, .45, .8, .8));
    assertThat(SegmentNaming.names(profiles, USUAL).get(1))
        .isNotIn("Loyal", "Champions", "Promising");
  }

  @Test
  void whoStayedAwayForOverAYearHasLapsed() {
    List<SegmentProfile> profiles =
        List.of(profile(400, 20, .4, .9, .9), profile(840, 5, .45, .33, .36));
    TypicalCustomer slow = new TypicalCustomer(475, 7, 50, 90);
    assertThat(SegmentNaming.names(profiles, slow))
        .containsExactly("Lapsed champions", "Hibernating");
  }

  @Test
  void threeTimesTheUsualTimeIsLapsedToo() {
    TypicalCustomer quick = new TypicalCustomer(30, 2, 50, 90);
    SegmentProfile away = profile(100, 5, .2, .63, .63);
    assertThat(quick.isLapsed(away)).isTrue();
    assertThat(USUAL.isLapsed(away)).isFalse();
    assertThat(SegmentNaming.names(List.of(away, profile(9, 2, .7, .5, .5)), USUAL).get(0))
        .isEqualTo("At risk");
  }

  @Test
  void nobodyIsCalledABigSpenderWhoSpendsWhatIsUsual() {
    TypicalCustomer rich = new TypicalCustomer(60, 2, 500, 900);
    List<SegmentProfile> profiles =
        List.of(profile(200, 1, .2, .3, .75), profile(20, 9, .85, .85, .85));
    assertThat(SegmentNaming.names(profiles, rich))
        .noneMatch(name -> name.contains("spenders") || name.contains("hampions"));
  }

  @Test
  void segmentsWithoutANameThatHoldsAreGroups() {
    SegmentProfile gone = profile(900, 1, .1, .2, .2);
    TypicalCustomer rich = new TypicalCustomer(60, 2, 500, 900);
    assertThat(SegmentNaming.names(List.of(gone, gone, gone), rich))
        .contains("Lost", "Hibernating")
        .anyMatch(name -> name.startsWith("Group "));
  }

  @Test
  void oneSegmentIsEverybody() {
    assertThat(SegmentNaming.names(List.of(profile(9, 2, .5, .5, .5)), USUAL))
        .containsExactly("All customers");
  }

  @Property(tries = 100)
  void namesAreUnique(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int segments) {
    Random random = new Random(seed);
    List<SegmentProfile> profiles = new ArrayList<>();
    for (int i = 0; i < segments; i++) {
      profiles.add(
          profile(
              random.nextInt(400),
              1 + random.nextInt(9),
              random.nextDouble(),
              random.nextDouble(),
              random.nextDouble()));
    }
    List<String> names = SegmentNaming.names(profiles, USUAL);
    assertThat(names).hasSize(segments).doesNotHaveDuplicates();
    assertThat(SegmentNaming.names(profiles, USUAL)).isEqualTo(names);
  }

  private static SegmentProfile profile(
      double days, double orders, double recencyRank, double ordersRank, double spendRank) {
    return new SegmentProfile(10, 1000, days, orders, 100, recencyRank, ordersRank, spendRank);
  }
}
