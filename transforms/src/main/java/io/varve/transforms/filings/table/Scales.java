package io.varve.transforms.filings.table;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the printed numbers of a table are multiplied with. "In millions, except number of shares,
 * which are reflected in thousands, and per-share amounts" names two factors.
 *
 * @param money factor of amounts
 * @param shares factor of numbers of shares, where it is another
 */
record Scales(Optional<Long> money, Optional<Long> shares) {

  private static final Pattern WORD =
      Pattern.compile(
          "(billions)|(millions|(?<![0-9,])000,000'?s?\\b)|(thousands|\\$000|\\b000['\u2019]?s|['\u2019]000s?\\b"
              + "|\\b000 omitted)",
          Pattern.CASE_INSENSITIVE);

  /** Words that announce shares in a factor of their own: {@code shares in thousands}. */
  private static final Pattern OF_SHARES =
      Pattern.compile("\\b(?:shares|share data|units)\\b[^.;()]{0,50}$", Pattern.CASE_INSENSITIVE);

  private static final Pattern ONLY_SHARES =
      Pattern.compile(
          "^(?!.*(?:dollar|amount|\\$)).*\\b(?:shares|units|options)\\b[^.;,]{0,30}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EXCEPT =
      Pattern.compile("\\bexcept\\b([^.;\\n]{0,90})", Pattern.CASE_INSENSITIVE);

  private static final Pattern PER =
      Pattern.compile("\\bper[- ](?:\\w+ )?(?:share|unit)s?", Pattern.CASE_INSENSITIVE);

  private static final Pattern SHARE =
      Pattern.compile("\\b(?:share|unit)s?\\b", Pattern.CASE_INSENSITIVE);

  static final Scales NONE = new Scales(Optional.empty(), Optional.empty());

  /** Returns the factors that words announce. */
  static Scales of(String words) {
    return mayName(words) ? read(words) : NONE;
  }

  /** Each word for a factor has one of these in it: most words need not be searched. */
  private static boolean mayName(String words) {
    for (int at = 0; at < words.length(); at++) {
      boolean found =
          switch (words.charAt(at)) {
            case '0' -> words.startsWith("000", at);
            case 'h', 'H' -> words.regionMatches(true, at, "housands", 0, 8);
            case 'i', 'I' -> words.regionMatches(true, at, "illions", 0, 7);
            default -> false;
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static Scales read(String words) {
    Optional<Long> money = Optional.empty();
    Optional<Long> shares = Optional.empty();
    Matcher word = WORD.matcher(words);
    while (word.find()) {
      String before = words.substring(Math.max(0, word.start() - 70), word.start());
      boolean sharesFirst = money.isEmpty() && ONLY_SHARES.matcher(clause(before)).find();
      if (sharesFirst) {
        shares = shares.or(() -> Optional.of(factor(word)));
      } else if (money.isEmpty()) {
        money = Optional.of(factor(word));
      } else if (shares.isEmpty() && OF_SHARES.matcher(before).find()) {
        shares = Optional.of(factor(word));
      }
    }
    boolean plain = money.isPresent() && shares.isEmpty() && exceptsShares(words);
    return new Scales(money, plain ? Optional.of(1L) : shares);
  }

  /**
   * Returns the factor that the words of one label name, such as {@code shares (in thousands)}.
   *
   * @param label the label in lower case
   */
  static Optional<Long> own(String label) {
    if (!label.contains("illions") && !label.contains("thousands") && !label.contains("000")) {
      return Optional.empty();
    }
    Matcher word = WORD.matcher(label);
    return word.find() ? Optional.of(factor(word)) : Optional.empty();
  }

  private static String clause(String before) {
    return before.substring(before.lastIndexOf('\n') + 1);
  }

  private static boolean exceptsShares(String words) {
    Matcher excepted = EXCEPT.matcher(words);
    while (excepted.find()) {
      if (SHARE.matcher(PER.matcher(excepted.group(1)).replaceAll("")).find()) {
        return true;
      }
    }
    return false;
  }

  private static long factor(Matcher word) {
    if (word.group(1) != null) {
      return 1_000_000_000L;
    }
    return word.group(2) != null ? 1_000_000L : 1_000L;
  }
}
