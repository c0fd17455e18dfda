package io.varve.bench.jmh;

import io.varve.bench.jmh.SampleFilings.Sample;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.chunk.Chunker;
import io.varve.transforms.filings.chunk.TokenCounter;
import io.varve.transforms.filings.footnote.Footnote;
import io.varve.transforms.filings.footnote.FootnoteReader;
import io.varve.transforms.filings.section.Section;
import io.varve.transforms.filings.section.Sectioner;
import io.varve.transforms.filings.section.Sectioning;
import io.varve.transforms.filings.table.DataTable;
import io.varve.transforms.filings.table.TableReader;
import io.varve.transforms.filings.text.Block;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** From the text of a filing to what its rows are made of; MB are those of the source. */
public class CuttingBenchmark extends Settings {

  private static final int CHUNK_TOKENS = 512;
  private static final int OVERLAP = 64;

  /** Text to sections. */
  @Benchmark
  public Sectioning sections(SampleFilings filings, Volume volume) throws ExtractionException {
    return Sectioner.cut(
        filings.next(volume).reading().text(), SampleFilings.form(), SampleFilings.deadline());
  }

  /** Text to tables. */
  @Benchmark
  public List<DataTable> tables(SampleFilings filings, Volume volume) throws ExtractionException {
    Sample sample = filings.next(volume);
    return TableReader.read(
        sample.reading().text(), sample.reading().numbers(), SampleFilings.deadline());
  }

  /** Text and tables to footnotes. */
  @Benchmark
  public List<Footnote> footnotes(SampleFilings filings, Volume volume) throws ExtractionException {
    Sample sample = filings.next(volume);
    return FootnoteReader.read(sample.reading().text(), sample.tables(), SampleFilings.deadline());
  }

  /** Sections to chunks, with their tokens. */
  @Benchmark
  public int chunks(SampleFilings filings, Volume volume) throws ExtractionException {
    Sample sample = filings.next(volume);
    List<Block> blocks = sample.reading().text().blocks();
    Chunker chunker = new Chunker(CHUNK_TOKENS, OVERLAP);
    int chunks = 0;
    int at = 0;
    for (Section section : sample.sections()) {
      int first = at;
      while (at < blocks.size() && blocks.get(at).start() < section.end()) {
        at++;
      }
      chunks +=
          chunker
              .cut(
                  sample.reading().text(),
                  blocks.subList(first, at),
                  section.start(),
                  section.end(),
                  SampleFilings.deadline())
              .size();
    }
    return chunks;
  }

  /** Text to a number of tokens. */
  @Benchmark
  public int tokens(SampleFilings filings, Volume volume) {
    int tokens = 0;
    Sample sample = filings.next(volume);
    for (Block block : sample.reading().text().blocks()) {
      tokens +=
          TokenCounter.count(sample.reading().text().text().substring(block.start(), block.end()));
    }
    return tokens;
  }
}
