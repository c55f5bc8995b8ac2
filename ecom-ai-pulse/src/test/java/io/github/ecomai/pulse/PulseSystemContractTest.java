package io.github.ecomai.pulse;

import io.github.ecomai.AiSystem;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.testkit.AiSystemContract;
import java.time.LocalDate;
import java.util.Arrays;

class PulseSystemContractTest extends AiSystemContract<GlobalMarketPulse> {
  @Override
  protected AiSystem<GlobalMarketPulse> system() {
    return new PulseSystem();
  }

  @Override
  protected Record request(String operation) {
    double[] values = new double[48];
    Arrays.setAll(values, i -> 100 + i + 20 * Math.sin(i * Math.PI / 6) + i % 5);
    return DecomposeRequest.of(TimeSeries.of(LocalDate.of(2022, 1, 1), Frequency.MONTH, values));
  }
}
