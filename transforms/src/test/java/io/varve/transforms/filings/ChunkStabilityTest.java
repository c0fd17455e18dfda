package io.varve.transforms.filings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.row.ChunkRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A paragraph that is put into a filing changes the chunks around it and no others. */
class ChunkStabilityTest {

  private static final Path SAMPLES = Path.of("..", "pipelines", "samples", "filings");
  private static final Path REAL =
      Path.of(System.getProperty("varve.filings", "../../shared/data/filings/raw"));

  private static final int MOST_BYTES = 700_000;
  private static final String NEW =
      "<p>A paragraph that nobody wrote before says that there is nothing to say.</p>";

  @Test
  void anInsertedParagraphChangesAtMostThreeChunks() throws Exception {
    int compared = 0;
    for (Path file : filings()) {
      String source = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (int seed = 0; seed < 2; seed++) {
        compared += compare(file.getFileName().toString(), source, new Random(seed)) ? 1 : 0;
      }
    }
    assertThat(compared, greaterThan(0));
  }

  @Test
  void aChunkThatBeginsInsideATableNamesItsHeader() throws ExtractionException {
    StringBuilder table = new StringBuilder("<p><b>Sales by town</b></p><table>");
    table.append("<tr><td>Town</td><td>2023</td><td>2022</td></tr>");
    for (int i = 0; i < 200; i++) {
      table.append("<tr><td>Town ").append(i).append("</td><td>").append(i * 7 + 1000);
      table.append("</td><td>").append(i * 5 + 900).append("</td></tr>");
    }
    List<ChunkRow> chunks =
        Filings.extract(Filings.annualReport(table + "</table>")).rows("chunks").stream()
            .map(ChunkRow.class::cast)
            .filter(chunk -> chunk.text().startsWith("Town "))
            .toList();

    assertThat(chunks.size(), greaterThan(2));
    for (ChunkRow chunk : chunks) {
      assertThat(chunk.contextPrefix().orElse(""), is("Sales by town\nTown\t2023\t2022"));
    }
  }

  private static boolean compare(String name, String source, Random random) {
    String lower = source.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("</p>", random.nextInt(source.length()));
    if (at < 0) {
      return false;
    }
    String longer = source.substring(0, at + 4) + NEW + source.substring(at + 4);
    try {
      Set<String> before = ids(source);
      Set<String> after = ids(longer);
      Set<String> added = new HashSet<>(after);
      added.removeAll(before);
      before.removeAll(after);
      assertThat(name + " at " + at, added.size(), lessThanOrEqualTo(3));
      assertThat(name + " at " + at, before.size(), lessThanOrEqualTo(3));
      return true;
    } catch (ExtractionException e) {
      return false;
    }
  }

  private static Set<String> ids(String source) throws ExtractionException {
    return Filings.extract(source.getBytes(StandardCharsets.ISO_8859_1)).rows("chunks").stream()
        .map(row -> ((ChunkRow) row).chunkId())
        .collect(Collectors.toSet());
  }

  private static List<Path> filings() throws IOException {
    try (Stream<Path> samples = Files.walk(SAMPLES);
        Stream<Path> real = Files.isDirectory(REAL) ? Files.walk(REAL) : Stream.empty()) {
      return Stream.concat(samples, real)
          .filter(Files::isRegularFile)
          .filter(file -> file.toFile().length() <= MOST_BYTES)
          .sorted()
          .toList();
    }
  }
}
