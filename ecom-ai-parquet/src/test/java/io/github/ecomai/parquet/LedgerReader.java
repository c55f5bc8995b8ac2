package io.github.ecomai.parquet;

import java.io.IOException;
import java.nio.file.Path;

/** Opens prod and keeps it open until it is killed. */
public final class LedgerReader {
  private LedgerReader() {}

  /**
   * Runs in a JVM of its own; says "r" when it is ready.
   *
   * @param args the lake
   * @throws IOException if the parent is gone
   */
  public static void main(String[] args) throws IOException {
    try (ParquetSource prod = Lake.open(Path.of(args[0])).prod()) {
      System.out.println("ready");
      System.out.flush();
      while (System.in.read() >= 0) {
        prod.tables();
      }
    }
  }
}
