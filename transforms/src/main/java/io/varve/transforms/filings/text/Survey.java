package io.varve.transforms.filings.text;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What must be known of a document before it is read, found in one walk over all of it, what is
 * hidden included. The elements are in the order of the source.
 */
final class Survey implements TreeWalk.Visitor {

  private final List<Element> sheets = new ArrayList<>();
  private final List<Element> links = new ArrayList<>();
  private final List<Element> values = new ArrayList<>();
  private final List<Element> continuations = new ArrayList<>();
  private final CellLengths cells = new CellLengths();

  private Survey() {}

  static Survey of(Document document, Deadline deadline) throws ExtractionException {
    Survey survey = new Survey();
    TreeWalk.inside(document, survey, deadline);
    return survey;
  }

  /** Returns the elements {@code style}. */
  List<Element> sheets() {
    return sheets;
  }

  /** Returns the elements that link to a place in the document. */
  List<Element> links() {
    return links;
  }

  /** Returns the inline facts that are words. */
  List<Element> values() {
    return values;
  }

  /** Returns the pieces that go on with such facts. */
  List<Element> continuations() {
    return continuations;
  }

  /** Returns the lengths of the cells, to be asked for in order once. */
  CellLengths cells() {
    return cells;
  }

  @Override
  public boolean enter(Node node) {
    if (node instanceof TextNode text) {
      cells.text(text.getWholeText());
      return false;
    }
    if (!(node instanceof Element element)) {
      return false;
    }
    String name = element.normalName();
    switch (name) {
      case "style" -> sheets.add(element);
      case "ix:nonnumeric" -> values.add(element);
      case "ix:continuation" -> continuations.add(element);
      default -> cells.enter(element, name);
    }
    if (Attribute.of(element, "href").startsWith("#")) {
      links.add(element);
    }
    return true;
  }

  @Override
  public void leave(Element element) {
    if (CellLengths.isCell(element.normalName())) {
      cells.leaveCell();
    }
  }
}
