package io.github.ecomai.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** CPU time, since the machine is shared and wall time is noise. */
final class Cpu {
  private Cpu() {}

  /**
   * Seconds of CPU that the calling thread has used. Excludes the compiler's and collector's
   * threads.
   */
  static double threadSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  /** Seconds of CPU that all threads of this process have used, compiler and collector included. */
  static double processSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** Bytes of heap that the calling thread has allocated. */
  static long allocatedBytes() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
        .getCurrentThreadAllocatedBytes();
  }

  /**
   * Median CPU seconds of the calling thread.
   *
   * @param warmups runs before measuring
   * @param repeats measured runs, 1 or more
   * @param work what is measured, on the calling thread alone; its result is kept from being
   *     optimised away
   */
  static double medianThreadSeconds(int warmups, int repeats, Callable<?> work) {
    double[] seconds = new double[repeats];
    for (int i = -warmups; i < repeats; i++) {
      double start = threadSeconds();
      consume(call(work));
      if (i >= 0) {
        seconds[i] = threadSeconds() - start;
      }
    }
    Arrays.sort(seconds);
    return seconds[repeats / 2];
  }

  private static Object call(Callable<?> work) {
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The measured work failed: " + e.getMessage(), e);
    }
  }

  private static void consume(Object result) {
    if (result.hashCode() == 0x5eed5eed) {
      Thread.onSpinWait();
    }
  }
}
