package io.github.ecomai.copilot;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a question into tokens: words, numbers, dates and signs. Every letter, digit and sign of the
 * text is in exactly one token or gap; nothing is dropped.
 */
final class Tokenizer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<iso>\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d))"
              + "|(?<local>\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2})(?!\\d))"
              + "|(?<month>(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])(?![\\d]))"
              + "|(?<ordinal>\\d{1,2})(?:st|nd|rd|th)(?![\\p{L}\\p{N}])"
              + "|(?<number>[$€£]?(?:(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|(?<![\\p{L}\\p{N}])\\.\\d+))"
              + "(?:\\s?(?<scale>[km]|bn|thousand|million))?(?![\\p{L}\\p{N}])"
              + "|(?<word>[\\p{L}\\p{N}\\p{M}]+(?:['’`]\\p{L}+)?)"
              + "|(?<sign>>=|<=|[<>=%#&+$€£]|[^\\s\\p{P}\\p{L}\\p{N}])"
              + "|(?<gap>\\p{P}|w/o?(?=\\s))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A point before three digits: a fraction to some, thousands to others. */
  private static final Pattern UNCLEAR = Pattern.compile("-?[$€£]?[1-9]\\d{0,2}(?:\\.\\d{3})+");

  /**
   * A raised number or a fraction right after a digit, which must not become one number with it.
   */
  private static final Pattern RAISED = Pattern.compile("(?<=\\d)(?=\\p{No})");

  private static final String DASHES = "-\u2010\u2012\u2013\u2014\u2015";
  private static final char MINUS = '\u2212';
  private static final double MOST = 1e15;

  private final Words words;

  Tokenizer(Words words) {
    this.words = words;
  }

  List<Token> tokens(String text) {
    String apart = RAISED.matcher(text).replaceAll(" ").replace(MINUS, '-');
    String clean = Normalizer.normalize(apart, Normalizer.Form.NFKC);
    List<Token> tokens = new ArrayList<>();
    StringBuilder gap = new StringBuilder();
    Matcher m = TOKEN.matcher(clean);
    while (m.find()) {
      if (m.group("gap") != null) {
        gap.append(m.group());
        continue;
      }
      int before = tokens.size();
      add(tokens, m, gap.toString());
      if (isNegative(clean, m.start(), tokens, before)) {
        tokens.set(before, negative(tokens.get(before)));
      }
      gap.setLength(0);
    }
    return tokens;
  }

  /** True if a number can be read in more than one way. */
  static boolean isUnclear(String number) {
    return UNCLEAR.matcher(number).matches();
  }

  /** An unclear number, then what it may mean: thousands, or a fraction. */
  static List<String> readings(String number) {
    String thousands = number.replace(".", "");
    boolean one = number.indexOf('.') == number.lastIndexOf('.');
    return one ? List.of(number, thousands, number + "0") : List.of(number, thousands);
  }

  /** A dash right before what is counted, that does not join it to a word or number before. */
  private boolean isNegative(String text, int at, List<Token> tokens, int i) {
    if (at == 0 || DASHES.indexOf(text.charAt(at - 1)) < 0 || !isNumeric(tokens.get(i))) {
      return false;
    }
    char before = at == 1 ? ' ' : text.charAt(at - 2);
    boolean joined = Character.isLetterOrDigit(before) || ")%\"'".indexOf(before) >= 0;
    return !joined && (i == 0 || !isNumeric(tokens.get(i - 1)));
  }

  private boolean isNumeric(Token t) {
    return switch (t.kind()) {
      case NUMBER, ORDINAL, DATE, UNCLEAR_DATE, MONTH -> true;
      case WORD -> words.number(t.word()) != null;
      case SYMBOL -> isUnclear(t.raw());
    };
  }

  /** Below zero there are numbers, but no days and no words. */
  private static Token negative(Token t) {
    String gap = t.gap().substring(0, t.gap().length() - 1);
    String raw = "-" + t.raw();
    boolean number = t.kind() == Token.Kind.NUMBER;
    boolean day = t.date() != null || t.kind() == Token.Kind.UNCLEAR_DATE;
    Token.Kind kind =
        number ? Token.Kind.NUMBER : day ? Token.Kind.UNCLEAR_DATE : Token.Kind.SYMBOL;
    return new Token(kind, raw, raw.toLowerCase(Locale.ROOT), gap, -t.number(), t.money(), null);
  }

  private void add(List<Token> tokens, Matcher m, String gap) {
    String raw = m.group();
    if (m.group("iso") != null) {
      tokens.add(date(raw, gap, iso(raw)));
    } else if (m.group("local") != null) {
      tokens.add(date(raw, gap, local(raw)));
    } else if (m.group("month") != null) {
      LocalDate first = LocalDate.parse(raw + "-01");
      tokens.add(new Token(Token.Kind.MONTH, raw, raw, gap, 0, false, first));
    } else if (m.group("ordinal") != null) {
      double n = Double.parseDouble(m.group("ordinal"));
      tokens.add(
          new Token(Token.Kind.ORDINAL, raw, raw.toLowerCase(Locale.ROOT), gap, n, false, null));
    } else if (m.group("number") != null) {
      tokens.add(number(m, gap));
    } else if (m.group("word") != null) {
      addWord(tokens, raw, gap);
    } else {
      String word = words.basic(raw);
      Token.Kind kind = word.equals(raw) ? Token.Kind.SYMBOL : Token.Kind.WORD;
      tokens.add(new Token(kind, raw, word, gap, 0, false, null));
    }
  }

  /** Splits "haven't" into have and not, "today's" into today; "what's" loses its verb. */
  private void addWord(List<Token> tokens, String raw, String gap) {
    String plain = raw.replace('’', '\'').replace('`', '\'');
    int mark = plain.indexOf('\'');
    if (mark < 0) {
      tokens.add(Token.word(raw, words.basic(plain), gap));
      return;
    }
    String head = plain.substring(0, mark);
    String tail = plain.substring(mark + 1).toLowerCase(Locale.ROOT);
    if (tail.equals("t") && head.toLowerCase(Locale.ROOT).endsWith("n")) {
      tokens.add(Token.word(raw, "not", gap));
    } else if (List.of("s", "d", "ve", "re", "ll", "m").contains(tail)) {
      tokens.add(Token.word(head, words.basic(head), gap));
      if (tail.equals("ll")) {
        tokens.add(Token.word(tail, "will", ""));
      }
    } else {
      tokens.add(Token.word(head, words.basic(head), gap));
      tokens.add(Token.word(tail, words.basic(tail), "'"));
    }
  }

  private static Token number(Matcher m, String gap) {
    String digits = m.group("number");
    boolean money = "$€£".indexOf(digits.charAt(0)) >= 0;
    double value = Double.parseDouble((money ? digits.substring(1) : digits).replace(",", ""));
    String scale = m.group("scale") == null ? "" : m.group("scale").toLowerCase(Locale.ROOT);
    double factor =
        switch (scale) {
          case "k", "thousand" -> 1e3;
          case "m", "million" -> 1e6;
          case "bn" -> 1e9;
          default -> 1;
        };
    boolean clear = value * factor <= MOST && !(scale.isEmpty() && isUnclear(digits));
    Token.Kind kind = clear ? Token.Kind.NUMBER : Token.Kind.SYMBOL;
    return new Token(kind, m.group(), digits, gap, value * factor, money, null);
  }

  private static Token date(String raw, String gap, @Nullable LocalDate date) {
    Token.Kind kind = date == null ? Token.Kind.UNCLEAR_DATE : Token.Kind.DATE;
    return new Token(kind, raw, raw, gap, 0, false, date);
  }

  private static @Nullable LocalDate iso(String raw) {
    String[] p = raw.split("-");
    return day(Integer.parseInt(p[0]), Integer.parseInt(p[1]), Integer.parseInt(p[2]));
  }

  /** Day and month in either order: clear only if one of them cannot be a month, or both agree. */
  private static @Nullable LocalDate local(String raw) {
    String[] p = raw.split("[/.]");
    int year = Integer.parseInt(p[2]) + (p[2].length() == 2 ? 2000 : 0);
    int a = Integer.parseInt(p[0]);
    int b = Integer.parseInt(p[1]);
    LocalDate dayFirst = day(year, b, a);
    LocalDate monthFirst = day(year, a, b);
    if (dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst)) {
      return null;
    }
    return dayFirst != null ? dayFirst : monthFirst;
  }

  private static @Nullable LocalDate day(int year, int month, int day) {
    if (year < 1900 || year > 2200) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
