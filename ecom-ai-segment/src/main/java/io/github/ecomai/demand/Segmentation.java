package io.github.ecomai.demand;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.store.ModelCodec;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Fitted segments, which assign any customer. {@link #codec()} saves and loads them; customers
 * themselves are not part of it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Segmentation {
  private final ActivityScale scale;
  private final Matrix centres;
  private final List<Segment> segments;
  private final Optional<LocalDate> since;
  private final Optional<LocalDate> today;
  private final String currency;

  Segmentation(
      ActivityScale scale,
      Matrix centres,
      List<Segment> segments,
      PurchaseHistory.Days days,
      String currency) {
    this.scale = scale;
    this.centres = centres;
    this.segments = List.copyOf(segments);
    this.since = days.from();
    this.today = days.to();
    this.currency = currency;
  }

  /**
   * Writes and reads segmentations.
   *
   * @return the codec
   */
  public static ModelCodec<Segmentation> codec() {
    return SegmentationCodec.INSTANCE;
  }

  /**
   * The segments.
   *
   * @return by falling revenue
   */
  public List<Segment> segments() {
    return segments;
  }

  /**
   * The first day of orders that counted.
   *
   * @return the day, or empty if all earlier orders counted or customers were handed in
   */
  public Optional<LocalDate> since() {
    return since;
  }

  /**
   * The day that counted as today.
   *
   * @return the day, or empty if customers were handed in
   */
  public Optional<LocalDate> today() {
    return today;
  }

  /**
   * The currency of spend.
   *
   * @return ISO 4217 code, or empty if it was not said
   */
  public String currency() {
    return currency;
  }

  /**
   * The segment of a customer: the one with the nearest centre, the one with more revenue on a tie.
   *
   * @param customer what was bought, recency from the same day on, spend in the same currency
   * @return the segment
   */
  public Segment assign(CustomerActivity customer) {
    return segments.get(nearest(centres, scale.features(customer)));
  }

  /** Row of the nearest centre, the first on a tie. */
  static int nearest(Matrix centres, double[] features) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.rows(); c++) {
      double distance = 0;
      for (int f = 0; f < features.length; f++) {
        double t = features[f] - centres.get(c, f);
        distance += t * t;
      }
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  SegmentWords words() {
    return new SegmentWords(currency, today);
  }

  ActivityScale scale() {
    return scale;
  }

  Matrix centres() {
    return centres;
  }
}
