package io.varve.runners.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.varve.io.gcs.GcsLocation;
import io.varve.io.gcs.NoCredentialsException;
import io.varve.io.location.InvalidLocationException;
import io.varve.io.model.RunCounts;
import io.varve.io.run.RunStatus;
import io.varve.io.storage.DamagedException;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.change.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Errors become exit codes and lines. */
final class OutcomeTest {

  @Test
  void expectedErrors() {
    assertThat(Outcome.of(new RefusedException("no")).exitCode(), is(ExitCode.REFUSED));
    assertThat(Outcome.of(new DamagedException("f", "a", "b")).exitCode(), is(ExitCode.DAMAGED));
    assertThat(Outcome.of(new InterruptedException()).exitCode(), is(ExitCode.INTERRUPTED));
    assertThat(ExitCode.INTERRUPTED.code(), is(130));
  }

  @Test
  void whatItsUserHasToCorrectIsWrongConfiguration() {
    IOException cause = new IOException("no");
    Outcome login = Outcome.of(new NoCredentialsException(GcsLocation.parse("gs://bucket"), cause));
    assertThat(login.exitCode(), is(ExitCode.USAGE));
    assertThat(login.message(), containsString("Run 'gcloud auth"));
    Outcome location = Outcome.of(new InvalidLocationException("Cannot open it: why."));
    assertThat(location, is(new Outcome(ExitCode.USAGE, "Cannot open it: why.", false)));
  }

  @Test
  void fileErrorsAreSentences() {
    assertThat(
        Outcome.of(new UncheckedIOException(new AccessDeniedException("/x"))).message(),
        is(
            "Cannot read or write /x: permission denied."
                + " Let this user read and write there, then run again."));
    assertThat(
        Outcome.of(new FileSystemException("/x", null, "No space left on device")).message(),
        is(
            "Cannot read or write /x: No space left on device. Make room and run again:"
                + " what is committed is whole, and finished work is taken over."));
    assertThat(
        Outcome.of(new IOException("Cannot do it:\n  why")).message(), is("Cannot do it: why"));
  }

  @Test
  void everythingElseIsADefect() {
    Outcome outcome = Outcome.of(new IllegalStateException("broken"));
    assertThat(outcome.exitCode(), is(ExitCode.FAILED));
    assertThat(outcome.defect(), is(true));
    assertThat(outcome.message(), containsString("IllegalStateException broken"));
  }

  @Test
  void aRunThatFailedDeepInsideIsNoWrongUsage() {
    assertThat(
        Outcome.of(report(new UserException(ExitCode.USAGE, "Cannot go on"))).exitCode(),
        is(ExitCode.FAILED));
    assertThat(Outcome.of(report(new RefusedException("no"))).exitCode(), is(ExitCode.REFUSED));
  }

  private static RunReport report(Throwable problem) {
    return new RunReport(
        "run",
        RunStatus.FAILED,
        Optional.empty(),
        RunCounts.NONE,
        Duration.ZERO,
        Duration.ZERO,
        List.of(),
        Optional.of(problem));
  }
}
