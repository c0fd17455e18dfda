package io.varve.transforms.filings.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The rules of a document's {@code <style>} elements for classes ({@code .c1} and {@code p.c1}),
 * which is all that filing tools write. Other selectors are ignored.
 */
final class StyleSheet {

  private static final int MOST_RULES = 20_000;
  private static final int MOST_CHARACTERS = 4_096;

  private final Map<String, String> byClass = new HashMap<>();

  private StyleSheet() {}

  static StyleSheet of(Document document) {
    StyleSheet sheet = new StyleSheet();
    for (Element style : document.getElementsByTag("style")) {
      sheet.read(style.data());
    }
    return sheet;
  }

  /** Returns the declarations for an element, the inline ones last, in lower case. */
  String declarations(Element element) {
    String inline = element.attr("style");
    if (byClass.isEmpty() || !element.hasAttr("class")) {
      return inline.toLowerCase(Locale.ROOT);
    }
    StringBuilder all = new StringBuilder();
    for (String name : element.classNames()) {
      all.append(byClass.getOrDefault(name, "")).append(';');
      all.append(byClass.getOrDefault(element.normalName() + '.' + name, "")).append(';');
    }
    return all.append(inline).toString().toLowerCase(Locale.ROOT);
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
