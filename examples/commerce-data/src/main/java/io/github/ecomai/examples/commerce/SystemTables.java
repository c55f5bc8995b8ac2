package io.github.ecomai.examples.commerce;

import static io.github.ecomai.examples.commerce.TableDef.named;

import java.util.List;

/**
 * What the five systems read and write. Those that a system has to run for are empty in a generated
 * shop: their comments say so.
 */
final class SystemTables {
  private SystemTables() {}

  static List<TableDef> all() {
    return List.of(
        demandDaily(),
        modelRuns(),
        forecasts(),
        priceHistory(),
        customerSegments(),
        customerScores(),
        fraudScores(),
        fraudLabels(),
        complianceEvents(),
        documents(),
        conversations(),
        messages(),
        fxRates(),
        competitorPrices());
  }

  private static TableDef demandDaily() {
    return named(
            "demand_daily", "a day on which a product was sold in a region or was out of stock")
        .ref("product_id", "products")
        .ref("region_id", "regions")
        .day("demand_date", "the day in the shop's zone")
        .count("units", "sold in orders that are not cancelled")
        .money("revenue", "of these, in euros")
        .money("average_price", "revenue / units, or the price of the day if none was sold; euros")
        .flag("on_promotion", "a promotion took something off the product that day")
        .flag("stocked_out", "could not be sold that day")
        .key("product_id", "region_id", "demand_date")
        .check("units >= 0")
        .months("demand_date", "product_id", "region_id")
        .build();
  }

  private static TableDef modelRuns() {
    return named("model_runs", "a model that a system fitted; empty until one runs")
        .id("run_id", "from 1")
        .text("system_id", 60, "id of the system")
        .text("model", "id of the model")
        .text("parameters_hash", 64, "fingerprint of its parameters")
        .text("data_fingerprint", 64, "fingerprint of its input")
        .count("seed", "of the run")
        .text("metric", 60, "what the value is")
        .number("metric_value", "how good it was")
        .time("started_at", "the instant")
        .count("duration_ms", "milliseconds")
        .key("run_id")
        .build();
  }

  private static TableDef forecasts() {
    return named("forecasts", "a forecast of units of a day; empty until a system runs")
        .ref("run_id", "model_runs")
        .ref("product_id", "products")
        .ref("region_id", "regions")
        .day("forecast_date", "the day that is foretold")
        .count("horizon", "days ahead, from 1")
        .number("mean", "expected units")
        .number("lower_80", "units")
        .number("upper_80", "units")
        .number("lower_95", "units")
        .number("upper_95", "units")
        .key("run_id", "product_id", "region_id", "forecast_date", "horizon")
        .check("horizon > 0")
        .months("forecast_date", "product_id", "region_id")
        .build();
  }

  private static TableDef priceHistory() {
    return named("price_history", "a price of a product in a region")
        .ref("product_id", "products")
        .ref("region_id", "regions")
        .day("valid_from", "first day")
        .day("valid_to", "last day; none for the price of today")
        .orNull()
        .money("price", "net")
        .currency()
        .code("reason", "why it changed: tests are drawn by lot", Codes.PRICE_REASONS)
        .key("product_id", "region_id", "valid_from")
        .check("price > 0")
        .check("valid_to >= valid_from")
        .build();
  }

  private static TableDef customerSegments() {
    return named("customer_segments", "a customer's segment in a run; empty until a system runs")
        .ref("run_id", "model_runs")
        .ref("customer_id", "customers")
        .count("segment_id", "from 0")
        .text("segment_name", "name given by the system")
        .number("distance", "from the middle of the segment")
        .key("run_id", "customer_id")
        .build();
  }

  private static TableDef customerScores() {
    return named("customer_scores", "a customer's value in a run; empty until a system runs")
        .ref("run_id", "model_runs")
        .ref("customer_id", "customers")
        .number("lifetime_value", "expected revenue in euros")
        .number("churn_probability", "0 to 1")
        .number("probability_alive", "0 to 1")
        .count("horizon_days", "days ahead")
        .key("run_id", "customer_id")
        .build();
  }

  private static TableDef fraudScores() {
    return named("fraud_scores", "a payment's risk in a run; empty until a system runs")
        .ref("payment_id", "payments")
        .ref("run_id", "model_runs")
        .number("score", "0 to 1")
        .text("rule_hits", 400, "names of rules, separated by commas")
        .code("decision", "what to do", Codes.DECISIONS)
        .key("payment_id", "run_id")
        .build();
  }

  private static TableDef fraudLabels() {
    return named("fraud_labels", "what is known by now of a payment; some labels are wrong")
        .ref("payment_id", "payments")
        .code("label", "what was reported", Codes.LABELS)
        .code("pattern", "how, where somebody found out", Codes.PATTERNS)
        .orNull()
        .time("reported_at", "when it became known")
        .key("payment_id")
        .months("reported_at", "payment_id")
        .build();
  }

  private static TableDef complianceEvents() {
    return named("compliance_events", "a breach that a system found; empty until one runs")
        .id("event_id", "from 1")
        .text("requirement", 60, "id of the requirement")
        .code("severity", "how bad", Codes.SEVERITIES)
        .text("subject", 200, "where, without the data itself")
        .time("detected_at", "the instant")
        .code("status", "what became of it", Codes.EVENT_STATUS)
        .key("event_id")
        .months("detected_at", "event_id")
        .build();
  }

  private static TableDef documents() {
    return named("documents", "a text that the shop keeps")
        .id("document_id", "from 1")
        .code("kind", "what it is", Codes.DOCUMENT_KINDS)
        .code("language", "ISO 639-1", Codes.LANGUAGES)
        .ref("supplier_id", "suppliers")
        .orNull()
        .text("body", 4000, "the text")
        .text("sha256", 64, "of the body in UTF-8, hexadecimal")
        .key("document_id")
        .build();
  }

  private static TableDef conversations() {
    return named("conversations", "a talk with the copilot; empty until it runs")
        .id("conversation_id", "from 1")
        .text("user_id", "who asks")
        .text("title", 200, "first question")
        .time("started_at", "the instant")
        .key("conversation_id")
        .build();
  }

  private static TableDef messages() {
    return named("messages", "a question or an answer; empty until the copilot runs")
        .ref("conversation_id", "conversations")
        .count("sequence_no", "from 1")
        .code("role", "who speaks", Codes.ROLES)
        .text("body", 4000, "the text")
        .text("sql_text", 4000, "what was asked of the data")
        .orNull()
        .count("row_count", "rows of the answer")
        .orNull()
        .count("duration_ms", "milliseconds")
        .orNull()
        .code("feedback", "what the user said of it", Codes.FEEDBACK)
        .orNull()
        .key("conversation_id", "sequence_no")
        .check("sequence_no > 0")
        .build();
  }

  private static TableDef fxRates() {
    return named("fx_rates", "the worth of a currency on a day")
        .currency()
        .day("rate_date", "the day")
        .decimal("rate_to_usd", 8, "US dollars for one unit")
        .key("currency", "rate_date")
        .check("rate_to_usd > 0")
        .build();
  }

  private static TableDef competitorPrices() {
    return named("competitor_prices", "a price seen in another shop")
        .code("competitor", "which shop", Codes.COMPETITORS)
        .text("listing_title", 200, "as written there")
        .ref("product_id", "products")
        .orNull()
        .ref("region_id", "regions")
        .time("observed_at", "the instant")
        .money("price", "net")
        .currency()
        .number("match_confidence", "0 to 1, where a system found the product")
        .orNull()
        .check("price > 0")
        .months("observed_at", "competitor", "region_id")
        .build();
  }
}
