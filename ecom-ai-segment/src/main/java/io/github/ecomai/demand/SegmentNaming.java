package io.github.ecomai.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives each segment a name of its own, so that all names together fit best. Stateless. */
final class SegmentNaming {
  private SegmentNaming() {}

  /**
   * Names, one for each profile, none twice. A segment for which no name is left that holds is a
   * group with its number.
   *
   * @param typical what is usual among all customers
   */
  static List<String> names(List<SegmentProfile> profiles, TypicalCustomer typical) {
    if (profiles.size() == 1) {
      return List.of("All customers");
    }
    SegmentName[] names = SegmentName.values();
    int named = Math.min(profiles.size(), names.length);
    List<String> chosen = new ArrayList<>();
    List<SegmentName> best = best(profiles.subList(0, named), names, typical);
    for (int i = 0; i < named; i++) {
      boolean holds = best.get(i).holds(profiles.get(i), typical);
      chosen.add(holds ? best.get(i).text() : "Group " + (i + 1));
    }
    for (int i = named; i < profiles.size(); i++) {
      chosen.add("Group " + (i + 1));
    }
    return chosen;
  }

  /**
   * The assignment of least total misfit, by dynamic programming over the names that are taken:
   * O(2^names * names), 15 names.
   */
  private static List<SegmentName> best(
      List<SegmentProfile> profiles, SegmentName[] names, TypicalCustomer typical) {
    List<double[]> misfits = new ArrayList<>();
    for (SegmentProfile profile : profiles) {
      misfits.add(
          Arrays.stream(names).mapToDouble(name -> name.misfit(profile, typical)).toArray());
    }
    int sets = 1 << names.length;
    double[] least = new double[sets];
    int[] last = new int[sets];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    least[0] = 0;
    for (int taken = 0; taken < sets; taken++) {
      int next = Integer.bitCount(taken);
      if (next < profiles.size() && least[taken] < Double.POSITIVE_INFINITY) {
        extend(taken, misfits.get(next), least, last);
      }
    }
    int end = -1;
    for (int taken = 0; taken < sets; taken++) {
      boolean full = Integer.bitCount(taken) == profiles.size();
      if (full && (end < 0 || least[taken] < least[end])) {
        end = taken;
      }
    }
    SegmentName[] chosen = new SegmentName[profiles.size()];
    for (int i = chosen.length - 1; i >= 0; i--) {
      chosen[i] = names[last[end]];
      end &= ~(1 << last[end]);
    }
    return List.of(chosen);
  }

  private static void extend(int taken, double[] misfits, double[] least, int[] last) {
    for (int name = 0; name < misfits.length; name++) {
      int with = taken | 1 << name;
      if (with != taken) {
        double misfit = least[taken] + misfits[name];
        if (misfit < least[with]) {
          least[with] = misfit;
          last[with] = name;
        }
      }
    }
  }
}
