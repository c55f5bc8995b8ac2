package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.error.ModelStoreException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.store.DirectoryModelStore;
import io.github.ecomai.store.ModelFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FittedForecastCodecTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final FittedForecastCodec CODEC = new FittedForecastCodec();

  static List<ForecastModel> models() {
    return Stream.concat(Models.all().stream(), Models.plain().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void readBackItForecastsTheSame(ForecastModel model) {
    double[] shop = Models.shop(60, RUN.random("codec"));
    shop[7] = Double.NaN;
    double[] losses = Arrays.stream(shop).map(v -> 100 - v).toArray();
    for (double[] history : List.of(shop, losses, new double[] {3}, new double[12])) {
      FittedForecast fitted = model.fit(Models.months(history), RUN);
      FittedForecast read = ModelFile.decode(CODEC, ModelFile.encode(CODEC, fitted));
      assertThat(read.forecast(18, 0.8, 0.95)).isEqualTo(fitted.forecast(18, 0.8, 0.95));
      assertThat(read.model()).isEqualTo(fitted.model());
    }
  }

  @Test
  void endsOfMonthsAreKept() {
    for (Frequency frequency : List.of(Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR)) {
      TimeSeries whole =
          TimeSeries.of(LocalDate.of(2024, 2, 29), frequency, Models.shop(60, RUN.random("ends")));
      TimeSeries ends = TimeSeries.of(LocalDate.of(2023, 1, 31), frequency, whole.toArray());
      for (TimeSeries all : List.of(whole, ends)) {
        for (int from = 0; from < 14; from++) {
          TimeSeries history = all.slice(from, from + 40);
          FittedForecast fitted = Theta.withDefaults().fit(history, RUN);
          FittedForecast stored = ModelFile.decode(CODEC, ModelFile.encode(CODEC, fitted));
          assertThat(stored.forecast(9, 0.9)).isEqualTo(fitted.forecast(9, 0.9));
          TimeSeries next = all.slice(from + 40, from + 43);
          assertThat(stored.update(next).forecast(2)).isEqualTo(fitted.update(next).forecast(2));
        }
      }
    }
  }

  @Test
  void clippedEnsemblesToo(@TempDir Path folder) {
    TimeSeries history = Models.months(Models.shop(40, RUN.random("store")));
    FittedForecast fitted = Ensemble.withDefaults().nonNegative().fit(history, RUN);
    DirectoryModelStore store = DirectoryModelStore.open(folder);
    store.save("revenue", CODEC, fitted);
    Forecast later = store.load("revenue", CODEC).forecast(12, 0.95);
    assertThat(later).isEqualTo(fitted.forecast(12, 0.95));
  }

  @Test
  void anyChangedByteIsRefused() {
    FittedForecast fitted = Theta.withDefaults().fit(Models.months(1, 3, 2, 4, 3), RUN);
    byte[] bytes = ModelFile.encode(CODEC, fitted);
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> ModelFile.decode(CODEC, damaged))
          .isInstanceOf(ModelStoreException.class);
    }
  }

  @Test
  void modelsOfOthersAreRefused() {
    FittedForecast foreign =
        new FittedForecast() {
          @Override
          public String model() {
            return "foreign";
          }

          @Override
          public Forecast forecast(int horizon, double... levels) {
            throw new UnsupportedOperationException();
          }
        };
    assertThatThrownBy(() -> ModelFile.encode(CODEC, foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not of this library");
  }
}
