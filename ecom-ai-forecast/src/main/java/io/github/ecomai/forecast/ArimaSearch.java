package io.github.ecomai.forecast;

import static java.util.stream.Collectors.joining;

import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the order of an ARIMA model: differences by tests, the rest by AICc, stepwise or over all
 * orders within the limits. Long series and seasons are compared by conditional likelihood, and the
 * best that is also well determined exactly is taken.
 *
 * <p>Reference: Hyndman and Khandakar (2008), Automatic time series forecasting: the forecast
 * package for R, Journal of Statistical Software 27(3).
 *
 * <p>Not thread-safe: one search each.
 */
final class ArimaSearch {
  /** Roots nearer to the unit circle than this are not trusted. */
  private static final double CLEAR = 1.01;

  private static final int LONG = 150;
  private static final int LONG_SEASON = 12;

  private static final int[][] NEIGHBOURS = {
    {-1, 0}, {0, -1}, {1, 0}, {0, 1}, {-1, -1}, {-1, 1}, {1, -1}, {1, 1}
  };

  private final ArimaData data;
  private final ArimaLimits limits;
  private final RunContext run;
  private final boolean zeroCounts;
  private final boolean conditional;
  private final Map<ArimaOrder, Optional<ArimaFit>> seen = new LinkedHashMap<>();
  private final @Nullable Instant deadline;
  private @Nullable ArimaFit best;
  private boolean complete = true;
  private String differences = "";

  /**
   * Over values without gaps.
   *
   * @param data the values; missing ones count as filled
   * @param limits of the search
   * @param zeroCounts whether zero is a level that values may return to; of transformed values it
   *     is an accident, so without differences they have a mean
   * @param run cancellation, and the clock if the time is limited
   */
  ArimaSearch(ArimaData data, ArimaLimits limits, boolean zeroCounts, RunContext run) {
    this.data = data.filled();
    this.zeroCounts = zeroCounts;
    this.limits = limits.within(data.size(), data.season());
    this.run = run;
    conditional = data.size() > LONG || data.season() > LONG_SEASON;
    Duration time = limits.time();
    deadline = time == null ? null : run.now().plus(time.dividedBy(3).multipliedBy(2));
  }

  /** How many orders were compared. */
  int compared() {
    return seen.size();
  }

  /** Whether the search ended by itself, not at a limit. */
  boolean isComplete() {
    return complete;
  }

  /** Why differences were taken and how near the next order came, for people; may be empty. */
  String why(ArimaFit chosen) {
    Ranking ranking = new Ranking();
    seen.forEach(
        (order, fit) -> fit.ifPresent(one -> ranking.add(order.label(data.season()), one.aicc())));
    boolean first = ranking.leads(chosen.order().label(data.season()));
    String lead = first ? ranking.lead() : "";
    return differences.isEmpty() && !lead.isEmpty() ? lead.substring(2) : differences + lead;
  }

  /** The best order, with estimates by exact likelihood. */
  ArimaFit best() {
    double[] y = data.values();
    int season = data.season();
    List<Double> strengths = new ArrayList<>();
    List<Double> tests = new ArrayList<>();
    int seasonal =
        Differencing.seasonal(
            y, season, limits.seasonalDifferences(), limits.test(), run, strengths);
    double[] w = ArimaData.difference(y, 0, seasonal, season);
    int ordinary = Differencing.ordinary(w, limits.differences(), tests);
    differences =
        Stream.of(
                Differencing.whySeasonal(seasonal, season, limits.test(), strengths),
                Differencing.whyOrdinary(ordinary, tests))
            .filter(text -> !text.isEmpty())
            .collect(joining(", "));
    w = ArimaData.difference(w, ordinary, 0, season);
    boolean constant = ordinary + seasonal <= 1;
    ArimaOrder plain = new ArimaOrder(0, ordinary, 0, 0, seasonal, 0, false);
    if (Differencing.isConstant(w)) {
      return exactly(plain.withConstant(constant), plain);
    }
    if (limits.full()) {
      searchAll(plain, constant);
    } else {
      searchStepwise(plain, constant);
    }
    return refined(plain);
  }

  private ArimaFit exactly(ArimaOrder... orders) {
    for (ArimaOrder order : orders) {
      ArimaFit fit = new ArimaEstimation(data, order, run).exact(new double[order.terms()]);
      if (fit != null) {
        return fit;
      }
    }
    throw new IllegalStateException("no value is left after differencing");
  }

  private void searchAll(ArimaOrder plain, boolean constant) {
    for (int terms = 0; terms <= limits.terms(); terms++) {
      for (int p = 0; p <= limits.ar(); p++) {
        for (int q = 0; q <= limits.ma(); q++) {
          for (int sar = 0; sar <= limits.seasonalAr(); sar++) {
            int sma = terms - p - q - sar;
            if (sma >= 0 && sma <= limits.seasonalMa()) {
              ArimaOrder order = with(plain, p, q, sar, sma);
              tryOrder(order);
              if (constant) {
                tryOrder(order.withConstant(true));
              }
            }
          }
        }
      }
    }
  }

  private void searchStepwise(ArimaOrder plain, boolean constant) {
    int sar = Math.min(1, limits.seasonalAr());
    int sma = Math.min(1, limits.seasonalMa());
    int p = Math.min(2, limits.ar());
    int q = Math.min(2, limits.ma());
    tryOrder(with(plain, p, q, sar, sma).withConstant(constant));
    tryOrder(plain.withConstant(constant));
    tryOrder(with(plain, Math.min(1, p), 0, sar, 0).withConstant(constant));
    tryOrder(with(plain, 0, Math.min(1, q), 0, sma).withConstant(constant));
    tryOrder(plain);
    if (best == null) {
      return;
    }
    ArimaOrder centre = best.order();
    while (hasBudget()) {
      Optional<ArimaOrder> next = firstBetter(centre, constant);
      if (next.isEmpty()) {
        return;
      }
      centre = next.get();
    }
    complete = false;
  }

  private Optional<ArimaOrder> firstBetter(ArimaOrder centre, boolean constant) {
    for (ArimaOrder order : neighbours(centre, constant)) {
      if (tryOrder(order)) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }

  private List<ArimaOrder> neighbours(ArimaOrder o, boolean constant) {
    List<ArimaOrder> orders = new ArrayList<>();
    for (int[] move : NEIGHBOURS) {
      add(orders, o, o.ar(), o.ma(), o.seasonalAr() + move[0], o.seasonalMa() + move[1]);
    }
    for (int[] move : NEIGHBOURS) {
      add(orders, o, o.ar() + move[0], o.ma() + move[1], o.seasonalAr(), o.seasonalMa());
    }
    if (constant) {
      orders.add(o.withConstant(!o.constant()));
    }
    return orders;
  }

  private void add(List<ArimaOrder> orders, ArimaOrder o, int p, int q, int sar, int sma) {
    if (p >= 0
        && q >= 0
        && sar >= 0
        && sma >= 0
        && p <= limits.ar()
        && q <= limits.ma()
        && sar <= limits.seasonalAr()
        && sma <= limits.seasonalMa()) {
      orders.add(with(o, p, q, sar, sma));
    }
  }

  private static ArimaOrder with(ArimaOrder o, int p, int q, int sar, int sma) {
    return new ArimaOrder(p, o.differences(), q, sar, o.seasonalDifferences(), sma, o.constant());
  }

  private boolean hasBudget() {
    return seen.size() < limits.effort() && (deadline == null || run.now().isBefore(deadline));
  }

  /** Compares an order that is new; true if it is the best so far. */
  private boolean tryOrder(ArimaOrder order) {
    boolean toZero = !order.constant() && isLevel(order);
    if (seen.containsKey(order) || (toZero && !zeroCounts)) {
      return false;
    }
    if (!hasBudget()) {
      complete = false;
      return false;
    }
    run.checkCancelled();
    ArimaFit fit = compare(order);
    if (fit == null || !(fit.aicc() < Double.POSITIVE_INFINITY) || !isClear(fit)) {
      seen.put(order, Optional.empty());
      return false;
    }
    seen.put(order, Optional.of(fit));
    boolean better = best == null || fit.aicc() < best.aicc();
    if (better) {
      best = fit;
    }
    return better;
  }

  private @Nullable ArimaFit compare(ArimaOrder order) {
    ArimaEstimation estimation = new ArimaEstimation(data, order, run);
    ArimaFit quick = estimation.quick();
    if (conditional) {
      return quick;
    }
    return estimation.quickExact(quick == null ? new double[order.terms()] : quick.free());
  }

  private boolean isClear(ArimaFit fit) {
    return ArimaEstimation.isClear(fit, data.season(), CLEAR);
  }

  /** The best order whose exact estimates are clear too. */
  private ArimaFit refined(ArimaOrder plain) {
    List<ArimaFit> ranked =
        seen.values().stream()
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingDouble(ArimaFit::aicc))
            .toList();
    for (ArimaFit candidate : ranked) {
      double[] zero = new double[candidate.order().terms()];
      ArimaFit fit =
          new ArimaEstimation(data, candidate.order(), run).exact(zero, candidate.free());
      if (fit != null && isClear(fit)) {
        return fit;
      }
    }
    return exactly(plain.withConstant(isLevel(plain) && !zeroCounts), plain);
  }

  private static boolean isLevel(ArimaOrder order) {
    return order.differences() + order.seasonalDifferences() == 0;
  }
}
