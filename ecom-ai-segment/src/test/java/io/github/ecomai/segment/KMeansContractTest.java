package io.github.ecomai.segment;

import io.github.ecomai.engine.Clusterer;
import io.github.ecomai.testkit.ClustererContract;

class KMeansContractTest extends ClustererContract {
  @Override
  protected Clusterer clusterer() {
    return new KMeans();
  }
}
