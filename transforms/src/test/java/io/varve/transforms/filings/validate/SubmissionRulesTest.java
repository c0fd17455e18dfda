package io.varve.transforms.filings.validate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.filings.validate.SubmissionRules.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmissionRulesTest {

  private static final LocalDate DAY = LocalDate.of(2020, 2, 1);

  @Test
  void aDocumentThatRepeatsAnotherIsNamed() {
    List<Text> alike = List.of(new Text("1", 5_000, "f"), new Text("2", 5_100, "f"));
    List<Text> differing = List.of(new Text("1", 5_000, "f"), new Text("2", 5_000, "g"));
    List<Text> small = List.of(new Text("1", 50, "f"), new Text("2", 50, "f"));

    assertThat(rules(alike, Optional.empty()), contains("documents-distinct"));
    assertThat(rules(differing, Optional.empty()), empty());
    assertThat(rules(small, Optional.empty()), empty());
  }

  @Test
  void aPeriodThatEndsAfterTheDayOfFilingIsNamed() {
    assertThat(rules(List.of(), Optional.of(DAY.plusDays(1))), contains("dates-plausible"));
    assertThat(rules(List.of(), Optional.of(DAY.minusDays(1))), empty());
  }

  @Test
  void aFilingOfNoFormIsNamed() {
    List<ValidationIssue> issues =
        SubmissionRules.apply(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(issues.stream().map(ValidationIssue::rule).toList(), contains("form-known"));
  }

  private static List<String> rules(List<Text> texts, Optional<LocalDate> period) {
    return SubmissionRules.apply(texts, Optional.of("10-K"), period, Optional.of(DAY)).stream()
        .map(ValidationIssue::rule)
        .toList();
  }
}
