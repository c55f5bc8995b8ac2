package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtsReferenceTest {
  private static double value(int t) {
    return 100 + t + 10 * (t % 4) + 7 * (t * t % 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ETS(A,N,N)", "ETS(M,A,N)", "ETS(A,Ad,A)", "ETS(M,N,M)", "ETS(M,Ad,A)"})
  void aFormAskedForIsFitted(String form) {
    double[] values = IntStream.range(0, 40).mapToDouble(EtsReferenceTest::value).toArray();
    TimeSeries series = TimeSeries.of(LocalDate.of(2001, 1, 1), Frequency.QUARTER, values);
    assertThat(EtsReference.inForm(form).fit(series, RunContext.defaults()).model())
        .isEqualTo(form);
  }

  @Test
  void aFormThatIsNotKnownIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EtsReference.inForm("ETS(A,M,N)"))
        .withMessageContaining("ETS(A,M,N)");
  }

  @Test
  void aFormThatCannotBeFittedFails(@TempDir Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("\"series\",\"frequency\",\"value\"\n");
    for (int t = 0; t < 20; t++) {
      rows.append("\"x\",1,\"").append(value(t)).append("\"\n");
    }
    ReferenceSeries series =
        ReferenceSeries.read(Files.writeString(folder.resolve("series.csv"), rows));
    Map<String, String> model = Map.of("series", "x", "method", "ETS(A,N,A)", "aicc", "1");
    assertThatIllegalStateException()
        .isThrownBy(() -> EtsReference.compare(series, List.of(model), new Figures()))
        .withMessage("x is fitted as ETS(A,N,N), not as ETS(A,N,A).");
  }
}
