package io.varve.bench.corpus;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.filings.FilingsConfig;
import io.varve.transforms.filings.FilingsDatasets;
import io.varve.transforms.filings.FilingsExtractor;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MadeUpFilingTest {

  private static final Path SAMPLES = Path.of("../../pipelines/samples/filings");
  private static final int BYTES = 300_000;

  @Test
  void isAFilingThatTheExtractorUnderstands() throws Exception {
    Vocabulary words = Vocabulary.of(Templates.read(SAMPLES).contents());
    byte[] filing = new MadeUpFiling(words, Seeds.of(1, 1, 0)).make(BYTES);
    assertThat(filing.length, allOf(greaterThan(BYTES), lessThan(BYTES * 5 / 4)));
    Extraction rows =
        new FilingsExtractor(FilingsConfig.defaults())
            .extract(SourceDocument.of("a.htm", filing), Deadline.in(Duration.ofMinutes(5)));
    assertThat(rows.validation().verdict(), not(Validation.FAIL));
    assertThat(rows.rows().get(FilingsDatasets.SECTIONS).size(), greaterThan(10));
    assertThat(rows.rows().get(FilingsDatasets.TABLES).size(), greaterThan(5));
    assertThat(rows.rows().get(FilingsDatasets.DOCUMENTS).size(), is(1));
  }
}
