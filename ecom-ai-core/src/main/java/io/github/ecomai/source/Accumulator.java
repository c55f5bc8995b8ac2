package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import org.jspecify.annotations.Nullable;

/** The state of one aggregate for all groups. For one thread. */
interface Accumulator {
  void add(@Nullable Column argument, Members members);

  Column result(int groups);

  /** Bytes held. */
  long bytes();

  static Accumulator of(Measure measure, Schema input) {
    Aggregate aggregate = measure.value();
    Expression argument = aggregate.argument();
    if (argument == null) {
      return new CountAccumulator();
    }
    DataType type = argument.type(input);
    return switch (aggregate.function()) {
      case COUNT -> new CountAccumulator();
      case COUNT_DISTINCT -> new DistinctAccumulator(type);
      case SUM, AVG -> sum(measure, type);
      case MIN, MAX -> {
        boolean largest = aggregate.function() == Aggregate.Function.MAX;
        yield type.kind() == Kind.STRING
            ? new ExtremeTextAccumulator(largest)
            : new ExtremeAccumulator(type, largest);
      }
      case QUANTILE -> new QuantileAccumulator(aggregate.probability());
    };
  }

  private static Accumulator sum(Measure measure, DataType type) {
    boolean mean = measure.value().function() == Aggregate.Function.AVG;
    return type.kind() == Kind.DOUBLE
        ? new DoubleSumAccumulator(mean)
        : new ExactSumAccumulator(type, mean, measure.name());
  }
}
