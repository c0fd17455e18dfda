package io.varve.transforms.filings.text;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Reads the facts of the {@code dei} taxonomy that a cover page tags, the hidden ones too. */
final class InlineFacts {

  private static final int LONGEST = 300;

  /** Pieces of one value; more would be a circle. */
  private static final int MOST_PIECES = 8;

  /** Values nest: looking at all nodes inside each would take a time that grows with the square. */
  private static final int MOST_NODES = 1_000;

  private final Map<String, Element> continuations = new HashMap<>();

  private InlineFacts(List<Element> continuations) {
    continuations.forEach(
        element -> this.continuations.putIfAbsent(Attribute.of(element, "id"), element));
  }

  static Map<String, String> of(Survey survey) {
    InlineFacts reader = new InlineFacts(survey.continuations());
    Map<String, String> facts = new LinkedHashMap<>();
    for (Element element : survey.values()) {
      String name = Attribute.of(element, "name");
      if (name.startsWith("dei:") && !facts.containsKey(name.substring(4))) {
        String value = reader.value(element);
        if (!value.isEmpty() && value.length() <= LONGEST) {
          facts.put(name.substring(4), value);
        }
      }
    }
    return facts;
  }

  /** A value may go on elsewhere, and may have words inside that are not part of it. */
  private String value(Element first) {
    StringBuilder value = new StringBuilder();
    Element piece = first;
    for (int pieces = 0; pieces < MOST_PIECES && value.length() <= LONGEST; pieces++) {
      append(piece, value);
      Element next = continuations.get(piece.attr("continuedat"));
      if (next == null) {
        break;
      }
      piece = next;
    }
    String words = WhiteSpace.collapse(value.toString());
    return switch (first.attr("format").replaceFirst("^[^:]*:", "")) {
      case "fixed-true", "booleantrue" -> "true";
      case "fixed-false", "booleanfalse" -> "false";
      default -> words;
    };
  }

  private static void append(Element element, StringBuilder value) {
    AtomicInteger seen = new AtomicInteger();
    NodeTraversor.filter(
        (NodeFilter)
            (node, depth) -> {
              if (value.length() > LONGEST || seen.incrementAndGet() > MOST_NODES) {
                return NodeFilter.FilterResult.STOP;
              }
              if (node instanceof TextNode text) {
                value.append(text.getWholeText());
              }
              return node.nodeName().equalsIgnoreCase("ix:exclude")
                  ? NodeFilter.FilterResult.SKIP_ENTIRELY
                  : NodeFilter.FilterResult.CONTINUE;
            },
        element);
  }
}
