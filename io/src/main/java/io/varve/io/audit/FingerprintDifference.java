package io.varve.io.audit;

import io.varve.io.model.ExtractorRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One component of the extractor fingerprint that was another one in an earlier extraction.
 *
 * @param component {@code extractor}, {@code version}, {@code schema version}, or the name of a
 *     setting
 * @param setting whether it is a setting of the extractor's configuration
 * @param before its value then; {@code not set} for a setting that was not there
 * @param after its value now
 */
public record FingerprintDifference(
    String component, boolean setting, String before, String after) {

  private static final String NOT_SET = "not set";

  /** Name, version and schema version, as in {@code filings/1.1}. */
  private static final Pattern EXTRACTOR = Pattern.compile("(.*)/([0-9]+)\\.([0-9]+)");

  private static final List<String> PARTS = List.of("extractor", "version", "schema version");

  /**
   * Returns all differences in the order in which the components make up the fingerprint.
   *
   * @param then extractor of the earlier extraction, and {@code thenSettings} its configuration
   * @param now extractor of the later one, and {@code nowSettings} its configuration
   */
  public static List<FingerprintDifference> between(
      ExtractorRef then,
      Map<String, String> thenSettings,
      ExtractorRef now,
      Map<String, String> nowSettings) {
    List<FingerprintDifference> differences = new ArrayList<>();
    List<String> before = parts(then);
    List<String> after = parts(now);
    for (int i = 0; i < PARTS.size(); i++) {
      add(differences, PARTS.get(i), false, before.get(i), after.get(i));
    }
    SortedSet<String> names = new TreeSet<>(thenSettings.keySet());
    names.addAll(nowSettings.keySet());
    for (String name : names) {
      add(
          differences,
          name,
          true,
          thenSettings.getOrDefault(name, NOT_SET),
          nowSettings.getOrDefault(name, NOT_SET));
    }
    return differences;
  }

  private static void add(
      List<FingerprintDifference> differences,
      String component,
      boolean setting,
      String before,
      String after) {
    if (!before.equals(after)) {
      differences.add(new FingerprintDifference(component, setting, before, after));
    }
  }

  /** An extractor that is written in another way is all name. */
  private static List<String> parts(ExtractorRef ref) {
    Matcher matcher = EXTRACTOR.matcher(ref.extractor());
    return matcher.matches()
        ? List.of(matcher.group(1), matcher.group(2), matcher.group(3))
        : List.of(ref.extractor(), "", "");
  }
}
