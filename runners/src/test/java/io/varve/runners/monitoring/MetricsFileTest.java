package io.varve.runners.monitoring;

import static io.varve.runners.monitoring.SomeRuns.RUN;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that an exporter reads at any time. */
final class MetricsFileTest {

  @TempDir private Path folder;

  @Test
  void isWrittenAtTheEndAndReadableByOthers() throws Exception {
    MetricsFile metrics = new MetricsFile(path().toString());
    metrics.started(RUN);
    assertThat(names(), is(List.of()));
    metrics.ended(RUN, SomeRuns.committed());
    assertThat(names(), contains("varve.prom"));
    assertThat(
        PosixFilePermissions.toString(Files.getPosixFilePermissions(path())), is("rw-r--r--"));
    assertThat(
        Files.readString(path()), is(RunMetrics.text(RUN, SomeRuns.committed(), Optional.empty())));
  }

  /** A reader that has the old file open goes on reading it: it is replaced, not written over. */
  @Test
  void isReplacedAsAWhole() throws Exception {
    new MetricsFile(path().toString()).ended(RUN, SomeRuns.committed());
    Object before = Files.getAttribute(path(), "unix:ino");
    RunEnd failed = SomeRuns.ended(Ending.FAILED, ExitCode.FAILED, "Cannot …");
    try (var reader = Files.newBufferedReader(path())) {
      new MetricsFile(path().toString()).ended(RUN, failed);
      assertThat(
          reader.lines().toList(),
          is(RunMetrics.text(RUN, SomeRuns.committed(), Optional.empty()).lines().toList()));
    }
    assertThat(Files.getAttribute(path(), "unix:ino").equals(before), is(false));
    assertThat(
        Files.readString(path()), is(RunMetrics.text(RUN, failed, Optional.of(SomeRuns.END))));
    assertThat(names(), contains("varve.prom"));
  }

  @Test
  void aFileOfSomebodyElseIsLeftAlone() throws Exception {
    Files.writeString(path(), "# HELP node_load1 1m load average.\n");
    assertUnusable(path(), "something else than metrics of varve");
    assertThat(Files.readString(path()), startsWith("# HELP node_load1"));
    Files.writeString(path(), "");
    new MetricsFile(path().toString()).ended(RUN, SomeRuns.committed());
    assertThat(Files.readString(path()), startsWith("# HELP varve_"));
  }

  @Test
  void whatCannotBeWrittenIsToldBeforeTheRun() throws Exception {
    assertUnusable(folder.resolve("nowhere/varve.prom"), "there is no such folder.");
    assertUnusable(folder, "it is a folder; name a file");
    Files.writeString(path(), "");
    assertUnusable(path().resolve("below"), "Not a directory");
    assertUnusable(Path.of("/proc/varve.prom"), "Its folder must exist");
  }

  @Test
  void whatBreaksLaterSaysWhy() throws Exception {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    MetricsFile metrics = new MetricsFile(gone.resolve("varve.prom").toString());
    Files.delete(gone);
    IOException why =
        assertThrows(IOException.class, () -> metrics.ended(RUN, SomeRuns.committed()));
    assertThat(why.getMessage(), is("there is no such folder."));
  }

  private static void assertUnusable(Path file, String why) {
    UserException refused =
        assertThrows(UserException.class, () -> new MetricsFile(file.toString()));
    assertThat(refused.exitCode(), is(ExitCode.USAGE));
    assertThat(
        refused.getMessage(),
        allOf(startsWith("Cannot write --metrics-file " + file + ": "), containsString(why)));
  }

  private Path path() {
    return folder.resolve("varve.prom");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
