package io.varve.transforms.filings.validate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.varve.transforms.extract.ValidationIssue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionRulesTest {

  private static final LocalDate DAY = LocalDate.of(2020, 2, 1);

  @Test
  void aDocumentThatRepeatsAnotherIsNamed() {
    String text = "The same words. ".repeat(400);

    assertThat(
        rules(Map.of("1", text, "2", text), Optional.empty()), contains("documents-distinct"));
    assertThat(rules(Map.of("1", "short", "2", "short"), Optional.empty()), empty());
  }

  @Test
  void aPeriodThatEndsAfterTheDayOfFilingIsNamed() {
    assertThat(rules(Map.of(), Optional.of(DAY.plusDays(1))), contains("dates-plausible"));
    assertThat(rules(Map.of(), Optional.of(DAY.minusDays(1))), empty());
  }

  private static List<String> rules(Map<String, String> texts, Optional<LocalDate> period) {
    return SubmissionRules.apply(texts, period, Optional.of(DAY)).stream()
        .map(ValidationIssue::rule)
        .toList();
  }
}
