package io.varve.transforms.filings;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * The oracle of the canonical text: all visible characters of a source without white space, by a
 * walk that knows nothing of blocks, tables or styles.
 */
final class VisibleText {

  private static final Pattern HIDDEN = Pattern.compile("display\\s*:\\s*none");
  private static final Pattern FORMATTING =
      Pattern.compile(
          "(?i)</?\\s*(page|table|caption|s|c|fn|f[1-9]|r|i|b|u|html|body|div|head|pre)\\s*>");

  private VisibleText() {}

  static String ofHtml(String html) {
    Document document = Jsoup.parse(html);
    StringBuilder css = new StringBuilder();
    document.select("style").forEach(style -> css.append(style.data()));
    StringBuilder out = new StringBuilder();
    NodeTraversor.filter(
        (NodeFilter)
            (node, depth) -> {
              if (node instanceof TextNode text) {
                out.append(text.getWholeText());
              }
              return hidden(node, css.toString())
                  ? NodeFilter.FilterResult.SKIP_ENTIRELY
                  : NodeFilter.FilterResult.CONTINUE;
            },
        document);
    return squeeze(out.toString());
  }

  static String ofText(String text) {
    return squeeze(FORMATTING.matcher(text).replaceAll(""));
  }

  /** Drops all white space, the no-break kinds too. */
  static String squeeze(String text) {
    return Pattern.compile("[\\s\\p{Z}\\x1C-\\x1F\\x85]+").matcher(text).replaceAll("");
  }

  private static boolean hidden(Node node, String css) {
    if (!(node instanceof Element element)) {
      return false;
    }
    String style = element.attr("style").toLowerCase(Locale.ROOT);
    String sheet =
        element.classNames().stream()
            .map(name -> rule(css, name))
            .reduce("", (before, after) -> before + after);
    return HIDDEN.matcher(style + sheet).find()
        || element.is("script, style, head, title, template, noscript")
        || element.tagName().equalsIgnoreCase("ix:header");
  }

  private static String rule(String css, String name) {
    int at = css.indexOf("." + name + " ");
    at = at < 0 ? css.indexOf("." + name + "{") : at;
    return at < 0 ? "" : css.substring(at, Math.max(at, css.indexOf('}', at)));
  }
}
