package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data files that are gone or changed, as a user meets them. */
final class DamagedFilesTest {

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void run() throws IOException {
    bench = new Workbench(folder).with(Workbench.PLAIN);
    assertThat(bench.run().code(), is(0));
  }

  @Test
  void whatOnlyOlderSnapshotsMissIsToldApart() throws IOException {
    Files.delete(aFile("tables"));
    Result lost = bench.ask("check", "--read-data");
    assertThat(lost.code(), is(12));
    assertThat(
        lost.out(),
        allOf(
            containsString("missing-file"),
            containsString("the next run extracts again"),
            not(containsString(" 0 rows"))));
    assertThat(bench.ask("check", "--json").out(), containsString("\"current_intact\" : false"));

    assertThat(bench.run().code(), is(0));
    Result older = bench.ask("check", "--read-data");
    assertThat(older.code(), is(12));
    assertThat(older.out(), containsString("The current snapshot is intact; only older ones"));
    assertThat(bench.ask("check", "--json").out(), containsString("\"current_intact\" : true"));
  }

  @Test
  void nothingIsExportedFromAChangedFile() throws IOException {
    Path file = aFile("sections");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    Result check = bench.ask("check", "--read-data");
    assertThat(
        check.out(),
        allOf(containsString("Restore these files from a copy."), not(containsString("next run"))));
    Result export = bench.ask("export-items", "--out=" + folder.resolve("out"));
    assertThat(export.code(), is(12));
    assertThat(export.err(), startsWith("Cannot trust data/sections/"));
  }

  private Path aFile(String dataset) throws IOException {
    try (Stream<Path> files = Files.walk(bench.warehouse().resolve("data").resolve(dataset))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }
}
