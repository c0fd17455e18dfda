package io.varve.runners.export.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.export.folder.Look.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportFolderTest {

  private static final FolderOwner OWNER = new FolderOwner("w", "prices/csv", 1);

  @TempDir private Path out;

  private static Placed write(ExportFolder folder, String name, String content) throws IOException {
    folder.claim(List.of(name));
    try (NewExport file = folder.create(name, Optional.empty())) {
      byte[] bytes = content.getBytes(UTF_8);
      file.write(bytes, 0, bytes.length);
      file.publish();
      return file.placed();
    }
  }

  private void export(String name, String content) throws IOException {
    try (ExportFolder folder = ExportFolder.open(out, OWNER)) {
      folder.finish(1, List.of(write(folder, name, content).file()));
    }
  }

  private Condition condition(String name) throws IOException {
    try (ExportFolder folder = ExportFolder.open(out, OWNER)) {
      return folder.look(name, false).condition();
    }
  }

  @Test
  void conditions() throws Exception {
    export("a", "text");
    Files.writeString(out.resolve("foreign"), "text");
    Files.createDirectory(out.resolve("folder"));
    assertThat(condition("a"), is(Condition.AS_WRITTEN));
    assertThat(condition("none"), is(Condition.ABSENT));
    assertThat(condition("foreign"), is(Condition.FOREIGN));
    assertThat(condition("folder"), is(Condition.FOLDER));
    Files.writeString(out.resolve("a"), "TEXT");
    assertThat(condition("a"), is(Condition.ALTERED));
    Files.writeString(out.resolve("a"), "longer text");
    assertThat(condition("a"), is(Condition.ALTERED));
    Files.delete(out.resolve("a"));
    assertThat(condition("a"), is(Condition.ABSENT));
  }

  @Test
  void whatAnUnfinishedExportWroteIsKnown() throws Exception {
    export("a", "old");
    try (ExportFolder folder = ExportFolder.open(out, OWNER)) {
      write(folder, "a", "new text");
      write(folder, "b", "more");
    }
    assertThat(condition("a"), is(Condition.AS_WRITTEN));
    assertThat(condition("b"), is(Condition.AS_WRITTEN));
  }

  /** It may have been the last line that the system wrote before it went down. */
  @Test
  void aClaimedFileIsNobodyElses() throws Exception {
    try (ExportFolder folder = ExportFolder.open(out, OWNER)) {
      folder.claim(List.of("a"));
    }
    Files.writeString(out.resolve("a"), "as far as it came");
    assertThat(condition("a"), is(Condition.ALTERED));
  }

  @Test
  void aLineThatWasCutOffIsForgotten() throws Exception {
    try (ExportFolder folder = ExportFolder.open(out, OWNER)) {
      write(folder, "a", "new");
    }
    Path journal = out.resolve(".varve-export.journal");
    String whole = Files.readString(journal);
    Files.writeString(journal, whole + "{\"format_ver");
    assertThat(condition("a"), is(Condition.AS_WRITTEN));
    assertThat(Files.readString(journal), is(whole));
  }

  @Test
  void sameBytesAreNotWrittenAgain() throws Exception {
    export("a", "text");
    try (ExportFolder folder = ExportFolder.open(out, OWNER)) {
      assertThat(write(folder, "a", "text").changed(), is(false));
      assertThat(write(folder, "a", "other").changed(), is(true));
    }
  }

  @Test
  void anOwnerWithAnotherVersionFindsNothingCurrent() throws Exception {
    export("a", "text");
    try (ExportFolder folder = ExportFolder.open(out, new FolderOwner("w", "prices/csv", 2))) {
      assertThat(folder.isOutdated(), is(true));
    }
    try (ExportFolder folder = ExportFolder.open(out, OWNER)) {
      assertThat(folder.isOutdated(), is(false));
    }
  }

  @Test
  void largeContentInPieces() throws Exception {
    byte[] bytes = new byte[300_001];
    new Random(5).nextBytes(bytes);
    try (ExportFolder folder = ExportFolder.open(out, OWNER)) {
      folder.claim(List.of("a"));
      try (NewExport file = folder.create("a", Optional.empty())) {
        int at = 0;
        for (int i = 1; at < bytes.length; i = i * 3 + 1) {
          int part = Math.min(i, bytes.length - at);
          file.write(bytes, at, part);
          at += part;
        }
        file.publish();
        assertThat(file.placed().file().sizeBytes(), is(300_001L));
      }
    }
    assertThat(Files.readAllBytes(out.resolve("a")), is(bytes));
    assertThat(condition("a"), is(Condition.AS_WRITTEN));
  }

  @Test
  void unclaimedNamesAreRefused() throws Exception {
    try (ExportFolder folder = ExportFolder.open(out, OWNER)) {
      assertThrows(IllegalStateException.class, () -> folder.create("a", Optional.empty()));
    }
  }

  @Test
  void theLockOfAProcessEndsWithIt() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                out.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(other.getInputStream().read(), is((int) '!'));
      UserException refused =
          assertThrows(UserException.class, () -> ExportFolder.open(out, OWNER).close());
      assertThat(refused.getMessage(), containsString("process " + other.pid()));
    } finally {
      other.destroyForcibly().waitFor();
    }
    ExportFolder.open(out, OWNER).close();
  }

  /** A process that has taken a folder and never ends by itself. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      try (ExportFolder held = ExportFolder.open(Path.of(args[0]), OWNER)) {
        System.out.print(held.names().isEmpty() ? "!" : "?");
        System.out.flush();
        Thread.sleep(60_000);
      }
    }
  }

  @Test
  void oneAtATimeInThisProcess() throws Exception {
    try (ExportFolder folder = ExportFolder.open(out, OWNER)) {
      UserException refused =
          assertThrows(UserException.class, () -> ExportFolder.open(out, OWNER).close());
      assertThat(refused.exitCode(), is(ExitCode.REFUSED));
      assertThat(folder.names().isEmpty(), is(true));
    }
    ExportFolder.open(out, OWNER).close();
    assertThat(
        Files.readString(out.resolve(".varve-export.lock")),
        containsString("process " + ProcessHandle.current().pid()));
  }
}
