package io.github.ecomai.examples.quickstart;

import io.github.ecomai.AiSystem;
import io.github.ecomai.anomaly.IsolationForest;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.AnomalyDetector;
import io.github.ecomai.engine.Clusterer;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.forecast.Theta;
import io.github.ecomai.pulse.DecomposeRequest;
import io.github.ecomai.pulse.GlobalMarketPulse;
import io.github.ecomai.pulse.PulseSystem;
import io.github.ecomai.segment.KMeans;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.testkit.AiSystemContract;
import io.github.ecomai.testkit.AnomalyDetectorContract;
import io.github.ecomai.testkit.ClustererContract;
import io.github.ecomai.testkit.DataSourceContract;
import io.github.ecomai.testkit.ForecastModelContract;
import java.time.LocalDate;

/** The examples in the comments of the contracts; the modules run contracts of their own. */
final class ContractSnippets {
  private static final TimeSeries series =
      TimeSeries.of(LocalDate.of(2024, 1, 1), Frequency.QUARTER, 1, 2, 3, 2, 1, 2, 3, 2, 1);

  private ContractSnippets() {}

  static
  // region AiSystemContract
  class PulseContractTest extends AiSystemContract<GlobalMarketPulse> {
    protected AiSystem<GlobalMarketPulse> system() {
      return new PulseSystem();
    }

    protected Record request(String operation) {
      return DecomposeRequest.of(series);
    }
  }

  // endregion

  static
  // region AnomalyDetectorContract
  class IsolationForestContractTest extends AnomalyDetectorContract {
    protected AnomalyDetector detector() {
      return new IsolationForest();
    }
  }

  // endregion

  static
  // region ClustererContract
  class KMeansContractTest extends ClustererContract {
    protected Clusterer clusterer() {
      return new KMeans();
    }
  }

  // endregion

  static
  // region DataSourceContract
  class MemorySourceContractTest extends DataSourceContract {
    protected DataSource load(MemorySource tables) {
      return tables;
    }
  }

  // endregion

  static
  // region ForecastModelContract
  class ThetaContractTest extends ForecastModelContract {
    protected ForecastModel model() {
      return new Theta();
    }
  }

  // endregion
}
