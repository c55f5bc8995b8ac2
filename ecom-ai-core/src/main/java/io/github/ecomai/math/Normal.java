package io.github.ecomai.math;

/**
 * The standard normal distribution: probability below a value, and the value for a probability.
 * Relative error below 1e-15 for {@link #quantile}, below 2e-15 for {@link #cdf} where |x| is at
 * most 10, growing to 1e-13 at the far end of the lower tail.
 *
 * <p>References: Wichura (1988), algorithm AS 241, Applied Statistics 37(3), 477-484; Cody (1969),
 * Mathematics of Computation 23, 631-637.
 *
 * <p>All methods are safe for use by many threads.
 *
 * <pre>{@code
 * double z = Normal.quantile(0.975); // 1.959963984540054
 * }</pre>
 */
public final class Normal {
  private static final double[] QUANTILE_CENTRE_TOP = {
    3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
    1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
    3.3430575583588128105e+4, 2.5090809287301226727e+3
  };
  private static final double[] QUANTILE_CENTRE_BOTTOM = {
    1.0,
    4.2313330701600911252e+1,
    6.8718700749205790830e+2,
    5.3941960214247511077e+3,
    2.1213794301586595867e+4,
    3.9307895800092710610e+4,
    2.8729085735721942674e+4,
    5.2264952788528545610e+3
  };
  private static final double[] QUANTILE_TAIL_TOP = {
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4
  };
  private static final double[] QUANTILE_TAIL_BOTTOM = {
    1.0,
    2.05319162663775882187e0,
    1.67638483018380384940e0,
    6.89767334985100004550e-1,
    1.48103976427480074590e-1,
    1.51986665636164571966e-2,
    5.47593808499534494600e-4,
    1.05075007164441684324e-9
  };
  private static final double[] QUANTILE_FAR_TOP = {
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7
  };
  private static final double[] QUANTILE_FAR_BOTTOM = {
    1.0,
    5.99832206555887937690e-1,
    1.36929880922735805310e-1,
    1.48753612908506148525e-2,
    7.86869131145613259100e-4,
    1.84631831751005468180e-5,
    1.42151175831644588870e-7,
    2.04426310338993978564e-15
  };
  private static final double[] CDF_CENTRE_TOP = {
    1.8154981253343561249e+4,
    1.0676894854603709582e+3,
    1.6102823106855587881e+2,
    2.2352520354606839287e0,
    6.5682337918207449113e-2
  };
  private static final double[] CDF_CENTRE_BOTTOM = {
    4.5507789335026729956e+4,
    1.0260932208618978205e+4,
    9.7609855173777669322e+2,
    4.7202581904688241870e+1,
    1.0
  };
  private static final double[] CDF_TAIL_TOP = {
    9.8427148383839780218e+3, 1.1602651437647350124e+4, 6.8481904505362823326e+3,
    2.4945375852903726711e+3, 5.9727027639480026226e+2, 9.3506656132177855979e+1,
    8.8831497943883759412e0, 3.9894151208813466764e-1, 1.0765576773720192317e-8
  };
  private static final double[] CDF_TAIL_BOTTOM = {
    1.9685429676859990727e+4, 3.8912003286093271411e+4, 3.4900952721145977266e+4,
    1.8615571640885098091e+4, 6.4855582982667607550e+3, 1.5193775994075548050e+3,
    2.3538790178262499861e+2, 2.2266688044328115691e+1, 1.0
  };
  private static final double[] CDF_FAR_TOP = {
    2.9112874951168792e-5, 1.421619193227893466e-3, 2.2235277870649807e-2,
    1.274011611602473639e-1, 2.1589853405795699e-1, 2.307344176494017303e-2
  };
  private static final double[] CDF_FAR_BOTTOM = {
    7.29751555083966205e-5, 3.78239633202758244e-3, 6.59881378689285515e-2,
    4.68238212480865118e-1, 1.28426009614491121e0, 1.0
  };
  private static final double ONE_OVER_ROOT_2PI = 0.39894228040143267794;
  private static final double CENTRE = 0.67448975;
  private static final double FAR = 5.656854249492380195; // square root of 32

  private Normal() {}

  /**
   * The probability that a standard normal value is at most x.
   *
   * @param x any value, infinities included
   * @return 0 to 1; {@code NaN} for {@code NaN}
   */
  public static double cdf(double x) {
    double y = Math.abs(x);
    if (y <= CENTRE) {
      double square = x * x;
      return 0.5 + x * ratio(CDF_CENTRE_TOP, CDF_CENTRE_BOTTOM, square);
    }
    if (Double.isNaN(x)) {
      return x;
    }
    double tail = y > 40 ? 0 : density(y) * tailFactor(y);
    return x < 0 ? tail : 1 - tail;
  }

  /**
   * The value that a standard normal one stays below with a given probability.
   *
   * @param p probability, 0 to 1
   * @return the value, infinite for 0 and 1
   * @throws IllegalArgumentException if p is out of range or {@code NaN}
   */
  public static double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "Probability " + p + " is not within 0 to 1. Maybe divide by 100.");
    }
    double q = p - 0.5;
    if (Math.abs(q) <= 0.425) {
      double r = 0.180625 - q * q;
      return q * ratio(QUANTILE_CENTRE_TOP, QUANTILE_CENTRE_BOTTOM, r);
    }
    double tail = q < 0 ? p : 1 - p;
    if (tail == 0) {
      return Math.copySign(Double.POSITIVE_INFINITY, q);
    }
    double r = Math.sqrt(-Math.log(tail));
    double value =
        r <= 5
            ? ratio(QUANTILE_TAIL_TOP, QUANTILE_TAIL_BOTTOM, r - 1.6)
            : ratio(QUANTILE_FAR_TOP, QUANTILE_FAR_BOTTOM, r - 5);
    return Math.copySign(value, q);
  }

  /** Density without its constant; the square is split so that its rounding does no harm. */
  private static double density(double y) {
    double rough = Math.rint(y * 16) / 16;
    double rest = (y - rough) * (y + rough);
    return Math.exp(-rough * rough * 0.5) * Math.exp(-rest * 0.5);
  }

  private static double tailFactor(double y) {
    if (y <= FAR) {
      return ratio(CDF_TAIL_TOP, CDF_TAIL_BOTTOM, y);
    }
    double inverse = 1 / (y * y);
    double small = inverse * ratio(CDF_FAR_TOP, CDF_FAR_BOTTOM, inverse);
    return (ONE_OVER_ROOT_2PI - small) / y;
  }

  /** Quotient of two polynomials, coefficients in rising order. */
  private static double ratio(double[] top, double[] bottom, double x) {
    return polynomial(top, x) / polynomial(bottom, x);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
