package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names what stands after the last item. */
final class BackMatter {

  private static final int SHORT_LINE = 160;
  private static final int LONGEST_TITLE = 90;
  private static final String FINANCIAL = "financial_pages";

  /** How the headings of financial pages begin, letters only. */
  private static final List<String> STATEMENTS =
      List.of(
          "indextoconsolidatedfinancial",
          "indextofinancialstatements",
          "reportofindependent",
          "independentauditor",
          "reportofmanagement",
          "consolidatedfinancialstatements",
          "consolidatedbalancesheet",
          "consolidatedstatement",
          "balancesheet",
          "statementofearnings",
          "statementofincome",
          "statementofoperations",
          "statementsofearnings",
          "statementsofincome",
          "statementsofoperations",
          "financialsection");

  private BackMatter() {}

  /** Returns signatures, exhibits and financial pages from this block on. */
  static List<Section> after(CanonicalText text, int firstBlock, PageNumbers pages) {
    List<Section> sections = new ArrayList<>();
    int signatures = signatures(text, firstBlock);
    if (signatures < 0) {
      return sections;
    }
    String type = "signatures";
    int start = text.blocks().get(signatures).start();
    int financial = pages.firstOf("F-").orElse(-1);
    for (int i = signatures + 1; i < text.blocks().size(); i++) {
      Block block = text.blocks().get(i);
      String next = block.start() == financial ? FINANCIAL : trailing(text, block);
      if (!next.isEmpty() && !next.equals(type)) {
        sections.add(Section.remainder(type, start, block.start(), 0.8, "remainder"));
        type = next;
        start = block.start();
      }
    }
    sections.add(Section.remainder(type, start, text.text().length(), 0.8, "remainder"));
    return sections;
  }

  /** Returns the first heading SIGNATURES with the words of a signature page below it, or -1. */
  private static int signatures(CanonicalText text, int firstBlock) {
    int weak = -1;
    for (int i = firstBlock; i < text.blocks().size(); i++) {
      Block block = text.blocks().get(i);
      if (block.length() > SHORT_LINE || CandidateScan.endsInPageNumber(text.of(block))) {
        continue;
      }
      String title = squeezed(text.of(block));
      if (!title.equals("signatures")
          && !title.equals("signature")
          && !title.equals("signaturepage")) {
        continue;
      }
      int window = Math.min(text.text().length(), block.end() + 1_500);
      String below = squeezed(text.text().substring(block.end(), window));
      if (below.contains("pursuanttotherequirement") || below.contains("dulyauthorized")) {
        return i;
      }
      weak = weak < 0 ? i : weak;
    }
    return weak;
  }

  private static String trailing(CanonicalText text, Block block) {
    if (block.length() > SHORT_LINE || CandidateScan.endsInPageNumber(text.of(block))) {
      return "";
    }
    String title = squeezed(text.of(block));
    if (title.equals("exhibitindex")
        || title.equals("indextoexhibits")
        || title.equals("indexofexhibits")
        || title.equals("exhibitsindex")) {
      return "exhibits";
    }
    if (block.length() > LONGEST_TITLE) {
      return "";
    }
    return STATEMENTS.stream().anyMatch(title::startsWith) ? FINANCIAL : "";
  }

  /** Letters only: titles are printed with spaces between their letters, too. */
  private static String squeezed(String line) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (Character.isLetter(line.charAt(i))) {
        letters.append(line.charAt(i));
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
