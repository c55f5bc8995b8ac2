package io.github.ecomai.compliance;

import io.github.ecomai.SystemContext;
import io.github.ecomai.anomaly.IsolationForest;
import io.github.ecomai.data.CustomerId;
import io.github.ecomai.data.DateRange;
import io.github.ecomai.data.Matrix;
import io.github.ecomai.data.OrderId;
import io.github.ecomai.engine.AnomalyDetector;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.run.Fingerprint;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The system over the sources and engines of {@code EcomAi}. Immutable and thread-safe. */
final class DefaultComplianceGuardian implements ComplianceGuardian {
  /** Rare extremes must be in the samples of a forest to be told from the merely large. */
  private static final int SAMPLE_SIZE = 4096;

  private final SystemContext context;

  DefaultComplianceGuardian(SystemContext context) {
    this.context = context;
  }

  @Override
  public TransactionScreening screenTransactions(ScreenTransactionsRequest request) {
    return screenTransactions(request, context.run());
  }

  @Override
  public TransactionScreening screenTransactions(
      ScreenTransactionsRequest request, RunContext run) {
    Objects.requireNonNull(request, "request");
    Instant start = run.now();
    AnomalyDetector engine = engine(request.engine());
    Input input = request.rows().map(Input::of).orElseGet(() -> read(request, run));
    AnomalyScreen screen = AnomalyScreen.of(input.features(), engine, run);
    List<TransactionFinding> findings = new ArrayList<>();
    for (int row : screen.highest(request, input.screened(), input.ties())) {
      run.checkCancelled();
      findings.add(input.finding(findings.size() + 1, row, screen));
    }
    Provenance provenance = provenance(engine.info(), request, screen, start, run);
    return new TransactionScreening(findings, input.coverage(), screen.profiles(), provenance);
  }

  private AnomalyDetector engine(String id) {
    AnomalyDetector engine = context.engines(AnomalyDetector.class).get(id);
    return engine instanceof IsolationForest forest ? forest.withSampleSize(SAMPLE_SIZE) : engine;
  }

  private Input read(ScreenTransactionsRequest request, RunContext run) {
    if (!request.transactions().isEmpty()) {
      return Input.of(TransactionTable.of(request.transactions()).sorted(), request, new long[3]);
    }
    DataSource source = context.source();
    TransactionReader reader =
        TransactionReader.read(
            source, TransactionReader.query(context.commerce(), source, request.period()), run);
    if (reader.table().rows() == 0) {
      throw new ModelFitException(
          "There is no purchase in "
              + source.name()
              + request.period().map(days -> " up to " + days.to()).orElse("")
              + ". Maybe look at another period, or map quantity and unit_price of ORDER_LINES.");
    }
    long[] leftOut = {reader.returns(), reader.freeOfCharge(), reader.incomplete()};
    return Input.of(reader.table().sorted(), request, leftOut);
  }

  private static Provenance provenance(
      EngineInfo engine,
      ScreenTransactionsRequest request,
      AnomalyScreen screen,
      Instant start,
      RunContext run) {
    Map<String, String> parameters =
        Map.of(
            "share",
            String.valueOf(request.share()),
            "minimum-score",
            String.valueOf(request.minimumScore()),
            "period",
            request.period().map(days -> days.from() + ".." + days.to()).orElse("all"),
            "features",
            screen.profiles().stream()
                .map(FeatureProfile::feature)
                .collect(Collectors.joining(", ")));
    Fingerprint fingerprint = Fingerprint.start();
    Matrix matrix = screen.matrix();
    double[] row = new double[matrix.columns()];
    for (int i = 0; i < matrix.rows(); i++) {
      matrix.copyRow(i, row, 0);
      fingerprint.add(row);
    }
    return new Provenance(
        engine.id(),
        engine.version(),
        parameters,
        run.seed(),
        fingerprint.text(),
        Duration.between(start, run.now()));
  }

  /** What is screened: features of transactions, or rows of numbers. */
  private record Input(
      List<Feature> features,
      Optional<TransactionTable> table,
      IntPredicate screened,
      ScreeningCoverage coverage) {
    static Input of(TransactionTable table, ScreenTransactionsRequest request, long[] leftOut) {
      Optional<DateRange> period = request.period();
      IntPredicate screened = row -> period.isEmpty() || period.get().contains(table.day(row));
      int[] rows = IntStream.range(0, table.rows()).filter(screened).toArray();
      long nobodys = IntStream.of(rows).filter(row -> table.customer(row) == null).count();
      return new Input(
          TransactionFeatures.of(table, new NumberWords(request.currency())),
          Optional.of(table),
          screened,
          new ScreeningCoverage(
              rows.length, table.rows(), nobodys, leftOut[0], leftOut[1], leftOut[2]));
    }

    static Input of(Matrix rows) {
      List<Feature> features = new ArrayList<>();
      for (int j = 0; j < rows.columns(); j++) {
        String name = rows.columnNames().get(j);
        features.add(
            Feature.number(name, rows.column(j), (row, value, usual) -> say(name, value, usual)));
      }
      return new Input(
          features,
          Optional.empty(),
          row -> true,
          new ScreeningCoverage(rows.rows(), rows.rows(), 0, 0, 0, 0));
    }

    private static String say(String name, double value, FeatureProfile usual) {
      return NumberWords.compared(
          name + " " + NumberWords.count(value),
          value,
          NumberWords.Range.of(usual, NumberWords::count));
    }

    Comparator<Integer> ties() {
      Comparator<Integer> byRow = Comparator.naturalOrder();
      return table
          .map(
              t ->
                  Comparator.comparing((Integer row) -> -t.get(TransactionTable.Column.AMOUNT, row))
                      .thenComparing(t::order)
                      .thenComparing(byRow))
          .orElse(byRow);
    }

    TransactionFinding finding(int rank, int row, AnomalyScreen screen) {
      List<FindingReason> reasons = screen.reasons(row);
      OrderId order = table.map(t -> OrderId.of(t.order(row))).orElseGet(() -> OrderId.of(row));
      return new TransactionFinding(
          rank,
          order,
          table.flatMap(t -> Optional.ofNullable(t.customer(row))).map(CustomerId::of),
          table.map(t -> t.day(row)),
          table.isPresent()
              ? OptionalDouble.of(table.get().get(TransactionTable.Column.AMOUNT, row))
              : OptionalDouble.empty(),
          screen.score(row),
          reasons,
          (table.isPresent() ? "" : "row ") + order + ": " + words(reasons));
    }

    private static String words(List<FindingReason> reasons) {
      return reasons.isEmpty()
          ? "no single number stands out, but their combination is rare"
          : reasons.stream().map(FindingReason::words).collect(Collectors.joining("; "));
    }
  }
}
