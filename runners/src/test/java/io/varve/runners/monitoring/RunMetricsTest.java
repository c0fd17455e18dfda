package io.varve.runners.monitoring;

import static io.varve.runners.monitoring.SomeRuns.END;
import static io.varve.runners.monitoring.SomeRuns.RUN;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.varve.runners.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The figures as Prometheus reads them. */
final class RunMetricsTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/varve/runners/monitoring/metrics.prom");

  private static final String LAST = "varve_last_success_timestamp_seconds{";

  /** Rules and dashboards name these series. {@code -Dvarve.golden=write} accepts new ones. */
  @Test
  void theFileIsAsItWas() throws Exception {
    String text = RunMetrics.text(RUN, SomeRuns.committed(), Optional.empty());
    if ("write".equals(System.getProperty("varve.golden"))) {
      Files.writeString(GOLDEN, text);
    }
    assertThat(text, is(Files.readString(GOLDEN)));
  }

  /** Of the conventions: a prefix, base units, and no {@code _total} on what is no counter. */
  @Test
  void namesFollowTheConventions() {
    String text = RunMetrics.text(RUN, SomeRuns.committed(), Optional.empty());
    assertThat(
        text.lines().filter(line -> !line.startsWith("#")).toList(),
        everyItem(matchesPattern("varve_[a-z_]+\\{[^}]*\\} [0-9.E]+")));
    assertThat(text, not(containsString("_total")));
    assertThat(
        text.lines().filter(line -> line.startsWith("# TYPE")).toList(),
        everyItem(matchesPattern(".* gauge")));
  }

  @Test
  void theLastSuccessOutlivesFailures() {
    Instant before = Instant.parse("2026-11-19T01:02:03.004Z");
    RunEnd failed = SomeRuns.ended(Ending.FAILED, ExitCode.FAILED, "Cannot …");
    String text = RunMetrics.text(RUN, failed, Optional.of(before));
    assertThat(RunMetrics.lastSuccess(RUN, text), is(Optional.of(before)));
    assertThat(text, not(containsString("varve_snapshot_id")));
    assertThat(RunMetrics.text(RUN, failed, Optional.empty()), not(containsString(LAST)));
    assertThat(
        RunMetrics.lastSuccess(RUN, RunMetrics.text(RUN, SomeRuns.committed(), Optional.empty())),
        is(Optional.of(END)));
  }

  @Test
  void aRunWithNothingToDoIsASuccessAndARefusedOneIsNone() {
    for (Ending ending : Ending.values()) {
      String text =
          RunMetrics.text(RUN, SomeRuns.ended(ending, ExitCode.DONE, ""), Optional.empty());
      boolean success = ending == Ending.COMMITTED || ending == Ending.NO_CHANGES;
      assertThat(ending.label(), text.contains(LAST), is(success));
      assertThat(text, containsString("status=\"" + ending.label() + "\"} 1.0"));
      assertThat(text.split("varve_run_status\\{", -1).length - 1, is(Ending.values().length));
    }
  }

  @Test
  void theSuccessOfAnotherScheduleIsNotTakenOver() {
    String text = RunMetrics.text(RUN, SomeRuns.committed(), Optional.empty());
    for (String other : new String[] {"night", "nightly2", "", "a\"b\\c"}) {
      WatchedRun run = SomeRuns.named(Optional.of(other));
      assertThat(other, RunMetrics.lastSuccess(run, text), is(Optional.empty()));
      String own = RunMetrics.text(run, SomeRuns.committed(), Optional.empty());
      assertThat(other, RunMetrics.lastSuccess(run, text + own), is(Optional.of(END)));
    }
  }

  @Test
  void whatIsNoTimeIsNotTakenOver() {
    String text = RunMetrics.text(RUN, SomeRuns.committed(), Optional.empty());
    for (String value : new String[] {"", "soon", "NaN x"}) {
      String damaged = text.replaceAll("(?m)^(varve_last_success.*\\} ).*$", "$1" + value);
      assertThat(value, RunMetrics.lastSuccess(RUN, damaged), is(Optional.empty()));
    }
  }
}
