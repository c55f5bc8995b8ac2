package io.github.ecomai.examples.commerce;

import java.util.Arrays;
import java.util.List;

/** The codes of the schema: every value that a column of codes may have. */
final class Codes {
  static final List<String> REGIONS =
      List.of("North America", "Europe", "Asia Pacific", "Latin America", "Middle East & Africa");
  static final List<String> SEGMENTS = List.of("Consumer", "Small Business", "Corporate");
  static final List<String> TIERS = List.of("Bronze", "Silver", "Gold", "Platinum");
  static final List<String> CHANNELS = List.of("web", "mobile app", "marketplace", "store");
  static final List<String> ORDER_STATUS =
      List.of("pending", "paid", "shipped", "delivered", "cancelled", "returned");
  static final List<String> METHODS =
      List.of("credit card", "PayPal", "bank transfer", "gift card", "cash on delivery");
  static final List<String> PAYMENT_STATUS = List.of("captured", "failed", "refunded", "pending");
  static final List<String> WAREHOUSES = List.of("Rotterdam", "Dallas", "Osaka");
  static final List<String> CARRIERS = List.of("UPS", "FedEx", "DHL", "PostNL");
  static final List<String> SHIPMENT_STATUS = List.of("preparing", "in transit", "delivered");
  static final List<String> PROMOTION_TYPES =
      List.of("percentage", "fixed amount", "free shipping", "bogo");
  static final List<String> PRICE_REASONS =
      List.of("launch", "cost", "demand", "test", "test ended");
  static final List<String> COMPETITORS = List.of("MegaMart", "ShopSphere", "PriceHawk");
  static final List<String> DECISIONS = List.of("approve", "review", "decline");
  static final List<String> LABELS = List.of("legitimate", "fraud");
  static final List<String> PATTERNS =
      Arrays.stream(FraudPattern.values()).map(FraudPattern::code).toList();
  static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");
  static final List<String> EVENT_STATUS = List.of("open", "accepted", "resolved");
  static final List<String> DOCUMENT_KINDS = List.of("invoice", "contract", "complaint", "policy");
  static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");
  static final List<String> ROLES = List.of("user", "assistant");
  static final List<String> FEEDBACK = List.of("right", "wrong");

  private Codes() {}
}
