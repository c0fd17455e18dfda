package io.varve.bench.jmh;

import io.varve.io.model.ContentHash;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.submission.DecodedText;
import io.varve.transforms.filings.submission.Submission;
import io.varve.transforms.filings.submission.SubmissionParser;
import io.varve.transforms.filings.submission.TextDecoder;
import io.varve.transforms.filings.text.HtmlText;
import io.varve.transforms.filings.text.SourceReading;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;

/** From the bytes of a filing to its text. */
public class ReadingBenchmark extends Settings {

  private static final int MOST_DOCUMENTS = 2_000;

  /** The hash that decides whether a file changed. */
  @Benchmark
  public String hash(SampleFilings filings, Volume volume) {
    return ContentHash.of(filings.next(volume).bytes()).value();
  }

  /** Bytes to characters. */
  @Benchmark
  public DecodedText decode(SampleFilings filings, Volume volume) throws ExtractionException {
    byte[] bytes = filings.next(volume).bytes();
    return TextDecoder.decode(bytes, 0, bytes.length);
  }

  /** A file to its documents. */
  @Benchmark
  public Submission submission(SampleFilings filings, Volume volume) throws ExtractionException {
    SubmissionParser parser = new SubmissionParser(MOST_DOCUMENTS);
    return parser.parse(filings.next(volume).bytes(), SampleFilings.deadline());
  }

  /** HTML to a tree, by the library alone. */
  @Benchmark
  public Document jsoup(SampleFilings filings, Volume volume) {
    return Jsoup.parse(filings.next(volume).html());
  }

  /** HTML to canonical text, with the parse. */
  @Benchmark
  public SourceReading text(SampleFilings filings, Volume volume) throws ExtractionException {
    return HtmlText.read(filings.next(volume).html(), SampleFilings.deadline());
  }
}
