package io.varve.runners.report;

import io.varve.io.json.Json;
import io.varve.io.model.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page: one HTML file that asks nobody for anything. Its content security policy names the
 * hashes of its own style and script, so that nothing else can run, whatever the data say.
 */
public final class ReportPage {

  /** Each page begins so, and nothing else does. */
  public static final String BEGINNING = "<!DOCTYPE html>\n<!-- varve report -->\n";

  private static final List<String> SCRIPTS =
      List.of("dom.js", "tables.js", "charts.js", "runs.js", "content.js", "page.js");

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private ReportPage() {}

  /** Returns the page of a report. */
  public static String of(Report report) {
    String style = resource("style.css");
    String script = SCRIPTS.stream().map(ReportPage::resource).collect(Collectors.joining("\n"));
    return BEGINNING
        + filled(
            resource("page.html"),
            Map.of(
                "style", style,
                "script", script,
                "style_hash", hash(style),
                "script_hash", hash(script),
                "data", data(report)));
  }

  /**
   * Returns JSON that is inert inside a script element: no character of it can end the element,
   * begin a comment or end a line of script.
   */
  static String data(Report report) {
    return Json.tree(report)
        .toString()
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** In one pass: what is filled in is not looked at again. */
  private static String filled(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }

  private static String hash(String text) {
    String digits =
        ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).value().replace("sha256:", "");
    return "sha256-" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digits));
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
