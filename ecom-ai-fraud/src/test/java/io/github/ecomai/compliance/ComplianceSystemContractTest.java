package io.github.ecomai.compliance;

import io.github.ecomai.AiSystem;
import io.github.ecomai.data.Matrix;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.testkit.AiSystemContract;
import java.util.Arrays;
import java.util.random.RandomGenerator;

class ComplianceSystemContractTest extends AiSystemContract<ComplianceGuardian> {
  @Override
  protected AiSystem<ComplianceGuardian> system() {
    return new ComplianceSystem();
  }

  @Override
  protected Record request(String operation) {
    RandomGenerator random = RunContext.defaults().random("contract");
    double[] values = new double[400];
    Arrays.setAll(values, i -> i == 7 ? 40 : random.nextGaussian());
    return ScreenTransactionsRequest.of(Matrix.of(200, 2, values).withColumnNames("a", "b"));
  }
}
