package io.varve.runners.example;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example keeps the contract, and the program finds it by its name. */
final class HeadlineExtractorTest extends ExtractorContract {

  private static final byte[] SAMPLE =
      "First\nsome words\n\nSecond\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Override
  protected Extractor extractor() {
    return new HeadlineExtractor();
  }

  @Override
  protected Map<String, byte[]> samples() {
    return Map.of("two paragraphs", SAMPLE);
  }

  @Override
  protected Path golden() {
    return Path.of("src", "test", "resources", "io", "varve", "runners", "headlines.golden");
  }

  @Override
  protected String storedText(Extraction extraction) {
    StringBuilder text = new StringBuilder();
    for (Record row : extraction.rows("paragraphs")) {
      HeadlineExtractor.Paragraph paragraph = (HeadlineExtractor.Paragraph) row;
      text.append(paragraph.headline()).append(paragraph.body().orElse(""));
    }
    return text.toString();
  }

  @Override
  protected String visibleText(byte[] source) {
    return new String(source, StandardCharsets.UTF_8);
  }

  @Test
  void theProgramRunsItByItsName() throws Exception {
    Workbench bench = new Workbench(folder);
    bench.write("notes/a.txt", SAMPLE);
    Result run = bench.run("--extractor=headlines");

    assertThat(run.err(), run.code(), is(0));
    assertThat(bench.ask("show").out(), containsString("paragraphs"));
    assertThat(bench.run("--extractor=headlines").code(), is(0));
    assertThat(bench.ask("check", "--read-data").code(), is(0));
  }

  @Test
  void anExtractorThatIsNotThereIsAUsageErrorWithTheKnownNames() throws Exception {
    Workbench bench = new Workbench(folder);
    bench.write("a.txt", SAMPLE);
    Result run = bench.run("--extractor=nothing");

    assertThat(run.code(), is(2));
    assertThat(run.err(), containsString("There are filings, headlines"));
  }
}
