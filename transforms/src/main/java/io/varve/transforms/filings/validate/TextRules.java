package io.varve.transforms.filings.validate;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.ValidationIssue;
import java.util.ArrayList;
import java.util.List;

/** Rules about the characters of a text: was it decoded and stripped of its markup? */
final class TextRules {

  /** Number of rules. */
  static final int COUNT = 2;

  /** One in so many characters lost is no text that anybody can use. */
  private static final int UNREADABLE = 50;

  /** Fewer in a text are the filer's own. */
  private static final int FEW = 3;

  private static final char FIRST_SUSPECT = '\u00C2';

  private TextRules() {}

  static List<ValidationIssue> check(String text) {
    int replaced = 0;
    int mojibake = 0;
    int markup = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Letters and digits and spaces, which most are, need no closer look.
      if (c != '&' && c != '<' && c < FIRST_SUSPECT) {
        continue;
      }
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (c == '\uFFFD') {
        replaced++;
      } else if (isMojibake(c, next)) {
        mojibake++;
      } else if (isMarkup(text, i, c)) {
        markup++;
      }
    }
    List<ValidationIssue> issues = new ArrayList<>();
    if (replaced * (long) UNREADABLE > text.length() && replaced > UNREADABLE) {
      String message = replaced + " of " + text.length() + " characters could not be decoded";
      issues.add(new ValidationIssue("characters-decoded", Validation.FAIL, message));
    } else {
      add(issues, "characters-decoded", replaced + mojibake, "characters look wrongly decoded");
    }
    add(issues, "markup-removed", markup, "tags or character references are left in the text");
    return issues;
  }

  private static void add(List<ValidationIssue> issues, String rule, int count, String what) {
    if (count >= FEW) {
      issues.add(new ValidationIssue(rule, Validation.WARN, count + " " + what));
    }
  }

  /** UTF-8 read as windows-1252: a quote becomes three letters that begin with these. */
  private static boolean isMojibake(char c, char next) {
    return (c == '\u00E2' && next == '\u20AC')
        || (c == '\u00C2' && next >= '\u00A0' && next <= '\u00BF')
        || (c == '\u00C3' && next >= '\u0080' && next <= '\u00BF');
  }

  private static boolean isMarkup(String text, int at, char c) {
    return (c == '<'
            && (text.startsWith("<div", at)
                || text.startsWith("<td", at)
                || text.startsWith("</", at)
                || text.startsWith("<font", at)))
        || (c == '&' && (text.startsWith("&nbsp;", at) || text.startsWith("&#1", at)));
  }
}
