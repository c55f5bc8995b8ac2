package io.github.ecomai.demand;

import io.github.ecomai.AiSystem;
import io.github.ecomai.EcomAi;
import io.github.ecomai.testkit.AiSystemContract;
import java.util.List;
import java.util.stream.IntStream;

class DemandInsightsSystemContractTest extends AiSystemContract<DemandInsightsEngine> {
  private static final SegmentCustomersRequest SEGMENT =
      SegmentCustomersRequest.of(customers()).withSegments(3);

  @Override
  protected AiSystem<DemandInsightsEngine> system() {
    return new DemandInsightsSystem();
  }

  @Override
  protected Record request(String operation) {
    return operation.equals("segment-customers") ? SEGMENT : assign();
  }

  private static AssignSegmentRequest assign() {
    try (EcomAi ai = EcomAi.builder().build()) {
      CustomerSegments found = ai.system(DemandInsightsEngine.class).segmentCustomers(SEGMENT);
      return AssignSegmentRequest.of(customers().get(5)).withSegmentation(found.segmentation());
    }
  }

  /** Three kinds of customers. */
  private static List<CustomerActivity> customers() {
    return IntStream.range(0, 60)
        .mapToObj(
            i ->
                CustomerActivity.of(
                    "c" + i, 5 + 90 * (i % 3) + i, 1 + 6 * ((i + 1) % 3), 20 + 200 * (i % 3) + i))
        .toList();
  }
}
