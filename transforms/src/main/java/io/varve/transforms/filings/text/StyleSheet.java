package io.varve.transforms.filings.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * The rules of a document's {@code <style>} elements for classes ({@code .c1} and {@code p.c1}),
 * which is all that filing tools write. Other selectors are ignored.
 */
final class StyleSheet {

  private static final int MOST_RULES = 20_000;
  private static final int MOST_CHARACTERS = 4_096;

  /** Filings repeat a few hundred declarations thousands of times; more are parsed each time. */
  private static final int MOST_PARSED = 2_048;

  private final Map<String, String> byClass = new HashMap<>();
  private final Map<Looks, Declarations> parsed = new HashMap<>();

  /** What decides the declarations of an element. */
  private record Looks(String element, String classes, String inline) {
    int length() {
      return classes.length() + inline.length();
    }
  }

  private StyleSheet() {}

  /** Returns the rules that these elements hold. */
  static StyleSheet of(List<Element> styles) {
    StyleSheet sheet = new StyleSheet();
    styles.forEach(style -> sheet.read(style.data()));
    return sheet;
  }

  /** Returns what is declared for an element, the inline declarations last. */
  Declarations declarations(Element element) {
    if (element.attributesSize() == 0) {
      return Declarations.NONE;
    }
    String inline = Attribute.of(element, "style");
    String classes = byClass.isEmpty() ? "" : Attribute.of(element, "class");
    if (classes.isEmpty()) {
      return inline.isEmpty() ? Declarations.NONE : parsed(new Looks("", "", inline), element);
    }
    return parsed(new Looks(element.normalName(), classes, inline), element);
  }

  private Declarations parsed(Looks looks, Element element) {
    Declarations known = parsed.get(looks);
    if (known != null) {
      return known;
    }
    String css = looks.classes().isEmpty() ? looks.inline() : all(element) + looks.inline();
    Declarations declared = Declarations.parse(css.toLowerCase(Locale.ROOT));
    if (parsed.size() < MOST_PARSED && looks.length() <= MOST_CHARACTERS) {
      parsed.put(looks, declared);
    }
    return declared;
  }

  private String all(Element element) {
    StringBuilder all = new StringBuilder();
    for (String name : element.classNames()) {
      all.append(byClass.getOrDefault(name, "")).append(';');
      all.append(byClass.getOrDefault(element.normalName() + '.' + name, "")).append(';');
    }
    return all.toString();
  }

  private void read(String css) {
    int at = 0;
    while (byClass.size() < MOST_RULES) {
      int open = css.indexOf('{', at);
      int close = css.indexOf('}', open + 1);
      if (open < 0 || close < 0) {
        return;
      }
      String declarations = css.substring(open + 1, close);
      for (String selector : css.substring(at, open).split(",", -1)) {
        add(selector.strip(), declarations);
      }
      at = close + 1;
    }
  }

  private void add(String selector, String declarations) {
    int dot = selector.indexOf('.');
    if (dot < 0 || selector.indexOf(' ') >= 0 || selector.indexOf(':') >= 0) {
      return;
    }
    String key = dot == 0 ? selector.substring(1) : selector;
    // A class that is declared over and over is an attack; its first declarations do.
    byClass.merge(
        key,
        declarations,
        (before, after) -> before.length() > MOST_CHARACTERS ? before : before + ';' + after);
  }
}
