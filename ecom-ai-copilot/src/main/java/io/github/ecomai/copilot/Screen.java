package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Refused.Reason;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refuses what must never reach the data: commands to change it, code, personal and card data,
 * secrets, the data of others. Names of products that look like commands are no commands.
 */
final class Screen {
  private static final String THINGS =
      "(?:tables?|databases?|db|schemas?|records?|rows?|columns?|data|entries|everything|orders?|customers?|products?|payments?|reviews?|shipments?|suppliers?|inventory|stock|prices?|users?|accounts?|invoices?|refunds?|promotions?|history|logs?|backups?|index|indexes|views?|categor(?:y|ies)|discounts?|transactions?|carts?|status|it all|them all|items?|order_items|order_lines)";
  private static final String ASKING =
      "^(?:(?:please|pls|now|then|and|just|go ahead and|can you|could you|would you|will you|i want you to|i want to|i need you to|i need to|i'd like you to|you must|kindly|first|let's|let us|ok|okay|hey|hi|help me|quickly|immediately|simply)[ ,]+)*";
  private static final Map<Reason, List<Pattern>> PATTERNS = new EnumMap<>(Reason.class);

  static {
    add(
        Reason.INJECTION,
        "\\bselect\\b.{0,200}\\bfrom\\b",
        "\\bunion\\b.{0,20}\\bselect\\b",
        "\\bselect\\s*(?:\\*|@@|\\(|count\\s*\\()",
        "(?:;|--|/\\*|\\*/)\\s*(?:select|drop|delete|insert|update|alter|create|truncate|grant|exec|copy|attach|shutdown)?",
        "--",
        ";\\s*\\S+\\s+\\S+\\s*(?:table|from|into|set)\\b",
        "\\b(?:or|and)\\s+['\"]?\\w+['\"]?\\s*(?:=|like)\\s*['\"]?\\w+",
        "\\bwhere\\s+\\S+\\s*=\\s*\\S+",
        "\\b1\\s*=\\s*1\\b",
        "information_schema|sqlite_master|pg_\\w+|sys\\.\\w+|xp_\\w+|sp_\\w+|mysql\\.\\w+|dbms_\\w+|@@\\w+|utl_\\w+|duckdb_\\w+|dual\\b",
        "\\b(?:sleep|benchmark|waitfor|load_file|load_extension|read_csv|read_parquet|read_text|glob|exec|execute|eval|system|char|chr|concat|ascii|substring|hex|unhex|dblink|lo_import|getenv|current_setting|version|user|database)\\s*\\(",
        "\\bwaitfor\\s+delay\\b|\\binto\\s+(?:out|dump)file\\b|\\bfrom\\s+program\\b|\\bcopy\\s+\\w+\\s+(?:to|from)\\b",
        "'\\s*(?:or|and|;|\\)|union|=)",
        "\\bxp_cmdshell\\b|<script|\\$\\{|\\{\\{|\\bjavascript:|\\bjndi:|\\.\\./|/etc/|\\brm\\s+-|\\bcurl\\s|\\bwget\\s|\\bpowershell\\b|\\bcmd\\.exe\\b|\\bbash\\b|\\bos\\.system\\b",
        "\\b(?:run|execute|exec|evaluate)\\b.{0,30}\\b(?:sql|query|statement|command|script|code|shell|procedure|function)\\b",
        "\\b(?:raw|this|following|my)\\s+sql\\b|\\bsql\\s*:|\\bgroup\\s+by\\s+\\w+\\s+having\\b|\\blimit\\s+\\d+\\s*;|\\bhaving\\s+\\d+\\s*=",
        "\\b(?:drop|truncate|alter|create)\\s+(?:table|database|schema|view|index|user|role|function|trigger)\\b.*[;'\"]");
    add(
        Reason.SECRETS,
        "\\bpass(?:word|code|phrase|wd)s?\\b|\\bpassword_?hash|\\bhash(?:es|ed)?\\b|\\bcredentials?\\b|\\bapi[ _-]?keys?\\b|\\baccess[ _-]?keys?\\b|\\bsecret(?:s| keys?)?\\b|\\bprivate keys?\\b|\\bencryption keys?\\b|\\b(?:auth|access|session|bearer|refresh|jwt) tokens?\\b|\\bsession ids?\\b|\\bconnection strings?\\b|\\bjdbc\\b|\\benv(?:ironment)? variables?\\b|\\bdatabase (?:user|login|url|host)\\b|\\bsalt\\b.{0,15}\\b(?:hash|password)|\\blogins?\\b.{0,20}\\b(?:details?|data|admin)|\\badmin (?:login|account|access|rights|panel|console)\\b|\\broot access\\b|\\bserver (?:config|configuration|logs?)\\b|\\bconfig(?:uration)? files?\\b|\\bsource code\\b",
        "\\b(?:system|initial|hidden|original|developer|internal|secret) (?:prompt|instructions?|message|rules|guidelines|settings?|configuration)\\b",
        "\\b(?:your|the|these|those|all|any|previous|prior|above|earlier) (?:\\w+ )?(?:instructions?|guidelines|prompt|rules|restrictions|guardrails|constraints|limitations|safety|programming|policies|policy|directives|training)\\b",
        "\\b(?:developer|debug|god|admin|dan|unrestricted|maintenance|root|sudo|jailbreak) mode\\b|\\bjailbreak|\\bsudo\\b|\\bpretend (?:to be|you|that)|\\byou are (?:now|no longer)\\b|\\bact as\\b|\\bbypass\\b|\\boverride\\b|\\broleplay\\b|\\bignore (?:all|any|everything|previous|prior|your|the)\\b.{0,30}\\b(?:instruction|rule|guideline|said|told|above|before|restriction|polic)",
        "\\binstructions you\\b|\\bwhat were you told\\b|\\brepeat (?:the |everything |all )?(?:text|words|everything|message)?\\s*(?:above|before)\\b");
    add(
        Reason.PAYMENT_CARD,
        "\\bcvv2?s?\\b|\\bcvcs?\\b|\\bcard (?:security|verification) codes?\\b|\\bcard[ _-]?(?:numbers?|nos?\\b|nrs?\\b|data|details?|info|information|tokens?|bins?|digits?|holders?|expir\\w*|pins?|last ?4|last four|credentials)\\b",
        "\\bcards?'?s? (?:full )?(?:numbers?|details?|data|digits|expir\\w*)\\b|\\b(?:number|digits?|details?|expir\\w*)s? (?:of|on|from|for) (?:the |their |all |our |every |each |customers?'? |stored |saved |a |any )*(?:credit |debit |payment |bank )?cards?\\b|\\bpans?\\b(?= (?:of|from|for|number|data))|\\bprimary account numbers?\\b|\\blast (?:4|four) digits\\b|\\bfull pans?\\b|\\bcardholder|\\bibans?\\b|\\bbank account (?:numbers?|details?)\\b|\\bexpir(?:y|ation) dates?\\b|\\baccount numbers?\\b|\\brouting numbers?\\b|\\bpin codes?\\b|\\bcredit ?card ?#|\\b(?:saved|stored) (?:credit |debit |payment )?cards?\\b|\\bmagnetic stripe\\b|\\btrack ?(?:1|2|one|two) data\\b|\\bcard ?#");
    add(
        Reason.OTHER_TENANT,
        "\\btenants?\\b|\\b(?:other|another|different|someone else'?s|somebody else'?s|neighbou?r'?s|all|every|each|competing|rival) (?:shops?|stores?|merchants?|compan(?:y|ies)|sellers?|clients?|organi[sz]ations?|accounts?|workspaces?|businesses|retailers?|customers of yours|vendors? account|users?)'?s? ?(?:data|revenue|sales|orders?|figures?|numbers?|customers?|database|records|profit|results|reports?|account|questions|conversations?|chats?|history|queries)\\b",
        "\\b(?:shop|merchant|company|account|organi[sz]ation|org|workspace|client|seller|store)(?: id| number| no\\.?|_id)?\\s*[:=#]?\\s*\\d+\\b.{0,30}(?:instead|data|revenue|sales|orders|not mine)|\\binstead of (?:mine|ours|my (?:shop|store|company|own))\\b",
        "\\b(?:of|for|from|at|in|by) (?:an?|the)?\\s?(?:other|another|different|someone else'?s|somebody else'?s|any other) (?:shop|store|merchant|company|seller|organi[sz]ation|account|workspace|business|retailer|user|person)s?\\b",
        "\\bother (?:companies|merchants|shops|organi[sz]ations|sellers|businesses|retailers|users|people'?s?|accounts|workspaces|clients'?)\\b|\\b(?:as|impersonate|become|log ?in as|on behalf of) (?:another|a different|other|some other) (?:user|customer|admin|account|company|merchant)\\b|\\bimpersonate\\b|\\bswitch (?:to )?(?:another |a different )?(?:account|company|workspace|organi[sz]ation|shop)\\b|\\bwhat did (?:other|another) users?\\b|\\bacross (?:all )?(?:merchants|companies|shops|accounts)\\b|\\bnot (?:mine|ours|my own)\\b");
    add(
        Reason.PII,
        "\\be-?mails?(?! (?:campaign|marketing|newsletter|channel|open|click|subscri))\\b(?: address(?:es)?)?|\\bphone ?(?:numbers?|nos?)\\b|\\btelephones?\\b|\\b(?:cell|mobile) (?:numbers?|phone numbers?)\\b|\\bphones? (?:of|for|from) (?:our |the |all )?(?:customer|client|buyer|member)|\\bcustomers?'?s? phones?\\b",
        "\\b(?:home|street|postal|mailing|billing|delivery|shipping|residential|customer|their|his|her|full|ip|private|exact|house)s?'?s? address(?:es)?\\b|\\baddress(?:es)? (?:of|for|from|where)\\b|\\baddress(?:es)?\\b|\\bpost ?codes?\\b|\\bzip ?codes?\\b",
        "\\bbirth ?(?:days?|dates?)\\b|\\bdates? of births?\\b|\\bborn\\b|\\bdob\\b|\\bbirth (?:year|month)s?\\b|\\b(?:customer|client|buyer|member|shopper)s?'? ages?\\b|\\bages? of (?:our |the |all )?(?:customer|client|buyer|member)|\\bhow old (?:are|is)\\b|\\b(?:older|younger) than \\d+ years\\b|\\byears old\\b|\\baverage age\\b",
        "\\bpersonal (?:data|details|information|info)\\b|\\bcontact (?:details|data|info|information|list)\\b|\\bprivate (?:data|details|information)\\b|\\bpii\\b|\\bsocial security\\b|\\bssns?\\b|\\bpassport\\b|\\b(?:full |real |first |last |legal |sur|family )names?\\b|\\bnational ids?\\b|\\btax ids?\\b|\\bwhere (?:does|do|did) \\S+(?: \\S+)? lives?\\b|\\bwho lives\\b|\\bgender\\b|\\bethnic|\\breligion\\b|\\bgmail\\b|@\\w+\\.\\w+|\\bmarketing consent\\b|\\bip ?(?:address(?:es)?|s)\\b|\\bdevice (?:id|hash|fingerprint)s?\\b|\\bmaiden\\b|\\bpersonally identif");
    add(
        Reason.WRITE,
        ASKING
            + "(?:delete|truncate|erase|purge|wipe|destroy|insert|update|alter|overwrite|modify|edit|rename|cancel|refund|reimburse|grant|revoke|deactivate|disable|enable|ban|block|approve|ship|restock|reorder|replenish|discontinue|deactivate|unpublish|publish|import|upload|archive|merge|reprice|mark down|charge|void|rollback|restore|reset the|raise|increase|decrease|reduce|lower|double|halve|apply|assign|mark|set|change|correct|fix|adjust|backdate|flag|move|transfer|create|register|sign up|onboard|subscribe|unsubscribe|send|email|mail|notify|schedule|book|buy|order|purchase)\\b(?! (?:count|status|value|volume|by|per|breakdown|numbers?|trend|growth|to date|date|that to|it to|to (?:monthly|weekly|daily)|stats?|totals?|history|s\\b)).{0,60}\\b"
            + THINGS
            + "\\b",
        ASKING + "(?:delete|truncate|erase|purge|wipe|destroy|insert|overwrite)\\b",
        ASKING + "(?:remove|drop|clear|add|kill|lose|get rid of|throw away)\\b.{0,40}\\b(?:tables?|databases?|records?|rows?|schemas?|columns?|from the (?:database|db|system|catalogu?e|shop|store|data|records|inventory|books)|to the (?:database|db|system|catalogu?e|shop|store))\\b",
        ASKING + "(?:remove|drop|clear|add|kill|get rid of) (?:all |every |each |the |a |an |any |our |new |\\d+ )+(?:new |old |cancelled |test |pending |failed |negative |bad |fake |inactive |duplicate )*(?:orders?|customers?|products?|payments?|reviews?|suppliers?|users?|accounts?|promotions?|shipments?)\\b",
        "\\b(?:delete|truncate|erase|purge|wipe|destroy|overwrite)\\b.{0,25}\\b" + THINGS + "\\b",
        "\\b(?:drop|alter|create) (?:the |a |an |all |our )?(?:\\w+ )?(?:tables?|databases?|schemas?|indexe?s?|views?|columns?|users?)\\b",
        "\\bupdate\\b.{0,40}\\bset\\b|\\binsert into\\b|\\bset (?:the |all |every |our |its |their )*(?:price|stock|status|discount|quantity|name|cost)s?\\b.{0,40}\\bto\\b|\\b(?:raise|increase|decrease|reduce|lower|cut|slash|double|halve)\\b (?:the |all |our |every )*(?:list )?prices?\\b",
        "\\bmark (?:all |the |every |order |orders ).{0,40}\\bas\\b|\\bmake me (?:an )?admin|\\bgive (?:me|user|yourself) (?:admin|write|root|full) |\\bgive everyone\\b|\\bgive (?:all |every )?customers?\\b.{0,30}(?:discount|refund|voucher|coupon|credit)|\\bwrite (?:to|into) the\\b");
  }

  private static final Pattern CARD = Pattern.compile("(?:\\d[ -]?){13,19}");
  private final Pattern names;

  Screen(Lexicon lexicon) {
    String values =
        lexicon.terms().entrySet().stream()
            .flatMap(e -> e.getValue().values().stream())
            .map(Term.Value::value)
            .filter(v -> v.contains(" "))
            .distinct()
            .sorted((a, b) -> b.length() - a.length())
            .map(v -> Pattern.quote(v.toLowerCase(Locale.ROOT)) + "s?")
            .collect(Collectors.joining("|"));
    this.names = Pattern.compile(values.isEmpty() ? "(?!)" : "\\b(?:" + values + ")\\b");
  }

  private static void add(Reason reason, String... patterns) {
    PATTERNS.put(reason, List.of(patterns).stream().map(Pattern::compile).toList());
  }

  Optional<Refused> check(String text, boolean inConversation) {
    String clean = Normalizer.normalize(text, Normalizer.Form.NFKC);
    if (clean.codePoints().anyMatch(Screen::isHidden)) {
      return Optional.of(refused(Reason.INJECTION));
    }
    String lower = clean.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\s+", " ").strip();
    if (isCard(lower)) {
      return Optional.of(refused(Reason.PAYMENT_CARD));
    }
    String bare = names.matcher(lower).replaceAll("thing");
    for (Reason reason : List.of(Reason.SECRETS, Reason.INJECTION, Reason.PAYMENT_CARD, Reason.OTHER_TENANT, Reason.PII, Reason.WRITE)) {
      if (PATTERNS.get(reason).stream().anyMatch(p -> p.matcher(bare).find())) {
        return Optional.of(refused(reason));
      }
    }
    return Optional.empty();
  }

  /** Characters that a reader cannot see or that turn the direction of writing. */
  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    boolean space = c == '\t' || c == '\n' || c == '\r';
    return type == Character.FORMAT || type == Character.CONTROL && !space || type == Character.PRIVATE_USE || type == Character.SURROGATE;
  }

  private static boolean isCard(String text) {
    Matcher m = CARD.matcher(text);
    while (m.find()) {
      if (isLuhn(m.group().replaceAll("\\D", ""))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int d = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = i % 2 == 1 ? 2 * d : d;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }

  private static Refused refused(Reason reason) {
    String message =
        switch (reason) {
          case WRITE -> "I only read; I cannot change anything.";
          case INJECTION -> "I take questions in words, not commands or code.";
          case PII -> "I do not show, count or filter personal data of customers.";
          case PAYMENT_CARD -> "I do not touch card data.";
          case SECRETS -> "I do not disclose secrets or my own set-up.";
          case OTHER_TENANT -> "I only see the data of your own shop.";
        };
    return new Refused(reason, message);
  }
}
