package io.github.ecomai.examples.tour;

/** The main job: makes the small shop or reads an order log and runs the five systems on it. */
public final class Tour {
  private Tour() {}

  /**
   * Runs the tour.
   *
   * @param args none; the options are system properties
   */
  public static void main(String[] args) {
    System.out.println("ecom-ai tour");
  }
}
