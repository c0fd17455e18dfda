package io.varve.transforms.filings.text;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Makes canonical text of a parsed document: one walk over the tree, without recursion. A row of a
 * table is one block with tabs between its cells, unless a cell is a whole page of text, whose
 * blocks then stay apart. Use once.
 */
final class HtmlReader implements TreeWalk.Visitor {

  private static final int MOST_SPAN = 1_000;

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "ul",
          "ol",
          "dl",
          "dt",
          "dd",
          "table",
          "tr",
          "caption",
          "center",
          "blockquote",
          "pre",
          "hr",
          "body",
          "html",
          "form",
          "section",
          "article",
          "header",
          "footer",
          "address",
          "tbody",
          "thead",
          "tfoot",
          "xmp",
          "fieldset",
          "main",
          "nav",
          "aside",
          "figure",
          "figcaption",
          "page",
          "text",
          "document");

  private final StyleSheet sheet;
  private final TextAssembler assembler = new TextAssembler();
  private final CellLengths cells;
  private final PlaceCollector places;
  private final Deque<Style> styles = new ArrayDeque<>();
  private final Deque<Role> roles = new ArrayDeque<>();
  private final Deque<Integer> openTables = new ArrayDeque<>();
  private final Deque<Integer> cellStarts = new ArrayDeque<>();
  private final Deque<Boolean> compactCells = new ArrayDeque<>();
  private final List<SourceTable.Builder> tables = new ArrayList<>();
  private final FactNumbers numbers = new FactNumbers();
  private final Deque<Integer> factStarts = new ArrayDeque<>();

  /** What is to do at the end of an element. */
  private enum Role {
    TABLE,
    HIDDEN_TABLE,
    CELL,
    FACT,
    BLOCK,
    INLINE,
    HIDDEN
  }

  private HtmlReader(Survey survey) {
    sheet = StyleSheet.of(survey.sheets());
    places = new PlaceCollector(survey.links());
    cells = survey.cells();
    styles.push(Style.NONE);
  }

  /** Returns what the document says; the time is linear. */
  static SourceReading read(Document document, Deadline deadline) throws ExtractionException {
    Survey survey = Survey.of(document, deadline);
    HtmlReader reader = new HtmlReader(survey);
    TreeWalk.inside(document, reader, deadline);
    List<SourceTable> tables = reader.tables.stream().map(SourceTable.Builder::build).toList();
    return new SourceReading(
        reader.assembler.build(tables).with(reader.places.build()),
        InlineFacts.of(survey),
        reader.numbers.facts());
  }

  @Override
  public boolean enter(Node node) {
    if (node instanceof TextNode text) {
      assembler.text(text.getWholeText(), styles.element());
      return false;
    }
    if (!(node instanceof Element element)) {
      return false;
    }
    Declarations declared = sheet.declarations(element);
    Style inside = styles.element().inside(element, declared);
    // Headings link back to the contents; lines of contents link to what is to come.
    Style style = inside.linked() && places.leadsBack(element) ? inside.unlinked() : inside;
    styles.push(style);
    String name = element.normalName();
    boolean block = BLOCKS.contains(name);
    if (Style.hides(name, declared)) {
      boolean table = name.equals("table");
      roles.push(table ? Role.HIDDEN_TABLE : block ? Role.BLOCK : Role.HIDDEN);
      return false;
    }
    if (declared.breaksPage() || name.equals("hr")) {
      assembler.gap();
      places.pageBreak(assembler.length());
    }
    places.enter(element, assembler.length());
    roles.push(begin(element, name, style, block || declared.block()));
    return true;
  }

  private Role begin(Element element, String name, Style style, boolean block) {
    switch (name) {
      case "br" -> breakLine(style);
      case "table" -> {
        startTable();
        return Role.TABLE;
      }
      case "tr" -> startRow(element);
      case "td", "th" -> {
        startCell(element);
        return Role.CELL;
      }
      case "ix:nonfraction" -> {
        factStarts.push(assembler.length());
        return Role.FACT;
      }
      default -> {
        if (block) {
          boundary();
        }
      }
    }
    return block ? Role.BLOCK : Role.INLINE;
  }

  @Override
  public void leave(Element element) {
    Style style = styles.pop();
    Role role = roles.pop();
    if (role != Role.HIDDEN) {
      places.leave(element, assembler.length());
    }
    switch (role) {
      case TABLE -> {
        assembler.endBlock();
        openTables.pop();
        compactCells.pop();
        assembler.table(openTables.isEmpty() ? -1 : openTables.element());
      }
      case CELL -> endCell(element, style);
      case FACT -> endFact(element);
      case BLOCK -> boundary();
      case HIDDEN_TABLE -> assembler.endBlock();
      case INLINE, HIDDEN -> {}
    }
  }

  private void breakLine(Style style) {
    if (style.preformatted()) {
      assembler.text("\n", style);
    } else {
      boundary();
    }
  }

  /** Blocks inside a short cell are only lines of it. */
  private void boundary() {
    if (!compactCells.isEmpty() && compactCells.element()) {
      assembler.space(' ');
    } else {
      assembler.endBlock();
    }
  }

  private void startTable() {
    assembler.endBlock();
    tables.add(new SourceTable.Builder(openTables.isEmpty() ? -1 : openTables.element(), false));
    openTables.push(tables.size() - 1);
    compactCells.push(false);
    assembler.table(tables.size() - 1);
  }

  private void startRow(Element row) {
    assembler.endBlock();
    if (!openTables.isEmpty()) {
      Element parent = row.parent();
      boolean head = parent != null && parent.normalName().equals("thead");
      tables.get(openTables.element()).startRow(head);
    }
  }

  private void startCell(Element cell) {
    boolean compact = !cells.isLong(cell);
    if (compact) {
      assembler.space('\t');
    } else {
      assembler.endBlock();
    }
    compactCells.push(compact);
    cellStarts.push(assembler.length());
  }

  private void endCell(Element cell, Style style) {
    boolean compact = compactCells.pop();
    int before = cellStarts.pop();
    if (compact) {
      assembler.space('\t');
    } else {
      assembler.endBlock();
    }
    if (!openTables.isEmpty()) {
      int end = assembler.length();
      // What separates the cell from what stands before it is not part of it.
      int start = Math.min(end, assembler.skipSpace(before));
      tables
          .get(openTables.element())
          .add(
              new SourceTable.Cell(
                  start, end, span(cell, "colspan"), span(cell, "rowspan"), style.bold()));
    }
  }

  private void endFact(Element element) {
    int end = assembler.length();
    int start = Math.min(end, assembler.skipSpace(factStarts.pop()));
    if (end - start <= FactNumbers.LONGEST) {
      numbers.add(element, start, assembler.between(start, end));
    }
  }

  private static int span(Element cell, String attribute) {
    String digits = Attribute.of(cell, attribute).strip();
    if (digits.isEmpty() || digits.length() > 4) {
      return 1;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return 1;
      }
    }
    return Math.max(1, Math.min(MOST_SPAN, Integer.parseInt(digits)));
  }
}
