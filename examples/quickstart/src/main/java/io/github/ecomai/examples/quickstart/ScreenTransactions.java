package io.github.ecomai.examples.quickstart;

import io.github.ecomai.EcomAi;
import io.github.ecomai.compliance.ComplianceGuardian;
import io.github.ecomai.compliance.ScreenTransactionsRequest;
import io.github.ecomai.compliance.TransactionScreening;
import io.github.ecomai.source.MemorySource;

/** Finds the transactions that stand out, in tables that are held in memory. */
public final class ScreenTransactions {
  private ScreenTransactions() {}

  /**
   * Runs it on a made-up shop.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    screen(DemoShop.tables());
  }

  // region screen
  static TransactionScreening screen(MemorySource tables) {
    try (EcomAi ai = EcomAi.builder().source(tables).seed(7).build()) {
      ComplianceGuardian guardian = ai.system(ComplianceGuardian.class);
      ScreenTransactionsRequest request = ScreenTransactionsRequest.fromSource().withShare(0.001);
      TransactionScreening screening = guardian.screenTransactions(request);
      screening.findings().forEach(finding -> System.out.println(finding.summary()));
      return screening;
    }
  }
  // endregion
}
