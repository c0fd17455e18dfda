package io.varve.bench.corpus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * An annual report as programs of filers write them: every paragraph in styled blocks and spans,
 * facts tagged inline, tables of numbers with a cell for each sign.
 */
final class MadeUpFiling {

  private static final List<String> ITEMS =
      List.of(
          "Item 1. Business",
          "Item 1A. Risk Factors",
          "Item 1B. Unresolved Staff Comments",
          "Item 2. Properties",
          "Item 3. Legal Proceedings",
          "Item 5. Market for Registrant's Common Equity",
          "Item 7. Management's Discussion and Analysis of Financial Condition and Results of"
              + " Operations",
          "Item 7A. Quantitative and Qualitative Disclosures About Market Risk",
          "Item 8. Financial Statements and Supplementary Data",
          "Item 9A. Controls and Procedures",
          "Item 10. Directors, Executive Officers and Corporate Governance",
          "Item 15. Exhibits and Financial Statement Schedules");

  private static final String FONT =
      "color:#000000;font-family:'Times New Roman',sans-serif;font-size:10pt;";

  private final Vocabulary vocabulary;
  private final SplittableRandom random;
  private final StringBuilder html = new StringBuilder();
  private int facts;

  MadeUpFiling(Vocabulary vocabulary, SplittableRandom random) {
    this.vocabulary = vocabulary;
    this.random = random;
  }

  /** Returns a filing of about this many bytes. */
  byte[] make(int bytes) {
    html.append(
        "<?xml version='1.0' encoding='ASCII'?>\n<html"
            + " xmlns=\"http://www.w3.org/1999/xhtml\""
            + " xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\"><head><title>10-K</title></head>"
            + "<body>\n");
    heading("FORM 10-K");
    heading("For the fiscal year ended December 31, 2024");
    for (int i = 0; i < ITEMS.size(); i++) {
      heading(ITEMS.get(i));
      long until = (long) bytes * (i + 1) / ITEMS.size();
      boolean financial = ITEMS.get(i).startsWith("Item 8");
      while (html.length() < until) {
        if (random.nextInt(financial ? 2 : 8) == 0) {
          table();
        } else {
          paragraph();
        }
      }
    }
    heading("SIGNATURES");
    return html.append("</body></html>\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void heading(String text) {
    html.append("<div style=\"margin-bottom:12pt;padding-left:45pt;text-indent:-45pt\">");
    html.append("<span style=\"").append(FONT).append("font-weight:700;line-height:120%\">");
    html.append(text).append("</span></div>\n");
  }

  private void paragraph() {
    html.append("<div style=\"margin-bottom:9pt;text-align:justify;text-indent:22.5pt\">");
    int sentences = 2 + random.nextInt(6);
    for (int i = 0; i < sentences; i++) {
      html.append("<span style=\"").append(FONT).append("font-weight:400;line-height:120%\">The ");
      int words = 8 + random.nextInt(20);
      for (int j = 0; j < words; j++) {
        html.append(new String(vocabulary.word(random), StandardCharsets.US_ASCII));
        html.append(j % 3 == 1 ? " of the " : " ");
      }
      html.append("amounted to $");
      fact(1 + random.nextInt(900));
      html.append("&#160;million. </span>");
    }
    html.append("</div>\n");
  }

  private void table() {
    html.append("<div style=\"margin-bottom:12pt\"><table style=\"border-collapse:collapse;");
    html.append("display:inline-table;vertical-align:text-bottom;width:100.000%\">\n");
    int columns = 2 + random.nextInt(2);
    html.append("<tr>");
    cell("(in millions)");
    for (int i = 0; i < columns; i++) {
      cell("");
      cell(Integer.toString(2024 - i));
    }
    html.append("</tr>\n");
    int rows = 5 + random.nextInt(25);
    for (int row = 0; row < rows; row++) {
      html.append("<tr>");
      cell("Total " + new String(vocabulary.word(random), StandardCharsets.US_ASCII) + " net");
      for (int i = 0; i < columns; i++) {
        cell("$");
        html.append("<td style=\"padding:2px 0;text-align:right;vertical-align:bottom\">");
        fact(random.nextInt(90_000));
        html.append("</td>");
      }
      html.append("</tr>\n");
    }
    html.append("</table></div>\n");
  }

  private void cell(String text) {
    html.append("<td style=\"background-color:#cceeff;padding:2px 1pt;text-align:left;");
    html.append("vertical-align:bottom\"><span style=\"").append(FONT).append("\">");
    html.append(text).append("</span></td>");
  }

  private void fact(int value) {
    facts++;
    html.append("<ix:nonFraction unitRef=\"usd\" contextRef=\"c-").append(random.nextInt(300));
    html.append("\" decimals=\"-6\" name=\"us-gaap:Amount\" format=\"ixt:num-dot-decimal\"");
    html.append(" scale=\"6\" id=\"f-").append(facts).append("\">");
    html.append(String.format(Locale.ROOT, "%,d", value)).append("</ix:nonFraction>");
  }
}
