package io.varve.transforms.filings.text;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;

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

  /**
   * Goes on when the markup is within the limits.
   *
   * @throws ExtractionException with {@code LIMIT} when it is not
   */
  public void check(String markup, Deadline deadline) throws ExtractionException {
    boolean manyEntities = markup.length() > maxEntities;
    int entities = 0;
    int elements = 0;
    int depth = 0;
    int closed = 0;
    int end = 0;
    int at = markup.indexOf('<');
    while (at >= 0) {
      if (manyEntities) {
        entities = entities(markup, end, at, entities);
      }
      end = at + 1;
      if (markup.startsWith("/", end)) {
        // What stands inside a closing tag is looked at, but not searched for its end again.
        closed = at < closed ? closed : tagEnd(markup, at);
        depth = Math.max(0, depth - (FlatElements.isAt(markup, at + 2) ? 0 : 1));
      } else if (end < markup.length() && FlatElements.isNameCharacter(markup.charAt(end))) {
        if (++elements > maxElements) {
          throw limit("elements", maxElements);
        }
        end = tagEnd(markup, at);
        boolean selfClosed = markup.charAt(end - 1) == '/';
        if (!selfClosed && !FlatElements.isAt(markup, at + 1) && ++depth > maxDepth) {
          throw limit("elements open at once", maxDepth);
        }
        if ((elements & 0xFFF) == 0) {
          deadline.check();
        }
      }
      at = markup.indexOf('<', end);
    }
    if (manyEntities) {
      entities(markup, end, markup.length(), entities);
    }
  }

  private int entities(String markup, int from, int to, int before) throws ExtractionException {
    int entities = before;
    for (int i = from; i < to; i++) {
      if (markup.charAt(i) == '&' && ++entities > maxEntities) {
        throw limit("character references", maxEntities);
      }
    }
    return entities;
  }

  private int tagEnd(String markup, int open) throws ExtractionException {
    int last = (int) Math.min(markup.length(), (long) open + maxTagChars);
    char quote = 0;
    for (int i = open + 1; i < last; i++) {
      char c = markup.charAt(i);
      if (c > '>') {
        continue; // A letter, as most: neither quote nor end.
      }
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

  private static ExtractionException limit(String what, int most) {
    return new ExtractionException(
        FailureCode.LIMIT, "its markup has more than " + most + " " + what);
  }
}
