package io.varve.bench.jmh;

import io.varve.bench.corpus.Templates;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.filings.section.DocumentForm;
import io.varve.transforms.filings.section.Section;
import io.varve.transforms.filings.section.Sectioner;
import io.varve.transforms.filings.table.DataTable;
import io.varve.transforms.filings.table.TableReader;
import io.varve.transforms.filings.text.HtmlText;
import io.varve.transforms.filings.text.SourceReading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A few made-up filings, taken as far as each stage needs them. They take turns. */
@State(Scope.Benchmark)
public class SampleFilings {

  private static final int FILINGS = 4;

  private final List<Sample> samples = new ArrayList<>();
  private int next;

  /** A filing after each stage of its extraction. */
  @SuppressWarnings("ArrayRecordComponent") // as it was read
  record Sample(
      byte[] bytes,
      String html,
      SourceReading reading,
      List<Section> sections,
      List<DataTable> tables) {}

  /** Makes them. */
  @Setup
  public void make() throws Exception {
    Path folder = Path.of(System.getProperty("varve.home"), "pipelines/samples/filings");
    for (byte[] bytes : Templates.of(Optional.empty(), folder, 1).contents().subList(0, FILINGS)) {
      String html = new String(bytes, StandardCharsets.UTF_8);
      SourceReading reading = HtmlText.read(html, deadline());
      samples.add(
          new Sample(
              bytes,
              html,
              reading,
              Sectioner.cut(reading.text(), form(), deadline()).sections(),
              TableReader.read(reading.text(), reading.numbers(), deadline())));
    }
  }

  /** Returns the next filing, and counts it. */
  Sample next(Volume volume) {
    Sample sample = samples.get(next);
    next = (next + 1) % samples.size();
    volume.add(sample.bytes().length);
    return sample;
  }

  static DocumentForm form() {
    return DocumentForm.of("10-K", Optional.empty());
  }

  static Deadline deadline() {
    return Deadline.in(Duration.ofMinutes(5));
  }
}
