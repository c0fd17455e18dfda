package io.varve.transforms.filings.text;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.util.Locale;
import java.util.Set;

/**
 * A cheap look at markup before a parser builds a tree of it: one pass, no memory. It counts tags
 * the way a parser would open elements, so that a hostile document ends here.
 *
 * @param maxElements most start tags
 * @param maxDepth most elements open at once
 * @param maxTagChars longest tag with its attributes
 * @param maxEntities most character references
 */
public record MarkupLimits(int maxElements, int maxDepth, int maxTagChars, int maxEntities) {

  /** Elements without content, or whose end tag may be left out: they do not nest. */
  private static final Set<String> FLAT =
      Set.of(
          "br", "hr", "img", "meta", "link", "input", "col", "area", "base", "p", "li", "td", "tr",
          "th", "dd", "dt", "option", "wbr", "param", "page", "s", "c", "f1", "fn", "caption");

  /**
   * Goes on when the markup is within the limits.
   *
   * @throws ExtractionException with {@code LIMIT} when it is not
   */
  public void check(String markup, Deadline deadline) throws ExtractionException {
    int elements = 0;
    int depth = 0;
    int entities = 0;
    for (int at = 0; at < markup.length(); at++) {
      char c = markup.charAt(at);
      if (c == '&' && ++entities > maxEntities) {
        throw limit("character references", maxEntities);
      }
      if (c != '<' || at + 1 >= markup.length()) {
        continue;
      }
      char next = markup.charAt(at + 1);
      boolean closing = next == '/';
      if (!closing && !isLetter(next)) {
        continue;
      }
      int end = tagEnd(markup, at);
      if (closing) {
        depth = Math.max(0, depth - (nests(markup, at + 2) ? 1 : 0));
      } else {
        if (++elements > maxElements) {
          throw limit("elements", maxElements);
        }
        boolean selfClosed = markup.charAt(end - 1) == '/';
        if (!selfClosed && nests(markup, at + 1) && ++depth > maxDepth) {
          throw limit("elements open at once", maxDepth);
        }
        if ((elements & 0xFFF) == 0) {
          deadline.check();
        }
      }
      at = closing ? at + 1 : end - 1;
    }
  }

  private int tagEnd(String markup, int open) throws ExtractionException {
    int last = (int) Math.min(markup.length(), (long) open + maxTagChars);
    char quote = 0;
    for (int i = open + 1; i < last; i++) {
      char c = markup.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && markup.charAt(i - 1) == '=') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
    if (last < markup.length()) {
      throw limit("characters in one tag", maxTagChars);
    }
    return last;
  }

  private static boolean nests(String markup, int name) {
    int end = name;
    while (end < markup.length() && end - name < 12 && isLetter(markup.charAt(end))) {
      end++;
    }
    return !FLAT.contains(markup.substring(name, end).toLowerCase(Locale.ROOT));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static ExtractionException limit(String what, int most) {
    return new ExtractionException(
        FailureCode.LIMIT, "its markup has more than " + most + " " + what);
  }
}
