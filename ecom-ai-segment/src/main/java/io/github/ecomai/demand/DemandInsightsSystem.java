package io.github.ecomai.demand;

import io.github.ecomai.AiSystem;
import io.github.ecomai.Operation;
import io.github.ecomai.SystemContext;
import java.util.List;

/** Provides the Demand Insights Engine. Stateless and thread-safe. */
public final class DemandInsightsSystem implements AiSystem<DemandInsightsEngine> {
  /** For ServiceLoader. */
  public DemandInsightsSystem() {}

  @Override
  public String id() {
    return "demand-insights";
  }

  @Override
  public String summary() {
    return "Demand Insights Engine: who the customers are and what they will buy";
  }

  @Override
  public Class<DemandInsightsEngine> facade() {
    return DemandInsightsEngine.class;
  }

  @Override
  public List<Operation<DemandInsightsEngine, ?, ?>> operations() {
    return List.of(
        Operation.of(
            "segment-customers",
            Operation.types(SegmentCustomersRequest.class, CustomerSegments.class),
            "Divides customers into named segments by how recently, often and for how much they buy",
            DemandInsightsEngine::segmentCustomers),
        Operation.of(
            "assign-segment",
            Operation.types(AssignSegmentRequest.class, AssignedSegment.class),
            "Finds the segment of one customer",
            DemandInsightsEngine::assignSegment));
  }

  @Override
  public DemandInsightsEngine open(SystemContext context) {
    return new DefaultDemandInsightsEngine(context);
  }
}
