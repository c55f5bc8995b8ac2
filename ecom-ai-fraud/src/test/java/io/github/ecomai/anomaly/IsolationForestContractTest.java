package io.github.ecomai.anomaly;

import io.github.ecomai.engine.AnomalyDetector;
import io.github.ecomai.testkit.AnomalyDetectorContract;

class IsolationForestContractTest extends AnomalyDetectorContract {
  @Override
  protected AnomalyDetector detector() {
    return new IsolationForest();
  }
}
