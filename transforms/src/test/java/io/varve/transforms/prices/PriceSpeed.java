package io.varve.transforms.prices;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.SourceDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says how fast one thread extracts the price files of a folder: folder, number of rounds. */
public final class PriceSpeed {

  private PriceSpeed() {}

  /** Runs the extractor over all files, several times. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    List<SourceDocument> documents = new ArrayList<>();
    long bytes = 0;
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        byte[] content = Files.readAllBytes(path);
        documents.add(SourceDocument.of(root.relativize(path).toString(), content));
        bytes += content.length;
      }
    }
    PriceFileExtractor extractor = new PriceFileExtractor("");
    for (int round = 0; round < Integer.parseInt(args[1]); round++) {
      long started = System.nanoTime();
      long rows = 0;
      for (SourceDocument document : documents) {
        rows +=
            extractor
                .extract(document, Deadline.in(Duration.ofMinutes(1)))
                .rows(PriceDatasets.PRICES)
                .size();
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf("%d rows, %.3f s, %.0f MB/s%n", rows, seconds, bytes / 1e6 / seconds);
    }
  }
}
