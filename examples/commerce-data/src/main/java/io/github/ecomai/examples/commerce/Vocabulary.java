package io.github.ecomai.examples.commerce;

import java.util.Arrays;
import java.util.List;

/** Names of the made-up shop, and what is the same in every one: countries, categories, tastes. */
final class Vocabulary {
  static final double[] SEGMENT_WEIGHTS = {0.78, 0.16, 0.06};
  static final double[] METHOD_WEIGHTS = {0.52, 0.27, 0.12, 0.04, 0.05};
  static final List<String> BRANDS =
      List.of("Aurora", "Lumina", "Northpeak", "Zenbrew", "Petzy", "TrailFox", "Kidzoo", "Volt");
  static final List<String> SUPPLIERS =
      List.of("Acme Wholesale", "Brightway Imports", "Nordic Goods", "Sunrise Trading");
  static final List<String> SUPPLIER_COUNTRIES =
      List.of("United States", "Netherlands", "Germany", "Japan");
  static final int[] LEAD_TIMES = {21, 14, 9, 35};
  static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Ben", "Chloe", "Dario", "Elif", "Finn", "Greta", "Hugo", "Ines", "Jonas", "Kaya",
          "Liam", "Mira", "Noah", "Olga", "Pablo", "Quinn", "Rosa", "Sven", "Tara", "Uma", "Victor",
          "Wanda", "Yuki", "Zoe");
  static final List<String> LAST_NAMES =
      List.of(
          "Adler", "Bauer", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Haas", "Ito",
          "Jansen", "Keller", "Lopez", "Meyer", "Novak", "Okoye", "Peters", "Rossi", "Silva",
          "Tanaka", "Urban", "Vogel", "Weber", "Young", "Zhang");

  private static final String AMERICA = "North America";
  private static final String LATIN = "Latin America";
  private static final String EUROPE = "Europe";
  private static final String ASIA = "Asia Pacific";
  private static final String MIDDLE_EAST = "Middle East & Africa";

  static final List<Country> COUNTRIES =
      List.of(
          new Country(AMERICA, "United States", "USD", 0, 0.17, 0.00, 1, "en", "Austin", "Aurora"),
          new Country(AMERICA, "Canada", "CAD", 500, 0.05, 0.02, 1, "en", "Toronto"),
          new Country(LATIN, "Mexico", "MXN", 1600, 0.02, -0.06, 1, "es", "Mexico City"),
          new Country(LATIN, "Brazil", "BRL", 1700, 0.03, 0.05, 1, "en", "Sao Paulo"),
          new Country(EUROPE, "United Kingdom", "GBP", 2000, 0.14, 0.03, 0, "en", "London"),
          new Country(EUROPE, "Germany", "EUR", 1900, 0.19, 0.00, 0, "de", "Berlin", "Hamburg"),
          new Country(EUROPE, "France", "EUR", 2000, 0.10, 0.01, 0, "fr", "Paris", "Lyon"),
          new Country(EUROPE, "Spain", "EUR", 2100, 0.06, -0.03, 0, "es", "Madrid"),
          new Country(EUROPE, "Italy", "EUR", 2200, 0.06, -0.01, 0, "en", "Milan"),
          new Country(EUROPE, "Netherlands", "EUR", 2100, 0.05, 0.01, 0, "en", "Rotterdam"),
          new Country(ASIA, "Japan", "JPY", 1000, 0.05, 0.06, 2, "en", "Tokyo", "Osaka"),
          new Country(ASIA, "Australia", "AUD", 1000, 0.03, 0.08, 2, "en", "Sydney"),
          new Country(ASIA, "India", "INR", 1800, 0.02, -0.15, 2, "en", "Mumbai"),
          new Country(MIDDLE_EAST, "South Africa", "ZAR", 1500, 0.02, -0.05, 0, "en", "Durban"),
          new Country(
              MIDDLE_EAST, "United Arab Emirates", "AED", 500, 0.01, 0.04, 0, "en", "Dubai"));

  static final double[] COUNTRY_WEIGHTS = COUNTRIES.stream().mapToDouble(Country::share).toArray();

  static final List<Category> CATEGORIES =
      List.of(
          new Category(
              "Electronics", 79, 0.62, 0.10, 330, 0.5, 0.06, "Headphones", "Charger", "Speaker"),
          new Category("Clothing", 38, 0.45, 0.20, 310, 0.2, 0.12, "Jacket", "Hoodie", "Scarf"),
          new Category("Home & Kitchen", 44, 0.52, 0.10, 340, 0.2, 0.035, "Kettle", "Pan", "Mug"),
          new Category("Beauty", 21, 0.38, 0.08, 340, 0.3, 0.02, "Serum", "Soap Set", "Brush"),
          new Category(
              "Sports & Outdoors", 56, 0.53, 0.45, 180, 0, 0.05, "Backpack", "Mat", "Bottle"),
          new Category(
              "Toys & Games", 24, 0.48, 0.15, 340, 0.9, 0.03, "Blocks", "Kite", "Card Game"),
          new Category("Books", 14, 0.60, 0.10, 320, 0.4, 0.012, "Cookbook", "Atlas", "Novel"),
          new Category(
              "Grocery", 9, 0.70, 0.05, 350, 0.1, 0.004, "Coffee Beans", "Granola", "Olive Oil"),
          new Category("Furniture", 165, 0.57, 0.12, 60, 0, 0.05, "Desk", "Chair", "Shelf"),
          new Category("Pet Supplies", 27, 0.51, 0.05, 100, 0.1, 0.025, "Leash", "Feeder", "Bed"));

  /** The first products of every shop: category and name; the brand is the first word, if one. */
  static final List<Known> KNOWN =
      List.of(
          new Known(2, "Zenbrew Espresso Machine", 189),
          new Known(0, "Volt Wireless Earbuds", 69),
          new Known(8, "Lumina Desk Lamp", 49),
          new Known(4, "TrailFox Tent 2P", 129),
          new Known(1, "Northpeak Down Jacket", 149),
          new Known(5, "Kidzoo Puzzle 500", 15),
          new Known(9, "Petzy Cat Tree", 59),
          new Known(8, "Drop Table Lamp", 45),
          new Known(2, "Delete Key Mug", 12),
          new Known(1, "Select Union Jack T-Shirt", 24));

  /** The latent segments of customers, which no table shows. */
  static final List<Taste> TASTES =
      List.of(
          new Taste(
              "technical", 0.24, 1.15, 0.55, 20, 3, 0.6, 0.5, 0.3, 0.6, 0.8, 1, 0.3, 0.8, 0.3),
          new Taste("family", 0.26, 1.10, 0.75, 18, 0.7, 1.2, 1.2, 0.8, 0.7, 3, 1, 1.4, 0.7, 1.2),
          new Taste("homely", 0.20, 1.25, 0.60, 15, 0.5, 0.7, 2.4, 0.9, 0.4, 0.4, 0.9, 1, 2.6, 1),
          new Taste("active", 0.16, 1.05, 0.60, 12, 0.9, 1.6, 0.5, 1, 4, 0.5, 0.6, 0.8, 0.3, 0.8),
          new Taste(
              "thrifty", 0.14, 0.70, 0.95, 21, 0.3, 1.2, 0.8, 1.6, 0.4, 0.6, 1.3, 2.8, 0.2, 1.6));

  static final double[] TASTE_WEIGHTS = TASTES.stream().mapToDouble(Taste::share).toArray();

  private Vocabulary() {}

  /**
   * A country; its tax in 1/10,000, its share of customers, its general price level as a logarithm,
   * and the index of the warehouse that serves it.
   */
  record Country(
      String region,
      String name,
      String currency,
      int tax,
      double share,
      double level,
      int warehouse,
      String language,
      List<String> cities) {
    Country(
        String region,
        String name,
        String currency,
        int tax,
        double share,
        double level,
        int warehouse,
        String language,
        String... cities) {
      this(region, name, currency, tax, share, level, warehouse, language, List.of(cities));
    }
  }

  /**
   * A category: typical price in euros, cost share, amplitude and day of the yearly season, rise in
   * the three weeks before Christmas (both logarithms), part of its lines that comes back where
   * quality is usual, nouns of its products.
   */
  record Category(
      String name,
      double price,
      double costShare,
      double yearly,
      int peak,
      double gift,
      double returns,
      List<String> nouns) {
    Category(
        String name,
        double price,
        double costShare,
        double yearly,
        int peak,
        double gift,
        double returns,
        String... nouns) {
      this(name, price, costShare, yearly, peak, gift, returns, List.of(nouns));
    }
  }

  /** A product that every shop has, and about what it costs in euros. */
  record Known(int category, String name, int price) {}

  /** A latent segment: share, how much is bought, use of codes, usual hour, love of categories. */
  record Taste(
      String name, double share, double spend, double codes, int hour, List<Double> categories) {
    Taste(String name, double share, double spend, double codes, int hour, double... categories) {
      this(name, share, spend, codes, hour, Arrays.stream(categories).boxed().toList());
    }

    double[] weights() {
      return categories.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }
}
