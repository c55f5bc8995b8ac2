package io.github.ecomai.benchmarks;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.forecast.Arima;
import io.github.ecomai.forecast.Ces;
import io.github.ecomai.forecast.Ensemble;
import io.github.ecomai.forecast.Ets;
import io.github.ecomai.forecast.StlForecast;
import io.github.ecomai.forecast.Theta;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Whether an ensemble keeps its time limit: wall time of a fit over the limit, for limits from a
 * twentieth of what the fit takes without one, on long series and with slow members.
 */
final class TimeLimitBenchmark implements Benchmark {
  private static final double[] SHARES = {0.05, 0.1, 0.2, 0.4, 0.8, 1.2};
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "time-limit";
  }

  @Override
  public String summary() {
    return "Wall time of a fit of an ensemble, and of ARIMA, over its time limit";
  }

  private record Case(
      String name,
      ForecastModel model,
      Function<Duration, ForecastModel> limited,
      TimeSeries history) {
    static Case of(String name, Ensemble ensemble, TimeSeries history) {
      return new Case(name, ensemble, ensemble::withTimeLimit, history);
    }
  }

  @Override
  public Figures run(Arguments arguments) {
    RunContext run = RunContext.defaults().withSeed(7);
    int times = arguments.isShort() ? 1 : 5;
    Ensemble slow =
        Ensemble.of(
            List.of(
                Theta.withDefaults(),
                Ets.withDefaults(),
                Arima.withDefaults(),
                Ces.withDefaults(),
                StlForecast.of(Arima.withDefaults())));
    List<Case> cases =
        List.of(
            Case.of(
                "default, 20,000 hours", Ensemble.withDefaults(), series(20_000, Frequency.HOUR)),
            Case.of("default, 5,000 days", Ensemble.withDefaults(), series(5000, Frequency.DAY)),
            Case.of("with ARIMA, 400 months", slow, series(400, Frequency.MONTH)),
            new Case(
                "ARIMA alone, 20,000 hours",
                Arima.withDefaults(),
                Arima.withDefaults()::withTimeLimit,
                series(20_000, Frequency.HOUR)));
    Table table = Table.of("series", "limit s", "took s", "over limit", "members", "origins");
    double worst = 0;
    for (Case one : cases) {
      fit(one.model(), one.history(), run);
      double whole = median(one.model(), one.history(), run, times).seconds();
      for (double share : SHARES) {
        double limit = share * whole;
        ForecastModel limited = one.limited().apply(Duration.ofNanos((long) (limit * NANOS)));
        Timed timed = median(limited, one.history(), run, times);
        double took = timed.seconds();
        Map<String, String> made = timed.forecast().provenance().parameters();
        long members = made.keySet().stream().filter(key -> key.startsWith("member.")).count();
        table.row(
            one.name(),
            limit,
            took,
            text(took / limit),
            members,
            made.getOrDefault("origins", "-"));
        worst = Math.max(worst, took / limit);
      }
      table.row(one.name(), "none", whole, "-", "-", "-");
    }
    table.print(System.out);
    return new Figures().put("worst_ratio", worst);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private record Timed(double seconds, Forecast forecast) {}

  /** The fit that took neither long nor short. */
  private static Timed median(ForecastModel model, TimeSeries history, RunContext run, int times) {
    List<Timed> found = new ArrayList<>();
    while (found.size() < times) {
      long start = System.nanoTime();
      Forecast forecast = fit(model, history, run);
      found.add(new Timed((System.nanoTime() - start) / NANOS, forecast));
    }
    found.sort(Comparator.comparingDouble(Timed::seconds));
    return found.get(times / 2);
  }

  private static Forecast fit(ForecastModel model, TimeSeries history, RunContext run) {
    return model.fit(history, run).forecast(1);
  }

  private static TimeSeries series(int size, Frequency frequency) {
    RandomGenerator random = RunContext.defaults().withSeed(7).random("time-limit");
    double[] values = new double[size];
    double[] walk = {0};
    Arrays.setAll(
        values,
        t -> {
          walk[0] += random.nextGaussian();
          double season = 20 * Math.sin(2 * Math.PI * t / frequency.season());
          return 500 + walk[0] + season + 5 * random.nextGaussian();
        });
    return TimeSeries.of(LocalDate.of(2000, 1, 1), frequency, values);
  }
}
