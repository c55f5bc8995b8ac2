package io.github.ecomai.examples.commerce;

import java.math.BigDecimal;
import java.util.List;

/** Names and codes of the made-up shop. */
final class Vocabulary {
  static final List<String> SEGMENTS = List.of("Consumer", "Small Business", "Corporate");
  static final double[] SEGMENT_WEIGHTS = {0.78, 0.16, 0.06};
  static final List<String> TIERS = List.of("Bronze", "Silver", "Gold", "Platinum");
  static final double[] TIER_WEIGHTS = {0.55, 0.27, 0.13, 0.05};
  static final List<String> CHANNELS = List.of("web", "mobile app", "marketplace", "store");
  static final double[] CHANNEL_WEIGHTS = {0.46, 0.31, 0.15, 0.08};
  static final List<String> METHODS =
      List.of("credit card", "PayPal", "bank transfer", "gift card", "cash on delivery");
  static final double[] METHOD_WEIGHTS = {0.52, 0.27, 0.12, 0.04, 0.05};
  static final List<String> BRANDS =
      List.of("Aurora", "Lumina", "Northpeak", "Zenbrew", "Petzy", "TrailFox", "Kidzoo", "Volt");
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

  static final List<Country> COUNTRIES =
      List.of(
          new Country("North America", "United States", "USD", "0.0000", 0.92, 0.17, "Austin"),
          new Country("North America", "Canada", "CAD", "0.0500", 0.68, 0.05, "Toronto"),
          new Country("Latin America", "Mexico", "MXN", "0.1600", 0.054, 0.02, "Mexico City"),
          new Country("Latin America", "Brazil", "BRL", "0.1700", 0.17, 0.03, "Sao Paulo"),
          new Country("Europe", "United Kingdom", "GBP", "0.2000", 1.17, 0.14, "London"),
          new Country("Europe", "Germany", "EUR", "0.1900", 1, 0.19, "Berlin"),
          new Country("Europe", "France", "EUR", "0.2000", 1, 0.10, "Paris"),
          new Country("Europe", "Spain", "EUR", "0.2100", 1, 0.06, "Madrid"),
          new Country("Europe", "Italy", "EUR", "0.2200", 1, 0.06, "Milan"),
          new Country("Europe", "Netherlands", "EUR", "0.2100", 1, 0.05, "Rotterdam"),
          new Country("Asia Pacific", "Japan", "JPY", "0.1000", 0.0062, 0.05, "Tokyo"),
          new Country("Asia Pacific", "Australia", "AUD", "0.1000", 0.61, 0.03, "Sydney"),
          new Country("Asia Pacific", "India", "INR", "0.1800", 0.011, 0.02, "Mumbai"),
          new Country(
              "Middle East & Africa", "South Africa", "ZAR", "0.1500", 0.05, 0.02, "Durban"),
          new Country(
              "Middle East & Africa",
              "United Arab Emirates",
              "AED",
              "0.0500",
              0.25,
              0.01,
              "Dubai"));

  static final List<Category> CATEGORIES =
      List.of(
          new Category("Electronics", 79, 0.62, 1.5, "Earbuds", "Charger", "Speaker", "Webcam"),
          new Category("Clothing", 38, 0.45, 1.2, "Jacket", "Hoodie", "Scarf", "Sneakers"),
          new Category("Home & Kitchen", 44, 0.52, 1.1, "Espresso Machine", "Lamp", "Pan", "Mug"),
          new Category("Beauty", 21, 0.38, 1.2, "Serum", "Soap Set", "Brush", "Balm"),
          new Category("Sports & Outdoors", 56, 0.53, 0.5, "Tent 2P", "Backpack", "Mat", "Bottle"),
          new Category("Toys & Games", 24, 0.48, 2.2, "Puzzle 500", "Blocks", "Kite", "Card Game"),
          new Category("Books", 14, 0.60, 1.3, "Cookbook", "Atlas", "Novel", "Planner"),
          new Category("Grocery", 9, 0.70, 0.9, "Coffee Beans", "Granola", "Olive Oil", "Tea"),
          new Category("Furniture", 165, 0.57, 0.7, "Desk", "Chair", "Shelf", "Side Table"),
          new Category("Pet Supplies", 27, 0.51, 0.9, "Cat Tree", "Leash", "Feeder", "Bed"));

  private Vocabulary() {}

  /** A country with its share of customers; the rate converts its currency to euros. */
  record Country(
      String region,
      String name,
      String currency,
      String tax,
      double rate,
      double share,
      String city) {
    BigDecimal taxRate() {
      return new BigDecimal(tax);
    }
  }

  /** A category: typical price in euros, cost share, December factor, nouns of its products. */
  record Category(
      String name, double price, double costShare, double december, List<String> nouns) {
    Category(String name, double price, double costShare, double december, String... nouns) {
      this(name, price, costShare, december, List.of(nouns));
    }

    String noun(int i) {
      return nouns.get(i % nouns.size());
    }
  }
}
