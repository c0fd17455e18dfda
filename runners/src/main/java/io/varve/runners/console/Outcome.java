package io.varve.runners.console;

import io.varve.io.gcs.NoCredentialsException;
import io.varve.io.gcs.NoSuchBucketException;
import io.varve.io.lifecycle.RefusedOperationException;
import io.varve.io.location.InvalidLocationException;
import io.varve.io.run.RunStatus;
import io.varve.io.snapshot.CommitConflictException;
import io.varve.io.snapshot.NoWarehouseException;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.WarehouseException;
import io.varve.io.storage.DamagedException;
import io.varve.pipelines.run.KeyPrefixOverlapException;
import io.varve.pipelines.run.RecordedFailure;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.change.RefusedException;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What an error, or the end of a run, means to the caller. The one place that knows.
 *
 * @param exitCode exit code
 * @param message one line; empty when all went well
 * @param defect whether this is a fault of the program, whose stack trace somebody should see
 */
public record Outcome(ExitCode exitCode, String message, boolean defect) {

  /** Returns what a finished run means. */
  public static Outcome of(RunReport report) {
    if (report.problem().isPresent()) {
      Outcome outcome = of(report.problem().get());
      return outcome.exitCode == ExitCode.USAGE
          ? new Outcome(ExitCode.FAILED, outcome.message, outcome.defect)
          : outcome;
    }
    boolean some = report.counts().failed() > 0 && report.status() == RunStatus.COMMITTED;
    return new Outcome(some ? ExitCode.DOCUMENTS_FAILED : ExitCode.DONE, "", false);
  }

  /** Returns what an error means. */
  public static Outcome of(Throwable thrown) {
    if (thrown instanceof UserException e) {
      return expected(e.exitCode(), e);
    }
    if (thrown instanceof InvalidLocationException
        || thrown instanceof KeyPrefixOverlapException
        || thrown instanceof NoCredentialsException
        || thrown instanceof NoSuchBucketException) {
      return expected(ExitCode.USAGE, thrown);
    }
    if (thrown instanceof ListingException e) {
      return expected(e.isConfiguration() ? ExitCode.USAGE : ExitCode.FAILED, e);
    }
    if (thrown instanceof RefusedException || thrown instanceof RefusedOperationException) {
      return expected(ExitCode.REFUSED, thrown);
    }
    if (thrown instanceof CommitConflictException) {
      return expected(ExitCode.CONFLICT, thrown);
    }
    if (thrown instanceof RecordedFailure e) {
      return expected(ofRecorded(e.status()), e);
    }
    if (thrown instanceof NoWarehouseException) {
      return expected(ExitCode.NO_WAREHOUSE, thrown);
    }
    if (thrown instanceof DamagedException || thrown instanceof UnsupportedFormatException) {
      return expected(ExitCode.DAMAGED, thrown);
    }
    if (thrown instanceof WarehouseException) {
      return expected(ExitCode.FAILED, thrown);
    }
    if (thrown instanceof InterruptedException) {
      return new Outcome(
          ExitCode.INTERRUPTED, "Cannot go on: interrupted. Run again to finish.", false);
    }
    if (thrown instanceof UncheckedIOException e) {
      return of(e.getCause());
    }
    if (thrown instanceof IOException e) {
      return new Outcome(ExitCode.FAILED, io(e), false);
    }
    return new Outcome(
        ExitCode.FAILED,
        sentence("Cannot finish", thrown.getClass().getSimpleName() + " " + thrown.getMessage())
            + " This is a defect of varve.",
        true);
  }

  private static ExitCode ofRecorded(RunStatus status) {
    return switch (status) {
      case REFUSED -> ExitCode.REFUSED;
      case CONFLICT -> ExitCode.CONFLICT;
      default -> ExitCode.FAILED;
    };
  }

  private static Outcome expected(ExitCode exitCode, Throwable thrown) {
    return new Outcome(exitCode, oneLine(String.valueOf(thrown.getMessage())), false);
  }

  /** The messages of file errors are bare paths. */
  private static String io(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Cannot ") || message.startsWith("Invalid ")) {
      return oneLine(message);
    }
    if (e instanceof AccessDeniedException) {
      return sentence("Cannot read or write " + message, "permission denied");
    }
    if (e instanceof NoSuchFileException) {
      return sentence("Cannot read " + message, "there is no such file");
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return sentence("Cannot read or write " + file.getFile(), file.getReason());
    }
    return sentence("Cannot read or write", message);
  }

  private static String sentence(String what, String why) {
    String line = oneLine(what + ": " + why);
    return (line.endsWith(".") ? line : line + ".") + " " + remedy(why);
  }

  private static String remedy(String why) {
    if (why.contains("No space left")) {
      return "Make room and run again: what is committed is whole, and finished work is taken over.";
    }
    if (why.equals("there is no such file")) {
      return "Check the path and run again.";
    }
    return why.equals("permission denied")
        ? "Let this user read and write there, then run again."
        : "What is committed is whole; run again when the storage answers.";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
