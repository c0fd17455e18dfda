package io.varve.transforms.filings.soak;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.filings.FilingsConfig;
import io.varve.transforms.filings.FilingsExtractor;
import io.varve.transforms.filings.row.ChunkRow;
import io.varve.transforms.filings.row.DocumentRow;
import io.varve.transforms.filings.row.SectionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damaged filings: each ends, within its limits, in a code or in rows that keep the conservation
 * rule. {@code -Psoak} makes 10,000 of them, in other builds there are 200; {@code
 * -Dvarve.soak.seed} gives others.
 */
class DamagedFilingsSoakTest {

  private static final Path SAMPLES = Path.of("..", "pipelines", "samples", "filings");
  private static final Path REAL =
      Path.of(System.getProperty("varve.filings", "../../shared/data/filings/raw"));

  private static final int CASES = Integer.getInteger("varve.soak.cases", 200);
  private static final long SEED = Long.getLong("varve.soak.seed", 20_240_607L);
  private static final int SLOW_SECONDS = 60;

  /** Larger ones would make the test a test of patience. */
  private static final int MOST_BYTES = 1_000_000;

  private final FilingsExtractor extractor = new FilingsExtractor(FilingsConfig.defaults());
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private long slowest;
  private String slowestCase = "";

  @Test
  void everyDamagedFilingEndsInACodeOrInRowsThatKeepTheRules() throws IOException {
    List<byte[]> sources = sources();
    assumeFalse(sources.isEmpty(), "no filings to damage");
    long started = System.nanoTime();
    for (int i = 0; i < CASES; i++) {
      Random random = new Random(SEED + i);
      Mutations mutation = Mutations.values()[i % Mutations.values().length];
      byte[] source = sources.get(random.nextInt(sources.size()));
      check(i, mutation, mutation.apply(source, sources, random));
    }
    System.out.printf(
        "%d damaged filings of %d in %d s, the slowest in %d ms (%s): %s%n",
        CASES,
        sources.size(),
        Duration.ofNanos(System.nanoTime() - started).toSeconds(),
        Duration.ofNanos(slowest).toMillis(),
        slowestCase,
        outcomes);
    assertThat(broken, empty());
    assertThat(Duration.ofNanos(slowest).toSeconds(), lessThan((long) SLOW_SECONDS));
  }

  private void check(int number, Mutations mutation, byte[] damaged) {
    long started = System.nanoTime();
    String outcome;
    try {
      Deadline deadline = Deadline.in(Duration.ofSeconds(SLOW_SECONDS));
      outcome = verdict(extractor.extract(SourceDocument.of("damaged", damaged), deadline));
    } catch (ExtractionException e) {
      outcome = e.code().name();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      outcome = "broken";
      broken.add("case " + number + " " + mutation + ": " + e);
    }
    if (outcome.startsWith("lost")) {
      broken.add("case " + number + " " + mutation + ": " + outcome);
    }
    outcomes.merge(outcome, 1, Integer::sum);
    long time = System.nanoTime() - started;
    if (time > slowest) {
      slowest = time;
      slowestCase = number + " " + mutation;
    }
  }

  private static String verdict(Extraction extraction) {
    Map<String, StringBuilder> texts = new HashMap<>();
    for (Record row : extraction.rows("sections")) {
      SectionRow section = (SectionRow) row;
      if (section.level() == 1) {
        texts
            .computeIfAbsent(section.documentId(), id -> new StringBuilder())
            .append(section.text());
      }
    }
    for (Record row : extraction.rows("documents")) {
      DocumentRow document = (DocumentRow) row;
      if (texts.get(document.documentId()).length() != document.textLength()) {
        return "lost text of sections";
      }
    }
    Map<String, Integer> covered = new HashMap<>();
    for (Record row : extraction.rows("chunks")) {
      ChunkRow chunk = (ChunkRow) row;
      StringBuilder text = texts.get(chunk.documentId());
      int before = covered.getOrDefault(chunk.documentId(), 0);
      if (chunk.start() > before
          || !text.substring(chunk.start(), chunk.end()).equals(chunk.text())) {
        return "lost text of chunks";
      }
      covered.put(chunk.documentId(), chunk.end());
    }
    for (Map.Entry<String, StringBuilder> text : texts.entrySet()) {
      if (covered.getOrDefault(text.getKey(), 0) != text.getValue().length()) {
        return "lost text after chunks";
      }
    }
    return "rows " + extraction.validation().verdict().name();
  }

  private static List<byte[]> sources() throws IOException {
    List<byte[]> sources = new ArrayList<>();
    for (Path folder : List.of(SAMPLES, REAL)) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            if (Files.size(file) <= MOST_BYTES && Files.size(file) > 0) {
              sources.add(Files.readAllBytes(file));
            }
          }
        }
      }
    }
    return sources;
  }
}
