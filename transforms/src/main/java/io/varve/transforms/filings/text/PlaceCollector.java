package io.varve.transforms.filings.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Collects {@link Places} while a document is walked. */
final class PlaceCollector {

  /** Inline XBRL names every fact; only names that a link leads to are worth keeping. */
  private final Set<String> wanted = new HashSet<>();

  private final Map<String, Integer> places = new HashMap<>();
  private final List<Pending> links = new ArrayList<>();
  private final List<Integer> pageBreaks = new ArrayList<>();
  private int linkStart;

  private record Pending(int start, int end, String name) {}

  PlaceCollector() {}

  /** Collects the places that these elements lead to. */
  PlaceCollector(List<Element> links) {
    links.forEach(link -> target(link).ifPresent(wanted::add));
  }

  void enter(Element element, int offset) {
    if (!wanted.isEmpty()) {
      place(Attribute.of(element, "id"), offset);
      if (element.normalName().equals("a")) {
        place(Attribute.of(element, "name"), offset);
        linkStart = offset;
      }
    }
  }

  void leave(Element element, int offset) {
    if (!wanted.isEmpty() && element.normalName().equals("a") && offset > linkStart) {
      target(element).ifPresent(name -> links.add(new Pending(linkStart, offset, name)));
    }
  }

  /** Returns whether it is a link to a place that the walk has passed. */
  boolean leadsBack(Element element) {
    return element.normalName().equals("a")
        && target(element).filter(places::containsKey).isPresent();
  }

  void pageBreak(int offset) {
    if (pageBreaks.isEmpty() || pageBreaks.get(pageBreaks.size() - 1) < offset) {
      pageBreaks.add(offset);
    }
  }

  Places build() {
    List<Places.Link> resolved = new ArrayList<>();
    for (Pending link : links) {
      Integer target = places.get(link.name());
      if (target != null) {
        resolved.add(new Places.Link(link.start(), link.end(), target));
      }
    }
    return new Places(resolved, pageBreaks);
  }

  private void place(String name, int offset) {
    if (wanted.contains(name)) {
      places.putIfAbsent(name, offset);
    }
  }

  private static Optional<String> target(Element link) {
    String href = Attribute.of(link, "href");
    if (!href.startsWith("#") || href.length() < 2) {
      return Optional.empty();
    }
    String name = href.substring(1);
    try {
      return Optional.of(
          name.indexOf('%') < 0 ? name : URLDecoder.decode(name, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.of(name);
    }
  }
}
