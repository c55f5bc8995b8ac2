package io.github.ecomai.pulse;

import io.github.ecomai.SystemContext;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.decomposition.Decomposition;
import io.github.ecomai.decomposition.Stl;
import io.github.ecomai.run.Fingerprint;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The system over the source of {@code EcomAi}. Immutable and thread-safe. */
final class DefaultGlobalMarketPulse implements GlobalMarketPulse {
  private final SystemContext context;

  DefaultGlobalMarketPulse(SystemContext context) {
    this.context = context;
  }

  @Override
  public SeriesDecomposition decompose(DecomposeRequest request) {
    return decompose(request, context.run());
  }

  @Override
  public SeriesDecomposition decompose(DecomposeRequest request, RunContext run) {
    Objects.requireNonNull(request, "request");
    Instant start = run.now();
    String name = request.query().map(SeriesQuery::name).orElse("series");
    SeriesQuery.Reading reading =
        request
            .query()
            .map(query -> query.read(context.commerce(), context.source(), run))
            .orElseGet(() -> new SeriesQuery.Reading(request.series().orElseThrow(), List.of()));
    TimeSeries series = reading.series();
    checkSeason(request, series);
    Stl stl = stl(request);
    Decomposition parts = stl.decompose(series, run);
    TimeSeries trend = like(series, parts.trend());
    SeasonalPart season =
        new SeasonalPart(parts.period(), like(series, parts.seasonal()), parts.seasonalStrength());
    TimeSeries remainder = like(series, parts.remainder());
    return new SeriesDecomposition(
        name,
        series,
        trend,
        List.of(season),
        remainder,
        like(series, parts.weights()),
        parts.trendStrength(),
        new DecompositionWords(name, series, trend, season).say(remainder, parts.trendStrength()),
        reading.notes(),
        provenance(series, stl, parts.period(), new Times(start, run)));
  }

  private static void checkSeason(DecomposeRequest request, TimeSeries series) {
    if (request.periods().isEmpty() && series.frequency().season() < 2) {
      throw new IllegalArgumentException(
          "Series by "
              + series.frequency()
              + " have no usual season. Maybe name its length with DecomposeRequest.withPeriod.");
    }
  }

  private static Stl stl(DecomposeRequest request) {
    Stl stl =
        request.periods().isEmpty() ? Stl.withDefaults() : Stl.ofPeriod(request.periods().get(0));
    if (request.fixed()) {
      stl = stl.periodic();
    } else if (request.seasonalWindow().isPresent()) {
      stl = stl.withSeasonalWindow(request.seasonalWindow().getAsInt());
    }
    return (request.robust() ? stl.robust() : stl).withMedian(request.median());
  }

  private static TimeSeries like(TimeSeries series, double[] values) {
    return series.withValues(values);
  }

  /** When a run began, and its clock. */
  private record Times(Instant start, RunContext run) {}

  private static Provenance provenance(TimeSeries series, Stl stl, int period, Times times) {
    String fingerprint =
        Fingerprint.start()
            .add(series.dateTime(0).toString())
            .add(series.frequency().toString())
            .add(series.toArray())
            .text();
    return new Provenance(
        "stl",
        "1",
        Map.of("settings", stl.toString(), "period", Integer.toString(period)),
        times.run().seed(),
        fingerprint,
        Duration.between(times.start(), times.run().now()));
  }
}
