package io.github.ecomai.benchmarks;

import io.github.ecomai.benchmarks.M4Series.Group;
import io.github.ecomai.benchmarks.Paired.Difference;
import io.github.ecomai.forecast.Ensemble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How sure it is that the default ensemble is better than other libraries on the test parts of M4
 * and M3: differences on the same series with a bootstrap over series. The OWA, which leaves hourly
 * and "other" series out, is compared with the mean of R's ETS, Theta and auto.arima; the MSIS of a
 * frequency with the stored method that has the lowest on all its series of M4, which is best with
 * some luck. Bounds take series for independent; those that move together make them too narrow.
 */
final class PairedBenchmark implements Benchmark {
  private static final String MEAN_OF_THREE = "comb_eta";

  @Override
  public String name() {
    return "paired";
  }

  @Override
  public String summary() {
    return "Differences to the best stored on the same series of m4 and m3, with a bootstrap";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    Results m4 = Results.of(arguments.data("m4/m4-dev.csv.gz"), arguments.isShort());
    Results m3 = Results.of(arguments.data("m3/m3-dev.csv.gz"), arguments.isShort());
    Table table =
        Table.of("figure", "of", "series", "ours", "theirs", "difference", "from", "to (95 %)");
    Figures owa = new Figures();
    Map<String, Results> sets = new LinkedHashMap<>();
    sets.put("m4", m4);
    sets.put("m3", m3);
    sets.put("m4+m3", m4.and(m3));
    for (Map.Entry<String, Results> set : sets.entrySet()) {
      Optional<M4Results> mean = set.getValue().peer(MEAN_OF_THREE);
      if (mean.isPresent()) {
        Difference difference = set.getValue().beside(mean.get()).weightedOwa();
        row(table, "OWA " + set.getKey(), mean.get().method(), "%.4f", difference);
        owa.put(set.getKey(), figures(difference));
      }
    }
    Figures msis = new Figures();
    for (Group group : Group.values()) {
      Optional<M4Results> best = m4.lowestMsis(group);
      if (best.isPresent()) {
        Difference difference = m4.beside(best.get()).msis(group);
        row(table, "MSIS m4 " + group.letter(), best.get().method(), "%.2f", difference);
        msis.put(group.letter(), figures(difference));
      }
    }
    table.print(System.out);
    return new Figures().put("owa", owa).put("msis95", msis);
  }

  private static void row(
      Table table, String figure, String other, String format, Difference difference) {
    List<Object> cells = new ArrayList<>(List.of(figure, other, difference.series()));
    for (double value :
        new double[] {
          difference.one(),
          difference.other(),
          difference.value(),
          difference.lower(),
          difference.upper()
        }) {
      cells.add(String.format(Locale.ROOT, format, value));
    }
    table.row(cells.toArray());
  }

  private static Figures figures(Difference difference) {
    return new Figures()
        .put("difference", difference.value())
        .put("from", difference.lower())
        .put("to", difference.upper());
  }

  /** Ours, Naive2's and the stored ones on some series. */
  private record Results(M4Results ours, M4Results naive2, Map<String, M4Results> peers) {
    static Results of(Path data, boolean isShort) throws IOException {
      List<M4Series> all = M4Series.read(data);
      List<M4Series> series = isShort ? M4Series.firstOfEach(all) : all;
      M4Results naive2 = M4Results.ofNaive2(series);
      return new Results(
          M4Results.of("ensemble", Ensemble.withDefaults().nonNegative(), series),
          naive2,
          M4Peers.read(data, series, naive2));
    }

    Results and(Results others) {
      Map<String, M4Results> both = new LinkedHashMap<>();
      peers.forEach(
          (method, results) -> {
            if (others.peers.containsKey(method)) {
              both.put(method, results.and(others.peers.get(method)));
            }
          });
      return new Results(ours.and(others.ours), naive2.and(others.naive2), both);
    }

    Optional<M4Results> peer(String method) {
      return Optional.ofNullable(peers.get(method));
    }

    Paired beside(M4Results other) {
      return new Paired(ours, other, naive2);
    }

    /** Of those that have all series of the group. */
    Optional<M4Results> lowestMsis(Group group) {
      int all = ours.means(group).count();
      return peers.values().stream()
          .filter(peer -> all > 0 && peer.means(group).count() == all)
          .min(Comparator.comparingDouble(peer -> peer.means(group).msis()));
    }
  }
}
