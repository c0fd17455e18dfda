package io.varve.runners.export.prices;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varve.io.model.ContentHash;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the earlier program, byte by byte, where a folder with real prices is at hand. */
final class RealPricesExportTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("varve.tradeable", "../../shared/data/tradeable"));

  @TempDir private Path folder;

  @Test
  void reportsAndPricesAreThoseOfTheEarlierProgram() throws Exception {
    assumeTrue(Files.isDirectory(FOLDER), "no folder of real price files");
    String warehouse = "--warehouse=" + folder.resolve("w");
    Result run =
        Workbench.execute(
            "run",
            "tradeable",
            "--compatible-matching",
            "--prices=" + FOLDER.resolve("stooq"),
            "--instruments=" + FOLDER.resolve("instruments"),
            warehouse);
    assertThat(run.err(), run.code(), is(0));
    Path out = folder.resolve("out");
    Result export =
        Workbench.execute("export", "prices", "--include-empty-prices", "--out=" + out, warehouse);
    assertThat(export.err(), export.code(), is(0));

    Path reference = FOLDER.resolve("reference_run");
    for (String report : List.of("matches.csv", "unmatched.csv")) {
      byte[] expected = Files.readAllBytes(reference.resolve("tradeable_" + report));
      assertThat(
          report,
          Files.readString(out.resolve(report)),
          equalTo(new String(expected, StandardCharsets.UTF_8)));
    }
    List<String> files = Files.readAllLines(reference.resolve("prices_manifest.csv"));
    assertThat(files.size(), greaterThan(1));
    for (String line : files.subList(1, files.size())) {
      String[] values = line.split(",", -1);
      byte[] written = Files.readAllBytes(out.resolve(values[0]));
      assertThat(values[0], ContentHash.of(written).hex(), equalTo(values[3]));
    }
  }
}
