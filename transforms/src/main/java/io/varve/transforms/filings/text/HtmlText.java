package io.varve.transforms.filings.text;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads HTML into canonical text: one walk over the tree, without recursion. A row of a table is
 * one block with tabs between its cells, unless a cell is a whole page of text, whose blocks then
 * stay apart.
 */
public final class HtmlText {

  /** Longer cells hold paragraphs: their table only places text on the page. */
  private static final int LONG_CELL = 400;

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
  private final Map<Element, Integer> cellLengths;
  private final PlaceCollector places;
  private final Deque<Style> styles = new ArrayDeque<>();
  private final Deque<Integer> openTables = new ArrayDeque<>();
  private final Deque<Integer> cellStarts = new ArrayDeque<>();
  private final Deque<Boolean> compactCells = new ArrayDeque<>();
  private final List<SourceTable.Builder> tables = new ArrayList<>();
  private final FactNumbers numbers = new FactNumbers();
  private final Deque<Integer> factStarts = new ArrayDeque<>();

  private HtmlText(StyleSheet sheet, Map<Element, Integer> cellLengths, PlaceCollector places) {
    this.sheet = sheet;
    this.places = places;
    this.cellLengths = cellLengths;
  }

  /**
   * Returns the canonical text of HTML that is known to be within {@link MarkupLimits}, with the
   * facts about the document that inline XBRL tags.
   *
   * @throws ExtractionException when the time is over
   */
  public static SourceReading read(String html, Deadline deadline) throws ExtractionException {
    Document document = Jsoup.parse(html);
    deadline.check();
    Map<Element, Integer> lengths = new HashMap<>();
    HtmlText reader = new HtmlText(StyleSheet.of(document), lengths, new PlaceCollector(document));
    CellLengths.measure(document, lengths);
    reader.walk(document, deadline);
    List<SourceTable> tables = reader.tables.stream().map(SourceTable.Builder::build).toList();
    return new SourceReading(
        reader.assembler.build(tables).with(reader.places.build()),
        InlineFacts.of(document),
        reader.numbers.facts());
  }

  private void walk(Element root, Deadline deadline) throws ExtractionException {
    styles.push(Style.NONE);
    Node node = root.childNodeSize() > 0 ? root.childNode(0) : root;
    int seen = 0;
    while (!node.equals(root)) {
      if ((++seen & 0x3FF) == 0) {
        deadline.check();
      }
      if (enter(node) && node.childNodeSize() > 0) {
        node = node.childNode(0);
        continue;
      }
      leave(node);
      Node next = node.nextSibling();
      while (next == null) {
        node = node.parentNode();
        if (node.equals(root)) {
          return;
        }
        leave(node);
        next = node.nextSibling();
      }
      node = next;
    }
  }

  /** Returns whether to look inside the node. */
  private boolean enter(Node node) {
    if (node instanceof TextNode text) {
      assembler.text(text.getWholeText(), styles.element());
      return false;
    }
    if (!(node instanceof Element element)) {
      return false;
    }
    String declarations = sheet.declarations(element);
    Style inside = styles.element().inside(element, declarations);
    // Headings link back to the contents; lines of contents link to what is to come.
    Style style = inside.linked() && places.leadsBack(element) ? inside.unlinked() : inside;
    styles.push(style);
    if (Style.hides(element, declarations)) {
      return false;
    }
    String name = element.normalName();
    if (Style.breaksPage(declarations) || name.equals("hr")) {
      assembler.gap();
      places.pageBreak(assembler.length());
    }
    places.enter(element, assembler.length());
    switch (name) {
      case "br" -> breakLine(style);
      case "table" -> startTable();
      case "tr" -> startRow(element);
      case "td", "th" -> startCell(element);
      case "ix:nonfraction" -> factStarts.push(assembler.length());
      default -> {
        if (BLOCKS.contains(name) || Style.has(declarations, "display", "block")) {
          boundary();
        }
      }
    }
    return true;
  }

  private void leave(Node node) {
    if (!(node instanceof Element element)) {
      return;
    }
    Style style = styles.pop();
    String name = element.normalName();
    String declarations = BLOCKS.contains(name) ? "" : sheet.declarations(element);
    if (!BLOCKS.contains(name) && Style.hides(element, declarations)) {
      return;
    }
    places.leave(element, assembler.length());
    switch (name) {
      case "table" -> endTable(element);
      case "td", "th" -> endCell(element, style);
      case "ix:nonfraction" -> endFact(element);
      default -> {
        if (BLOCKS.contains(name) || Style.has(declarations, "display", "block")) {
          boundary();
        }
      }
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

  private void endTable(Element element) {
    assembler.endBlock();
    if (!openTables.isEmpty() && !hidden(element)) {
      openTables.pop();
      compactCells.pop();
    }
    assembler.table(openTables.isEmpty() ? -1 : openTables.element());
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
    boolean compact = cellLengths.getOrDefault(cell, LONG_CELL) < LONG_CELL;
    if (compact) {
      assembler.space('\t');
    } else {
      assembler.endBlock();
    }
    compactCells.push(compact);
    cellStarts.push(assembler.length());
  }

  private void endCell(Element cell, Style style) {
    if (cellStarts.isEmpty() || hidden(cell)) {
      return;
    }
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

  private boolean hidden(Element element) {
    return Style.hides(element, sheet.declarations(element));
  }

  private static int span(Element cell, String attribute) {
    String digits = cell.attr(attribute).strip();
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
