package io.github.ecomai.parquet;

import java.nio.file.Path;

/** Runs the pipeline for one step after the other, until it is killed. */
public final class PipelineRunner {
  private PipelineRunner() {}

  /**
   * Runs in a JVM of its own; says which step is done.
   *
   * @param args the lake, the first step, and the last one
   */
  public static void main(String[] args) {
    Lake lake = Lake.open(Path.of(args[0])).withRetention(2);
    int last = Integer.parseInt(args[2]);
    System.out.println("ready");
    System.out.flush();
    for (int step = Integer.parseInt(args[1]); step <= last; step++) {
      Moves.pipeline(lake, step).run();
      System.out.println(step);
      System.out.flush();
    }
  }
}
