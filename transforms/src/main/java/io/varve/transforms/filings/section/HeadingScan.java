package io.varve.transforms.filings.section;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.SourceTable;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the headings inside one section by their look. */
final class HeadingScan {

  private static final int LONGEST = 200;

  /** Risks have whole sentences as headings. */
  private static final int LONGEST_RISK = 700;

  private static final int SMALL_TABLE = 2;

  private final CanonicalText text;
  private final Section section;
  private final Furniture furniture;
  private final List<Heading> headings = new ArrayList<>();
  private final Set<String> running = new HashSet<>();
  private final Map<Integer, Boolean> layoutTables = new HashMap<>();
  private boolean notes;
  private int lastNote;
  private double size;

  HeadingScan(CanonicalText text, Section section, Furniture furniture) {
    this.text = text;
    this.section = section;
    this.furniture = furniture;
  }

  /**
   * Returns the headings in order.
   *
   * @param from number of the section's first block
   * @param to number of the block after its last
   */
  List<Heading> headings(int from, int to, Deadline deadline) throws ExtractionException {
    size = sizeOfText(from, to);
    for (int i = from; i < to; i++) {
      if ((i & 0x3FF) == 0) {
        deadline.check();
      }
      look(i, i + 1 < to).ifPresent(this::add);
    }
    return withoutBodyText();
  }

  /** The size in which most letters outside of tables are printed. */
  private double sizeOfText(int from, int to) {
    Map<Double, Integer> letters = new HashMap<>();
    for (Block block : text.blocks().subList(from, to)) {
      if (block.table() < 0) {
        letters.merge(block.layout().size(), block.length(), Integer::sum);
      }
    }
    return letters.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0.0);
  }

  private Optional<Heading> look(int index, boolean followed) {
    Block block = text.blocks().get(index);
    if (!followed || furniture.isPageNumber(index) || block.layout().linked() > 0.3) {
      return Optional.empty();
    }
    if (block.table() >= 0 && !(isSmall(block.table()) && isOneCell(text.of(block)))) {
      return Optional.empty();
    }
    boolean risks = section.type().equals("risk_factors");
    if (block.length() > (risks ? LONGEST_RISK : LONGEST)) {
      return lead(index, block);
    }
    String line = text.of(block);
    if (!isText(line) || isOwnTitle(line, block)) {
      return Optional.empty();
    }
    boolean titleOfNotes = StatementTitle.isNotes(line);
    lastNote = titleOfNotes && !notes ? 0 : lastNote;
    notes |= titleOfNotes;
    if (furniture.isRunning(index) && PageLabel.parse(line.strip()).isPresent()) {
      return Optional.empty();
    }
    if (furniture.isRunning(index) && !running.add(PageLabel.form(line))) {
      return Optional.empty();
    }
    int weight =
        block.layout().preformatted() ? plainWeight(index, line) : Look.weight(block, line, size);
    boolean note = weight > 0 && isNote(line);
    weight = weight > 0 && StatementTitle.is(line) ? StatementTitle.WEIGHT : weight;
    return weight == 0
        ? lead(index, block)
        : Optional.of(
            new Heading(
                block.start(), block.end(), index, WhiteSpace.collapse(line), weight, note));
  }

  private static boolean isText(String line) {
    return Look.isHeadingText(line) || NoteHeading.parse(line).isPresent();
  }

  /** A number alone is a note's only below the title of the notes, and in order. */
  private boolean isNote(String line) {
    Optional<NoteHeading> note = NoteHeading.parse(line);
    if (note.isEmpty()) {
      return false;
    }
    int number = note.get().value();
    boolean next = notes && number > lastNote && number <= lastNote + 2;
    if (note.get().named() || next) {
      lastNote = number;
      return true;
    }
    return false;
  }

  /** The heading of the item itself is not one inside it. */
  private boolean isOwnTitle(String line, Block block) {
    return block.start() - section.start() < section.title().length() + 20
        && section.title().contains(WhiteSpace.collapse(line));
  }

  private boolean isSmall(int table) {
    return text.tables().get(table).rows().size() <= SMALL_TABLE
        || layoutTables.computeIfAbsent(table, this::isLayout);
  }

  private static boolean isOneCell(String line) {
    return line.indexOf('\t') < 0 || NoteHeading.parse(line).isPresent();
  }

  /** A table whose rows have one cell each, some of them paragraphs, only places text. */
  private boolean isLayout(int table) {
    int rows = 0;
    int single = 0;
    boolean paragraph = false;
    for (List<SourceTable.Cell> row : text.tables().get(table).rows()) {
      int cells = 0;
      for (SourceTable.Cell cell : row) {
        cells += cell.end() > cell.start() ? 1 : 0;
        paragraph |= cell.end() - cell.start() > LONGEST;
      }
      rows += cells > 0 ? 1 : 0;
      single += cells == 1 ? 1 : 0;
    }
    return paragraph && single * 10 >= rows * 9;
  }

  private int plainWeight(int index, String line) {
    Block block = text.blocks().get(index);
    Block next = text.blocks().get(index + 1);
    boolean ruled = isRule(text.of(next));
    boolean apart = block.gapBefore() || (index > 0 && isRule(text.of(index - 1)));
    boolean continues =
        !headings.isEmpty() && headings.get(headings.size() - 1).block() == index - 1;
    boolean ends = next.gapBefore() || ruled || Look.isCapitals(line);
    boolean columns = line.strip().contains("    ") || CandidateScan.endsInPageNumber(line);
    return (apart || continues) && ends && !columns ? Look.weight(line, ruled) : 0;
  }

  private static boolean isRule(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (Character.isLetterOrDigit(line.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private Optional<Heading> lead(int index, Block block) {
    return Look.lead(text, block)
        .filter(Look::isHeadingText)
        .map(
            lead ->
                new Heading(
                    block.start(),
                    block.start(),
                    index,
                    lead,
                    Look.isCapitals(lead) ? 1 : 0,
                    isNote(lead)));
  }

  /** Titles run over several blocks of one look. */
  private void add(Heading next) {
    if (!headings.isEmpty()) {
      Heading last = headings.get(headings.size() - 1);
      boolean joined =
          last.block() == next.block() - 1
              && last.weight() == next.weight()
              && next.end() > next.start()
              && !next.note()
              && (!last.note() || NoteHeading.isBare(last.title()))
              && last.title().length() + next.title().length() <= LONGEST;
      if (joined) {
        headings.set(headings.size() - 1, last.and(next));
        return;
      }
    }
    headings.add(next);
  }

  /** Where much of the text looks like that, it is how this filer prints text. */
  private List<Heading> withoutBodyText() {
    Map<Integer, Integer> lengths = new HashMap<>();
    headings.forEach(
        heading -> lengths.merge(heading.weight(), heading.end() - heading.start(), Integer::sum));
    int length = section.end() - section.start();
    return headings.stream()
        .filter(heading -> lengths.get(heading.weight()) * 10L < length * 3L)
        .toList();
  }
}
