package io.github.ecomai.source;

/** Which rows of a batch count in an aggregate, and for which group. */
final class Members {
  private final boolean[] counted;
  private final int[] groupOf;
  private final int groups;

  /** {@code groups} is the number of groups so far. */
  Members(boolean[] counted, int[] groupOf, int groups) {
    this.counted = counted;
    this.groupOf = groupOf;
    this.groups = groups;
  }

  /** Whether the row's condition is true and its argument not null. */
  boolean[] counted() {
    return counted;
  }

  int[] groupOf() {
    return groupOf;
  }

  int groups() {
    return groups;
  }
}
