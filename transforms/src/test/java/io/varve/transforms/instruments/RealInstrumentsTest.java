package io.varve.transforms.instruments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.SourceDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists as brokers publish them, where a folder with some is at hand. */
class RealInstrumentsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("varve.tradeable", "../../shared/data/tradeable"), "instruments");

  @Test
  void everyLineBelowTheHeaderIsAnInstrumentWithASymbol() throws Exception {
    assumeTrue(Files.isDirectory(FOLDER), "no folder of real lists");
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Extraction extraction =
            new InstrumentFileExtractor("")
                .extract(
                    SourceDocument.of(file.getFileName().toString(), bytes),
                    Deadline.in(Duration.ofMinutes(1)));

        List<Record> rows = extraction.rows(InstrumentDatasets.INSTRUMENTS);
        assertThat(file.toString(), rows.size(), equalTo(Files.readAllLines(file).size() - 1));
        assertThat(
            file.toString(),
            rows.stream().allMatch(row -> ((InstrumentRow) row).symbol().isPresent()),
            is(true));
        assertThat(extraction.validation().verdict(), is(Validation.PASS));
      }
    }
  }
}
