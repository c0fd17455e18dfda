package io.varve.bench.bare;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.FilingsConfig;
import io.varve.transforms.filings.submission.ContentKind;
import io.varve.transforms.filings.submission.DocumentPart;
import io.varve.transforms.filings.submission.SubmissionParser;
import io.varve.transforms.filings.submission.TextDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;

/** Reads files, decodes their documents, and lets jsoup parse those in HTML: nothing else. */
final class BareParsing implements BareWork {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public BareTally shard(int number, Path input, List<Path> files) throws IOException {
    BareTally tally = BareTally.NONE;
    for (Path file : files) {
      tally = tally.plus(parse(Files.readAllBytes(file)));
    }
    return tally;
  }

  private static BareTally parse(byte[] bytes) {
    try {
      int nodes = 0;
      SubmissionParser parser = new SubmissionParser(FilingsConfig.defaults().maxDocuments());
      for (DocumentPart part : parser.parse(bytes, Deadline.in(LIMIT)).parts()) {
        if (ContentKind.announced(part).isEmpty()) {
          nodes += parse(TextDecoder.decode(bytes, part.start(), part.end()).text());
        }
      }
      return new BareTally(1, 0, bytes.length, nodes);
    } catch (ExtractionException e) {
      return new BareTally(1, 1, bytes.length, 0);
    }
  }

  private static int parse(String text) {
    return switch (ContentKind.of(text)) {
      case HTML, IXBRL -> Jsoup.parse(text).childNodeSize();
      case TEXT, BINARY -> 0;
    };
  }
}
