package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Sections by title where nothing is numbered: annual reports to shareholders that are exhibits,
 * and the second of two items under one heading.
 */
final class TitledSections {

  private static final double ALIKE = 0.9;
  private static final double CONFIDENCE = 0.6;
  private static final int SHORT = 160;

  /** The parts of an annual report that Form 10-K takes over from it. */
  private static final Set<String> ANNUAL =
      Set.of(
          "market_for_equity",
          "selected_financial_data",
          "mda",
          "market_risk",
          "financial_statements");

  private final CanonicalText text;

  private TitledSections(CanonicalText text) {
    this.text = text;
  }

  /** Returns the sections of an annual report; what no title names is {@code whole}. */
  static List<Section> annualReport(CanonicalText text, String whole) {
    TitledSections titled = new TitledSections(text);
    List<Section> sections = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int end = text.text().length();
    Section open = Section.remainder(whole, 0, end, 1, "whole");
    for (Block block : text.blocks()) {
      Optional<ItemDefinition> item =
          ItemCatalog.of(Form.TEN_K).stream()
              .filter(definition -> ANNUAL.contains(definition.sectionType()))
              .filter(definition -> titled.isTitle(block, definition))
              .findFirst();
      if (item.isPresent() && seen.add(item.get().sectionType())) {
        if (block.start() > 0) {
          sections.add(open.between(open.start(), block.start()));
        }
        open = titled.section(item.get(), Optional.empty(), block, end);
      }
    }
    sections.add(open);
    return sections;
  }

  /**
   * Returns a section for each further item of a merged heading that has a title of its own in the
   * text, the first section cut short before them.
   */
  static List<Section> split(CanonicalText text, Section merged, List<ItemDefinition> others) {
    TitledSections titled = new TitledSections(text);
    List<Section> sections = new ArrayList<>(List.of(merged));
    for (ItemDefinition item : others) {
      Section last = sections.get(sections.size() - 1);
      Optional<Block> title =
          text.blocks().stream()
              .filter(block -> block.start() > last.start() + SHORT && block.end() <= last.end())
              .filter(block -> titled.isTitle(block, item))
              .findFirst();
      if (title.isPresent()) {
        int at = title.get().start();
        sections.set(sections.size() - 1, last.between(last.start(), at));
        sections.add(titled.section(item, Optional.of(item.item()), title.get(), last.end()));
      }
    }
    return sections;
  }

  private Section section(ItemDefinition item, Optional<String> number, Block title, int end) {
    return new Section(
        number.flatMap(found -> item.part()),
        number,
        item.sectionType(),
        text.of(title).strip(),
        title.start(),
        end,
        CONFIDENCE,
        "title");
  }

  private boolean isTitle(Block block, ItemDefinition item) {
    if (block.length() > SHORT || block.layout().linked() > 0.3 || block.table() >= 0) {
      return false;
    }
    String line = text.of(block);
    boolean strong =
        block.layout().boldShare() > 0.5
            || block.layout().emphasised() > 0.5
            || (block.layout().preformatted()
                ? Look.weight(line, false) > 0
                : line.equals(line.toUpperCase(Locale.ROOT)));
    if (!strong || CandidateScan.endsInPageNumber(line)) {
      return false;
    }
    List<String> words = Words.of(line, 30);
    int longest = item.titles().stream().mapToInt(List::size).max().orElse(0);
    return words.size() <= longest + 3 && item.similarity(words) >= ALIKE;
  }
}
