package io.varve.io.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels stand in files for ever: a renamed constant must not rename them. */
class LabelsTest {

  @Test
  void decisionsKeepTheirLabels() {
    assertThat(
        Arrays.stream(Decision.values()).map(Decision::label).toList(),
        contains(
            "added",
            "modified",
            "extractor-changed",
            "config-changed",
            "retry",
            "forced",
            "data-file-missing",
            "unchanged",
            "touched",
            "parked",
            "purged",
            "missing",
            "removed",
            "imported"));
  }

  @Test
  void statusesKeepTheirLabels() {
    assertThat(
        Arrays.stream(Status.values()).map(Status::label).toList(),
        contains("succeeded", "failed", "imported", "purged", "removed"));
  }

  @ParameterizedTest
  @EnumSource(Decision.class)
  void aDecisionIsFoundByItsLabel(Decision decision) {
    assertThat(Decision.ofLabel(decision.label()), is(decision));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ADDED", "config_changed", "unknown"})
  void anUnknownLabelIsAnError(String label) {
    assertThrows(IllegalArgumentException.class, () -> Decision.ofLabel(label));
  }

  @Test
  void decisionsThatExtractAreWork() {
    assertThat(
        Arrays.stream(Decision.values()).filter(Decision::isWork).toList(),
        contains(
            Decision.ADDED,
            Decision.MODIFIED,
            Decision.EXTRACTOR_CHANGED,
            Decision.CONFIG_CHANGED,
            Decision.RETRY,
            Decision.FORCED,
            Decision.DATA_FILE_MISSING));
  }

  @Test
  void onlyFailuresThatMayPassAreTriedAgainByThemselves() {
    assertThat(
        Arrays.stream(FailureCode.values()).filter(FailureCode::isTransient).toList(),
        containsInAnyOrder(FailureCode.FETCH, FailureCode.UNSTABLE, FailureCode.TIMEOUT));
  }
}
