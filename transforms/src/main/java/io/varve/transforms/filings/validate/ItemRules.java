package io.varve.transforms.filings.validate;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.section.Form;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules about the items of a form: which are there, how often, in which order, how long. */
final class ItemRules {

  /** Number of rules. */
  static final int COUNT = 4;

  /** Items without which a form, however short, was not understood. */
  private static final Map<Form, Set<String>> CORE =
      Map.of(
          Form.TEN_K, Set.of("1", "7", "8"),
          Form.TEN_KSB, Set.of("1", "6", "7"),
          Form.TEN_Q, Set.of("1", "2"));

  /** Items that every full form of a family has, with the first fiscal year that had them. */
  private static final Map<Form, Map<String, Integer>> REQUIRED =
      Map.of(
          Form.TEN_K,
              Map.of("1", 0, "2", 0, "3", 0, "5", 0, "7", 0, "8", 0, "1A", 2006, "9A", 2008),
          Form.TEN_KSB, Map.of("1", 0, "2", 0, "3", 0, "5", 0, "6", 0, "7", 0),
          Form.TEN_Q, Map.of("1", 0, "2", 0, "4", 2003));

  /** Items that say something in every filing, with the least words of those that do. */
  private static final Map<Form, Map<String, Integer>> LEAST_WORDS =
      Map.of(
          Form.TEN_K, Map.of("I/1", 100, "II/7", 100, "II/8", 30),
          Form.TEN_KSB, Map.of("I/1", 100, "II/6", 50, "II/7", 30),
          Form.TEN_Q, Map.of("I/1", 100, "I/2", 100));

  /** Items that may be most of a filing. */
  private static final Set<String> LONG =
      Set.of("I/1", "I/1A", "II/7", "II/8", "I/2", "II/1A", "IV/14", "IV/15", "III/17", "III/18");

  private static final int LARGE_TEXT = 20_000;

  private static final Pattern POINTER =
      Pattern.compile(
          "incorporated|refer(?:ence|red)?\\b|not applicable|not required|omitted|reserved|\\bsee\\b"
              + "|appears? (?:on|in|at|under)|included (?:in|on|at|under|elsewhere)|set forth",
          Pattern.CASE_INSENSITIVE);

  private final Form form;
  private final List<SectionRow> items;
  private final List<ValidationIssue> issues = new ArrayList<>();

  private ItemRules(Form form, List<SectionRow> sections) {
    this.form = form;
    this.items =
        sections.stream().filter(row -> row.level() == 1 && row.item().isPresent()).toList();
  }

  static List<ValidationIssue> check(
      Form form, Optional<Integer> fiscalYear, List<SectionRow> sections, int textLength) {
    ItemRules rules = new ItemRules(form, sections);
    rules.present(fiscalYear, textLength);
    rules.once();
    if (form.ordered()) {
      rules.ordered();
    }
    rules.sized(textLength);
    return rules.issues;
  }

  private void present(Optional<Integer> fiscalYear, int textLength) {
    Set<String> found =
        items.stream().flatMap(row -> row.item().stream()).collect(Collectors.toSet());
    // Without a year, only items of all years are missed.
    int year = fiscalYear.orElse(0);
    List<String> missing =
        REQUIRED.getOrDefault(form, Map.of()).entrySet().stream()
            .filter(required -> required.getValue() <= year)
            .map(Map.Entry::getKey)
            .filter(item -> textLength > LARGE_TEXT || CORE.get(form).contains(item))
            .filter(item -> !found.contains(item))
            .sorted()
            .toList();
    if (items.isEmpty()) {
      warn("items-present", "no item of form " + form.label() + " was found");
    } else if (!missing.isEmpty()) {
      warn("items-present", "form " + form.label() + " without item " + String.join(", ", missing));
    }
  }

  private void once() {
    Set<String> seen = new HashSet<>();
    for (SectionRow row : items) {
      if (!seen.add(place(row))) {
        String message = "item " + row.item().orElseThrow() + " was found twice";
        issues.add(new ValidationIssue("items-once", Validation.FAIL, message));
      }
    }
  }

  private void ordered() {
    for (int i = 1; i < items.size(); i++) {
      SectionRow before = items.get(i - 1);
      SectionRow row = items.get(i);
      if (before.part().equals(row.part()) && rank(before) > rank(row)) {
        warn(
            "items-ordered",
            "item " + row.item().orElseThrow() + " stands after " + before.item().orElseThrow());
        return;
      }
    }
  }

  private void sized(int textLength) {
    Map<String, Integer> least = LEAST_WORDS.getOrDefault(form, Map.of());
    for (SectionRow row : items) {
      String place = place(row);
      int enough = textLength > LARGE_TEXT ? least.getOrDefault(place, 0) : 0;
      int words = WhiteSpace.words(row.text(), enough);
      if (words < enough && !POINTER.matcher(row.text()).find()) {
        warn("item-sizes", "item " + place + " has only " + words + " words");
      }
      boolean most = row.text().length() * 2L > textLength && textLength > LARGE_TEXT;
      if (most && form != Form.EIGHT_K && !LONG.contains(place)) {
        warn("item-sizes", "item " + place + " is more than half of the document");
      }
    }
  }

  private static String place(SectionRow row) {
    return row.part().orElse("") + "/" + row.item().orElseThrow();
  }

  /** Returns a number that orders 1, 1A, 1B, 2 and 10 as forms do. */
  private static int rank(SectionRow row) {
    String item = row.item().orElseThrow().toUpperCase(Locale.ROOT);
    int digits = 0;
    int at = 0;
    while (at < item.length() && Character.isDigit(item.charAt(at)) && at < 4) {
      digits = digits * 10 + item.charAt(at++) - '0';
    }
    return digits * 100 + (at < item.length() ? item.charAt(at) - '@' : 0);
  }

  private void warn(String rule, String message) {
    issues.add(new ValidationIssue(rule, Validation.WARN, message));
  }
}
