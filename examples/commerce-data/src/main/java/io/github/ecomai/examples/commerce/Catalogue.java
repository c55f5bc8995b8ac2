package io.github.ecomai.examples.commerce;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The products with their hidden popularity. */
final class Catalogue {
  /** A product; popularity is relative. */
  record Product(
      long id,
      String name,
      String brand,
      int category,
      double price,
      double popularity,
      LocalDate launch) {}

  private final List<Product> products = new ArrayList<>();

  Catalogue(int size, LocalDate start, int days, RunContext run) {
    for (int i = 0; i < size; i++) {
      products.add(product(i, start, days, run.random("commerce-data.product", i)));
    }
  }

  private static Product product(int i, LocalDate start, int days, RandomGenerator random) {
    int category = i % Vocabulary.CATEGORIES.size();
    Vocabulary.Category kind = Vocabulary.CATEGORIES.get(category);
    String brand = Draw.one(random, Vocabulary.BRANDS);
    int series = i / Vocabulary.CATEGORIES.size();
    String name = brand + " " + kind.noun(series) + (series < 4 ? "" : " " + (series / 4 + 1));
    double price = Math.floor(Draw.logNormal(random, kind.price(), 0.55)) + 0.99;
    LocalDate launch =
        random.nextDouble() < 0.75 ? start.minusDays(200) : start.plusDays(random.nextInt(days));
    return new Product(i + 1, name, brand, category, price, 1 / StrictMath.pow(1 + i, 0.7), launch);
  }

  List<Product> products() {
    return products;
  }

  /** How likely each product is on a day: popularity, launch and the season of its category. */
  double[] weights(LocalDate day) {
    double[] weights = new double[products.size()];
    double winter = Season.winter(day);
    for (int i = 0; i < weights.length; i++) {
      Product product = products.get(i);
      double december = Vocabulary.CATEGORIES.get(product.category()).december();
      double season = 1 + (december - 1) * winter;
      weights[i] = product.launch().isAfter(day) ? 0 : product.popularity() * season;
    }
    return weights;
  }

  Rows rows() {
    Rows rows =
        new Rows(
            new Field("product_id", DataType.LONG),
            new Field("product_name", DataType.STRING),
            new Field("brand", DataType.STRING),
            new Field("category_id", DataType.LONG),
            new Field("supplier_id", DataType.LONG),
            new Field("description", DataType.STRING),
            new Field("list_price", Rows.MONEY),
            new Field("unit_cost", Rows.MONEY),
            new Field("currency", DataType.STRING),
            new Field("launch_date", DataType.DATE),
            new Field("retire_date", DataType.DATE));
    for (Product p : products) {
      Vocabulary.Category category = Vocabulary.CATEGORIES.get(p.category());
      BigDecimal cost = Draw.cents(p.price() * category.costShare());
      rows.add(
          p.id(),
          p.name(),
          p.brand(),
          p.category() + 1L,
          p.id() % 4 + 1,
          p.name() + ", " + category.name(),
          Draw.cents(p.price()),
          cost,
          "EUR",
          p.launch(),
          null);
    }
    return rows;
  }
}
