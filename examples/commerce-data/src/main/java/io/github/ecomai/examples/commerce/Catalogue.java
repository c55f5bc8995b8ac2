package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Product.ChangePoint;
import io.github.ecomai.examples.commerce.Product.Kind;
import java.util.ArrayList;
import java.util.List;

/** The products, and how they are drawn by taste and popularity. Immutable and thread-safe. */
final class Catalogue {
  private static final double[] KINDS = {0.6, 0.2, 0.12, 0.08};
  private static final double INTERMITTENT_WEIGHT = 0.06;
  private static final int SALE_BEFORE = 1_500;
  private static final double MOST_RETURNS = 0.5;

  private final List<Product> products = new ArrayList<>();
  private final List<List<Product>> byCategory = new ArrayList<>();
  private final double[][] cumulative = new double[Vocabulary.CATEGORIES.size()][];

  Catalogue(int size, long seed) {
    Dice dice = new Dice(seed, "products");
    Vocabulary.CATEGORIES.forEach(category -> byCategory.add(new ArrayList<>()));
    for (int i = 0; i < size; i++) {
      Product product = product(i, dice.at(i));
      products.add(product);
      byCategory.get(product.category()).add(product);
    }
    for (int c = 0; c < cumulative.length; c++) {
      cumulative[c] = new double[byCategory.get(c).size()];
      double sum = 0;
      for (int i = 0; i < cumulative[c].length; i++) {
        sum += byCategory.get(c).get(i).weight();
        cumulative[c][i] = sum;
      }
    }
  }

  private static Product product(int i, Draw draw) {
    boolean known = i < Vocabulary.KNOWN.size();
    int category = known ? Vocabulary.KNOWN.get(i).category() : i % Vocabulary.CATEGORIES.size();
    Vocabulary.Category kindOf = Vocabulary.CATEGORIES.get(category);
    String brand = draw.one(Vocabulary.BRANDS);
    String name = known ? Vocabulary.KNOWN.get(i).name() : name(i, brand, kindOf);
    if (known && Vocabulary.BRANDS.contains(name.split(" ")[0])) {
      brand = name.split(" ")[0];
    }
    Kind kind = known || i % 8 == 0 ? Kind.REGULAR : draw.one(List.of(Kind.values()), KINDS);
    int launch = kind == Kind.NEW ? draw.below(Season.DAYS - 100) : -100 - draw.below(SALE_BEFORE);
    int retire = kind == Kind.RETIRED ? 200 + draw.below(Season.DAYS - 260) : Season.DAYS;
    double weight = draw.logNormal(1, 0.9) * (kind == Kind.INTERMITTENT ? INTERMITTENT_WEIGHT : 1);
    double typical = draw.logNormal(kindOf.price(), 0.5);
    double quality = Math.max(1.5, Math.min(4.9, draw.normal(4, 0.5)));
    return new Product(
        i,
        name,
        brand,
        category,
        Math.floor(known ? Vocabulary.KNOWN.get(i).price() : typical) + 0.99,
        kind,
        weight,
        launch,
        retire,
        season(kindOf, draw),
        -draw.uniform(0.6, 3.2),
        draw.chance(0.3),
        draw.uniform(2, 5),
        draw.uniform(0.2, 0.5),
        quality,
        returns(kindOf, quality),
        draw.below(Words.FAULTS.size()));
  }

  /** What disappoints comes back more often. */
  private static double returns(Vocabulary.Category category, double quality) {
    return Math.min(MOST_RETURNS, category.returns() * StrictMath.exp(0.9 * (4 - quality)));
  }

  private static String name(int i, String brand, Vocabulary.Category category) {
    int series = i / Vocabulary.CATEGORIES.size() - 1;
    int nouns = category.nouns().size();
    return brand + " " + category.nouns().get(series % nouns) + " " + (series / nouns + 1);
  }

  private static Product.Course season(Vocabulary.Category category, Draw draw) {
    List<ChangePoint> changes = new ArrayList<>();
    for (int n = draw.index(new double[] {0.5, 0.3, 0.2}); n > 0; n--) {
      changes.add(new ChangePoint(100 + draw.below(Season.DAYS - 200), draw.normal(0, 0.35)));
    }
    return new Product.Course(
        draw.normal(0, 0.12),
        changes,
        draw.uniform(0, 0.3),
        draw.below(7),
        Math.abs(draw.normal(category.yearly(), 0.05)),
        category.peak() + draw.below(21) - 10,
        category.gift() * draw.uniform(0.6, 1.4));
  }

  List<Product> products() {
    return products;
  }

  int size() {
    return products.size();
  }

  /** A product by taste and popularity, whether or not it can be had. */
  Product candidate(double[] taste, Draw draw) {
    int category = draw.index(taste);
    while (byCategory.get(category).isEmpty()) { // tiny shops lack categories
      category = (category + 1) % cumulative.length;
    }
    double[] sums = cumulative[category];
    double at = draw.uniform() * sums[sums.length - 1];
    int low = 0;
    for (int high = sums.length - 1; low < high; ) {
      int middle = (low + high) >>> 1;
      if (sums[middle] > at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return byCategory.get(category).get(low);
  }

  /** A product that is always there. */
  Product staple(Draw draw) {
    return products.get(8 * draw.below((size() + 7) / 8));
  }

  void writeCategories(TableRows rows) {
    for (int c = 0; c < Vocabulary.CATEGORIES.size(); c++) {
      rows.put(c + 1L).none().put(Vocabulary.CATEGORIES.get(c).name());
    }
  }

  static void writeSuppliers(TableRows rows) {
    for (int s = 0; s < Vocabulary.SUPPLIERS.size(); s++) {
      rows.put(s + 1L)
          .put(Vocabulary.SUPPLIERS.get(s))
          .put(Vocabulary.SUPPLIER_COUNTRIES.get(s))
          .put((long) Vocabulary.LEAD_TIMES[s]);
    }
  }

  static long supplier(Product product) {
    return product.index() * 7L % Vocabulary.SUPPLIERS.size() + 1;
  }

  void writeProducts(Prices prices, TableRows rows) {
    for (Product p : products) {
      String category = Vocabulary.CATEGORIES.get(p.category()).name();
      rows.put(p.id())
          .put(p.name())
          .put(p.brand())
          .put(p.category() + 1L)
          .put(supplier(p))
          .put(p.name() + " by " + p.brand() + ", " + category)
          .put(prices.listPrice(p) * Prices.CENT)
          .put(prices.unitCost(p) * Prices.CENT)
          .put("EUR")
          .day(Season.epochDay(p.launch()));
      if (p.retire() < Season.DAYS) {
        rows.day(Season.epochDay(p.retire()));
      } else {
        rows.none();
      }
    }
  }
}
