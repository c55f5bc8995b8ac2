package io.github.ecomai.compliance;

import io.github.ecomai.AiSystem;
import io.github.ecomai.Operation;
import io.github.ecomai.SystemContext;
import java.util.List;

/** Provides the Compliance Guardian. Stateless and thread-safe. */
public final class ComplianceSystem implements AiSystem<ComplianceGuardian> {
  /** For ServiceLoader. */
  public ComplianceSystem() {}

  @Override
  public String id() {
    return "compliance-guardian";
  }

  @Override
  public String summary() {
    return "Compliance Guardian: which transactions a person should look at";
  }

  @Override
  public Class<ComplianceGuardian> facade() {
    return ComplianceGuardian.class;
  }

  @Override
  public List<Operation<ComplianceGuardian, ?, ?>> operations() {
    return List.of(
        Operation.of(
            "screen-transactions",
            Operation.types(ScreenTransactionsRequest.class, TransactionScreening.class),
            "Finds the transactions that differ most from the others, and says why",
            ComplianceGuardian::screenTransactions));
  }

  @Override
  public ComplianceGuardian open(SystemContext context) {
    return new DefaultComplianceGuardian(context);
  }
}
