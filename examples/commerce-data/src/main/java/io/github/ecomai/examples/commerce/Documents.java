package io.github.ecomai.examples.commerce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Invoices and contracts of suppliers, complaints and policies: texts around known facts. Immutable
 * and thread-safe.
 */
final class Documents {
  static final double NUMBER_PLANTED = 0.15;

  private static final double[] KINDS = {0.5, 0.12, 0.33, 0.05};

  private final Dice dice;
  private final Catalogue catalogue;

  Documents(World world) {
    dice = new Dice(world.seed(), "documents");
    catalogue = world.catalogue();
  }

  /** Writes documents with their facts. */
  void write(int from, int to, TableRows rows, TableRows facts, TableRows planted) {
    for (int i = from; i < to; i++) {
      Draw draw = dice.at(i);
      int kind = draw.index(KINDS);
      int supplier = draw.below(Vocabulary.SUPPLIERS.size());
      Map<String, String> known = new LinkedHashMap<>();
      String body = body(kind, supplier, draw, known);
      if (kind == 2 && draw.chance(NUMBER_PLANTED)) {
        CardNumbers.Planted number = CardNumbers.any(draw);
        body += "\nPaid with " + number.text() + ".";
        planted
            .put("documents")
            .put(i + 1L)
            .put(number.text())
            .put(number.digits())
            .put(number.card());
      }
      rows.put(i + 1L).put(Codes.DOCUMENT_KINDS.get(kind)).put("en");
      if (kind < 2) {
        rows.put(supplier + 1L);
      } else {
        rows.none();
      }
      rows.put(body).put(sha256(body));
      long id = i + 1L;
      known.forEach((fact, value) -> facts.put(id).put(fact).put(value));
    }
  }

  private String body(int kind, int supplier, Draw draw, Map<String, String> known) {
    String firm = Vocabulary.SUPPLIERS.get(supplier);
    return switch (kind) {
      case 0 -> invoice(firm, draw, known);
      case 1 -> contract(firm, supplier, draw, known);
      case 2 -> complaint(draw, known);
      default -> policy(draw, known);
    };
  }

  private String invoice(String firm, Draw draw, Map<String, String> known) {
    Product product = draw.one(catalogue.products());
    int quantity = 10 * (1 + draw.below(40));
    long cents = Math.round(product.price() * 55);
    long net = quantity * cents;
    long tax = Math.floorDiv(net * 19 + 50, 100);
    known.put("number", "RE-" + (10_000 + draw.below(89_999)));
    known.put("date", Season.date(draw.below(Season.DAYS)).toString());
    known.put("net", euros(net));
    known.put("tax", euros(tax));
    known.put("total", euros(net + tax));
    known.put("due_days", Integer.toString(14 + 16 * draw.below(2)));
    return firm
        + "\nInvoice "
        + known.get("number")
        + " of "
        + known.get("date")
        + "\n"
        + quantity
        + " x "
        + product.name()
        + " at EUR "
        + euros(cents)
        + "\nNet EUR "
        + known.get("net")
        + "\nVAT 19 % EUR "
        + known.get("tax")
        + "\nTotal EUR "
        + known.get("total")
        + "\nPayable within "
        + known.get("due_days")
        + " days.";
  }

  private static String contract(String firm, int supplier, Draw draw, Map<String, String> known) {
    known.put("supplier", firm);
    known.put("start", Season.date(draw.below(Season.DAYS)).toString());
    known.put("lead_time_days", Integer.toString(Vocabulary.LEAD_TIMES[supplier]));
    known.put("notice_months", Integer.toString(1 + draw.below(6)));
    known.put("penalty_percent", Integer.toString(1 + draw.below(5)));
    return "Supply contract between the shop and "
        + firm
        + ", in force from "
        + known.get("start")
        + ". Goods arrive within "
        + known.get("lead_time_days")
        + " days of an order. For each week of delay the price falls by "
        + known.get("penalty_percent")
        + " %. Either side may end the contract with notice of "
        + known.get("notice_months")
        + " months.";
  }

  private String complaint(Draw draw, Map<String, String> known) {
    Product product = draw.one(catalogue.products());
    Words.Language words = Words.of("en");
    boolean refund = draw.chance(0.6);
    known.put("product", product.name());
    known.put("fault", Words.FAULTS.get(product.fault()));
    known.put("wants", refund ? "refund" : "replacement");
    return "To whom it may concern, "
        + draw.one(words.blame()).replace("%s", product.name())
        + " "
        + words.faults().get(product.fault())
        + (refund ? " I want my money back." : " Please send me another one.");
  }

  private static String policy(Draw draw, Map<String, String> known) {
    known.put("retention_days", Integer.toString(30 * (1 + draw.below(24))));
    return "Data of payments are kept for "
        + known.get("retention_days")
        + " days and then deleted. Full card numbers are never stored.";
  }

  private static String euros(long cents) {
    return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
