package io.varve.transforms.prices;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varve.io.model.ContentHash;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.prices.row.PriceRow;
import io.varve.transforms.prices.text.CanonicalLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Properties that hold for real price files, where a folder with some is at hand. */
class RealPricesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("varve.tradeable", "../../shared/data/tradeable"));
  private static final String HEADER = "ticker,per,date,time,open,high,low,close,volume,openint\n";

  private final PriceFileExtractor extractor = new PriceFileExtractor("");

  @Test
  void allLinesOfARealFileAreInItsRowsAndCanBeWrittenBack() throws Exception {
    Path root = FOLDER.resolve("stooq");
    assumeTrue(Files.isDirectory(root), "no folder of real price files");
    Map<String, String> expected = exports();
    int compared = 0;
    for (Path path : files(root)) {
      byte[] bytes = Files.readAllBytes(path);
      SourceDocument document = SourceDocument.of(root.relativize(path).toString(), bytes);
      Extraction extraction = extractor.extract(document, Deadline.in(Duration.ofMinutes(1)));

      assertThat(path.toString(), PriceFiles.lost(extraction), equalTo(""));
      assertThat(path.toString(), PriceFiles.file(extraction).droppedRows(), equalTo(0));
      String written = HEADER + inTheirOrder(PriceFiles.prices(extraction));
      assertThat(path.toString(), written, equalTo(HEADER + dataLines(bytes)));
      String export = PriceFiles.file(extraction).ticker().toLowerCase(Locale.ROOT) + ".csv";
      if (expected.containsKey(export)) {
        String hash = ContentHash.of(written.getBytes(StandardCharsets.UTF_8)).hex();
        assertThat(export, hash, equalTo(expected.get(export)));
        compared++;
      }
    }
    assertThat(compared, equalTo(expected.size()));
  }

  private static String inTheirOrder(List<PriceRow> prices) {
    StringBuilder out = new StringBuilder();
    prices.stream()
        .sorted(Comparator.comparingInt(PriceRow::line))
        .forEach(
            row -> {
              CanonicalLine.appendAsWritten(out, row);
              out.append('\n');
            });
    return out.toString();
  }

  private static String dataLines(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }

  private static Map<String, String> exports() throws IOException {
    Map<String, String> exports = new HashMap<>();
    for (String line :
        Files.readAllLines(FOLDER.resolve("reference_run").resolve("prices_manifest.csv"))) {
      String[] values = line.split(",", -1);
      exports.put(values[0], values[3]);
    }
    exports.remove("file");
    return exports;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
