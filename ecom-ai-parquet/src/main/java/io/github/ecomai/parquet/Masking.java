package io.github.ecomai.parquet;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The masks as functions of DuckDB. The key stays on this side: no statement holds it. Immutable
 * and thread-safe.
 */
final class Masking {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte @Nullable [] key;

  Masking(byte @Nullable [] key) {
    this.key = key == null ? null : key.clone();
  }

  boolean hasKey() {
    return key != null;
  }

  /** Tells keys apart without giving them away, and ways of finding card numbers. */
  String fingerprint() {
    String secret = key == null ? "no key" : hash("ecom-ai lake").substring(0, 16);
    return secret + " " + CardNumbers.VERSION;
  }

  void register(DuckDb duck) {
    duck.function("mask_hash", this::hash);
    duck.function("mask_card", CardNumbers::mask);
    duck.function("mask_cards_in", CardNumbers::maskIn);
    Function<String, String> holds = text -> CardNumbers.isIn(text) ? "y" : "n";
    duck.function("holds_card", holds);
  }

  /** HMAC-SHA256 of a text in lower case without blanks around it, in hexadecimal. */
  String hash(String text) {
    byte[] secret = key;
    if (secret == null) {
      throw new IllegalStateException("no key to hash with. Maybe add Pipeline.withHashKey.");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      String plain = text.strip().toLowerCase(Locale.ROOT);
      return HexFormat.of().formatHex(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this JVM has no " + ALGORITHM, e);
    }
  }

  /** The masked value of a column as SQL; texts that are not masked lose their card numbers. */
  static String value(LakeTable table, Field field) {
    String column = LakeTables.quote(field.name());
    Mask mask = table.masks().get(field.name());
    if (mask == null) {
      boolean isText = field.type().equals(DataType.STRING) && !table.key().contains(field.name());
      return isText
          ? "CASE WHEN "
              + candidate(column)
              + " THEN mask_cards_in("
              + column
              + ") ELSE "
              + column
              + " END"
          : column;
    }
    String type = LakeTables.type(field.type());
    return switch (mask) {
      case HASH -> "mask_hash(" + column + ")";
      case CARD -> "mask_card(" + column + ")";
      case YEAR -> "CAST(date_trunc('year', " + column + ") AS " + type + ")";
      case KEEP -> column;
      case HIDE -> "CAST(NULL AS " + type + ")";
    };
  }

  /** Whether a text has enough digits in a row to hold a card number. */
  static String candidate(String column) {
    return "regexp_matches(" + column + ", '" + CardNumbers.CANDIDATE + "')";
  }
}
