package io.varve.transforms.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.FailureCode;
import io.varve.io.model.Validation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractionTest {

  record Row(String text) {}

  @Test
  void rowsKeepTheirOrderAndDatasetsTheirs() {
    Extraction extraction =
        Extraction.builder()
            .add("sections", new Row("1"))
            .add("documents", new Row("2"))
            .add("sections", new Row("3"))
            .validated(report());
    assertThat(extraction.rows().keySet(), contains("sections", "documents"));
    assertThat(extraction.rows("sections"), contains(new Row("1"), new Row("3")));
    assertThat(extraction.rows("tables"), is(empty()));
  }

  @Test
  void anExtractionIsNotChangedByItsBuilder() {
    Extraction.Builder builder = Extraction.builder().add("sections", new Row("1"));
    Extraction extraction = builder.validated(report());
    builder.add("sections", new Row("2")).add("documents", new Row("3"));
    assertThat(extraction.rows("sections"), contains(new Row("1")));
    assertThat(extraction.rows().keySet(), contains("sections"));
    assertThrows(UnsupportedOperationException.class, () -> extraction.rows().clear());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, PASS", "1, 0, WARN", "0, 1, FAIL", "2, 1, FAIL"})
  void theWorstFindingIsTheVerdict(int warnings, int failures, Validation verdict) {
    List<ValidationIssue> issues = new ArrayList<>();
    for (int i = 0; i < failures; i++) {
      issues.add(new ValidationIssue("rule", Validation.FAIL, "found"));
    }
    for (int i = 0; i < warnings; i++) {
      issues.add(new ValidationIssue("rule", Validation.WARN, "found"));
    }
    assertThat(new ValidationReport(3, issues).verdict(), is(verdict));
  }

  @Test
  void aReportOfNoRulesIsNoReport() {
    assertThrows(IllegalArgumentException.class, () -> new ValidationReport(0, List.of()));
  }

  @Test
  void aFindingIsNoPass() {
    assertThrows(
        IllegalArgumentException.class, () -> new ValidationIssue("rule", Validation.PASS, ""));
  }

  @Test
  void aDeadlinePasses() throws Exception {
    Deadline later = Deadline.in(Duration.ofHours(1));
    assertThat(later.passed(), is(false));
    later.check();
    Deadline now = Deadline.in(Duration.ZERO);
    while (!now.passed()) {
      Thread.onSpinWait();
    }
    ExtractionException over = assertThrows(ExtractionException.class, now::check);
    assertThat(over.code(), is(FailureCode.TIMEOUT));
    assertThat(over.getMessage(), containsString("longer than 0 ms"));
  }

  /** Somebody who wants no limit gives a large one. */
  @Test
  void aDeadlineBeyondAllTimesDoesNotPass() {
    assertThat(Deadline.in(Duration.ofHours(999_999_999)).passed(), is(false));
    assertThat(Deadline.in(Duration.ofSeconds(Long.MAX_VALUE)).passed(), is(false));
  }

  @Test
  void aDeadlineHasPassedForAThreadThatIsToStop() {
    Deadline later = Deadline.in(Duration.ofHours(1));
    Thread.currentThread().interrupt();
    assertThat(later.passed(), is(true));
    assertThat("the interrupt is not lost", Thread.interrupted(), is(true));
  }

  private static ValidationReport report() {
    return new ValidationReport(1, List.of());
  }
}
