package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Grain;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a question into items: the fewest phrases of the lexicon, times and numbers that cover all
 * its tokens. What fits nowhere becomes an item of its own, so that nothing is lost.
 */
final class Tagger {
  private static final Map<String, Grain> ADVERBS =
      Map.of(
          "daily", Grain.DAY,
          "weekly", Grain.WEEK,
          "monthly", Grain.MONTH,
          "quarterly", Grain.QUARTER,
          "yearly", Grain.YEAR,
          "annual", Grain.YEAR,
          "annually", Grain.YEAR);
  private static final Map<String, Grain> OVER =
      Map.of(
          "yoy",
          Grain.YEAR,
          "mom",
          Grain.MONTH,
          "wow",
          Grain.WEEK,
          "qoq",
          Grain.QUARTER,
          "dod",
          Grain.DAY);
  private static final Set<String> CURRENCY =
      Set.of("dollar", "usd", "euro", "eur", "buck", "$", "€", "£", "gbp", "pound");
  private static final Set<String> RELATIVE = Set.of("that", "who", "which");
  private static final double UNKNOWN_COST = 200;
  private static final double ITEM_COST = 10;

  private final Lexicon lexicon;
  private final Spelling spelling;

  Tagger(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.spelling = new Spelling(lexicon.vocabulary());
  }

  /**
   * The items of a question.
   *
   * @param items in order
   * @param notes corrected spellings, in words
   * @param unclear a word that may stand for several others, with these; empty if none
   */
  record Tagged(List<Item> items, List<String> notes, List<String> unclear) {}

  private record Step(@Nullable Item item, int from, double cost) {}

  Tagged tag(String text, LocalDate today) {
    List<String> notes = new ArrayList<>();
    List<String> unclear = new ArrayList<>();
    List<Token> tokens = new ArrayList<>();
    for (Token t : lexicon.tokenizer().tokens(text)) {
      tokens.add(corrected(t, notes, unclear));
    }
    List<Token> content = withoutGlue(tokens);
    List<Item> items = cover(content, today);
    for (Item item : items) {
      if (unclear.isEmpty() && item.role() == Role.UNKNOWN && Tokenizer.isUnclear(item.text())) {
        unclear.addAll(Tokenizer.readings(item.text()));
      }
    }
    return new Tagged(Context.resolve(items), notes, unclear);
  }

  private Token corrected(Token t, List<String> notes, List<String> unclear) {
    boolean known =
        t.kind() != Token.Kind.WORD
            || lexicon.isKnown(t.word())
            || ADVERBS.containsKey(t.word())
            || lexicon.words().isReal(t.word());
    if (known) {
      return t;
    }
    List<String> near = spelling.nearest(t.word());
    if (near.isEmpty()) {
      near = spelling.nearest(t.raw().toLowerCase(Locale.ROOT));
    }
    if (near.size() == 1) {
      notes.add("read '" + t.raw() + "' as '" + near.get(0) + "'");
      return t.withWord(near.get(0));
    }
    if (near.size() > 1) {
      unclear.add(t.raw());
      unclear.addAll(near);
    }
    return t;
  }

  /** Leaves out words without meaning; "us" stays where it means a country. */
  private List<Token> withoutGlue(List<Token> tokens) {
    List<Token> content = new ArrayList<>();
    String gap = "";
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      boolean name = lexicon.get(t.word()) != null && isName(tokens, i);
      if (t.kind() == Token.Kind.WORD && lexicon.words().glue().contains(t.word()) && !name) {
        gap += t.gap();
      } else {
        content.add(t.withGap(gap + t.gap()));
        gap = "";
      }
    }
    return content;
  }

  private static boolean isName(List<Token> tokens, int i) {
    String raw = tokens.get(i).raw();
    boolean upper = raw.length() > 1 && raw.equals(raw.toUpperCase(Locale.ROOT));
    boolean shouting =
        tokens.stream().noneMatch(t -> t.raw().chars().anyMatch(Character::isLowerCase));
    String before = i > 0 ? tokens.get(i - 1).word() : "";
    boolean placed = Set.of("in", "from", "the", "within", "outside").contains(before);
    return upper && !shouting || placed;
  }

  private List<Item> cover(List<Token> tokens, LocalDate today) {
    CalendarGrammar atoms = new CalendarGrammar(tokens, new Calendar(today), lexicon.words());
    RangeGrammar ranges = new RangeGrammar(tokens, atoms);
    int n = tokens.size();
    Step[] best = new Step[n + 1];
    best[0] = new Step(null, 0, 0);
    for (int i = 0; i < n; i++) {
      Step here = best[i];
      if (here == null) {
        continue;
      }
      offer(best, i, i + 1, single(tokens.get(i)));
      phrases(tokens, i, best);
      number(tokens, i, best);
      CalendarGrammar.Parsed time = ranges.at(i);
      if (time != null) {
        offer(
            best,
            i,
            time.end(),
            Item.time(time.period(), text(tokens, i, time.end()), tokens.get(i).gap()));
      }
    }
    return path(best, n);
  }

  private static List<Item> path(Step[] best, int n) {
    List<Item> items = new ArrayList<>();
    for (int i = n; i > 0; ) {
      Step step = best[i];
      if (step.item() != null) {
        items.add(step.item());
      }
      i = step.from();
    }
    Collections.reverse(items);
    return items;
  }

  private static void offer(Step[] best, int from, int to, Item item) {
    double own = item.role() == Role.UNKNOWN ? UNKNOWN_COST : ITEM_COST;
    own += item.role() == Role.NUMBER ? 0.1 : 0;
    double length = to - from;
    double cost = best[from].cost() + own - length * length * 0.01;
    if (best[to] == null || cost < best[to].cost() - 1e-9) {
      best[to] = new Step(item, from, cost);
    }
  }

  private Item single(Token t) {
    Grain unit = CalendarGrammar.unit(t.word());
    Role role =
        unit != null
            ? Role.UNIT
            : ADVERBS.containsKey(t.word())
                ? Role.UNIT_ADVERB
                : OVER.containsKey(t.word()) ? Role.UNIT_OVER_UNIT : Role.UNKNOWN;
    Item item = Item.of(role, t.raw(), t.gap());
    Grain grain = unit != null ? unit : ADVERBS.getOrDefault(t.word(), OVER.get(t.word()));
    return grain == null ? item : item.withPeriod(Period.special(Period.Kind.ALL, grain));
  }

  private void phrases(List<Token> tokens, int i, Step[] best) {
    StringBuilder key = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    for (int j = i; j < tokens.size() && j < i + lexicon.longest(); j++) {
      Token t = tokens.get(j);
      boolean apart = t.gap().matches(".*[,;:.?!()\\[\\]].*") && t.word().length() > 1;
      if (j > i && apart) {
        break;
      }
      key.append(j > i ? " " : "").append(t.word());
      if (j == i || !RELATIVE.contains(t.word())) {
        plain.append(j > i ? " " : "").append(t.word());
      }
      Term exact = lexicon.get(key.toString());
      Term term =
          exact != null || RELATIVE.contains(t.word()) ? exact : lexicon.get(plain.toString());
      if (term != null) {
        boolean plural = t.raw().toLowerCase(Locale.ROOT).endsWith("s") && !t.word().endsWith("s");
        String text = text(tokens, i, j + 1);
        offer(
            best,
            i,
            j + 1,
            new Item(
                term.role(), text, tokens.get(i).gap(), term, null, 0, Item.Form.PLAIN, plural));
      }
    }
    unitOverUnit(tokens, i, best);
  }

  /** "month over month", "year-on-year", "week by week". */
  private static void unitOverUnit(List<Token> tokens, int i, Step[] best) {
    Grain grain = CalendarGrammar.unit(tokens.get(i).word());
    if (grain == null || i + 2 >= tokens.size() || !tokens.get(i + 2).is(tokens.get(i).word())) {
      return;
    }
    String middle = tokens.get(i + 1).word();
    boolean over = middle.equals("over") || middle.equals("on") || middle.equals("to");
    if (over || middle.equals("by") || middle.equals("after")) {
      Role role = over ? Role.UNIT_OVER_UNIT : Role.UNIT_ADVERB;
      Item item = Item.of(role, text(tokens, i, i + 3), tokens.get(i).gap());
      offer(best, i, i + 3, item.withPeriod(Period.special(Period.Kind.ALL, grain)));
    }
  }

  private void number(List<Token> tokens, int i, Step[] best) {
    Token t = tokens.get(i);
    Double word = t.kind() == Token.Kind.WORD ? lexicon.words().number(t.word()) : null;
    if (t.kind() != Token.Kind.NUMBER && word == null) {
      return;
    }
    double value = word == null ? t.number() : word;
    int end = i + 1;
    if (word != null && isUnitOfTens(word, tokens, end)) {
      value += wordNumber(tokens.get(end));
      end++;
    }
    while (end < tokens.size() && scale(tokens.get(end)) > 1) {
      value *= scale(tokens.get(end));
      end++;
    }
    Item.Form form = t.money() ? Item.Form.MONEY : Item.Form.PLAIN;
    if (end < tokens.size() && tokens.get(end).is("percent")) {
      form = Item.Form.PERCENT;
      value /= 100;
      end++;
    } else if (end < tokens.size() && CURRENCY.contains(tokens.get(end).word())) {
      form = Item.Form.MONEY;
      end++;
    }
    offer(best, i, end, Item.number(value, form, text(tokens, i, end), t.gap()));
  }

  /** "five" after "twenty", with a hyphen or without. */
  private boolean isUnitOfTens(double tens, List<Token> tokens, int i) {
    boolean opens = tens >= 20 && tens < 100 && tens % 10 == 0 && i < tokens.size();
    return opens && tokens.get(i).gap().matches("-?") && wordNumber(tokens.get(i)) < 10;
  }

  /** The number that a word stands for, infinite if none. */
  private double wordNumber(Token t) {
    Double n = t.kind() == Token.Kind.WORD ? lexicon.words().number(t.word()) : null;
    return n == null ? Double.POSITIVE_INFINITY : n;
  }

  /** 100 for "hundred", 12 for "dozen" and so on, 1 for all other words. */
  private double scale(Token t) {
    double n = t.is("twelve") ? 1 : wordNumber(t);
    return n == 12 || n == 100 || n == 1000 || n == 1_000_000 ? n : 1;
  }

  private static String text(List<Token> tokens, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i > from ? " " : "").append(tokens.get(i).raw());
    }
    return text.toString();
  }
}
