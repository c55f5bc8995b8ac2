package io.github.ecomai.copilot;

/** One step of reading: takes items out of the draft's sentence and adds what they mean. */
@FunctionalInterface
interface Rule {
  void apply(Draft d);
}
